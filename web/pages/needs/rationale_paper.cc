#include "web/pages/needs/rationale_paper.h"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "catalog/curation/visibility.h"
#include "ranker/need/names.h"
#include "web/api/json/costs.h"
#include "web/contract_question.h"
#include "web/pages/facts/comparison.h"
#include "web/pages/facts/evidence_line.h"
#include "web/pages/facts/orientation_view.h"
#include "web/pages/needs/card_words.h"
#include "web/pages/needs/need_chips.h"
#include "web/pages/needs/need_view.h"
#include "web/pages/needs/requirements.h"
#include "web/pictures/points_bar.h"

namespace mitate::web {
namespace {
using nlohmann::json;
constexpr std::size_t kUnmarked = 3;        ///< shown when the buyer has marked none
constexpr std::size_t kAllStudies = 99;     ///< every phrase: nothing that speaks against is cut
constexpr std::size_t kTableStudies = 3;    ///< those against come first
constexpr std::size_t kNamesPerReason = 6;  ///< of what was not chosen; the file has all

/// Sentences and phrases side by side; the list separator of the wording would follow a full stop.
std::string side_by_side(const std::vector<std::string>& texts) {
  std::string out;
  for (const std::string& text : texts) out += (out.empty() ? "" : "　／　") + text;
  return out;
}

json texts_or_false(std::vector<std::string> texts) {
  return texts.empty() ? json(false) : json(std::move(texts));
}

json conditions_json(const FactContext& context, const KeptNeed& kept, bool only_musts) {
  json rows = json::array();
  for (const NeedChip& chip : chips_of(context, kept.need)) {
    if (only_musts && !chip.must) continue;
    rows.push_back({{"label", chip.label},
                    {"value", chip.value},
                    {"words", or_false(chip.words == chip.value ? std::string() : chip.words)},
                    {"proof", proof_of(context.wording, chip.slot)},
                    {"strength", context.text(chip.always ? "strength.never"
                                              : chip.must ? "strength.must"
                                                          : "strength.wish")}});
  }
  return rows;
}

/// What the need says of one of these slots, in words; empty: nothing.
std::string condition_text(const FactContext& context, const ranker::Need& need,
                           std::initializer_list<std::string_view> slots) {
  std::vector<std::string> texts;
  for (const NeedChip& chip : chips_of(context, need)) {
    if (std::find(slots.begin(), slots.end(), chip.slot) == slots.end()) continue;
    texts.push_back(context.text("chip.pair", {{"label", chip.label}, {"value", chip.value}}));
  }
  return joined(context, texts);
}

/// Rows in which the services differ and that no other part of the paper tells; what they have in
/// common stands in one line.
void put_comparison(const FactContext& context, const std::vector<PaperService>& services,
                    Date as_of, json& model) {
  std::vector<const catalog::Service*> compared;
  for (const PaperService& one : services) compared.push_back(one.service);
  std::set<std::string> elsewhere;
  for (const char* key : {"row.provider", "compare.row.price", "compare.row.grades",
                          "compare.row.evidence", "compare.row.verified"}) {
    elsewhere.insert(context.text(key));
  }
  json rows = json::array();
  std::vector<std::string> same;
  for (const ComparisonRow& row : compare(context, compared, as_of).rows) {
    if (elsewhere.count(row.label) > 0) continue;
    if (!row.differs && compared.size() > 1) {
      const std::string& cell = row.cells.front();
      same.push_back(context.text(
          "chip.pair",
          {{"label", row.label}, {"value", cell.empty() ? context.text("unknown") : cell}}));
      continue;
    }
    json cells = json::array();
    for (const std::string& cell : row.cells) cells.push_back({{"text", or_false(cell)}});
    rows.push_back({{"label", row.label}, {"cells", std::move(cells)}});
  }
  model["rows"] = std::move(rows);
  model["same"] = or_false(joined(context, same));
}

json cost_json(const FactContext& context, const PaperService& one, const ranker::Need& need,
               Date as_of) {
  const PaperCost cost = paper_cost(context, *one.service, need, as_of);
  return {
      {"name", one.service->name},
      {"price", or_false(cost.price)},
      {"year", cost.year ? json(context.text(cost.at_least ? "paper.cost.from" : "paper.cost.year",
                                             {{"amount", grouped(*cost.year)}}))
                         : json(false)},
      {"state", or_false(cost.state)},
      {"assumptions", or_false(cost.assumptions)},
      {"hint", or_false(orientation_line(context, *one.service))}};
}

/// The sum over what is adopted; says when a part of it is unknown. False: nothing is adopted.
json total_json(const FactContext& context, const std::vector<PaperService>& services,
                const ranker::Need& need, Date as_of) {
  std::int64_t sum = 0;
  std::size_t known = 0;
  std::size_t adopted = 0;
  bool at_least = false;
  for (const PaperService& one : services) {
    if (one.verdict != Verdict::Adopted) continue;
    ++adopted;
    const PaperCost cost = paper_cost(context, *one.service, need, as_of);
    if (!cost.year) continue;
    ++known;
    sum += *cost.year;
    at_least = at_least || cost.at_least;
  }
  if (adopted == 0) return false;
  if (known == 0) return {{"text", context.text("unknown")}, {"partly", false}};
  return {{"text", context.text(at_least ? "paper.cost.from" : "paper.cost.year",
                                {{"amount", grouped(sum)}})},
          {"partly", known < adopted}};
}

json evidence_json(const FactContext& context, const PaperService& one) {
  json against = json::array();
  for (const catalog::Study& study : one.service->studies) {
    const bool bad = study.finding && *study.finding != catalog::StudyFinding::Benefit;
    if (!bad && !study.retracted.value_or(false)) continue;
    against.push_back({{"text", study.summary}});
  }
  return {{"name", one.service->name},
          {"lines", texts_or_false(evidence_phrases(context, *one.service, kAllStudies))},
          {"against", std::move(against)}};
}

json risks_json(const FactContext& context, const PaperService& one,
                const ranker::Ranking& ranking) {
  json item{{"name", one.service->name}, {"checks", json::array()}, {"outside", false}};
  if (one.match != nullptr) {
    item["checks"] = card_checks(context, *one.match);
  } else {
    item["outside"] = paper_standing(context, one, ranking);
    item["checks"] = facts_to_ask(context, *one.service);
  }
  return item;
}

/// 付録2: the sum of a marked service with everything that is said of it.
json breakdown_json(const FactContext& context, const PaperService& one, SourceIndex& sources) {
  json item = match_json(context, *one.match, one.rank, sources);
  item["against"] = evidence_json(context, one)["against"];
  std::vector<std::string> prices;
  for (const catalog::Price& price : one.service->prices) prices.push_back(price.original_text);
  item["prices"] = or_false(joined(context, prices));
  return item;
}

/// Every match with what is to be checked; what all of them share stands once.
void put_list(const FactContext& context, const ranker::Ranking& ranking,
              const std::vector<PaperService>& services, json& model) {
  std::vector<std::vector<std::string>> checks;
  for (const ranker::Match& match : ranking.matches) {
    checks.push_back(card_checks(context, match));
  }
  std::vector<std::string> shared;
  if (checks.size() > 2) {
    for (const std::string& check : checks.front()) {
      if (std::all_of(checks.begin(), checks.end(), [&](const auto& its) {
            return std::find(its.begin(), its.end(), check) != its.end();
          })) {
        shared.push_back(check);
      }
    }
  }
  json list = json::array();
  for (std::size_t i = 0; i < ranking.matches.size(); ++i) {
    const ranker::Match& match = ranking.matches[i];
    const catalog::Service* service = catalog::public_service(context.catalog, match.service);
    if (service == nullptr) continue;
    const auto marked =
        std::find_if(services.begin(), services.end(),
                     [&](const PaperService& one) { return one.service == service; });
    std::erase_if(checks[i], [&](const std::string& check) {
      return std::find(shared.begin(), shared.end(), check) != shared.end();
    });
    list.push_back(
        {{"rank", std::to_string(i + 1)},
         {"name", service->name},
         {"verdict",
          marked != services.end() && marked->verdict
              ? json(context.text("verdict." + std::string(mitate::name_of(*marked->verdict))))
              : json(false)},
         {"band", context.text("band." + std::string(ranker::name_of(match.band)))},
         {"score", points_text(match.score())},
         {"evidence",
          or_false(joined(context, evidence_phrases(context, *service, kTableStudies)))},
         {"checks", or_false(side_by_side(checks[i]))}});
  }
  model["list"] = std::move(list);
  model["shared_checks"] = or_false(side_by_side(shared));
}

/// Services that were set aside for the same reason stand in one line.
json set_aside(const FactContext& context, const json& lines) {
  std::vector<std::pair<std::string, std::vector<std::string>>> groups;
  for (const json& line : lines) {
    const std::string reason =
        line["condition"].get<std::string>() + ": " + line["reason"].get<std::string>();
    auto group = std::find_if(groups.begin(), groups.end(),
                              [&](const auto& known) { return known.first == reason; });
    if (group == groups.end()) group = groups.insert(groups.end(), {reason, {}});
    group->second.push_back(line["name"].get<std::string>());
  }
  json out = json::array();
  for (auto& [reason, names] : groups) {
    const std::size_t count = names.size();
    if (count > kNamesPerReason) names.resize(kNamesPerReason);
    std::string text = joined(context, names);
    if (count > names.size()) {
      text += context.text("paper.more", {{"count", std::to_string(count - names.size())}});
    }
    out.push_back({{"reason", reason}, {"names", text}, {"count", std::to_string(count)}});
  }
  return out;
}

json open_lines(const FactContext& context, const ranker::Ranking& ranking) {
  json lines = json::array();
  for (const json& row : confirmations_json(context, ranking)) {
    for (const json& question : row["questions"]) {
      lines.push_back({{"name", row["name"]},
                       {"condition", question["condition"]},
                       {"reason", question["reason"]}});
    }
  }
  return lines;
}

void put_period(const FactContext& context, const Snapshot& snapshot, const ranker::Need& need,
                const std::vector<PaperService>& services, Date as_of, json& model) {
  model["period_conditions"] =
      or_false(condition_text(context, need, {"deadline", "contract_months"}));
  json rows = json::array();
  for (const PaperService& one : services) {
    json lapses = json::array();
    if (need.contract_start && need.contract_end) {
      const ranker::ContractWindow window{*need.contract_start, *need.contract_end};
      for (const ranker::LapsingFact& fact :
           ranker::lapsing_facts(*one.service, window, as_of, snapshot.matcher->policy())) {
        lapses.push_back(lapsing_sentence(fact, *one.service, context.catalog, context.wording));
      }
    }
    rows.push_back({{"name", one.service->name},
                    {"lead_time", or_false(lead_time_of(*one.service))},
                    {"lapses", std::move(lapses)}});
  }
  model["periods"] = std::move(rows);
}
}  // namespace

std::string lead_time_of(const catalog::Service& service) {
  for (const catalog::ServiceFact& fact : service.facts) {
    if (fact.fact == "lead_time_days") return fact.value;
  }
  return {};
}

std::vector<PaperService> paper_services(const catalog::Catalog& catalog, const PaperChoice& choice,
                                         const std::vector<ServiceId>& shortlist,
                                         const ranker::Ranking& ranking) {
  std::vector<PaperService> out;
  const auto add = [&](const ServiceId& id, std::optional<Verdict> verdict,
                       const std::string& reason) {
    const catalog::Service* service = catalog::public_service(catalog, id);
    if (service == nullptr || out.size() >= kMaxMarks) return;
    PaperService one{service, nullptr, 0, verdict, reason};
    for (std::size_t i = 0; i < ranking.matches.size(); ++i) {
      if (ranking.matches[i].service != id) continue;
      one.match = &ranking.matches[i];
      one.rank = i + 1;
    }
    out.push_back(std::move(one));
  };
  for (const PaperMark& mark : choice.marks) add(mark.service, mark.verdict, mark.reason);
  if (!out.empty()) return out;
  for (const ServiceId& id : shortlist) add(id, std::nullopt, {});
  for (const ranker::Match& match : ranking.matches) {
    if (!shortlist.empty() || out.size() >= kUnmarked) break;
    add(match.service, std::nullopt, {});
  }
  return out;
}

PaperCost paper_cost(const FactContext& context, const catalog::Service& service,
                     const ranker::Need& need, Date as_of) {
  api::CostQuestion question;
  question.as_of = as_of;
  if (need.headcount) question.headcount = need.headcount->value.representative();
  if (need.contract_months) question.contract_months = need.contract_months->value;
  PaperCost out;
  const auto told = api::costs_json(service, question, context.wording);
  for (const auto& one : told["costs"]) {
    const auto& year = one["year"];
    if (year.is_null()) {
      if (out.price.empty()) {
        out.price = one["original_text"].get<std::string>();
        out.state = one["reason_text"].is_null() ? context.text("cost.reason.not_per_month")
                                                 : one["reason_text"].get<std::string>();
      }
      continue;
    }
    const auto yen = year["yen"].get<std::int64_t>();
    if (out.year && *out.year <= yen) continue;
    out.year = yen;
    out.price = one["original_text"].get<std::string>();
    out.at_least = year["at_least"].get<bool>();
    out.state.clear();
    out.assumptions.clear();
    for (const auto& assumption : year["assumptions"]) {
      out.assumptions += assumption["text"].get<std::string>();
    }
  }
  if (service.prices.empty()) out.state = context.text("cost.reason.unknown");
  return out;
}

std::string paper_standing(const FactContext& context, const PaperService& one,
                           const ranker::Ranking& ranking) {
  if (one.match != nullptr) {
    return context.text("paper.standing",
                        {{"rank", std::to_string(one.rank)},
                         {"band", context.text("band." + std::string(name_of(one.match->band)))},
                         {"score", points_text(one.match->score())},
                         {"most", points_text(one.match->score_max())}});
  }
  for (const ranker::Exclusion& out : ranking.excluded) {
    if (out.service == one.service->id) {
      return context.text("paper.excluded",
                          {{"reason", context.wording.sentence(out.reason, context.catalog)}});
    }
  }
  for (const ranker::Confirmation& open : ranking.needs_confirmation) {
    if (open.service == one.service->id) {
      return context.text("paper.open",
                          {{"reason", context.wording.sentence(open.reason, context.catalog)}});
    }
  }
  return context.text("paper.unranked");
}

json rationale_paper(const FactContext& context, const Snapshot& snapshot, const KeptNeed& kept,
                     const ranker::Ranking& ranking, const std::vector<PaperService>& services) {
  SourceIndex sources(context);
  const ranker::Need& need = kept.need;
  json model;
  for (const PaperText& text : kPaperTexts) {
    model[std::string(text.name)] = or_false(kept.paper.*text.member);
  }
  json marked = json::array();
  json breakdowns = json::array();
  std::vector<std::string> adopted;
  for (const PaperService& one : services) {
    if (one.verdict == Verdict::Adopted) adopted.push_back(one.service->name);
    marked.push_back(
        {{"name", one.service->name},
         {"provider", or_false(std::string(context.catalog.provider_name(*one.service)))},
         {"what", or_false(one.service->summary_short)},
         {"verdict",
          one.verdict ? json(context.text("verdict." + std::string(mitate::name_of(*one.verdict))))
                      : json(false)},
         {"reason", or_false(one.reason)},
         {"standing", paper_standing(context, one, ranking)}});
    if (one.match != nullptr) breakdowns.push_back(breakdown_json(context, one, sources));
    // The page of the record itself is a source of the paper, also for what is not ranked.
    (void)sources.cite(one.service->provenance, "record");
  }
  model["adopted"] = or_false(joined(context, adopted));
  model["marked"] = std::move(marked);
  put_comparison(context, services, ranking.as_of, model);
  model["costs"] = json::array();
  model["evidence"] = json::array();
  model["open_questions"] = json::array();
  for (const PaperService& one : services) {
    model["costs"].push_back(cost_json(context, one, need, ranking.as_of));
    model["evidence"].push_back(evidence_json(context, one));
    model["open_questions"].push_back(risks_json(context, one, ranking));
  }
  model["total"] = total_json(context, services, need, ranking.as_of);
  model["budget"] = or_false(condition_text(context, need, {"budget"}));
  put_period(context, snapshot, need, services, ranking.as_of, model);
  model["text"] = or_false(need.text);
  model["conditions"] = conditions_json(context, kept, false);
  model["musts"] = conditions_json(context, kept, true);
  model["breakdowns"] = std::move(breakdowns);
  put_list(context, ranking, services, model);
  model["excluded"] = set_aside(context, exclusions_json(context, ranking));
  model["unconfirmed_services"] = set_aside(context, open_lines(context, ranking));
  model["source_list"] = sources.list();
  model["as_of"] = context.date(ranking.as_of.iso());
  model["sources_heading"] = context.text("paper.sources");
  model["policy_id"] = ranking.policy_id;
  model["policy_hash"] = ranking.policy_hash;
  put_markup(model, "hatch_svg", hatch_defs());
  return model;
}

}  // namespace mitate::web
