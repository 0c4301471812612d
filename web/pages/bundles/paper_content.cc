#include "web/pages/bundles/paper_content.h"

#include <algorithm>

#include "catalog/curation/visibility.h"
#include "web/api/json/bundle_words.h"
#include "web/pages/evidence/recommendation_views.h"
#include "web/pages/services/service_sections.h"

namespace mitate::web {
namespace {
using catalog::Vocabulary;
using nlohmann::json;
namespace bundle = ranker::bundle;

constexpr std::size_t kMostRecommendations = 12;
constexpr std::size_t kMostNeighbours = 5;
constexpr unsigned kFirstFiscalMonth = 4;

void add_once(std::vector<std::string>& list, const std::string& text) {
  if (std::find(list.begin(), list.end(), text) == list.end()) list.push_back(text);
}

json yen_or_blank(const FactContext& context, const std::optional<std::int64_t>& yen) {
  return yen ? context.text("bundle.yen", {{"yen", grouped(*yen)}})
             : context.text("bundle.paper.blank_yen");
}

}  // namespace

PaperContent::PaperContent(const FactContext& context, const AnsweredBundle& answered)
    : context_(context), answered_(answered), sources_(context) {
  sources_.judge_freshness(answered.found.as_of);
  take_members();
}

void PaperContent::take_members() {
  const bundle::Bundle& found = answered_.found;
  std::vector<ServiceId> ids;
  for (const bundle::Member& member : found.members) ids.push_back(member.service);
  if (ids.empty() && found.possible && !found.by_count.empty()) {
    ids = found.by_count.back().services;
    only_to_ask_ = true;
  }
  std::vector<std::size_t> places;
  for (const ServiceId& id : ids) {
    const auto at =
        std::lower_bound(found.values.services.begin(), found.values.services.end(), id);
    places.push_back(static_cast<std::size_t>(at - found.values.services.begin()));
  }
  for (std::size_t i = 0; i < ids.size(); ++i) {
    const catalog::Service* service = catalog::public_service(context_.catalog, ids[i]);
    if (service == nullptr) continue;
    Member member{service, &found.service_costs[places[i]], {}};
    for (std::size_t goal = 0; goal < found.goals.size(); ++goal) {
      const std::int32_t value = found.values.at(places[i], goal);
      const bool best = std::none_of(places.begin(), places.end(), [&](std::size_t other) {
        return found.values.at(other, goal) > value;
      });
      if (value > 0 && best) member.goals.push_back(goal);
    }
    members_.push_back(std::move(member));
  }
}

std::vector<const PaperContent::Member*> PaperContent::members_of(std::size_t goal) const {
  std::vector<const Member*> out;
  for (const Member& member : members_) {
    if (std::find(member.goals.begin(), member.goals.end(), goal) != member.goals.end()) {
      out.push_back(&member);
    }
  }
  return out;
}

std::string PaperContent::goal_names(const std::vector<std::size_t>& goals) const {
  std::vector<std::string> names;
  for (const std::size_t goal : goals) {
    names.push_back(api::goal_label(answered_.found.asked_goals[goal], context_.catalog));
  }
  return joined(context_, names);
}

json PaperContent::goals(Naming naming) {
  json out = json::array();
  for (std::size_t g = 0; g < answered_.found.goals.size(); ++g) {
    const BundleAnswer& told = answered_.answer["coverage"][g];
    const bundle::AskedGoal& asked = answered_.found.asked_goals[g];
    json row{
        {"n", std::to_string(g + 1)},
        {"label", told["name"]["label"]},
        {"segments", or_false(joined(context_, labels_of(context_, Vocabulary::Segments,
                                                         asked.goal.segments)))},
        {"outcomes",
         or_false(joined(context_, labels_of(context_, Vocabulary::Outcomes, asked.outcomes)))},
        {"participants", told["participants"].is_null()
                             ? json(false)
                             : json(grouped(told["participants"].get<std::int64_t>()))},
        {"open", false}};
    for (const BundleAnswer& open : answered_.answer["uncovered"]) {
      if (open["goal"] == told["goal"]) row["open"] = open["text"];
    }
    if (naming == Naming::Named) {
      row["members"] = json::array();
      for (const Member* member : members_of(g)) row["members"].push_back(member_view(*member));
      row["recommendations"] = recommendations(asked.goal.domains);
      row["studies"] = studies(g);
    }
    out.push_back(std::move(row));
  }
  return out;
}

json PaperContent::tasks() const {
  json out = json::array();
  for (std::size_t g = 0; g < answered_.found.goals.size(); ++g) {
    std::vector<std::string> kinds;
    std::vector<std::string> forms;
    for (const Member* member : members_of(g)) {
      for (const catalog::InterventionUse& use : member->service->interventions) {
        add_once(kinds, context_.label(Vocabulary::Interventions, use.intervention).text);
      }
      for (const std::string& mode : member->service->delivery_modes) {
        add_once(forms, context_.label(Vocabulary::DeliveryModes, mode).text);
      }
    }
    out.push_back({{"n", std::to_string(g + 1)},
                   {"label", goal_names({g})},
                   {"kinds", or_false(joined(context_, kinds))},
                   {"forms", or_false(joined(context_, forms))}});
  }
  return out;
}

json PaperContent::neighbours() {
  json out = json::array();
  for (const Member& member : members_) {
    for (const catalog::CaseStudy& story : member.service->case_studies) {
      if (story.buyer_type != "municipality" || out.size() >= kMostNeighbours) continue;
      if (names(*member.service, story)) continue;
      out.push_back({{"buyer", story.buyer},
                     {"year", or_false(story.year)},
                     {"result", story.result},
                     {"cite", sources_.cite(story.provenance, "record")}});
    }
  }
  return out;
}

json PaperContent::members() {
  json out = json::array();
  for (const Member& member : members_) out.push_back(member_view(member));
  return out;
}

std::string PaperContent::covered_goals() const {
  std::vector<std::size_t> covered;
  for (std::size_t goal = 0; goal < answered_.found.goals.size(); ++goal) {
    if (!members_of(goal).empty()) covered.push_back(goal);
  }
  return goal_names(covered);
}

json PaperContent::cost_lines() const {
  json out = json::array();
  for (const Member& member : members_) {
    out.push_back({{"n", std::to_string(out.size() + 1)},
                   {"goals", goal_names(member.goals)},
                   {"cost", yen_or_blank(context_, member.cost->yen)},
                   {"cost_label", api::cost_label(*member.cost, context_.wording)}});
  }
  return out;
}

json PaperContent::fiscal_years() const {
  const bundle::Bundle& found = answered_.found;
  const int months = std::max(found.costs.months, 1);
  const std::optional<Date>& start = answered_.kept.need.contract_start;
  std::optional<std::int64_t> total;
  if (!found.members.empty() && found.unpriced_members == 0) total = found.known_cost;
  json out = json::array();
  int told = 0;
  std::int64_t spent = 0;
  for (int year = 0; told < months; ++year) {
    int part = 12;
    std::string label = context_.text("bundle.paper.year_blank", {{"n", std::to_string(year + 1)}});
    if (start) {
      // Until the end of March of the year in which the contract begins, then whole years.
      const int since =
          (static_cast<int>(start->month()) + 12 - static_cast<int>(kFirstFiscalMonth)) % 12;
      if (year == 0) part = 12 - since;
      const int first = start->year() - (start->month() < kFirstFiscalMonth ? 1 : 0);
      label = context_.text("bundle.paper.year", {{"year", std::to_string(first + year)}});
    }
    part = std::min(part, months - told);
    told += part;
    std::optional<std::int64_t> yen;
    if (total) yen = *total * told / months - spent;
    if (yen) spent += *yen;
    out.push_back({{"year", label},
                   {"months", std::to_string(part)},
                   {"amount", yen_or_blank(context_, yen)}});
  }
  return out;
}

bool PaperContent::names(const catalog::Service& service, const catalog::CaseStudy& story) const {
  const std::string provider(context_.catalog.provider_name(service));
  const auto told_in = [&](const std::string& text) {
    return text.find(service.name) != std::string::npos || text.find(provider) != std::string::npos;
  };
  if (told_in(story.result)) return true;
  const auto facts = story.provenance.for_fact("record");
  return std::any_of(facts.begin(), facts.end(), [&](const catalog::FactSource* fact) {
    const catalog::Source* source = context_.catalog.source(fact->source);
    return source != nullptr && told_in(source->title);
  });
}

json PaperContent::member_view(const Member& member) {
  const catalog::Service& service = *member.service;
  const std::string provider(context_.catalog.provider_name(service));
  std::optional<std::int64_t> per_head;
  if (member.cost->yen) {
    per_head =
        bundle::in_unit(*member.cost->yen, ranker::BudgetUnit::PersonYear, answered_.found.costs);
  }
  return {{"name", service.name},
          {"provider", or_false(provider)},
          {"summary", service.summary},
          {"goals", or_false(goal_names(member.goals))},
          {"cite", sources_.cite(service.provenance, "record")},
          {"forms", or_false(joined(context_, labels_of(context_, Vocabulary::DeliveryModes,
                                                        service.delivery_modes)))},
          {"cost", yen_or_blank(context_, member.cost->yen)},
          {"per_head", yen_or_blank(context_, per_head)},
          {"cost_label", api::cost_label(*member.cost, context_.wording)},
          {"stage", service.stage_text}};
}

/// All grades alike: recommended, withheld and recommended against.
json PaperContent::recommendations(const std::vector<std::string>& domains) {
  json out = json::array();
  for (const catalog::Guideline& guideline : context_.catalog.guidelines()) {
    if (std::find(domains.begin(), domains.end(), guideline.domain) == domains.end()) continue;
    for (const catalog::Recommendation& one : guideline.recommendations) {
      if (out.size() >= kMostRecommendations) return out;
      json item = recommendation_view(context_, one, sources_);
      item["guideline"] = guideline.name;
      out.push_back(std::move(item));
    }
  }
  return out;
}

json PaperContent::studies(std::size_t goal) {
  json out = json::array();
  for (const Member* member : members_of(goal)) {
    const catalog::Service& service = *member->service;
    json rows = study_rows(context_, service, sources_);
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const catalog::Study& study = service.studies[i];
      json row = rows[i];
      row["service"] = service.name;
      row["funding"] = or_false(study.funding);
      row["ci"] = false;
      if (study.ci_low && study.ci_high) {
        row["ci"] = json(*study.ci_low).dump() + "〜" + json(*study.ci_high).dump();
      }
      out.push_back(std::move(row));
    }
  }
  return out;
}

}  // namespace mitate::web
