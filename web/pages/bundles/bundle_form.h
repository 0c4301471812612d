// What a reader types on a bundle's page, as the next request. Names of fields: budget,
// budget_unit, budget_tax, max_count, provider_cap, diminishing; weight_N, persons_N,
// participation_N, must_N per goal; price_ID, unit_ID, said_ID, on_ID, uses_ID, fix_ID per service.
// Not here: rules of the values (the request's reader has them). Pure.
#pragma once
#include <nlohmann/json.hpp>

#include "catalog/base/result.h"
#include "web/http/fields.h"
#include "web/http/problem.h"

namespace mitate::web {

/// `before` with the typed fields over it; goals stay those of `before`. The Problem names the
/// field.
[[nodiscard]] Result<nlohmann::json, Problem> bundle_request_of(const nlohmann::json& before,
                                                                const Fields& fields);

}  // namespace mitate::web
