#include "tests/web/api/contract_check.h"

#include <catch2/catch.hpp>
#include <cstdlib>
#include <fstream>
#include <nlohmann/json.hpp>

#include "web/api/api.h"
#include "web/api/shapes/conforms.h"

namespace mitate::testing {
namespace {

using nlohmann::json;

/// The shape of the answer; "" for what is no JSON call.
std::string shape_of(const web::Request& request, const web::Response& response) {
  if (request.path == "/mcp") return "";  // the forms of JSON-RPC, not of the interface
  if (response.status >= 400) return request.is_api() ? "Problem" : "";
  for (const web::api::Endpoint& endpoint : web::api::all_endpoints()) {
    if (endpoint.pattern == request.route && endpoint.method == request.method) {
      return endpoint.answers;
    }
  }
  return "";
}

void keep(const web::Request& request, int status, const json& answer) {
  const char* file = std::getenv("MITATE_KEEP_ANSWERS");
  if (file == nullptr) return;
  const std::string query = request.raw_query.empty() ? "" : "?" + request.raw_query;
  std::ofstream(file, std::ios::app) << json{{"method", web::name_of(request.method)},
                                             {"target", request.raw_path + query},
                                             {"status", status},
                                             {"answer", answer}}
                                            .dump()
                                     << "\n";
}

}  // namespace

void hold_to_contract(const web::Request& request, const web::Response& response) {
  const std::string shape = shape_of(request, response);
  if (shape.empty() || response.status == 304) return;
  const json answer = json::parse(response.body);
  keep(request, response.status, answer);
  const auto fault =
      web::api::fault_of(answer, web::api::object(shape), shape, web::api::Sender::Ourselves);
  if (fault) {
    FAIL_CHECK(web::name_of(request.method) << " " << request.raw_path << " answers what "
                                            << "is not published: " << web::api::describe(*fault));
  }
}

}  // namespace mitate::testing
