// Parameters that several pages read from their address, and the problem of an unknown record.
// Words of a problem are Japanese. Not here: parameters of one page; those of the API (web/api).
#pragma once
#include <optional>
#include <string>

#include "web/contract_question.h"
#include "web/http/request.h"
#include "web/http/response.h"
#include "web/pages/frame/site.h"

namespace mitate::web {

/// The date that answers refer to: the parameter as_of, else the app's day.
[[nodiscard]] Result<Date, Problem> read_as_of(const Site& site, const Request& request);
/// contract_start with contract_end or contract_months of the address; nullopt: not asked for.
[[nodiscard]] Result<std::optional<ranker::ContractWindow>, Problem> read_contract(
    const Request& request);
[[nodiscard]] Problem not_found(const Site& site, std::string detail_key);

}  // namespace mitate::web
