#include "web/pages/needs/need_view.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "catalog/curation/visibility.h"
#include "ranker/need/names.h"
#include "web/pages/facts/figures.h"
#include "web/pages/facts/orientation_view.h"
#include "web/pages/needs/card_words.h"
#include "web/pictures/kind_icon.h"
#include "web/pictures/points_bar.h"

namespace mitate::web {
namespace {
using nlohmann::json;
constexpr std::size_t kCardReasons = 2;
/// What two cards have in common is no noise yet.
constexpr std::size_t kFewestSharing = 3;
constexpr std::size_t kGroundsPerPart = 4;
/// From here on a need is several problems, each with a row of its own.
constexpr std::size_t kSeveralGoals = 2;

std::string criterion_label(const FactContext& context, const std::string& criterion) {
  return context.wording.text("criterion." + criterion);
}

std::string verification_label(const FactContext& context, const std::string& name) {
  const auto level = value_named<catalog::Verification>(name);
  return level ? context.catalog.verification_level(*level).label_ja : name;
}

json grounds_json(const FactContext& context, const std::vector<ranker::Ground>& grounds,
                  SourceIndex& sources) {
  json list = json::array();
  for (const ranker::Ground& ground : grounds) {
    if (list.size() >= kGroundsPerPart) break;
    if (context.catalog.source(ground.source) == nullptr) continue;
    list.push_back({{"n", std::to_string(sources.number_of(ground.source))},
                    {"verification", verification_label(context, ground.verification)},
                    {"as_of", or_false(context.wording.date(ground.as_of))}});
  }
  return list;
}

/// 近隣の自治体での実績, each with the case study that tells of it.
json nearby_json(const FactContext& context, const ranker::Match& match, SourceIndex& sources) {
  const catalog::Service* service = catalog::public_service(context.catalog, match.service);
  json list = json::array();
  for (const ranker::NearbyCase& one : match.nearby_cases) {
    json item{{"place", context.catalog.places().label(one.area_code)},
              {"near", one.same_place ? context.wording.text("nearby.same")
                       : one.distance_km
                           ? context.wording.text("nearby.distance",
                                                  {{"km", std::to_string(*one.distance_km)}})
                           : context.wording.text("nearby.prefecture")},
              {"grounds", grounds_json(context, {one.ground}, sources)},
              {"year", false},
              {"buyer", ""}};
    for (const catalog::CaseStudy& story : service->case_studies) {
      if (story.id != one.case_study) continue;
      item["buyer"] = story.buyer;
      item["year"] = or_false(story.year);
    }
    list.push_back(std::move(item));
  }
  return list;
}

json part_json(const FactContext& context, const ranker::Contribution& part, SourceIndex& sources) {
  json grounds = grounds_json(context, part.grounds, sources);
  json item{{"criterion", criterion_label(context, part.criterion)},
            {"points", points_text(part.points)},
            {"possible", points_text(part.possible)},
            {"max", points_text(part.max)},
            {"reasons", sentences(context, part.reasons)},
            {"grounds", std::move(grounds)}};
  put_markup(item, "swatch_svg", criterion_swatch(part.criterion));
  return item;
}

json condition_line(const FactContext& context, const ServiceId& id, const std::string& condition,
                    const ranker::Reason& reason) {
  const catalog::Service* service = catalog::public_service(context.catalog, id);
  const std::string slot = "slot." + condition;
  return {{"href", "/services/" + id.text()},
          {"id", id.text()},
          {"name", service == nullptr ? id.text() : service->name},
          {"condition", context.wording.has(slot) ? context.wording.text(slot) : condition},
          {"reason", context.wording.sentence(reason, context.catalog)},
          {"admits", false}};
}
/// Takes what stands on every card out of them, so that cards differ where services differ; what is
/// left is cut to what a card has room for. A card that has nothing of its own keeps the first.
json shared_reasons(json& items) {
  json shared = json::array();
  if (items.size() >= kFewestSharing) {
    for (const json& reason : items.front()["reasons"]) {
      const bool everywhere = std::all_of(items.begin(), items.end(), [&](const json& item) {
        const json& its = item["reasons"];
        return std::find(its.begin(), its.end(), reason) != its.end();
      });
      if (everywhere) shared.push_back(reason);
    }
  }
  for (json& item : items) {
    json own = json::array();
    for (const json& reason : item["reasons"]) {
      if (own.size() >= kCardReasons) break;
      if (std::find(shared.begin(), shared.end(), reason) == shared.end()) own.push_back(reason);
    }
    if (own.empty() && !item["reasons"].empty()) own.push_back(item["reasons"].front());
    item["reasons"] = std::move(own);
  }
  return shared;
}
/// Which problems of a need with several this match answers, in words; false where there is one.
json covered_json(const FactContext& context, const ranker::Ranking& ranking,
                  const ranker::Match& match) {
  if (ranking.goals.size() < kSeveralGoals) return false;
  std::vector<std::string> labels;
  for (const std::size_t goal : match.covers) {
    if (goal < ranking.goals.size()) labels.push_back(ranking.goals[goal].label);
  }
  return labels.empty()
             ? json(context.wording.text("card.covers_none"))
             : json(context.wording.text("card.covers", {{"goals", joined(context, labels)}}));
}
/// Who it is, what it is and its four facts.
void put_service(const FactContext& context, const ranker::Match& match, SourceIndex& sources,
                 json& item) {
  item["name"] = match.service.text();
  item["provider"] = false;
  item["service_type"] = "";
  item["icon"] = "other";
  item["badges"] = json::array();
  item["what"] = false;
  item["facts"] = json::array();
  item["nearby"] = json::array();
  const catalog::Service* service = catalog::public_service(context.catalog, match.service);
  if (service == nullptr) return;
  item["name"] = service->name;
  item["provider"] = or_false(std::string(context.catalog.provider_name(*service)));
  item["service_type"] =
      context.catalog.taxonomy().label(catalog::Vocabulary::ServiceTypes, service->service_type);
  item["icon"] = std::string(kind_icon(service->service_type));
  item["badges"] = stage_badges(context, *service);
  item["what"] = or_false(service->summary_short);
  item["facts"] = card_facts(context, match, *service);
  item["nearby"] = nearby_json(context, match, sources);
}

/// The parts of the sum.
void put_parts(const FactContext& context, const ranker::Match& match, SourceIndex& sources,
               json& item) {
  ranker::Tenths full;
  item["parts"] = json::array();
  item["earned"] = json::array();
  for (const ranker::Contribution& part : match.contributions) {
    full = full + part.max;
    json shown = part_json(context, part, sources);
    if (shown["points"] != points_text({})) {
      item["earned"].push_back({{"criterion", shown["criterion"]},
                                {"points", shown["points"]},
                                {"swatch_svg", shown["swatch_svg"]}});
    }
    item["parts"].push_back(std::move(shown));
  }
  item["total_max"] = points_text(full);
}
}  // namespace

json sentences(const FactContext& context, const std::vector<ranker::Reason>& reasons) {
  json list = json::array();
  for (const ranker::Reason& reason : reasons) {
    list.push_back(context.wording.sentence(reason, context.catalog));
  }
  return list;
}

json match_json(const FactContext& context, const ranker::Match& match, std::size_t rank,
                SourceIndex& sources) {
  json item{{"id", match.service.text()},
            {"rank", std::to_string(rank)},
            {"href", "/services/" + match.service.text()},
            {"score", points_text(match.score())},
            {"score_max", points_text(match.score_max())},
            {"picked", false}};
  put_service(context, match, sources, item);
  put_markup(
      item, "bar_svg",
      points_bar(match.contributions,
                 context.wording.text("match.bar", {{"score", points_text(match.score())},
                                                    {"max", points_text(match.score_max())}})));
  put_parts(context, match, sources, item);
  item["reasons"] = card_reasons(context, match);
  json checks = card_checks(context, match);
  item["check_count"] = std::to_string(checks.size());
  item["check"] = checks.empty() ? json(false) : checks.front();
  item["self_declared"] = only_self_declared(match);
  const ranker::Tenths open{match.score_max().value - match.score().value};
  item["could_add"] = open.value > 0 ? json(points_text(open)) : json(false);
  item["cautions"] = sentences(context, match.cautions);
  item["unconfirmed"] = json::array();
  for (const ranker::OpenCondition& asked : match.unconfirmed) {
    item["unconfirmed"].push_back(context.wording.sentence(asked.reason, context.catalog));
  }
  json unknown = json::array();
  std::vector<std::string> unknown_names;
  for (const ranker::UnknownFact& fact : match.unknown) {
    unknown.push_back({{"text", context.wording.sentence(fact.reason, context.catalog)},
                       {"could_add", points_text(fact.could_add)}});
    const std::string name = "fact." + fact.fact;
    unknown_names.push_back(context.wording.has(name) ? context.wording.text(name) : fact.fact);
  }
  item["unknown_count"] = std::to_string(unknown.size());
  item["unknown_line"] = unknown.empty() ? json(false) : json(joined(context, unknown_names));
  item["unknown"] = std::move(unknown);
  item["change"] = sentences(context, match.would_change);
  item["phrases"] = or_false(joined(context, match.matched_phrases));
  item["stability"] = match.stability.empty()
                          ? json(false)
                          : json(context.wording.text("stability." + match.stability));
  return item;
}

json information_json(const FactContext& context, const ranker::Ranking& ranking,
                      SourceIndex& sources) {
  json list = json::array();
  for (const ranker::Information& one : ranking.information) {
    list.push_back({{"text", context.wording.sentence(one.reason, context.catalog)},
                    {"grounds", grounds_json(context, one.grounds, sources)}});
  }
  return list;
}

json bands_json(const FactContext& context, const ranker::Ranking& ranking,
                const std::vector<ServiceId>& picked, const std::optional<ranker::Spend>& budget,
                SourceIndex& sources) {
  json bands = json::array();
  std::size_t rank = 0;
  for (const ranker::Band band :
       {ranker::Band::Strong, ranker::Band::Good, ranker::Band::Partial}) {
    json items = json::array();
    for (const ranker::Match& match : ranking.matches) {
      if (match.band != band) continue;
      json item = match_json(context, match, ++rank, sources);
      item["picked"] = std::find(picked.begin(), picked.end(), match.service) != picked.end();
      if (const catalog::Service* service =
              catalog::public_service(context.catalog, match.service)) {
        item["orientation_line"] = or_false(orientation_line(context, *service));
      }
      item["price_line"] = counted_price_figure(context, match, budget);
      item["covers"] = covered_json(context, ranking, match);
      items.push_back(std::move(item));
    }
    if (items.empty()) continue;
    const std::string name(ranker::name_of(band));
    json shared = shared_reasons(items);
    bands.push_back({{"name", name},
                     {"shared_count", std::to_string(shared.size())},
                     {"shared", std::move(shared)},
                     {"title", context.wording.text("band." + name)},
                     {"text", context.wording.text("band." + name + ".text")},
                     {"count", std::to_string(items.size())},
                     {"items", std::move(items)}});
  }
  return bands;
}

json goals_json(const FactContext& context, const ranker::Ranking& ranking) {
  json rows = json::array();
  if (ranking.goals.size() < kSeveralGoals) return rows;
  for (const ranker::GoalAnswer& goal : ranking.goals) {
    json row{{"label", goal.label},
             {"no_strong", goal.no_strong_match && !goal.matches.empty()},
             {"best", false},
             {"others", false}};
    if (!goal.matches.empty()) {
      const ServiceId& best = goal.matches.front().service;
      const bool on_page =
          std::any_of(ranking.matches.begin(), ranking.matches.end(),
                      [&](const ranker::Match& match) { return match.service == best; });
      const catalog::Service* service = catalog::public_service(context.catalog, best);
      row["best"] = {{"name", service == nullptr ? best.text() : service->name},
                     {"href", (on_page ? "#" : "/services/") + best.text()}};
      if (goal.matches.size() > 1) row["others"] = std::to_string(goal.matches.size() - 1);
    }
    rows.push_back(std::move(row));
  }
  return rows;
}

json confirmations_json(const FactContext& context, const ranker::Ranking& ranking) {
  json list = json::array();
  for (const ranker::Confirmation& one : ranking.needs_confirmation) {
    json line = condition_line(context, one.service, one.condition, one.reason);
    json question{{"condition", line["condition"]}, {"reason", line["reason"]}};
    auto row = std::find_if(list.begin(), list.end(),
                            [&](const json& known) { return known["href"] == line["href"]; });
    if (row == list.end()) {
      line["questions"] = json::array();
      row = list.insert(list.end(), std::move(line));
    }
    (*row)["questions"].push_back(std::move(question));
  }
  return list;
}

json exclusions_json(const FactContext& context, const ranker::Ranking& ranking) {
  json list = json::array();
  for (const ranker::Exclusion& one : ranking.excluded) {
    json item = condition_line(context, one.service, one.condition, one.reason);
    if (one.admits_if) {
      item["admits"] = context.wording.sentence(*one.admits_if, context.catalog);
    }
    list.push_back(std::move(item));
  }
  return list;
}

}  // namespace mitate::web
