#include "web/api/gaps.h"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <tuple>

#include "web/api/model_json.h"

namespace mitate::web::api {
namespace {

using namespace catalog;

bool names_or_any(const std::vector<std::string>& wanted, std::string_view value) {
  return wanted.empty() || std::find(wanted.begin(), wanted.end(), value) != wanted.end();
}

/// Services known for a place, and those that can be bought anywhere.
struct Supply {
  std::size_t named = 0;
  std::size_t anywhere = 0;
};
using Key = std::tuple<std::string, std::string, std::string>;  // domain, prefecture, buyer

std::set<std::string> prefectures_named(const Service& service) {
  std::set<std::string> codes;
  for (const CoveredPlace& place : service.places) codes.insert(place.area_code.substr(0, 2));
  return codes;
}

Json domain_facts(const Catalog& catalog, const Concept& domain) {
  Json out;
  out["domain"] = domain.slug;
  out["label"] = domain.label_ja;
  std::size_t services = 0;
  for (const Service& service : catalog.services()) {
    if (service.status != ListingStatus::Listed) continue;
    services += static_cast<std::size_t>(
        std::count(service.domains.begin(), service.domains.end(), domain.slug));
  }
  out["services"] = services;
  out["guidelines"] = Json::array();
  out["research_questions"] = Json::array();
  for (const Guideline& guideline : catalog.guidelines()) {
    if (guideline.domain != domain.slug) continue;
    out["guidelines"].push_back(guideline.id.text());
    for (const FutureResearchQuestion& question : guideline.research_questions) {
      out["research_questions"].push_back({{"id", question.id}, {"question", question.question}});
    }
  }
  out["research_projects"] = Json::array();
  for (const ResearchProject& project : catalog.research_projects()) {
    if (std::find(project.domains.begin(), project.domains.end(), domain.slug) ==
        project.domains.end()) {
      continue;
    }
    out["research_projects"].push_back({{"id", project.id}, {"title", project.title}});
  }
  return out;
}

}  // namespace

Json gaps_json(const Catalog& catalog, const std::vector<std::string>& domains,
               const std::vector<std::string>& prefectures,
               const std::vector<std::string>& buyers) {
  std::map<Key, Supply> supply;
  std::size_t listed = 0;
  for (const Service& service : catalog.services()) {
    if (service.status != ListingStatus::Listed) continue;
    ++listed;
    const bool anywhere =
        service.coverage == Coverage::Nationwide || service.coverage == Coverage::Online;
    const auto named = prefectures_named(service);
    for (const std::string& domain : service.domains) {
      for (const std::string& buyer : service.buyer_types) {
        for (const Prefecture& prefecture : catalog.places().prefectures()) {
          Supply& cell = supply[{domain, prefecture.code, buyer}];
          if (anywhere) ++cell.anywhere;
          if (named.count(prefecture.code) != 0) ++cell.named;
        }
      }
    }
  }
  Json out;
  out["listed"] = listed;
  out["domains"] = Json::array();
  out["cells"] = Json::array();
  for (const Concept& domain : catalog.taxonomy().all(Vocabulary::Domains)) {
    if (!names_or_any(domains, domain.slug)) continue;
    out["domains"].push_back(domain_facts(catalog, domain));
    for (const Prefecture& prefecture : catalog.places().prefectures()) {
      if (!names_or_any(prefectures, prefecture.code)) continue;
      for (const Concept& buyer : catalog.taxonomy().all(Vocabulary::BuyerTypes)) {
        if (!names_or_any(buyers, buyer.slug)) continue;
        const Supply cell = supply[{domain.slug, prefecture.code, buyer.slug}];
        if (cell.named != 0) continue;
        Json one;
        one["domain"] = domain.slug;
        one["prefecture"] = prefecture.code;
        one["buyer"] = buyer.slug;
        one["named"] = cell.named;
        one["anywhere"] = cell.anywhere;
        out["cells"].push_back(std::move(one));
      }
    }
  }
  return out;
}

}  // namespace mitate::web::api
