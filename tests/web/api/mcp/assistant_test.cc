// Assistants get the answers of the JSON interface through the protocol's own forms.
#include "web/api/mcp/assistant.h"

#include <catch2/catch.hpp>
#include <set>

#include "tests/web/api/api_fixture.h"
#include "web/api/api.h"
#include "web/api/mcp/tools.h"

using namespace mitate;
using namespace mitate::testing;
using nlohmann::json;

namespace {

const web::api::mcp::Assistant& assistant() {
  static const web::api::mcp::Assistant kOne(shipped_app(), web::api::all_endpoints());
  return kOne;
}

json said(const std::string& message) {
  const auto reply = assistant().answer(message);
  REQUIRE(reply);
  return json::parse(reply->body);
}

json asked(const std::string& method, const json& params = json::object()) {
  return said(json{{"jsonrpc", "2.0"}, {"id", 7}, {"method", method}, {"params", params}}.dump());
}

json called(const std::string& tool, const json& arguments) {
  return asked("tools/call", {{"name", tool}, {"arguments", arguments}})["result"];
}

Answer sent(const std::string& body, std::vector<std::pair<std::string, std::string>> more = {}) {
  std::vector<std::pair<std::string, std::string>> headers{{"host", "localhost"},
                                                           {"content-type", "application/json"}};
  headers.insert(headers.end(), more.begin(), more.end());
  return answered(api_router(), web::make_request(web::Method::Post, "/mcp", body, headers));
}

const std::string kPing = R"({"jsonrpc":"2.0","id":"a","method":"ping"})";

}  // namespace

TEST_CASE("a client and the server agree on a revision that both know", "[mcp]") {
  const json same = asked("initialize", {{"protocolVersion", "2025-06-18"}});
  CHECK(same["id"] == 7);
  CHECK(same["result"]["protocolVersion"] == "2025-06-18");
  CHECK(same["result"]["capabilities"].contains("tools"));
  CHECK(same["result"]["instructions"].get<std::string>().find("未確認") != std::string::npos);
  const json newer = asked("initialize", {{"protocolVersion", "2099-01-01"}});
  CHECK(newer["result"]["protocolVersion"] == web::api::mcp::kRevisions.front());
}

TEST_CASE("every tool is listed with a closed schema whose references it carries itself", "[mcp]") {
  const json tools = asked("tools/list")["result"]["tools"];
  std::set<std::string> names;
  for (const json& tool : tools) {
    names.insert(tool["name"]);
    INFO(tool["name"]);
    CHECK(tool["inputSchema"]["type"] == "object");
    CHECK(tool["inputSchema"]["additionalProperties"] == false);
    CHECK(tool["annotations"]["readOnlyHint"] == true);
    const std::string text = tool["inputSchema"].dump();
    CHECK(text.find("#/components/") == std::string::npos);
    for (std::size_t at = 0; (at = text.find("#/$defs/", at)) != std::string::npos; ++at) {
      const std::size_t begin = at + 8;
      const std::string shape = text.substr(begin, text.find('"', begin) - begin);
      CHECK(tool["inputSchema"]["$defs"].contains(shape));
    }
  }
  CHECK(names == std::set<std::string>{"search_services", "get_service", "match_need",
                                       "build_bundle", "compare", "guideline_recommendations",
                                       "supply_gaps"});
}

TEST_CASE("a tool answers what the call of the interface answers", "[mcp]") {
  const json found = called("search_services", {{"q", "睡眠"}, {"buyer", {"employer"}}});
  CHECK(found["isError"] == false);
  const json same = get("/api/v1/services?q=睡眠&buyer=employer&per_page=10").json();
  CHECK(found["structuredContent"] == same);
  CHECK(json::parse(found["content"][0]["text"].get<std::string>()) == same);
  REQUIRE_FALSE(same["items"].empty());
  const std::string id = same["items"][0]["id"];
  CHECK(called("get_service", {{"id", id}})["structuredContent"] ==
        get("/api/v1/services/" + id).json());
}

TEST_CASE("a need is matched with its reasons, and every answer says how to read it", "[mcp]") {
  const json answer = called("match_need", {{"text", "社員200人、睡眠の相談。会社です"}});
  REQUIRE(answer["isError"] == false);
  const json& matches = answer["structuredContent"]["matches"];
  REQUIRE_FALSE(matches.empty());
  CHECK(matches.size() <= 5);
  CHECK(matches[0].contains("contributions"));
  CHECK(answer["content"].back()["text"].get<std::string>().find("never to a service") !=
        std::string::npos);
}

