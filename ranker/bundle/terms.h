// What the buyer's terms come to: how much each goal weighs, what each budget is over the contract,
// what each service costs this buyer. Filled into the answer before anything is chosen. Called by
// choice.cc. Pure.
#pragma once
#include <map>

#include "catalog/base/result.h"
#include "ranker/bundle/bundle.h"
#include "ranker/facts/columns.h"

namespace mitate::ranker::bundle {

using FactsById = std::map<ServiceId, const ServiceFacts*>;
/// REQUIRES the columns to outlive it.
[[nodiscard]] FactsById facts_by_id(const Columns& columns);

/// Every service that the buyer names exists. Errors: InvalidArgument ("take[0]").
[[nodiscard]] Result<void> check_services(const AskedBundle& asked,
                                          const catalog::Catalog& catalog);
/// The buyer's weights; left out, by the persons of the goals. REQUIRES `out.costs`.
void put_weights(const AskedBundle& asked, Bundle& out);
/// Errors: InvalidArgument where an amount is per person and no number of persons is known.
[[nodiscard]] Result<void> put_budgets(const AskedBundle& asked, Bundle& out);
/// REQUIRES `out.values`, the weights and the persons.
void put_costs(const AskedBundle& asked, const Columns& columns, Bundle& out);

}  // namespace mitate::ranker::bundle
