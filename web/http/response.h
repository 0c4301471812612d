// An answer before it becomes bytes. A handler either fills the body or sets `problem`, which the
// router renders as JSON for /api and as a page elsewhere. Security headers, request id, ETag and
// length are added by the router and the server, never by handlers. A plain value.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "web/http/problem.h"

namespace mitate::web {

enum class Caching {
  NoStore,     ///< personal or confidential: needs, errors. The default.
  Revalidate,  ///< public but changes with the catalog: ETag and no-cache
  Immutable,   ///< static files whose address changes with their content
};

struct Response {
  int status = 200;
  std::string content_type = "text/html; charset=utf-8";
  std::vector<std::pair<std::string, std::string>> headers;
  std::string body;
  Caching caching = Caching::NoStore;
  std::optional<Problem> problem;
  std::string cause;  ///< of a problem that was rendered: for the log, never sent

  /// The value of the first header of this name (case-sensitive as set), or "".
  [[nodiscard]] std::string header(std::string_view name) const;
};

[[nodiscard]] Response html_response(std::string body, Caching caching = Caching::Revalidate);
[[nodiscard]] Response json_response(std::string body, Caching caching = Caching::NoStore);
/// 303 to a path of our own; `location` begins with '/' and not with "//".
[[nodiscard]] Response see_other(std::string location);
[[nodiscard]] Response problem_response(Problem problem);
/// A file to download; `filename` is ASCII.
[[nodiscard]] Response download_response(std::string content_type, std::string filename,
                                         std::string body);

}  // namespace mitate::web
