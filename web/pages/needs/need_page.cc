// The answer to a need: chips, bands, sums, what is unknown, what was set aside and why.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "ranker/need/names.h"
#include "ranker/need/senders.h"
#include "web/html/links.h"
#include "web/pages/facts/case_views.h"
#include "web/pages/facts/figures.h"
#include "web/pages/facts/place_views.h"
#include "web/pages/frame/parameters.h"
#include "web/pages/needs/kept_need.h"
#include "web/pages/needs/need_chips.h"
#include "web/pages/needs/need_view.h"
#include "web/pages/needs/routes.h"
#include "web/pages/needs/slot_choices.h"
#include "web/pictures/points_bar.h"

namespace mitate::web {
namespace {
using nlohmann::json;
constexpr std::size_t kMatches = 20;
constexpr std::size_t kMaxDrops = 5;

/// A name without what its brackets add: 「見守り（方法を特定しないもの）」 is 「見守り」.
std::string bare(const std::string& name) { return name.substr(0, name.find("（")); }

json chips_json(const FactContext& context, const KeptNeed& kept) {
  const std::vector<NeedChip> all = chips_of(context, kept.need);
  json chips = json::array();
  for (const NeedChip& chip : all) {
    // A type and an intervention of one name are one condition to a reader; both keys go with it.
    const auto twin_of = [&](std::string_view slot) {
      return std::find_if(all.begin(), all.end(), [&](const NeedChip& other) {
        return other.slot == slot && bare(other.value) == bare(chip.value);
      });
    };
    json keys = json::array({chip.key});
    if (chip.slot == "interventions" && twin_of("service_types") != all.end()) continue;
    if (chip.slot == "service_types") {
      if (const auto twin = twin_of("interventions"); twin != all.end()) keys.push_back(twin->key);
    }
    chips.push_back({{"keys", std::move(keys)},
                     {"slot", chip.slot},
                     {"label", chip.label},
                     {"value", chip.value},
                     {"words", or_false(chip.words == chip.value ? "" : chip.words)},
                     {"must", chip.must},
                     {"can_be_must", chip.can_be_must},
                     {"always", chip.always}});
  }
  return chips;
}

/// What a reader knows the need by. Other conditions are counted; all unfold with their switches.
bool names_the_need(const json& chip, bool has_kind) {
  constexpr std::string_view kSlots[] = {"buyer_kind", "headcount", "region",
                                         "domains",    "budget",    "deadline"};
  const auto& slot = chip["slot"].get_ref<const std::string&>();
  return chip["must"].get<bool>() || (slot == "buyer_type" && !has_kind) ||
         std::find(std::begin(kSlots), std::end(kSlots), slot) != std::end(kSlots);
}

/// The conditions as one line of words.
json line_of(const json& chips) {
  const bool has_kind = std::any_of(chips.begin(), chips.end(),
                                    [](const json& chip) { return chip["slot"] == "buyer_kind"; });
  json line = json::array();
  for (const json& chip : chips) {
    if (!names_the_need(chip, has_kind)) continue;
    line.push_back({{"value", chip["value"]}, {"must", chip["must"]}, {"last", false}});
  }
  if (!line.empty()) line.back()["last"] = true;
  return line;
}

json suggested_json(const FactContext& context, const KeptNeed& kept) {
  std::vector<std::string> labels;
  for (const NeedChip& chip : chips_of(context, kept.need)) {
    if (std::find(kept.suggested.begin(), kept.suggested.end(), chip.key) != kept.suggested.end()) {
      labels.push_back(
          context.wording.text("chip.pair", {{"label", chip.label}, {"value", chip.value}}));
    }
  }
  if (labels.empty()) return false;
  return {{"labels", joined(context, labels)}};
}

json question_json(const FactContext& context, const KeptNeed& kept) {
  if (!kept.question) return false;
  const std::string key = "question." + kept.question->code;
  if (!context.wording.has(key)) return false;
  json options = json::array();
  for (const std::string& option : kept.question->options) {
    options.push_back(
        {{"value", option}, {"label", slot_value_label(context, kept.question->slot, option)}});
  }
  return {{"text", context.wording.text(key)},
          {"slot", kept.question->slot},
          {"options", std::move(options)}};
}

/// Who asks and buys nothing is told where help is, before a list that is made for buyers.
json sender_json(const FactContext& context, const KeptNeed& kept) {
  if (!kept.sender || kept.need.buyer_type) return false;
  const std::string key = "sender." + *kept.sender;
  if (!context.wording.has(key)) return false;
  std::vector<std::string> domains;
  for (const auto& domain : kept.need.domains) domains.push_back(domain.value);
  const std::string list =
      domains.empty() ? "/services" : with_query("/services", {{"domain", domains.front()}});
  std::string next;
  for (const ranker::SenderRow& row : ranker::kSenders) {
    if (row.slug != *kept.sender) continue;
    for (const ranker::SenderPointer& pointer : row.pointers) {
      if (pointer.code.empty()) continue;
      next += context.wording.text("sender.pointer." + std::string(pointer.code));
    }
  }
  return {{"text", context.wording.text(key)}, {"next", next}, {"list", list}};
}

/// A municipality that asks for itself sees its own public figures; other buyers and prefectures
/// have none to see.
json places_json(const FactContext& context, const ranker::Need& need, SourceIndex& sources) {
  constexpr std::size_t kShown = 3;
  json list = json::array();
  if (!need.buyer_type || need.buyer_type->value != ranker::BuyerType::Municipality) return list;
  for (const auto& region : need.regions) {
    if (!region.value.municipality_code || list.size() >= kShown) continue;
    if (const auto picture =
            catalog::municipal_picture(context.catalog, *region.value.municipality_code)) {
      list.push_back(municipal_view(context, *picture, sources));
    }
  }
  return list;
}

/// Uses of buyers like this one.
PracticeQuestion practice_question(const ranker::Need& need) {
  PracticeQuestion question;
  if (need.buyer_type) question.buyer = ranker::name_of(need.buyer_type->value);
  for (const auto& domain : need.domains) question.domains.push_back(domain.value);
  for (const auto& region : need.regions) {
    question.prefectures.push_back(region.value.prefecture);
    if (!question.municipality) question.municipality = region.value.municipality_code;
  }
  return question;
}

/// When nothing is left: each strict condition alone, turned into a wish, and what that gives.
json drops_json(const Snapshot& snapshot, const FactContext& context, const KeptNeed& kept,
                const ranker::MatchOptions& options) {
  json drops = json::array();
  for (const NeedChip& chip : chips_of(context, kept.need)) {
    if (!chip.must || chip.always || drops.size() >= kMaxDrops) continue;
    ranker::Need loosened = asked_need(kept);
    visit_slots(loosened, [&](const SlotItem& item) {
      if (item.key == chip.key) *item.strength = ranker::Strength::Wish;
      return SlotFate::Keep;
    });
    const auto ranking = snapshot.matcher->match(loosened, options);
    if (!ranking || ranking->matches.empty()) continue;
    drops.push_back({{"key", chip.key},
                     {"label", context.wording.text(
                                   "chip.pair", {{"label", chip.label}, {"value", chip.value}})},
                     {"count", std::to_string(ranking->matches.size())}});
  }
  return drops;
}
}  // namespace

ranker::MatchOptions match_options(const KeptNeed& kept, Date as_of) {
  ranker::MatchOptions options;
  options.as_of = as_of;
  options.limit = kMatches;
  options.include_reference = kept.include_reference;
  options.goals = goals_of(kept);
  return options;
}

namespace {
/// What the box of conditions shows: on the result and on the page that only confirms.
json condition_box(const FactContext& context, const KeptNeed& kept, const std::string& need_path) {
  json model;
  model["need_path"] = need_path;
  model["text"] = or_false(kept.need.text);
  model["chips"] = chips_json(context, kept);
  model["line"] = line_of(model["chips"]);
  const std::size_t unsaid = model["chips"].size() - model["line"].size();
  model["unsaid"] = unsaid == 0 ? json(false) : json(std::to_string(unsaid));
  model["suggested"] = suggested_json(context, kept);
  model["question"] = question_json(context, kept);
  model["sender"] = sender_json(context, kept);
  json remarks = json::array();
  for (const ranker::Remark& remark : kept.remarks) {
    // The notice to the sender says it, and where help is.
    if (remark.code == "private_person" && model["sender"].is_object()) continue;
    remarks.push_back({{"sentence", context.wording.remark(remark, context.catalog)}});
  }
  model["remarks"] = remarks;
  model["unresolved"] = or_false(joined(context, kept.unresolved));
  return model;
}
}  // namespace

Response confirm_need_page(const Site& site, const Request& request) {
  const auto snapshot = site.app().snapshot();
  const Wording& wording = site.wording();
  const FactContext context{*snapshot->catalog, wording};
  const std::string id = request.parameters.get("id");
  auto found = find_need(site.app(), id);
  if (!found) return problem_response(problem_from(found.error()));
  if (!*found) return problem_response(not_found(site, "need.not_found"));
  const KeptNeed& kept = **found;
  const auto ranking =
      snapshot->matcher->match(asked_need(kept), match_options(kept, site.app().today()));
  if (!ranking) return problem_response(problem_from(ranking.error()));
  json model = condition_box(context, kept, "/needs/" + id);
  model["mine"] = may_change(kept, request);
  model["from_confirm"] = true;
  model["match_count"] = std::to_string(ranking->matches.size());
  model["confirm_count"] = std::to_string(ranking->needs_confirmation.size());
  model["excluded_count"] = std::to_string(ranking->excluded.size());
  const Frame frame{.title = wording.text("confirm.title"), .section = "needs", .noindex = true};
  return site.page(request, *snapshot, frame, "need_confirm", std::move(model), Caching::NoStore);
}

Response need_page(const Site& site, const Request& request) {
  const auto snapshot = site.app().snapshot();
  const auto as_of = read_as_of(site, request);
  if (!as_of) return problem_response(as_of.error());
  const std::string id = request.parameters.get("id");
  auto found = find_need(site.app(), id);
  if (!found) return problem_response(problem_from(found.error()));
  if (!*found) return problem_response(not_found(site, "need.not_found"));
  const auto ranking =
      snapshot->matcher->match(asked_need(**found), match_options(**found, *as_of));
  if (!ranking) return problem_response(problem_from(ranking.error()));
  return need_result(site, request, *snapshot, id, **found, *ranking);
}

Response need_result(const Site& site, const Request& request, const Snapshot& snapshot,
                     const std::string& id, const KeptNeed& kept, const ranker::Ranking& ranking) {
  const Wording& wording = site.wording();
  const FactContext context{*snapshot.catalog, wording};
  SourceIndex sources(context);
  const std::vector<ServiceId> picked = shortlist_of(request, *snapshot.catalog);
  json model = condition_box(context, kept, "/needs/" + id);
  model["mine"] = may_change(kept, request);
  model["from_confirm"] = false;
  model["title"] = wording.text("need.title", {{"subject", subject_of(context, kept.need)}});
  // The first note stands open, the rest unfolds: the first service shall be seen without
  // scrolling.
  json notes = sentences(context, ranking.notes);
  if (!notes.empty()) {
    model["first_note"] = notes.front();
    notes.erase(notes.begin());
  }
  model["more_notes"] = std::move(notes);
  model["information"] = information_json(context, ranking, sources);
  model["information_count"] = std::to_string(model["information"].size());
  model["places"] = places_json(context, kept.need, sources);
  model["no_strong"] = ranking.no_strong_match && !ranking.matches.empty();
  model["goals"] = goals_json(context, ranking);
  model["bands"] = bands_json(context, ranking, picked, budget_of(context, kept.need), sources);
  model["match_count"] = std::to_string(ranking.matches.size());
  model["limited"] = ranking.matches.size() >= kMatches;
  json drops = ranking.matches.empty()
                   ? drops_json(snapshot, context, kept, match_options(kept, ranking.as_of))
                   : json::array();
  model["drops"] = std::move(drops);
  model["confirmations"] = confirmations_json(context, ranking);
  model["confirm_count"] = std::to_string(model["confirmations"].size());
  model["confirm_open"] = ranking.matches.empty();
  model["exclusions"] = exclusions_json(context, ranking);
  model["excluded_count"] = std::to_string(ranking.excluded.size());
  model["practices"] = practices_json(context, practice_question(kept.need), sources);
  model["source_list"] = sources.list();
  model["source_count"] = std::to_string(model["source_list"].size());
  model["as_of"] = wording.date(ranking.as_of.iso());
  model["policy_id"] = ranking.policy_id;
  model["policy_hash"] = ranking.policy_hash;
  model["sensitivity"] = sensitivity_figure(
      context, ranking,
      kept.need.buyer_type ? std::optional(kept.need.buyer_type->value) : std::nullopt);
  put_markup(model, "hatch_svg", hatch_defs());
  model["tray"] = picked.empty() ? json(false)
                                 : json{{"count", std::to_string(picked.size())},
                                        {"href", compare_href(picked)}};
  const Frame frame{
      .title = model["title"].get<std::string>(), .section = "needs", .noindex = true};
  return site.page(request, snapshot, frame, "need", std::move(model), Caching::NoStore);
}

}  // namespace mitate::web
