#include "web/http/response.h"

#include "catalog/base/result.h"

namespace mitate::web {

std::string Response::header(std::string_view name) const {
  for (const auto& [key, value] : headers) {
    if (key == name) return value;
  }
  return {};
}

Response html_response(std::string body, Caching caching) {
  Response response;
  response.body = std::move(body);
  response.caching = caching;
  return response;
}

Response json_response(std::string body, Caching caching) {
  Response response;
  response.content_type = "application/json; charset=utf-8";
  response.body = std::move(body);
  response.caching = caching;
  return response;
}

Response see_other(std::string location) {
  MITATE_CHECK(!location.empty() && location.front() == '/' && location.rfind("//", 0) != 0);
  Response response;
  response.status = 303;
  response.headers.emplace_back("Location", std::move(location));
  return response;
}

Response problem_response(Problem problem) {
  Response response;
  response.status = problem.status;
  response.problem = std::move(problem);
  return response;
}

Response download_response(std::string content_type, std::string filename, std::string body) {
  Response response;
  response.content_type = std::move(content_type);
  response.headers.emplace_back("Content-Disposition",
                                "attachment; filename=\"" + std::move(filename) + "\"");
  // The facts inside may be used under this licence; a file of any kind says so at least here.
  response.headers.emplace_back("Link",
                                "<https://creativecommons.org/licenses/by/4.0/>; rel=\"license\"");
  response.body = std::move(body);
  return response;
}

}  // namespace mitate::web
