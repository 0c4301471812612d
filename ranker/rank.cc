#include "ranker/rank.h"

#include <algorithm>

#include "ranker/criteria/labels.h"
#include "ranker/criteria/nearby_cases.h"
#include "ranker/insight/cautions.h"
#include "ranker/insight/information.h"
#include "ranker/insight/notes.h"
#include "ranker/insight/why.h"
#include "ranker/insight/would_change.h"
#include "ranker/order/promise.h"
#include "ranker/order/selection.h"
#include "ranker/order/strength.h"

namespace mitate::ranker {
namespace {

constexpr std::size_t kListCap = 200;
/// Documented uses nearby that one answer names.
constexpr std::size_t kNearbyCases = 3;
/// Places for which the order is discussed: what would change it and how stable it is.
constexpr std::size_t kDiscussed = 10;
/// How many more than asked for are put in order, for services that the provider cap moves down.
constexpr std::size_t kCapReach = 64;

/// Candidates in their order as matches, with everything that is said of them.
class Answer {
 public:
  Answer(const Columns& columns, const Policy& policy, const Asked& asked,
         const MatchOptions& options, const NeedWords& words)
      : columns_(columns),
        policy_(policy),
        asked_(asked),
        options_(options),
        words_(words),
        weights_(policy.weights_for(asked.buyer, asked.buyer_kind).weights) {}

  [[nodiscard]] std::vector<Match> matches(const std::vector<Candidate>& ordered,
                                           const StabilityDraws& draws, bool discuss) const {
    const std::size_t shown = std::min(options_.limit, ordered.size());
    const std::size_t discussed = discuss ? std::min(kDiscussed, ordered.size()) : 0;
    const std::vector<std::string> stability =
        draws.label(std::span(ordered).first(discussed), weights_);
    std::vector<Match> out;
    out.reserve(shown);
    for (std::size_t i = 0; i < shown; ++i) {
      Match match = explained(ordered[i]);
      if (i < discussed) match.stability = stability[i];
      if (i < discussed && i > 0) {
        for (Suggestion& suggestion :
             would_change(ordered, i, asked_, columns_, policy_, weights_, options_.as_of)) {
          match.would_change.push_back(std::move(suggestion.reason));
        }
      }
      out.push_back(std::move(match));
    }
    return out;
  }

 private:
  [[nodiscard]] Match explained(const Candidate& one) const {
    const std::vector<std::string> phrases = words_.speaking_phrases(one.hit);
    Match match;
    match.service = one.facts->id;
    match.band = one.band;
    const FitAssessment& fit = one.assessment.of<FitAssessment>();
    match.fit_parts = parts_of(fit);
    match.strength = strength_of(fit, one.words, policy_, open_conditions(one.unconfirmed));
    match.contributions = explain(
        one.assessment,
        {*one.facts, asked_, columns_, policy_, one.words, options_.as_of, &phrases}, weights_);
    place_in_schemes(*one.facts, match);
    match.cautions =
        cautions_for(*one.facts, one.assessment, asked_, columns_, policy_, options_.as_of);
    if (one.capped) match.cautions.push_back({"order.provider_cap", {}});
    for (const Verdict& open : one.unconfirmed) {
      match.unconfirmed.push_back({open.condition, open.reason});
    }
    match.unknown = unknown_facts(one.assessment, *one.facts, asked_);
    match.nearby_cases = nearby_cases(*one.facts, asked_, columns_, policy_, kNearbyCases);
    match.covers = one.covers;
    match.matched_phrases = phrases;
    match.why = why_of(*one.facts, match, columns_, words_);
    match.check = check_of(match);
    return match;
  }

  /// Where the lists of the buyer's field put the service; information, worth no points.
  void place_in_schemes(const ServiceFacts& facts, Match& match) const {
    if (!asked_.buyer) return;
    for (const std::string& scheme :
         policy_.buyers().of(*asked_.buyer, asked_.buyer_kind).schemes) {
      std::vector<std::string> labels;
      for (const auto& [name, label] : facts.classes) {
        if (name == scheme) labels.push_back(label);
      }
      if (labels.empty()) continue;
      match.contributions.front().reasons.push_back(
          {"fit.scheme." + scheme, {{"labels", joined(labels)}}});
    }
  }

  const Columns& columns_;
  const Policy& policy_;
  const Asked& asked_;
  const MatchOptions& options_;
  const NeedWords& words_;
  const Weights& weights_;
};

std::vector<Exclusion> exclusions(std::vector<Aside> broken, const Asked& asked,
                                  const MatchOptions& options, const Columns& columns,
                                  const Policy& policy) {
  std::vector<Exclusion> out;
  for (Aside& aside : broken) {
    const auto count = std::count_if(aside.verdicts.begin(), aside.verdicts.end(),
                                     [](const Verdict& verdict) { return verdict.broken; });
    for (Verdict& verdict : aside.verdicts) {
      if (!verdict.broken) continue;
      if (out.size() == kListCap) return out;
      // With two broken conditions no single change admits the service, so none is promised; nor
      // is a change that something else would stand against.
      if (count > 1 || (verdict.admits_if && !keeps_promise(*verdict.admits_if, *aside.facts, asked,
                                                            options, columns, policy))) {
        verdict.admits_if.reset();
      }
      out.push_back({aside.facts->id, std::move(verdict.condition), std::move(verdict.reason),
                     std::move(verdict.admits_if)});
    }
  }
  return out;
}

std::vector<Confirmation> confirmations(std::vector<Aside> open) {
  std::vector<Confirmation> out;
  for (Aside& aside : open) {
    for (Verdict& verdict : aside.verdicts) {
      if (out.size() == kListCap) return out;
      out.push_back({aside.facts->id, std::move(verdict.condition), std::move(verdict.reason)});
    }
  }
  return out;
}

}  // namespace

Ranking rank(const Columns& columns, const Policy& policy, const Asked& asked,
             const MatchOptions& options, const StabilityDraws& draws,
             std::vector<search::TextMatch> hits, bool provider_cap, bool discuss) {
  NeedWords words(asked, columns, policy, hits);
  const std::size_t wanted = std::max(options.limit, kDiscussed) + kCapReach;
  Selection selection = select_services(columns, policy, asked, options, words, wanted);
  put_best_first(selection.candidates, wanted,
                 provider_cap ? std::optional(static_cast<std::size_t>(policy.other().provider_cap))
                              : std::nullopt);
  Ranking out;
  out.as_of = options.as_of;
  out.policy_id = policy.id_for(asked.buyer, asked.buyer_kind);
  out.policy_hash = policy.hash();
  out.sequence = columns.catalog().sequence();
  out.notes = asked.notes;
  if (asked.codes.count("price_wish") != 0) out.notes.push_back({"note.price_wish", {}});
  for (Reason& note : missing_fields(asked, policy)) out.notes.push_back(std::move(note));
  out.information = information_for(asked, columns, policy);
  out.matches =
      Answer(columns, policy, asked, options, words).matches(selection.candidates, draws, discuss);
  out.no_strong_match = nothing_is_strong(asked, selection, policy);
  if (out.no_strong_match) {
    for (Reason& note : no_strong_match_notes(asked, selection, columns)) {
      out.notes.push_back(std::move(note));
    }
  }
  out.excluded = exclusions(std::move(selection.broken), asked, options, columns, policy);
  out.needs_confirmation = confirmations(std::move(selection.open));
  return out;
}

}  // namespace mitate::ranker
