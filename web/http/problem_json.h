// application/problem+json (RFC 9457) for one Problem. Called by the router for paths below /api.
#pragma once
#include <string>
#include <string_view>

#include "web/http/problem.h"

namespace mitate::web {

/// {type, title, status, detail, code, parameter?, value?, hint?, position?, request_id}.
[[nodiscard]] std::string problem_json(const Problem& problem, std::string_view request_id);

}  // namespace mitate::web
