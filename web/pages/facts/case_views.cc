#include "web/pages/facts/case_views.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <nlohmann/json.hpp>
#include <tuple>

#include "catalog/curation/distance.h"
#include "catalog/curation/visibility.h"
#include "web/html/links.h"

namespace mitate::web {
namespace {
using nlohmann::json;
constexpr std::size_t kShownCases = 6;
constexpr std::size_t kShownProgrammes = 4;
constexpr double kFar = std::numeric_limits<double>::infinity();

/// Kilometres to the nearest place of the case; infinite where either has none.
double away_from(const catalog::Places& places, const std::optional<std::string>& here,
                 const catalog::CaseStudy& story) {
  const catalog::Municipality* home = here ? places.municipality(*here) : nullptr;
  double nearest = kFar;
  for (const std::string& code : story.area_codes) {
    const catalog::Municipality* there = places.municipality(code);
    if (home != nullptr && there != nullptr) {
      nearest = std::min(nearest, catalog::distance_km(*home, *there));
    }
  }
  return nearest;
}

bool in_prefectures(const std::vector<std::string>& prefectures, const catalog::CaseStudy& story) {
  return std::any_of(story.area_codes.begin(), story.area_codes.end(), [&](const auto& code) {
    return std::find(prefectures.begin(), prefectures.end(), code.substr(0, 2)) !=
           prefectures.end();
  });
}

bool in_domains(const FactContext& context, const catalog::Service& service,
                const std::vector<std::string>& domains) {
  return std::any_of(service.domains.begin(), service.domains.end(), [&](const auto& domain) {
    return std::any_of(domains.begin(), domains.end(), [&](const auto& wanted) {
      return context.catalog.taxonomy().is_within(catalog::Vocabulary::Domains, domain, wanted);
    });
  });
}

json programmes_json(const FactContext& context, const std::vector<std::string>& domains) {
  json out = json::array();
  for (const catalog::Service& service : catalog::public_services(context.catalog)) {
    if (out.size() >= kShownProgrammes) break;
    if (service.stage != catalog::Stage::ModelProgramme) continue;
    if (!in_domains(context, service, domains)) continue;
    out.push_back({{"href", "/services/" + service.id.text()},
                   {"name", service.name},
                   {"provider", or_false(std::string(context.catalog.provider_name(service)))},
                   {"what", or_false(service.summary_short)}});
  }
  return out;
}
}  // namespace

json case_view(const FactContext& context, const api::ListedCase& one, SourceIndex& sources) {
  const catalog::CaseStudy& story = *one.story;
  std::vector<std::string> figures;
  for (const std::string& kind : story.figure_kinds) {
    figures.push_back(context.text("case.figure." + kind));
  }
  std::vector<std::string> places;
  for (const std::string& code : story.area_codes) {
    places.push_back(context.catalog.places().label(code));
  }
  return {
      {"buyer", story.buyer},
      {"buyer_type", context.text("buyer.short." + story.buyer_type)},
      {"region",
       or_false(places.empty() ? story.region_text.value_or("") : joined(context, places))},
      {"year", or_false(story.year)},
      {"result", story.result},
      {"figures", or_false(joined(context, figures))},
      {"design_note", or_false(story.design_note)},
      {"reported_by",
       story.reported_by ? json(context.text("reported_by." + *story.reported_by)) : json(false)},
      {"near", false},
      {"service", one.service == nullptr ? json(false) : json(one.service->name)},
      {"href", one.service == nullptr ? json(false) : json("/services/" + one.service->id.text())},
      {"cite", sources.cite(story.provenance, "record")}};
}

json practices_json(const FactContext& context, const PracticeQuestion& question,
                    SourceIndex& sources) {
  if (question.domains.empty()) return false;
  api::CaseFilter filter;
  if (!question.buyer.empty()) filter.buyers = {question.buyer};
  filter.domains = question.domains;
  std::vector<api::ListedCase> cases = api::listed_cases(context.catalog, filter);
  const auto key = [&](const api::ListedCase& one) {
    return std::tuple(away_from(context.catalog.places(), question.municipality, *one.story),
                      !in_prefectures(question.prefectures, *one.story),
                      !one.story->has_outcome_figure, std::string_view(one.story->id));
  };
  std::sort(cases.begin(), cases.end(),
            [&](const auto& a, const auto& b) { return key(a) < key(b); });
  json shown = json::array();
  for (const api::ListedCase& one : cases) {
    if (shown.size() >= kShownCases) break;
    json item = case_view(context, one, sources);
    const double away = away_from(context.catalog.places(), question.municipality, *one.story);
    if (std::isfinite(away)) {
      const auto km = std::lround(away);
      item["near"] = km == 0 ? context.text("nearby.same")
                             : context.text("nearby.distance", {{"km", std::to_string(km)}});
    }
    shown.push_back(std::move(item));
  }
  json programmes = programmes_json(context, question.domains);
  if (shown.empty() && programmes.empty()) return false;
  QueryPairs pairs;
  if (!question.buyer.empty()) pairs.emplace_back("buyer", question.buyer);
  for (const std::string& domain : question.domains) pairs.emplace_back("domain", domain);
  const std::string title = "case.section." + question.buyer;
  const auto with_outcome = std::count_if(
      cases.begin(), cases.end(), [](const auto& one) { return one.story->has_outcome_figure; });
  return {{"title", context.text(context.has(title) ? title : "case.section")},
          {"cases", std::move(shown)},
          {"programmes", std::move(programmes)},
          {"count", std::to_string(cases.size())},
          {"with_outcome", std::to_string(with_outcome)},
          {"all_href", with_query("/cases", pairs)}};
}

}  // namespace mitate::web
