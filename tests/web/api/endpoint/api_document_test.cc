// Sends every example of web/API.md, looks for every member that its answer shows, and compares the
// tables of shapes with the shapes.
#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <fstream>
#include <set>
#include <sstream>

#include "tests/support/temp_dir.h"
#include "tests/web/api/api_fixture.h"
#include "tests/web/api/endpoint/shape_tables.h"
#include "web/api/api.h"
#include "web/api/shapes/conforms.h"
#include "web/api/shapes/shapes.h"

using namespace mitate::testing;
using nlohmann::json;

namespace {

struct Example {
  std::string method, target, body;
  int status = 0;
  json shown;
};

std::vector<Example> examples() {
  std::istringstream in(read_file(std::string(MITATE_SOURCE_DIR) + "/web/API.md"));
  std::vector<Example> out;
  std::string line;
  while (std::getline(in, line)) {
    if (line == "```http") {
      Example example;
      std::getline(in, line);
      const std::size_t space = line.find(' ');
      example.method = line.substr(0, space);
      example.target = line.substr(space + 1);
      bool in_body = false;
      while (std::getline(in, line) && line != "```") {
        if (in_body) example.body += line + "\n";
        if (line.empty()) in_body = true;
      }
      out.push_back(std::move(example));
    } else if (line.rfind("```json ", 0) == 0) {
      out.back().status = std::stoi(line.substr(8));
      std::string text;
      while (std::getline(in, line) && line != "```") text += line + "\n";
      out.back().shown = json::parse(text);
    }
  }
  return out;
}

/// Every member of `shown` is in `actual`; of lists the first items are compared.
void check_members(const json& shown, const json& actual, const std::string& path) {
  if (shown.is_object()) {
    INFO(path);
    REQUIRE(actual.is_object());
    for (const auto& [name, value] : shown.items()) {
      INFO(path + "." + name);
      REQUIRE(actual.contains(name));
      check_members(value, actual[name], path + "." + name);
    }
  } else if (shown.is_array()) {
    INFO(path);
    REQUIRE(actual.is_array());
    if (shown.empty() || !shown[0].is_object()) return;
    REQUIRE_FALSE(actual.empty());
    check_members(shown[0], actual[0], path + "[0]");
  }
}

}  // namespace

TEST_CASE("every example of the interface's description is true", "[api][document]") {
  const auto all = examples();
  std::set<std::string> routes;
  for (const Example& example : all) {
    INFO(example.method << " " << example.target);
    REQUIRE(example.status != 0);
    const Answer answer =
        example.method == "GET" ? get(example.target) : post(example.target, example.body);
    INFO(answer.body.substr(0, 600));
    REQUIRE(answer.status == example.status);
    check_members(example.shown, answer.json(), "");
  }
  CHECK(all.size() >= 15);
}

TEST_CASE("every call has an example", "[api][document]") {
  std::set<std::string> shown;
  for (const Example& example : examples()) {
    mitate::web::Request request = mitate::web::make_request(
        example.method == "GET" ? mitate::web::Method::Get : mitate::web::Method::Post,
        example.target.substr(0, example.target.find('?')), example.body);
    (void)api_router().dispatch(request);
    shown.insert(request.route);
  }
  for (const mitate::web::Route& route : api_router().routes()) {
    if (route.pattern == "/metrics") continue;  // not JSON
    INFO(route.pattern);
    CHECK(shown.count(route.pattern) == 1);
  }
}

TEST_CASE("every body that the description shows has the published shape", "[api][document]") {
  for (const Example& example : examples()) {
    if (example.method != "POST") continue;
    mitate::web::Request request =
        mitate::web::make_request(mitate::web::Method::Post, example.target, example.body);
    (void)api_router().dispatch(request);
    for (const auto& endpoint : mitate::web::api::all_endpoints()) {
      if (endpoint.pattern != request.route) continue;
      INFO(example.body);
      CHECK(mitate::web::api::check_body(json::parse(example.body), endpoint.body));
    }
  }
}

TEST_CASE("the description's tables are written from the shapes, every shape once",
          "[api][document]") {
  const std::string file = std::string(MITATE_SOURCE_DIR) + "/web/API.md";
  const std::string text = read_file(file);
  std::vector<std::string> named;
  const std::string wanted = with_shape_tables(text, named);
  if (text != wanted && std::getenv("MITATE_UPDATE_GOLDEN") != nullptr) {
    std::ofstream(file, std::ios::binary) << wanted;
  }
  INFO("MITATE_UPDATE_GOLDEN=1 writes them anew");
  CHECK(text == wanted);
  for (const auto& shape : mitate::web::api::all_shapes()) {
    INFO(shape.name);
    CHECK(std::count(named.begin(), named.end(), shape.name) == 1);
  }
}
