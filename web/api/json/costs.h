// A service's prices as yen per person and month and as yen per year, for a given number of people
// and contract length. Each figure comes with the assumptions behind it; where a conversion would
// be a guess there is a reason instead of a figure. Not here: converting (ranker/question/price).
// Pure.
#pragma once
#include <cstdint>
#include <nlohmann/json_fwd.hpp>
#include <optional>

#include "catalog/model/catalog.h"
#include "web/wording/wording.h"

namespace mitate::web::api {

struct CostQuestion {
  std::optional<std::int64_t>
      headcount;             ///< nullopt: not told, so nothing is multiplied or divided
  int contract_months = 12;  ///< from 1
  double tax_percent = 10;
  Date as_of;
};

/// {costs:[{price, original_text, state, person_month:{yen, at_least, assumptions}|null,
/// year:{…}|null, reason}]} in the order of the record. `reason` is null when a figure is given.
[[nodiscard]] nlohmann::ordered_json costs_json(const catalog::Service& service,
                                                const CostQuestion& question,
                                                const Wording& wording);

}  // namespace mitate::web::api
