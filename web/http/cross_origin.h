// Which answers pages of other sites may read (CORS, Fetch standard section 3.2): those of the JSON
// interface to GET and HEAD, which are public and depend on no cookie. Called by the router. Pure.
#pragma once
#include <string_view>

#include "web/http/request.h"
#include "web/http/response.h"

namespace mitate::web {

/// A public reading call, or the question of a browser whether it may make one.
[[nodiscard]] bool may_be_read_anywhere(const Request& request);
/// The headers that let another site's script read this answer.
void allow_reading(Response& response);
/// The answer to OPTIONS: 204 with what the path takes; for public calls also as a preflight.
[[nodiscard]] Response options_response(const Request& request, std::string_view allowed);

}  // namespace mitate::web
