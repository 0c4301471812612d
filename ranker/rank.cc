#include "ranker/rank.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <unordered_map>

#include "catalog/text/normalize.h"
#include "ranker/criteria/labels.h"
#include "ranker/criteria/nearby_cases.h"
#include "ranker/insight/cautions.h"
#include "ranker/insight/information.h"
#include "ranker/insight/would_change.h"
#include "ranker/order/candidate.h"
#include "ranker/order/fit_bound.h"
#include "ranker/order/gate.h"
#include "ranker/order/strength.h"

namespace mitate::ranker {
namespace {

constexpr std::size_t kListCap = 200;
/// Documented uses nearby that one answer names.
constexpr std::size_t kNearbyCases = 3;
/// Places for which the order is discussed: what would change it and how stable it is.
constexpr std::size_t kDiscussed = 10;
/// Two sums of the same numbers in another order.
constexpr double kRounding = 1e-9;
/// How many more than asked for are put in order, for services that the provider cap moves down.
constexpr std::size_t kCapReach = 64;

/// A service kept out or put aside, with what is needed to order and to say why.
struct Aside {
  const ServiceFacts* facts = nullptr;
  double fit = 0;
  double strength = 0;
  std::vector<Verdict> verdicts;
};

bool aside_before(const Aside& a, const Aside& b) {
  if (a.fit != b.fit) return a.fit > b.fit;
  return a.facts->id < b.facts->id;
}

class Ranker {
 public:
  Ranker(const Columns& columns, const Policy& policy, const Asked& asked,
         const MatchOptions& options, const StabilityDraws& draws,
         const std::vector<search::TextMatch>& hits)
      : columns_(columns),
        policy_(policy),
        asked_(asked),
        options_(options),
        draws_(draws),
        weights_(policy.weights_for(asked.buyer, asked.buyer_kind).weights),
        pairs_(asked.text, *columns.pairs, policy.fit()),
        bound_(asked, *columns.concepts, policy.fit()),
        tie_seed_(tie_seed(asked.content_hash + policy.hash())) {
    for (const search::TextMatch& hit : hits) {
      if (hit.ordinal >= hits_.size()) hits_.resize(hit.ordinal + 1, nullptr);
      hits_[hit.ordinal] = &hit;
    }
    for (const AskedConcept& one : asked.interventions) {
      asked_interventions_ |= 1ULL << (one.id & 63U);
    }
    for (const AskedConcept& domain : asked.domains) {
      for (std::size_t other = 0; other < columns.concepts->domain_count(); ++other) {
        if (columns.concepts->nearness(domain.id, static_cast<ConceptId>(other)) > 0) {
          near_domains_ |= 1ULL << (other & 63U);
        }
      }
    }
  }

  Ranking run(bool provider_cap, bool discuss) {
    collect();
    order(provider_cap);
    Ranking out;
    out.as_of = options_.as_of;
    out.policy_id = policy_.id_for(asked_.buyer, asked_.buyer_kind);
    out.policy_hash = policy_.hash();
    out.sequence = columns_.catalog->sequence();
    out.notes = asked_.notes;
    missing_fields(out);
    out.information = information_for(asked_, columns_, policy_);
    matches(out, discuss);
    asides(out);
    strength(out);
    return out;
  }

 private:
  /// Cheap first filter: a service that no domain, word, kind or intervention of the need touches
  /// cannot reach a band.
  [[nodiscard]] bool touched(const Glance& glance, const ServiceFacts& facts, bool found) const {
    if (!glance.answerable) return false;
    if (found || (glance.domain_mask & near_domains_) != 0) return true;
    if (std::any_of(asked_.types.begin(), asked_.types.end(),
                    [&](const AskedConcept& type) { return type.id == glance.type; })) {
      return true;
    }
    if ((glance.intervention_mask & asked_interventions_) == 0) return false;
    return std::any_of(
        asked_.interventions.begin(), asked_.interventions.end(), [&](const AskedConcept& one) {
          return std::binary_search(facts.interventions.begin(), facts.interventions.end(), one.id);
        });
  }

  /// Whether a phrase says anything by itself: one common character does not.
  [[nodiscard]] bool speaks(const search::TextMatch& hit, std::size_t i) const {
    return hit.information[i] >= policy_.fit().single_information ||
           catalog::code_point_count(hit.phrases[i]) > 1;
  }

