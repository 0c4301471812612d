// A request as our handlers see it: decoded, checked, bounded. Nothing of the HTTP library appears
// here, so handlers are tested without a socket. Built by web/http/wire (from bytes) or
// make_request (tests, bench). A plain value; one thread at a time.
#pragma once
#include <atomic>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "catalog/base/result.h"
#include "web/http/fields.h"
#include "web/http/problem.h"

namespace mitate::web {

enum class Method { Get, Head, Post, Put, Delete, Options };
[[nodiscard]] std::string_view name_of(Method method);
[[nodiscard]] std::optional<Method> method_named(std::string_view name);

struct Request {
  Method method = Method::Get;
  std::string path;       ///< percent-decoded, valid UTF-8, no NUL
  std::string raw_path;   ///< as sent, without the query
  std::string raw_query;  ///< as sent, without '?'
  Fields query;           ///< decoded query parameters
  /// Set when a query parameter could not be decoded: the router answers 400 with it.
  std::optional<Problem> query_fault;
  Fields headers;  ///< names in lower case
  Fields cookies;
  std::string body;
  Fields parameters;       ///< of the path pattern, e.g. {id}; set by the router
  std::string route;       ///< the pattern that matched; empty: none. For logs and metrics.
  std::string request_id;  ///< shown in problems and the access log
  /// Becomes true when the client leaves while it is answered; nullptr: nobody can leave. Read by
  /// work that is long enough to be worth ending.
  std::shared_ptr<const std::atomic<bool>> left;

  [[nodiscard]] std::string header(std::string_view lower_case_name) const {
    return headers.get(lower_case_name);
  }
  /// "text/html" without parameters, lower case.
  [[nodiscard]] std::string content_type() const;
  /// A program asks (the JSON interface, or an assistant): problems are JSON.
  [[nodiscard]] bool is_api() const;
};

/// Splits and decodes "/path?a=b". A path that cannot be decoded is a Problem; a query that cannot
/// is kept in `query_fault` so that the answer can name the parameter.
[[nodiscard]] std::optional<Problem> set_target(Request& request, std::string_view target);
/// Parses "a=1; b=2"; pairs that are malformed are left out.
/// What tells visitors apart well enough for counting: address as a proxy gives it, program,
/// language. Never stored as it is; see web/telemetry/query_statistics.h.
[[nodiscard]] std::string visitor_of(const Request& request);
[[nodiscard]] Fields parse_cookies(std::string_view header);

/// For tests, benches and the bodies of examples. REQUIRES a target that decodes.
[[nodiscard]] Request make_request(Method method, std::string_view target, std::string body = {},
                                   std::vector<std::pair<std::string, std::string>> headers = {});

}  // namespace mitate::web
