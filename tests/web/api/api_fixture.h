// The JSON interface over the shipped data, without a socket, opened once per test process.
#pragma once
#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

#include "web/app.h"
#include "web/http/router.h"

namespace mitate::testing {

[[nodiscard]] web::App& shipped_app();
[[nodiscard]] const web::Router& api_router();

struct Answer {
  int status = 0;
  std::string type;
  std::string body;
  web::Response response;
  [[nodiscard]] nlohmann::json json() const { return nlohmann::json::parse(body); }
};
/// What a router answers, held to the published contract.
[[nodiscard]] Answer answered(const web::Router& router, web::Request request);
/// Plain Japanese in an address as bytes of the wire.
[[nodiscard]] std::string encoded(const std::string& target);
/// `target` may hold plain Japanese; it is encoded.
[[nodiscard]] Answer get(const std::string& target,
                         std::vector<std::pair<std::string, std::string>> headers = {});
[[nodiscard]] Answer post(const std::string& target, const std::string& body,
                          const std::string& type = "application/json");

}  // namespace mitate::testing
