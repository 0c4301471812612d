#include "web/http/router.h"

#include <algorithm>
#include <exception>
#include <typeinfo>

#include "catalog/base/result.h"
#include "web/http/cross_origin.h"
#include "web/http/etag.h"
#include "web/http/form_token.h"
#include "web/http/handler_threw.h"
#include "web/http/problem_json.h"
#include "web/wording/problem_wording.h"

namespace mitate::web {
namespace {

std::vector<std::string_view> segments_of(std::string_view path) {
  std::vector<std::string_view> segments;
  std::size_t at = 1;
  while (at <= path.size()) {
    const std::size_t end = std::min(path.find('/', at), path.size());
    segments.push_back(path.substr(at, end - at));
    at = end + 1;
  }
  return segments;
}

bool is_parameter(std::string_view segment) {
  return segment.size() > 2 && segment.front() == '{' && segment.back() == '}';
}

/// The number of literal segments when the pattern matches, -1 otherwise.
int match(std::string_view pattern, std::string_view path, Fields& parameters) {
  const auto wanted = segments_of(pattern);
  const auto given = segments_of(path);
  if (wanted.size() != given.size()) return -1;
  int literals = 0;
  Fields found;
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    if (is_parameter(wanted[i])) {
      if (given[i].empty()) return -1;
      found.add(std::string(wanted[i].substr(1, wanted[i].size() - 2)), std::string(given[i]));
    } else if (wanted[i] == given[i]) {
      ++literals;
    } else {
      return -1;
    }
  }
  parameters = std::move(found);
  return literals;
}

void set_caching(const Request& request, Response& response) {
  switch (response.caching) {
    case Caching::NoStore:
      response.headers.emplace_back("Cache-Control", "no-store");
      return;
    case Caching::Immutable:
      response.headers.emplace_back("Cache-Control", "public, max-age=31536000, immutable");
      break;
    case Caching::Revalidate:
      response.headers.emplace_back("Cache-Control", "no-cache");
      break;
  }
  if (response.status != 200) return;
  std::string etag = response.header("ETag");
  if (etag.empty()) {
    const std::string token = form_token_in(request, response);
    etag = etag_of(content_tag(response.body, token), token);
    response.headers.emplace_back("ETag", etag);
  }
  if (names_etag(request.header("if-none-match"), etag)) {
    response.status = 304;
    response.body.clear();
  }
}

}  // namespace

void Router::add(Method method, std::string pattern, Handler handler) {
  MITATE_CHECK(!pattern.empty() && pattern.front() == '/');
  routes_.push_back({method, std::move(pattern), std::move(handler)});
}

Response Router::handle(Request& request) const {
  const Method wanted = request.method == Method::Head ? Method::Get : request.method;
  const Route* best = nullptr;
  int best_literals = -1;
  Fields best_parameters;
  std::vector<std::string> allowed;
  for (const Route& route : routes_) {
    Fields parameters;
    const int literals = match(route.pattern, request.path, parameters);
    if (literals < 0) continue;
    if (route.method != wanted) {
      const std::string name(name_of(route.method));
      if (std::find(allowed.begin(), allowed.end(), name) == allowed.end()) allowed.push_back(name);
      if (route.method == Method::Get) allowed.emplace_back("HEAD");
      continue;
    }
    if (literals > best_literals) {
      best = &route;
      best_literals = literals;
      best_parameters = std::move(parameters);
    }
  }
  if (best == nullptr) {
    Problem problem;
    if (allowed.empty()) {
      problem.status = 404;
      problem.code = "not_found";
      problem.detail = wording::no_such_path();
      return problem_response(std::move(problem));
    }
    allowed.emplace_back("OPTIONS");
    std::string list;
    for (const std::string& name : allowed) list += (list.empty() ? "" : ", ") + name;
    if (request.method == Method::Options) return options_response(request, list);
    problem.status = 405;
    problem.code = "method_not_allowed";
    problem.detail = wording::method_not_allowed(list);
    Response response = problem_response(std::move(problem));
    response.headers.emplace_back("Allow", list);
    return response;
  }
  request.route = best->pattern;
  request.parameters = std::move(best_parameters);
  if (request.query_fault) return problem_response(*request.query_fault);
  return best->handler(request);
}

Response Router::answer_problem(const Request& request, const Problem& problem) const {
  Response response;
  if (request.is_api()) {
    response.body = problem_json(problem, request.request_id);
    response.content_type = "application/problem+json; charset=utf-8";
  } else if (problem_page_) {
    response = problem_page_(request, problem);
  } else {
    response.content_type = "text/plain; charset=utf-8";
    response.body = problem.detail + "\n";
  }
  response.status = problem.status;
  response.cause = problem.cause;
  response.caching = Caching::NoStore;
  response.problem.reset();
  return response;
}

Response Router::dispatch(Request& request) const {
  Response response;
  // The last door before the wire: whatever a handler or the library below it throws becomes a 500
  // with a request id, and the server keeps running.
  try {
    response = handle(request);
  } catch (const std::exception& error) {
    Problem problem;
    problem.status = 500;
    problem.code = "internal";
    problem.detail = wording::handler_failed();
    // Its kind, never its message: that may quote what a person typed.
    problem.cause = std::string(kHandlerThrew) + typeid(error).name();
    response = problem_response(std::move(problem));
  }
  if (response.problem) {
    auto headers = std::move(response.headers);
    response = answer_problem(request, Problem(*response.problem));
    // Too much to do just now is soon over.
    if (response.status == 503) response.headers.emplace_back("Retry-After", "1");
    response.headers.insert(response.headers.end(), headers.begin(), headers.end());
  }
  if (may_be_read_anywhere(request)) allow_reading(response);
  set_caching(request, response);
  return response;
}

}  // namespace mitate::web
