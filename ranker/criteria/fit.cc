#include "ranker/criteria/fit.h"

#include <algorithm>

#include "ranker/criteria/labels.h"
#include "ranker/criteria/served_place.h"

namespace mitate::ranker {
namespace {

using catalog::Vocabulary;

bool has(const std::vector<ConceptId>& list, ConceptId id) {
  return std::binary_search(list.begin(), list.end(), id);
}

/// How well the list of asked concepts is met: the best one and the mean, so that a need of two
/// domains is not lost on a service that does one of them fully.
template <typename Met>
double met(const std::vector<AskedConcept>& asked, double best_share, Met one) {
  double best = 0;
  double sum = 0;
  for (const AskedConcept& wanted : asked) {
    const double value = one(wanted.id);
    best = std::max(best, value);
    sum += value;
  }
  return best_share * best + (1 - best_share) * sum / static_cast<double>(asked.size());
}

/// 0..1, one half at `half`; depends on this service alone and never on its rivals.
double saturating(double amount, double half) {
  return amount <= 0 ? 0.0 : amount / (amount + half);
}

/// A list the record does not fill in could turn out to hold what is asked.
Value known_or_open(bool recorded, double value) { return {value, recorded ? value : 1.0}; }

/// `asked.reach`: buyers through whom this one reaches its people (民間保険 through employers).
Value buyer_fit(const ServiceFacts& facts, const Asked& asked, const FitParameters& scale) {
  if (asked.buys_no_insurance && facts.is_insurance) return {0.0, 0.0};
  if (facts.buyers == 0) return {scale.buyer_unknown_share, 1.0};
  const bool served = (facts.buyers & bit_of(*asked.buyer)) != 0;
  const double otherwise = (facts.buyers & asked.reach) != 0 ? scale.buyer_reach_share : 0.0;
  if (facts.buyers_basis == catalog::Basis::Sourced)
    return {served ? 1.0 : otherwise, served ? 1.0 : otherwise};
  return {served ? scale.buyer_curator_share : std::min(otherwise, scale.buyer_curator_share), 1.0};
}

Value region_fit(const ServedPlace& place) {
  if (place.serves == Serves::Yes) return {1.0, 1.0};
  return {0.0, place.serves == Serves::Unknown ? 1.0 : 0.0};
}

/// The weight of a part worth 0 that leaves `1 - share` of the mean of all other parts.
double weight_that_takes(double share, const FitAssessment& fit) {
  double others = 0;
  for (const AspectFit& one : fit.aspects) others += one.weight;
  return others * share / (1 - share);
}

std::vector<ConceptId> common(const std::vector<AskedConcept>& asked,
                              const std::vector<ConceptId>& offered) {
  std::vector<ConceptId> out;
  for (const AskedConcept& one : asked) {
    if (has(offered, one.id)) out.push_back(one.id);
  }
  return out;
}

/// What 適合 says of each aspect.
class FitSentences {
 public:
  FitSentences(const FitAssessment& assessment, const Subject& subject, Contribution& out)
      : assessment_(assessment),
        facts_(subject.facts),
        asked_(subject.asked),
        concepts_(subject.columns.concepts()),
        subject_(subject),
        out_(out) {}

  void run() {
    domains();
    listed(Aspect::Intervention, "fit.intervention", Vocabulary::Interventions,
           asked_.interventions, facts_.interventions);
    if (assessment_.of(Aspect::Type).asked && assessment_.of(Aspect::Type).value.low > 0) {
      say("fit.type", {{"label", concepts_.at(Vocabulary::ServiceTypes, facts_.type).label_ja}});
    }
    functions();
    listed(Aspect::Segment, "fit.segment", Vocabulary::Segments, asked_.segments, facts_.segments);
    listed(Aspect::Outcome, "fit.outcome", Vocabulary::Outcomes, asked_.outcomes, facts_.outcomes);
    delivery();
    buyer();
    words();
  }

 private:
  void say(std::string code, std::map<std::string, std::string> parameters) {
    out_.reasons.push_back({std::move(code), std::move(parameters)});
  }

  void listed(Aspect aspect, const char* code, Vocabulary vocabulary,
              const std::vector<AskedConcept>& wanted, const std::vector<ConceptId>& offered) {
    if (!assessment_.of(aspect).asked) return;
    const std::vector<ConceptId> shared = common(wanted, offered);
    if (!shared.empty()) say(code, {{"labels", labels_of(concepts_, vocabulary, shared)}});
  }

