#include "web/http/problem.h"

#include "catalog/text/utf8.h"
#include "web/wording/problem_wording.h"

namespace mitate::web {
namespace {
int status_for(ErrorCode code) {
  switch (code) {
    case ErrorCode::InvalidArgument:
    case ErrorCode::InvalidData:
    case ErrorCode::LimitExceeded:
      return 400;
    case ErrorCode::NotFound:
      return 404;
    case ErrorCode::Locked:
    case ErrorCode::Unavailable:
      return 503;
    case ErrorCode::Unsupported:
    case ErrorCode::Corrupt:
    case ErrorCode::Io:
    case ErrorCode::Internal:
      return 500;
  }
  return 500;
}
}  // namespace

Problem problem_from(const Error& error) {
  Problem problem;
  problem.status = status_for(error.code);
  problem.code = name_of(error.code);
  problem.parameter = error.place.field;
  const bool ours = problem.status >= 500;
  if (ours) problem.cause = error.message;
  const bool for_people = !ours && wording::is_japanese(error.message);
  problem.detail = for_people ? error.message : std::string(wording::sentence_for(error.code));
  if (wording::is_japanese(error.hint)) problem.hint = error.hint;
  return problem;
}

Problem invalid_parameter(std::string name, std::string detail, std::optional<std::string> value) {
  Problem problem;
  problem.status = 400;
  problem.code = "invalid_argument";
  problem.detail = std::move(detail);
  problem.parameter = std::move(name);
  if (value) problem.value = excerpt(*value);
  return problem;
}

std::string excerpt(std::string_view value) {
  constexpr std::size_t kShown = 60;
  const std::string_view beginning = catalog::first_characters(value, kShown);
  return std::string(beginning) + (beginning.size() < value.size() ? "…" : "");
}

std::string reason_phrase(int status) {
  switch (status) {
    case 200:
      return "OK";
    case 201:
      return "Created";
    case 204:
      return "No Content";
    case 301:
      return "Moved Permanently";
    case 302:
      return "Found";
    case 303:
      return "See Other";
    case 304:
      return "Not Modified";
    case 308:
      return "Permanent Redirect";
    case 400:
      return "Bad Request";
    case 401:
      return "Unauthorized";
    case 403:
      return "Forbidden";
    case 404:
      return "Not Found";
    case 405:
      return "Method Not Allowed";
    case 406:
      return "Not Acceptable";
    case 408:
      return "Request Timeout";
    case 409:
      return "Conflict";
    case 410:
      return "Gone";
    case 411:
      return "Length Required";
    case 412:
      return "Precondition Failed";
    case 413:
      return "Content Too Large";
    case 414:
      return "URI Too Long";
    case 415:
      return "Unsupported Media Type";
    case 417:
      return "Expectation Failed";
    case 422:
      return "Unprocessable Content";
    case 429:
      return "Too Many Requests";
    case 431:
      return "Request Header Fields Too Large";
    case 500:
      return "Internal Server Error";
    case 501:
      return "Not Implemented";
    case 503:
      return "Service Unavailable";
    case 505:
      return "HTTP Version Not Supported";
    default:
      return "";
  }
}

}  // namespace mitate::web