TEST_CASE("wrong arguments come back as a problem that names the field", "[mcp]") {
  const auto field_of = [](const json& answer) {
    CHECK(answer["isError"] == true);
    CHECK_FALSE(answer.contains("structuredContent"));
    const json told = json::parse(answer["content"][0]["text"].get<std::string>());
    return told.value("parameter", std::string());
  };
  CHECK(field_of(called("search_services", {{"colour", "red"}})) == "colour");
  CHECK(field_of(called("search_services", {{"page", "two"}})) == "page");
  CHECK(field_of(called("search_services", {{"q", {{"a", 1}}}})) == "q");
  CHECK(field_of(called("get_service", json::object())) == "id");
  CHECK(field_of(called("get_service", {{"id", "svc-none"}})) == "id");
  CHECK(field_of(called("get_service", {{"id", "../../etc/passwd"}})) == "id");
  CHECK(called("search_services", {{"q", std::string("a\0b", 3)}})["isError"] == true);
  CHECK(called("get_service", {{"id", std::string("a\0b", 3)}})["isError"] == true);
  CHECK(called("match_need", {{"text", 5}})["isError"] == true);
  CHECK(called("match_need", {{"txt", "睡眠"}})["isError"] == true);
}

TEST_CASE("what is no request gets the error of JSON-RPC and repeats nothing", "[mcp]") {
  const auto code = [](const std::string& message) {
    const json answer = said(message);
    CHECK(answer["jsonrpc"] == "2.0");
    CHECK(answer.dump().find("ひみつ") == std::string::npos);
    return answer["error"]["code"].get<int>();
  };
  CHECK(code("ひみつ") == -32700);
  CHECK(code("[" + kPing + "]") == -32600);
  CHECK(code(R"({"id":1,"method":"ping","x":"ひみつ"})") == -32600);
  CHECK(code(R"({"jsonrpc":"2.0","id":null,"method":"ping"})") == -32600);
  CHECK(code(R"({"jsonrpc":"2.0","id":{},"method":"ping"})") == -32600);
  CHECK(code(R"({"jsonrpc":"2.0","id":1,"method":"ひみつ"})") == -32601);
  CHECK(code(R"({"jsonrpc":"2.0","id":1,"method":"ping","params":[1]})") == -32602);
  CHECK(code(R"({"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"ひみつ"}})") ==
        -32602);
  CHECK(code(R"({"jsonrpc":"2.0","id":1,"method":"tools/list","params":{"cursor":"2"}})") ==
        -32602);
  CHECK(code(std::string(5000, '[')) == -32700);
}

TEST_CASE("notifications and responses are taken and not answered", "[mcp]") {
  CHECK_FALSE(assistant().answer(R"({"jsonrpc":"2.0","method":"notifications/initialized"})"));
  CHECK_FALSE(assistant().answer(R"({"jsonrpc":"2.0","id":3,"result":{}})"));
}

TEST_CASE("over HTTP the protocol's statuses hold", "[mcp]") {
  CHECK(sent(kPing).status == 200);
  CHECK(sent(kPing).json()["id"] == "a");
  CHECK(sent(kPing).response.caching == web::Caching::NoStore);
  CHECK(sent(R"({"jsonrpc":"2.0","method":"notifications/initialized"})").status == 202);
  CHECK(sent("nothing").status == 400);
  CHECK(sent(kPing, {{"origin", "http://evil.example"}}).status == 403);
  CHECK(sent(kPing, {{"origin", "http://localhost"}}).status == 200);
  CHECK(sent(kPing, {{"accept", "text/html"}}).status == 406);
  CHECK(sent(kPing, {{"accept", "application/json, text/event-stream"}}).status == 200);
  CHECK(sent(kPing, {{"mcp-protocol-version", "1999-01-01"}}).status == 400);
  CHECK(sent(kPing, {{"mcp-protocol-version", "2025-06-18"}}).status == 200);
  const auto plain = answered(
      api_router(), web::make_request(web::Method::Post, "/mcp", kPing,
                                      {{"host", "localhost"}, {"content-type", "text/plain"}}));
  CHECK(plain.status == 415);
  const auto read = answered(api_router(), web::make_request(web::Method::Get, "/mcp"));
  CHECK(read.status == 405);
}
