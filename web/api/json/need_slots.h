// The slots of a need that can be strict, by the name they have in JSON and in `must`: one table
// for what is written, what is read and what is made strict.
#pragma once
#include "ranker/need/need.h"

namespace mitate::web::api {

/// Calls visit(name, slot) in the order of the answer; a slot is optional<Slot<T>> or
/// vector<Slot<T>>. `N` is Need or const Need. Negated domains are strict by definition and not
/// here.
template <typename N, typename Visit>
void each_strict_slot(N& need, Visit visit) {
  visit("buyer_type", need.buyer_type);
  visit("buyer_kind", need.buyer_kind);
  visit("industry", need.industry);
  visit("headcount", need.headcount);
  visit("region", need.regions);
  visit("domains", need.domains);
  visit("segments", need.segments);
  visit("service_types", need.service_types);
  visit("interventions", need.interventions);
  visit("outcomes", need.outcomes);
  visit("budget", need.budget);
  visit("delivery", need.delivery);
  visit("language", need.languages);
  visit("deadline", need.deadline);
  visit("certifications", need.certifications);
  visit("minimum_grade", need.minimum_grade);
  visit("contract_months", need.contract_months);
}

}  // namespace mitate::web::api