  void functions() {
    if (asked_.functions.empty()) return;
    const auto labels = [&](const std::vector<ConceptId>& ids) {
      return labels_of(concepts_, Vocabulary::Functions, ids);
    };
    const std::vector<ConceptId> shared = common(asked_.functions, facts_.functions);
    if (!shared.empty()) {
      say("fit.function", {{"labels", labels(shared)}});
    } else if (!facts_.functions.empty()) {
      say("fit.function_other",
          {{"labels", labels(facts_.functions)}, {"asked", labels(ids_in(asked_.functions))}});
    } else {
      say("fit.function_unknown", {{"asked", labels(ids_in(asked_.functions))}});
    }
  }

  void domains() {
    if (!assessment_.of(Aspect::Domain).asked) return;
    const auto labels = [&](const std::vector<ConceptId>& ids) {
      return labels_of(concepts_, Vocabulary::Domains, ids);
    };
    const std::vector<ConceptId> same = common(asked_.domains, facts_.domains);
    if (!same.empty()) {
      say("fit.domain", {{"labels", labels(same)}});
    } else if (assessment_.of(Aspect::Domain).value.low > 0) {
      say("fit.domain_near",
          {{"labels", labels(facts_.domains)}, {"asked", labels(ids_in(asked_.domains))}});
    } else {
      say("fit.domain_other", {{"labels", labels(facts_.domains)}});
    }
  }

  void delivery() {
    if (!assessment_.of(Aspect::Delivery).asked) return;
    std::vector<ConceptId> modes;
    for (const AskedConcept& mode : asked_.delivery) {
      if ((facts_.delivery_modes >> (mode.id & 31U) & 1U) != 0) modes.push_back(mode.id);
    }
    if (modes.empty()) return;
    say("fit.delivery", {{"labels", labels_of(concepts_, Vocabulary::DeliveryModes, modes)}});
  }

  void buyer() {
    if (!asked_.buyer || (asked_.buys_no_insurance && facts_.is_insurance)) return;
    if ((facts_.buyers & bit_of(*asked_.buyer)) != 0) {
      say(facts_.buyers_basis == catalog::Basis::Sourced ? "fit.buyer_sourced"
                                                         : "fit.buyer_assigned",
          {{"buyer", buyer_label(concepts_, *asked_.buyer)}});
    } else if ((facts_.buyers & asked_.reach) != 0) {
      say("fit.buyer_reached",
          {{"buyers",
            buyers_label(concepts_, static_cast<std::uint8_t>(facts_.buyers & asked_.reach))}});
    }
  }

  void words() {
    const std::vector<std::string>& standing = subject_.words.standing;
    if (!standing.empty()) say("fit.words", {{"phrases", joined(standing)}});
    if (subject_.phrases == nullptr) return;
    std::vector<std::string> otherwise;
    for (const std::string& phrase : *subject_.phrases) {
      if (std::find(standing.begin(), standing.end(), phrase) == standing.end()) {
        otherwise.push_back(phrase);
      }
    }
    if (!otherwise.empty()) say("fit.text", {{"phrases", joined(otherwise)}});
  }

