#include "web/api/json/case_list.h"

#include <algorithm>

#include "catalog/curation/municipal_picture.h"
#include "catalog/curation/visibility.h"

namespace mitate::web::api {
namespace {
using catalog::CaseStudy;
using catalog::Service;
using catalog::Vocabulary;

bool admits(const std::vector<std::string>& wanted, std::string_view value) {
  return wanted.empty() || std::find(wanted.begin(), wanted.end(), value) != wanted.end();
}

bool is_in_prefecture(const CaseFilter& filter, const CaseStudy& story) {
  return filter.prefectures.empty() ||
         std::any_of(story.area_codes.begin(), story.area_codes.end(),
                     [&](const std::string& area) {
                       return admits(filter.prefectures, std::string_view(area).substr(0, 2));
                     });
}

bool is_in_domain(const CaseFilter& filter, const catalog::Taxonomy& taxonomy,
                  const Service* service) {
  if (filter.domains.empty()) return true;
  if (service == nullptr) return false;
  for (const std::string& wanted : filter.domains) {
    for (const std::string& domain : service->domains) {
      if (taxonomy.is_within(Vocabulary::Domains, domain, wanted)) return true;
    }
  }
  return false;
}

bool has_figure(const CaseFilter& filter, const CaseStudy& story) {
  if (filter.figures.empty()) return true;
  if (story.figure_kinds.empty()) return admits(filter.figures, "none");
  return std::any_of(story.figure_kinds.begin(), story.figure_kinds.end(),
                     [&](const std::string& kind) { return admits(filter.figures, kind); });
}

bool takes(const catalog::Catalog& catalog, const CaseFilter& filter, const ListedCase& one) {
  return admits(filter.buyers, one.story->buyer_type) && is_in_prefecture(filter, *one.story) &&
         is_in_domain(filter, catalog.taxonomy(), one.service) &&
         (filter.services.empty() ||
          (one.service != nullptr && admits(filter.services, one.service->id.text()))) &&
         has_figure(filter, *one.story) &&
         (filter.sizes.empty() ||
          admits(filter.sizes, mitate::name_of(case_size(catalog, *one.story))));
}
}  // namespace

CaseSize case_size(const catalog::Catalog& catalog, const CaseStudy& story) {
  constexpr std::int64_t kMiddle = 5'000;
  constexpr std::int64_t kLarge = 20'000;
  constexpr std::int64_t kLargest = 50'000;
  if (story.buyer_type != "municipality" || story.area_codes.size() != 1) return CaseSize::Unknown;
  const auto picture = catalog::municipal_picture(catalog, story.area_codes.front());
  if (!picture || picture->insurer == nullptr ||
      picture->scope != catalog::PeopleScope::Municipality) {
    return CaseSize::Unknown;
  }
  const std::int64_t people = picture->insurer->people.insured_65plus;
  if (people < kMiddle) return CaseSize::Small;
  if (people < kLarge) return CaseSize::Middle;
  return people < kLargest ? CaseSize::Large : CaseSize::Largest;
}

std::vector<ListedCase> listed_cases(const catalog::Catalog& catalog, const CaseFilter& filter) {
  std::vector<ListedCase> out;
  const auto add = [&](const CaseStudy& story, const Service* service) {
    const ListedCase one{&story, service};
    if (takes(catalog, filter, one)) out.push_back(one);
  };
  for (const Service& service : catalog::public_services(catalog)) {
    for (const CaseStudy& story : service.case_studies) add(story, &service);
  }
  for (const CaseStudy& story : catalog.unlinked_case_studies()) add(story, nullptr);
  return out;
}

}  // namespace mitate::web::api