  [[nodiscard]] std::vector<std::string> speaking_phrases(const search::TextMatch* hit) const {
    std::vector<std::string> out;
    if (hit == nullptr) return out;
    for (std::size_t i = 0; i < hit->phrases.size() && i < hit->information.size(); ++i) {
      if (speaks(*hit, i)) out.push_back(hit->phrases[i]);
    }
    return out;
  }

  [[nodiscard]] WordsFound words_found(const ServiceFacts& facts, const search::TextMatch* hit) {
    WordsFound out;
    if (hit == nullptr) return out;
    out.score = pairs_.score(facts);
    for (std::size_t i = 0; i < hit->phrases.size() && i < hit->information.size(); ++i) {
      if (!speaks(*hit, i)) continue;
      auto [folded, is_new] = folded_.try_emplace(hit->phrases[i]);
      if (is_new) folded->second = plain_words(hit->phrases[i]);
      if (facts.text.all.find(folded->second) == std::string::npos) continue;
      out.literal += hit->information[i];
      out.standing.push_back(hit->phrases[i]);
    }
    return out;
  }

  /// A service that reaches a band, without the numbers behind it: they are made again for those
  /// that can be shown, which costs less than keeping them for all.
  struct Reaching {
    const ServiceFacts* facts;
    const search::TextMatch* hit;
  };

  [[nodiscard]] const search::TextMatch* hit_of(const ServiceFacts& facts) const {
    return facts.ordinal < hits_.size() ? hits_[facts.ordinal] : nullptr;
  }

  void collect() {
    std::array<std::vector<Reaching>, 3> reaching;  // per band, best first
    const bool glanced = columns_.glanced == columns_.services.data() &&
                         columns_.glances.size() == columns_.services.size();
    for (std::size_t i = 0; i < columns_.services.size(); ++i) {
      const ServiceFacts& facts = columns_.services[i];
      const search::TextMatch* hit =
          glanced ? (i < hits_.size() ? hits_[i] : nullptr) : hit_of(facts);
      const Glance glance = glanced ? columns_.glances[i] : glance_at(facts);
      if (!touched(glance, facts, hit != nullptr)) continue;
      if (hit == nullptr && bound_.of(glance) + kRounding < policy_.fit().band_partial) continue;
      const WordsFound words = words_found(facts, hit);
      const double fit =
          assess_fit(facts, asked_, *columns_.concepts, policy_.fit(), words).value.low;
      const std::optional<Band> band = band_of(fit, policy_.fit());
      if (band) reaching[static_cast<std::size_t>(*band)].push_back({&facts, hit});
    }
    const std::size_t wanted = std::max(options_.limit, kDiscussed) + kCapReach;
    for (std::size_t band = 0; band < reaching.size(); ++band) {
      // A lower band cannot come before a higher one: when the higher ones fill the answer, only
      // what a condition keeps out of it is still looked for.
      const bool full = candidates_.size() >= wanted;
      for (const Reaching& one : reaching[band]) place(one, static_cast<Band>(band), full);
    }
  }

  void place(const Reaching& one, Band band, bool full) {
    const ServiceFacts& facts = *one.facts;
    std::vector<Verdict> verdicts = check_conditions(facts, asked_, options_, columns_, policy_);
    if (verdicts.empty() && full && strong_found_) return;
    WordsFound words = words_found(facts, one.hit);
    const FitAssessment fit = assess_fit(facts, asked_, *columns_.concepts, policy_.fit(), words);
    const double strength = strength_of(fit, words, policy_.other());
    if (!verdicts.empty()) {
      const bool broken = std::any_of(verdicts.begin(), verdicts.end(),
                                      [](const Verdict& verdict) { return verdict.broken; });
      (broken ? broken_ : open_).push_back({&facts, fit.value.low, strength, std::move(verdicts)});
      return;
    }
    strong_found_ = strong_found_ || strength >= policy_.other().no_strong_fit;
    if (full) return;
    Candidate& candidate = candidates_.emplace_back();
    candidate.facts = &facts;
    candidate.hit = one.hit;
    candidate.words = std::move(words);
    candidate.assessment = assess(facts, fit, asked_, columns_, policy_, weights_, options_.as_of);
    candidate.band = band;
    candidate.stage = stage_order(facts);
    candidate.tie = tie_key(tie_seed_, facts.id.text());
  }

