// The parameters of calls that can be asked for a contract, and their reading. Used inside web/api.
#pragma once
#include <optional>
#include <vector>

#include "web/api/endpoint/endpoint.h"
#include "web/contract_question.h"

namespace mitate::web::api {

[[nodiscard]] inline std::vector<Parameter> with_contract() {
  return {
      {"contract_start", ParameterKind::Date,
       "First day of a contract: marks what lapses inside it."},
      {"contract_end", ParameterKind::Date, "First day after the contract; or contract_months."},
      {"contract_months", ParameterKind::Integer, "Length of the contract.", 1, 120},
      as_of_parameter()};
}
[[nodiscard]] inline Result<std::optional<ranker::ContractWindow>, Problem> contract_of(
    const Call& call) {
  auto asked = contract_asked(call.text("contract_start"), call.text("contract_end"),
                              call.text("contract_months"));
  if (!asked) return Refused(problem_from(asked.error()));
  return std::move(*asked);
}
[[nodiscard]] inline nlohmann::ordered_json contract_json(const ranker::ContractWindow& contract) {
  return {{"start", contract.start.iso()}, {"end", contract.end.iso()}};
}

}  // namespace mitate::web::api
