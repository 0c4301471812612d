#include "web/http/request.h"

#include "web/http/encoding.h"
#include "web/wording/problem_wording.h"

namespace mitate::web {
namespace {
constexpr std::pair<Method, std::string_view> kMethods[] = {
    {Method::Get, "GET"}, {Method::Head, "HEAD"},     {Method::Post, "POST"},
    {Method::Put, "PUT"}, {Method::Delete, "DELETE"}, {Method::Options, "OPTIONS"}};

std::string sentence(DecodeFault fault, std::string_view field) {
  switch (fault) {
    case DecodeFault::BadEscape:
      return wording::bad_escape(field);
    case DecodeFault::Nul:
      return wording::has_nul(field);
    case DecodeFault::NotUtf8:
      return wording::not_utf8(field);
  }
  return wording::not_utf8(field);
}

Problem bad_query(DecodeFault fault, std::string_view name) {
  Problem problem;
  problem.status = 400;
  problem.code = "invalid_argument";
  problem.parameter = name;
  problem.detail = sentence(fault, name.empty() ? "query" : name);
  return problem;
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}
}  // namespace

std::string_view name_of(Method method) {
  for (const auto& [known, name] : kMethods) {
    if (known == method) return name;
  }
  return {};
}

std::optional<Method> method_named(std::string_view name) {
  for (const auto& [known, text] : kMethods) {
    if (text == name) return known;
  }
  return std::nullopt;
}

std::string Request::content_type() const {
  const std::string value = header("content-type");
  return ascii_lower(trimmed(std::string_view(value).substr(0, value.find(';'))));
}

bool Request::is_api() const {
  return path == "/api" || path.starts_with("/api/") || path == "/mcp";
}

std::optional<Problem> set_target(Request& request, std::string_view target) {
  const std::size_t mark = target.find('?');
  request.raw_path = target.substr(0, mark);
  if (mark != std::string_view::npos) request.raw_query = target.substr(mark + 1);
  Decoded path = percent_decode(request.raw_path, false);
  if (path.fault || path.text.empty() || path.text.front() != '/') {
    // The raw path still tells whether the caller is a program that expects JSON.
    request.path = request.raw_path.rfind("/api/", 0) == 0 ? "/api/" : "/";
    Problem problem;
    problem.status = 400;
    problem.code = "invalid_argument";
    problem.detail = wording::path_unreadable();
    return problem;
  }
  request.path = std::move(path.text);
  std::string_view rest = request.raw_query;
  while (!rest.empty()) {
    const std::size_t end = rest.find('&');
    const std::string_view pair = rest.substr(0, end);
    rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end + 1);
    if (pair.empty()) continue;
    const std::size_t equals = pair.find('=');
    Decoded name = percent_decode(pair.substr(0, equals), true);
    Decoded value = equals == std::string_view::npos
                        ? Decoded{}
                        : percent_decode(pair.substr(equals + 1), true);
    if (!request.query_fault) {
      if (name.fault)
        request.query_fault = bad_query(*name.fault, "");
      else if (value.fault)
        request.query_fault = bad_query(*value.fault, name.text);
    }
    if (name.fault || value.fault) continue;
    request.query.add(std::move(name.text), std::move(value.text));
  }
  return std::nullopt;
}

std::string visitor_of(const Request& request) {
  return request.header("x-forwarded-for") + "\n" + request.header("user-agent") + "\n" +
         request.header("accept-language");
}

Fields parse_cookies(std::string_view header) {
  Fields cookies;
  while (!header.empty()) {
    const std::size_t end = header.find(';');
    const std::string_view pair = trimmed(header.substr(0, end));
    header = end == std::string_view::npos ? std::string_view{} : header.substr(end + 1);
    const std::size_t equals = pair.find('=');
    if (equals == std::string_view::npos || equals == 0) continue;
    cookies.add(std::string(pair.substr(0, equals)), std::string(pair.substr(equals + 1)));
  }
  return cookies;
}

Request make_request(Method method, std::string_view target, std::string body,
                     std::vector<std::pair<std::string, std::string>> headers) {
  Request request;
  request.method = method;
  MITATE_CHECK(!set_target(request, target).has_value());
  request.body = std::move(body);
  for (auto& [name, value] : headers) request.headers.add(ascii_lower(name), std::move(value));
  request.cookies = parse_cookies(request.header("cookie"));
  request.request_id = "test";
  return request;
}

}  // namespace mitate::web
