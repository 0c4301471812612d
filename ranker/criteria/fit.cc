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
  if (facts.buyers == 0) return {scale.buyer_unknown_share, 1.0};
  const bool served = (facts.buyers & bit_of(*asked.buyer)) != 0;
  const double otherwise = (facts.buyers & asked.reach) != 0 ? scale.buyer_reach_share : 0.0;
  if (facts.buyers_basis == catalog::Basis::Sourced)
    return {served ? 1.0 : otherwise, served ? 1.0 : otherwise};
  return {served ? scale.buyer_curator_share : std::min(otherwise, scale.buyer_curator_share), 1.0};
}

Value region_fit(const ServiceFacts& facts, const Asked& asked) {
  const ServedPlace place = served_places(facts, asked.regions);
  if (place.serves == Serves::Yes) return {1.0, 1.0};
  return {0.0, place.serves == Serves::Unknown ? 1.0 : 0.0};
}

std::vector<ConceptId> common(const std::vector<AskedConcept>& asked,
                              const std::vector<ConceptId>& offered) {
  std::vector<ConceptId> out;
  for (const AskedConcept& one : asked) {
    if (has(offered, one.id)) out.push_back(one.id);
  }
  return out;
}

}  // namespace

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
  if (!asked.regions.empty()) put(Aspect::Region, scale.region_weight, region_fit(facts, asked));
  if (asked.has_text) {
    const double value = saturating(words.score, scale.text_half);
    put(Aspect::Text, scale.text_weight, {value, value});
    const double literal = saturating(words.literal, scale.words_half);
    put(Aspect::Words, scale.words_weight, {literal, literal});
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

Contribution explain_fit(const FitAssessment& assessment, const ServiceFacts& facts,
                         const Asked& asked, const Columns& columns,
                         const std::vector<std::string>& phrases,
                         const std::vector<std::string>& standing, int weight) {
  const Concepts& concepts = columns.concepts();
  Contribution out;
  out.criterion = "fit";
  out.points = guaranteed_points(assessment.value, weight);
  out.possible = possible_points(assessment.value, weight);
  out.max = Tenths{weight * 10};
  const auto say = [&](std::string code, std::map<std::string, std::string> parameters) {
    out.reasons.push_back({std::move(code), std::move(parameters)});
  };
  const auto listed = [&](Aspect aspect, const char* code, Vocabulary vocabulary,
                          const std::vector<AskedConcept>& wanted,
                          const std::vector<ConceptId>& offered) {
    if (!assessment.of(aspect).asked) return;
    const std::vector<ConceptId> shared = common(wanted, offered);
    if (!shared.empty()) {
      say(std::string("fit.") + code, {{"labels", labels_of(concepts, vocabulary, shared)}});
    }
  };
  if (assessment.of(Aspect::Domain).asked) {
    const std::vector<ConceptId> same = common(asked.domains, facts.domains);
    if (!same.empty()) {
      say("fit.domain", {{"labels", labels_of(concepts, Vocabulary::Domains, same)}});
    } else if (assessment.of(Aspect::Domain).value.low > 0) {
      say("fit.domain_near",
          {{"labels", labels_of(concepts, Vocabulary::Domains, facts.domains)},
           {"asked", labels_of(concepts, Vocabulary::Domains, ids_in(asked.domains))}});
    } else {
      say("fit.domain_other",
          {{"labels", labels_of(concepts, Vocabulary::Domains, facts.domains)}});
    }
  }
  listed(Aspect::Intervention, "intervention", Vocabulary::Interventions, asked.interventions,
         facts.interventions);
  if (assessment.of(Aspect::Type).asked && assessment.of(Aspect::Type).value.low > 0) {
    say("fit.type", {{"label", concepts.at(Vocabulary::ServiceTypes, facts.type).label_ja}});
  }
  listed(Aspect::Segment, "segment", Vocabulary::Segments, asked.segments, facts.segments);
  listed(Aspect::Outcome, "outcome", Vocabulary::Outcomes, asked.outcomes, facts.outcomes);
  if (assessment.of(Aspect::Delivery).asked) {
    std::vector<ConceptId> modes;
    for (const AskedConcept& mode : asked.delivery) {
      if ((facts.delivery_modes >> (mode.id & 31U) & 1U) != 0) modes.push_back(mode.id);
    }
    if (!modes.empty()) {
      say("fit.delivery", {{"labels", labels_of(concepts, Vocabulary::DeliveryModes, modes)}});
    }
  }
  if (asked.buyer && (facts.buyers & bit_of(*asked.buyer)) != 0) {
    say(facts.buyers_basis == catalog::Basis::Sourced ? "fit.buyer_sourced" : "fit.buyer_assigned",
        {{"buyer", buyer_label(concepts, *asked.buyer)}});
  } else if (asked.buyer && (facts.buyers & asked.reach) != 0) {
    say("fit.buyer_reached",
        {{"buyers",
          buyers_label(concepts, static_cast<std::uint8_t>(facts.buyers & asked.reach))}});
  }
  if (!standing.empty()) say("fit.words", {{"phrases", joined(standing)}});
  std::vector<std::string> otherwise;
  for (const std::string& phrase : phrases) {
    if (std::find(standing.begin(), standing.end(), phrase) == standing.end()) {
      otherwise.push_back(phrase);
    }
  }
  if (!otherwise.empty()) say("fit.text", {{"phrases", joined(otherwise)}});
  if (!facts.described.source.empty()) {
    out.grounds.push_back({facts.described.source,
                           std::string(catalog::name_of(facts.described.verification)),
                           facts.described.as_of});
  }
  return out;
}

}  // namespace mitate::ranker
