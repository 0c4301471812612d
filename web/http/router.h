// From a request to a handler and its answer, without a socket: patterns like /services/{id}, HEAD,
// 404, 405, 304, problems rendered once. Not here: bytes, limits and threads (server.h). Routes are
// added at start-up only; dispatch is const and safe from any thread.
#pragma once
#include <functional>
#include <string>
#include <vector>

#include "web/http/request.h"
#include "web/http/response.h"

namespace mitate::web {

using Handler = std::function<Response(const Request&)>;
/// Renders a problem as a page. Must not fail; the status is taken from the problem.
using ProblemPage = std::function<Response(const Request&, const Problem&)>;

struct Route {
  Method method = Method::Get;
  std::string pattern;  ///< segments are literal or {name}; {name} matches one segment
  Handler handler;
};

class Router {
 public:
  /// REQUIRES a pattern that begins with '/'. The first matching route wins; literal segments are
  /// preferred over parameters regardless of order.
  void add(Method method, std::string pattern, Handler handler);
  void get(std::string pattern, Handler handler) {
    add(Method::Get, std::move(pattern), std::move(handler));
  }
  void post(std::string pattern, Handler handler) {
    add(Method::Post, std::move(pattern), std::move(handler));
  }
  /// How a problem looks outside /api; plain text when never set.
  void set_problem_page(ProblemPage page) { problem_page_ = std::move(page); }

  /// Answers every request: unknown path 404, wrong method 405 with Allow, HEAD as GET without
  /// body, ETag and 304 for revalidated answers, 500 for a handler that throws. Sets request.route.
  [[nodiscard]] Response dispatch(Request& request) const;
  /// The finished answer for a problem found before or outside a handler (limits of the server).
  [[nodiscard]] Response answer_problem(const Request& request, const Problem& problem) const;
  [[nodiscard]] const std::vector<Route>& routes() const { return routes_; }

 private:
  [[nodiscard]] Response handle(Request& request) const;
  std::vector<Route> routes_;
  ProblemPage problem_page_;
};

}  // namespace mitate::web
