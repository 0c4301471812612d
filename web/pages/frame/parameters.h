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

/// The date that answers refer to: the parameter as_of, else the app's day. Unparsable text is a
/// Problem.
[[nodiscard]] std::optional<Problem> read_as_of(const Site& site, const Request& request,
                                                Date& as_of);
/// contract_start with contract_end or contract_months of the address; nullopt: not asked for.
[[nodiscard]] std::optional<Problem> read_contract(const Request& request,
                                                   std::optional<ranker::ContractWindow>& contract);
[[nodiscard]] Problem not_found(const Site& site, std::string detail_key);

}  // namespace mitate::web
