#include "ranker/facts/facts.h"

#include "catalog/curation/visibility.h"

namespace mitate::ranker {

PriceFact terms_of(const catalog::Price& price) {
  PriceFact fact;
  fact.kind = price.kind;
  fact.yen = price.amount_yen.value_or(0);
  fact.unit = price.unit;
  fact.payer = price.payer;
  fact.tax = price.tax;
  fact.qualifier = price.qualifier;
  fact.headcount_min = price.headcount_min;
  fact.headcount_max = price.headcount_max;
  fact.validity = price.validity;
  return fact;
}

Validity::At held_on(const ServiceFacts& facts, const SchemeId& scheme, Date date) {
  Validity::At best = Validity::At::Unknown;
  for (const HeldScheme& held : facts.schemes) {
    if (held.scheme != scheme) continue;
    const Validity::At state = held.validity.at(date);
    if (state == Validity::At::Valid) return state;
    if (state != Validity::At::Unknown) best = state;
  }
  return best;
}

bool may_be_answered(const ServiceFacts& facts) { return catalog::is_answerable(facts.status); }

}  // namespace mitate::ranker
