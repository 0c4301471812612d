#include "ranker/order/selection.h"

#include <algorithm>
#include <array>

#include "ranker/order/fit_bound.h"
#include "ranker/order/strength.h"

namespace mitate::ranker {
namespace {

/// Two sums of the same numbers in another order.
constexpr double kRounding = 1e-9;

bool aside_before(const Aside& a, const Aside& b) {
  if (a.fit != b.fit) return a.fit > b.fit;
  return a.facts->id < b.facts->id;
}

/// Cheap first filter: a service that no domain, word, kind or intervention of the need touches
/// cannot reach a band.
class Touch {
 public:
  Touch(const Asked& asked, const Concepts& concepts) : asked_(asked) {
    for (const AskedConcept& one : asked.interventions) interventions_ |= 1ULL << (one.id & 63U);
    for (const AskedConcept& domain : asked.domains) {
      for (std::size_t other = 0; other < concepts.domain_count(); ++other) {
        if (concepts.nearness(domain.id, static_cast<ConceptId>(other)) > 0) {
          near_domains_ |= 1ULL << (other & 63U);
        }
      }
    }
  }

  [[nodiscard]] bool reaches(const Glance& glance, const ServiceFacts& facts, bool found) const {
    if (!glance.answerable) return false;
    if (found || (glance.domain_mask & near_domains_) != 0) return true;
    if (std::any_of(asked_.types.begin(), asked_.types.end(),
                    [&](const AskedConcept& type) { return type.id == glance.type; })) {
      return true;
    }
    if ((glance.intervention_mask & interventions_) == 0) return false;
    return std::any_of(
        asked_.interventions.begin(), asked_.interventions.end(), [&](const AskedConcept& one) {
          return std::binary_search(facts.interventions.begin(), facts.interventions.end(), one.id);
        });
  }

 private:
  const Asked& asked_;
  std::uint64_t near_domains_ = 0;
  std::uint64_t interventions_ = 0;
};

/// A service that reaches a band, without the numbers behind it: they are made again for those
/// that can be shown, which costs less than keeping them for all.
struct Reaching {
  const ServiceFacts* facts;
  const search::TextMatch* hit;
};

class Selector {
 public:
  Selector(const Columns& columns, const Policy& policy, const Asked& asked,
           const MatchOptions& options, NeedWords& words)
      : columns_(columns),
        policy_(policy),
        asked_(asked),
        options_(options),
        words_(words),
        weights_(policy.weights_for(asked.buyer, asked.buyer_kind).weights),
        tie_seed_(tie_seed(asked.content_hash + policy.hash())) {}

  Selection run(std::size_t wanted) {
    std::array<std::vector<Reaching>, 3> reaching = per_band();
    for (std::size_t band = 0; band < reaching.size(); ++band) {
      // A lower band cannot come before a higher one: when the higher ones fill the answer, only
      // what a condition keeps out of it is still looked for.
      const bool full = out_.candidates.size() >= wanted;
      for (const Reaching& one : reaching[band]) place(one, static_cast<Band>(band), full);
    }
    std::sort(out_.broken.begin(), out_.broken.end(), aside_before);
    std::sort(out_.open.begin(), out_.open.end(), aside_before);
    return std::move(out_);
  }

 private:
  /// Best band first.
  [[nodiscard]] std::array<std::vector<Reaching>, 3> per_band() {
    std::array<std::vector<Reaching>, 3> out;
    const Touch touch(asked_, columns_.concepts());
    const FitBound bound(asked_, columns_.concepts(), policy_.fit());
    for (std::size_t i = 0; i < columns_.services().size(); ++i) {
      const Glance& glance = columns_.glances()[i];
      const ServiceFacts& facts = columns_.services()[i];
      const search::TextMatch* hit = words_.hit(glance.ordinal);
      if (!touch.reaches(glance, facts, hit != nullptr)) continue;
      if (hit == nullptr && bound.of(glance) + kRounding < policy_.fit().band_partial) continue;
      const double fit =
          assess_fit(facts, asked_, columns_.concepts(), policy_.fit(), words_.in(facts, hit))
              .value.low;
      const std::optional<Band> band = band_of(fit, policy_.fit());
      if (band) out[static_cast<std::size_t>(*band)].push_back({&facts, hit});
    }
    return out;
  }

  void place(const Reaching& one, Band band, bool full) {
    const ServiceFacts& facts = *one.facts;
    std::vector<Verdict> verdicts = check_conditions(facts, asked_, options_, columns_, policy_);
    const bool kept_out = std::any_of(verdicts.begin(), verdicts.end(),
                                      [](const Verdict& open) { return !open.suggested; });
    if (!kept_out && full && out_.strong_found) return;
    WordsFound words = words_.in(facts, one.hit);
    const FitAssessment fit = assess_fit(facts, asked_, columns_.concepts(), policy_.fit(), words);
    const double strength = strength_of(fit, words, policy_, open_conditions(verdicts));
    if (kept_out) {
      const bool broken = std::any_of(verdicts.begin(), verdicts.end(),
                                      [](const Verdict& verdict) { return verdict.broken; });
      (broken ? out_.broken : out_.open)
          .push_back({&facts, fit.value.low, strength, std::move(verdicts)});
      return;
    }
    out_.strong_found = out_.strong_found || strength >= policy_.other().no_strong_fit;
    if (full) return;
    Candidate& candidate = out_.candidates.emplace_back();
    candidate.facts = &facts;
    candidate.hit = one.hit;
    for (std::size_t goal = 0; goal < asked_.goals.size(); ++goal) {
      const double part =
          assess_fit(facts, asked_.goals[goal], columns_.concepts(), policy_.fit(), words)
              .value.low;
      if (part >= policy_.fit().band_good) candidate.covers.push_back(goal);
    }
    candidate.words = std::move(words);
    candidate.unconfirmed = std::move(verdicts);
    candidate.assessment =
        assess({facts, asked_, columns_, policy_, candidate.words, options_.as_of}, fit, weights_);
    candidate.band = band;
    candidate.price_order = price_order(
        candidate.assessment, {facts, asked_, columns_, policy_, candidate.words, options_.as_of});
    candidate.stage = stage_order(facts);
    candidate.tie = tie_key(tie_seed_, facts.id.text());
  }

  const Columns& columns_;
  const Policy& policy_;
  const Asked& asked_;
  const MatchOptions& options_;
  NeedWords& words_;
  const Weights& weights_;
  std::uint64_t tie_seed_;
  Selection out_;
};

}  // namespace

Selection select_services(const Columns& columns, const Policy& policy, const Asked& asked,
                          const MatchOptions& options, NeedWords& words, std::size_t wanted) {
  return Selector(columns, policy, asked, options, words).run(wanted);
}

}  // namespace mitate::ranker
