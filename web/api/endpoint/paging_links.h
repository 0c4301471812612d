// The Link header of a paged answer (RFC 8288): first, prev, next, last as addresses relative to
// the call. Called by run(). Pure.
#pragma once
#include <nlohmann/json_fwd.hpp>
#include <string>

#include "web/http/request.h"

namespace mitate::web::api {

/// "" for an answer that has no `page`, `per_page` and `total`, or that has one page.
[[nodiscard]] std::string paging_links(const Request& request,
                                       const nlohmann::ordered_json& answer);

}  // namespace mitate::web::api