  /// The best first. Only as many as can be shown are put in order; when the provider cap could
  /// reach further down than that, all of them.
  void order(bool provider_cap) {
    const auto most = static_cast<std::size_t>(policy_.other().provider_cap);
    const std::size_t wanted = std::max(options_.limit, kDiscussed) + kCapReach;
    if (!keep_best(wanted)) {
      if (provider_cap) apply_provider_cap(candidates_, most);
      return;
    }
    if (provider_cap && !cap_is_settled(candidates_, most)) {
      std::move(rest_.begin(), rest_.end(), std::back_inserter(candidates_));
      rest_.clear();
      keep_best(candidates_.size());
    }
    if (provider_cap) apply_provider_cap(candidates_, most);
  }

  /// Puts the first `count` in order and the others aside; false when there are no others. Pointers
  /// are sorted, because a candidate is large.
  bool keep_best(std::size_t count) {
    std::vector<Candidate*> sorted(candidates_.size());
    std::transform(candidates_.begin(), candidates_.end(), sorted.begin(),
                   [](Candidate& one) { return &one; });
    const std::size_t kept = std::min(count, sorted.size());
    std::partial_sort(sorted.begin(), sorted.begin() + static_cast<std::ptrdiff_t>(kept),
                      sorted.end(),
                      [](const Candidate* a, const Candidate* b) { return comes_before(*a, *b); });
    std::vector<Candidate> best;
    best.reserve(kept);
    for (std::size_t i = 0; i < kept; ++i) best.push_back(std::move(*sorted[i]));
    rest_.clear();
    rest_.reserve(sorted.size() - kept);
    for (std::size_t i = kept; i < sorted.size(); ++i) rest_.push_back(std::move(*sorted[i]));
    candidates_ = std::move(best);
    return !rest_.empty();
  }

  /// What this kind of buyer is expected to say and did not.
  void missing_fields(Ranking& out) const {
    if (!asked_.buyer) return;
    const std::pair<std::string_view, bool> given[] = {
        {"headcount", asked_.headcount.has_value()}, {"industry", asked_.has_industry},
        {"region", !asked_.regions.empty()},         {"segments", !asked_.segments.empty()},
        {"domains", !asked_.domains.empty()},
    };
    for (const std::string& slot : policy_.buyers().of(*asked_.buyer, asked_.buyer_kind).required) {
      for (const auto& [name, known] : given) {
        if (name == slot && !known) out.notes.push_back({"note.missing." + slot, {}});
      }
    }
  }