  const FitAssessment& assessment_;
  const ServiceFacts& facts_;
  const Asked& asked_;
  const Concepts& concepts_;
  const Subject& subject_;
  Contribution& out_;
};

}  // namespace

double region_weight(const Asked& asked, const FitParameters& scale) {
  return asked.place_bound ? scale.place_bound_weight : scale.region_weight;
}

double weighted_mean(std::span<const std::pair<double, double>> weight_and_value) {
  double sum = 0;
  double weights = 0;
  for (const auto& [weight, value] : weight_and_value) {
    sum += weight * value;
    weights += weight;
  }
  return weights > 0 ? sum / weights : 0.0;
}

std::vector<FitPart> parts_of(const FitAssessment& assessment) {
  std::vector<FitPart> out;
  for (std::size_t i = 0; i < kAspectCount; ++i) {
    const AspectFit& one = assessment.aspects[i];
    if (one.asked) out.push_back({std::string(kAspectNames[i]), one.weight, one.value.low});
  }
  return out;
}

FitAssessment assess_fit(const ServiceFacts& facts, const Asked& asked, const Concepts& concepts,
                         const FitParameters& scale, const WordsFound& words) {
  FitAssessment out;
  const auto put = [&](Aspect aspect, double weight, Value value) {
    out.aspects[static_cast<std::size_t>(aspect)] = {true, weight, value};
  };
  if (!asked.domains.empty()) {
    const double value = met(asked.domains, scale.best_share, [&](ConceptId wanted) {
      double best = 0;
      for (const ConceptId offered : facts.domains) {
        best = std::max(best, concepts.nearness(wanted, offered));
      }
      return best;
    });
    put(Aspect::Domain, scale.domain_weight, {value, value});
  }
  if (!asked.interventions.empty()) {
    const double value = met(asked.interventions, scale.best_share, [&](ConceptId wanted) {
      double best = 0;
      for (const ConceptId offered : facts.interventions) {
        best = std::max(best, concepts.intervention_nearness(wanted, offered));
      }
      return best;
    });
    put(Aspect::Intervention, scale.intervention_weight,
        known_or_open(!facts.interventions.empty(), value));
  }
  if (!asked.types.empty()) {
    const bool same = std::any_of(asked.types.begin(), asked.types.end(),
                                  [&](const AskedConcept& type) { return type.id == facts.type; });
    put(Aspect::Type, scale.type_weight, {same ? 1.0 : 0.0, same ? 1.0 : 0.0});
  }
  if (!asked.segments.empty()) {
    const double value = met(asked.segments, scale.best_share, [&](ConceptId wanted) {
      return has(facts.segments, wanted) ? 1.0 : 0.0;
    });
    put(Aspect::Segment, scale.segment_weight, known_or_open(!facts.segments.empty(), value));
  }
  if (!asked.outcomes.empty()) {
    const double value = met(asked.outcomes, scale.best_share, [&](ConceptId wanted) {
      return has(facts.outcomes, wanted) ? 1.0 : 0.0;
    });
    put(Aspect::Outcome, scale.outcome_weight, known_or_open(!facts.outcomes.empty(), value));
  }
  if (!asked.delivery.empty()) {
    const double value = met(asked.delivery, scale.best_share, [&](ConceptId wanted) {
      const std::uint32_t bit = 1U << (wanted & 31U);
      if ((facts.delivery_modes & bit) != 0) return 1.0;
      // 「オンラインで」 leaves open which; 「アプリで」 does not.
      const bool open = (concepts.online_mode() & bit) != 0;
      return open && (facts.delivery_modes & concepts.screen_modes()) != 0 ? scale.related_delivery
                                                                           : 0.0;
    });
    put(Aspect::Delivery, scale.delivery_weight, known_or_open(facts.delivery_modes != 0, value));
  }
  if (asked.buyer) put(Aspect::Buyer, scale.buyer_weight, buyer_fit(facts, asked, scale));
  bool elsewhere = false;
  if (!asked.regions.empty()) {
    const ServedPlace place = served_places(facts, asked.regions);
    put(Aspect::Region, region_weight(asked, scale), region_fit(place));
    elsewhere = place.serves == Serves::No;
  }
  if (asked.has_text) {
    const double value = saturating(words.score, scale.text_half);
    put(Aspect::Text, scale.text_weight, {value, value});
    const double literal = saturating(words.literal, scale.words_half);
    put(Aspect::Words, scale.words_weight, {literal, literal});
  }
  if (!asked.functions.empty()) {
    const double value = met(asked.functions, scale.best_share, [&](ConceptId wanted) {
      if (facts.main_function == wanted) return 1.0;
      return has(facts.functions, wanted) ? scale.further_function_share : 0.0;
    });
    const double missing = 1 - value;
    put(Aspect::Function, missing * weight_that_takes(scale.function_share, out),
        {0.0, facts.functions.empty() ? 1.0 : 0.0});
  }
  // Another place's own programme is an example, no offer: its missing place weighs so much more.
  if (elsewhere) {
    out.aspects[static_cast<std::size_t>(Aspect::Region)].weight +=
        weight_that_takes(scale.elsewhere_share, out);
  }
  std::array<std::pair<double, double>, kAspectCount> low{};
  std::array<std::pair<double, double>, kAspectCount> high{};
  for (std::size_t i = 0; i < kAspectCount; ++i) {
    low[i] = {out.aspects[i].weight, out.aspects[i].value.low};
    high[i] = {out.aspects[i].weight, out.aspects[i].value.high};
  }
  out.value = {weighted_mean(low), weighted_mean(high)};
  return out;
}

FitAssessment FitCriterion::assess(const Subject& subject) {
  return assess_fit(subject.facts, subject.asked, subject.columns.concepts(),
                    subject.parameters.fit(), subject.words);
}

void FitCriterion::explain(const FitAssessment& assessment, const Subject& subject,
                           Contribution& out) {
  FitSentences(assessment, subject, out).run();
  add_ground(out, subject.facts.described);
}

}  // namespace mitate::ranker