  void matches(Ranking& out, bool discuss) const {
    const std::size_t shown = std::min(options_.limit, candidates_.size());
    const std::size_t discussed = discuss ? std::min(kDiscussed, candidates_.size()) : 0;
    const std::vector<std::string> stability =
        draws_.label(std::span(candidates_).first(discussed), weights_);
    out.matches.reserve(shown);
    for (std::size_t i = 0; i < shown; ++i) {
      const Candidate& one = candidates_[i];
      const std::vector<std::string> phrases = speaking_phrases(one.hit);
      Match match;
      match.service = one.facts->id;
      match.band = one.band;
      match.fit_parts = parts_of(one.assessment.fit);
      match.strength = strength_of(one.assessment.fit, one.words, policy_.other());
      match.contributions = explain(one.assessment, *one.facts, asked_, columns_, weights_, phrases,
                                    one.words.standing);
      place_in_schemes(*one.facts, match);
      match.cautions =
          cautions_for(*one.facts, one.assessment, asked_, columns_, policy_, options_.as_of);
      if (one.capped) match.cautions.push_back({"order.provider_cap", {}});
      match.unknown = unknown_facts(one.assessment, *one.facts, asked_);
      match.nearby_cases = nearby_cases(*one.facts, asked_, columns_, policy_, kNearbyCases);
      match.matched_phrases = phrases;
      if (i < discussed) {
        match.stability = stability[i];
        if (i > 0) {
          for (Suggestion& suggestion :
               would_change(candidates_, i, asked_, columns_, policy_, weights_, options_.as_of)) {
            match.would_change.push_back(std::move(suggestion.reason));
          }
        }
      }
      out.matches.push_back(std::move(match));
    }
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

  void asides(Ranking& out) {
    std::sort(broken_.begin(), broken_.end(), aside_before);
    std::sort(open_.begin(), open_.end(), aside_before);
    for (Aside& aside : broken_) {
      const auto count = std::count_if(aside.verdicts.begin(), aside.verdicts.end(),
                                       [](const Verdict& verdict) { return verdict.broken; });
      for (Verdict& verdict : aside.verdicts) {
        if (!verdict.broken) continue;
        if (out.excluded.size() == kListCap) return;
        // With two broken conditions no single change admits the service, so none is promised.
        if (count > 1) verdict.admits_if.reset();
        out.excluded.push_back({aside.facts->id, std::move(verdict.condition),
                                std::move(verdict.reason), std::move(verdict.admits_if)});
      }
    }
    for (Aside& aside : open_) {
      for (Verdict& verdict : aside.verdicts) {
        if (out.needs_confirmation.size() == kListCap) return;
        out.needs_confirmation.push_back(
            {aside.facts->id, std::move(verdict.condition), std::move(verdict.reason)});
      }
    }
  }

  void strength(Ranking& out) const {
    const double enough = policy_.other().no_strong_fit;
    // One that waits for a confirmation may be just what is wanted: it answers the question, too.
    // "There is none" can only be said of a need whose subject was understood; else the question
    // back says what is missing.
    const bool understood = !asked_.domains.empty() || !asked_.interventions.empty() ||
                            !asked_.types.empty() || !asked_.outcomes.empty();
    const bool nothing = candidates_.empty() && open_.empty();
    out.no_strong_match = (understood || nothing) && !strong_found_ &&
                          std::none_of(open_.begin(), open_.end(), [&](const Aside& aside) {
                            return aside.strength >= enough;
                          });
    if (!out.no_strong_match) return;
    // Nothing is near, and nothing was understood that it could be near to.
    out.notes.push_back({understood ? "note.no_strong_match" : "note.nothing_to_match", {}});
    if (!open_.empty()) {
      out.notes.push_back({"note.confirmation_waits", {{"count", std::to_string(open_.size())}}});
    }
    for (const AskedConcept& domain : asked_.domains) {
      const catalog::Concept& entry =
          columns_.concepts->at(catalog::Vocabulary::Domains, domain.id);
      out.notes.push_back({"note.gap", {{"domain", entry.label_ja}, {"slug", entry.slug}}});
      for (const catalog::Guideline& guideline : columns_.catalog->guidelines()) {
        if (guideline.domain != entry.slug) continue;
        for (const auto& question : guideline.research_questions) {
          out.notes.push_back({"note.research_question",
                               {{"id", question.id},
                                {"question", question.question},
                                {"guideline", guideline.name}}});
        }
      }
    }
  }

  const Columns& columns_;
  const Policy& policy_;
  const Asked& asked_;
  const MatchOptions& options_;
  const StabilityDraws& draws_;
  const Weights& weights_;
  PairQuery pairs_;
  FitBound bound_;
  std::uint64_t tie_seed_;
  std::vector<const search::TextMatch*> hits_;  ///< by ordinal
  bool strong_found_ = false;                   ///< one of the candidates answers strongly
  std::uint64_t near_domains_ = 0;
  std::uint64_t asked_interventions_ = 0;
  std::unordered_map<std::string, std::string> folded_;  ///< phrase -> plain_words
  std::vector<Candidate> candidates_;
  std::vector<Candidate> rest_;  ///< not among the best, in no order
  std::vector<Aside> broken_;
  std::vector<Aside> open_;
};

}  // namespace

Ranking rank(const Columns& columns, const Policy& policy, const Asked& asked,
             const MatchOptions& options, const StabilityDraws& draws,
             std::vector<search::TextMatch> hits, bool provider_cap, bool discuss) {
  return Ranker(columns, policy, asked, options, draws, hits).run(provider_cap, discuss);
}

}  // namespace mitate::ranker
