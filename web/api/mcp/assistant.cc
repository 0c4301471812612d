#include "web/api/mcp/assistant.h"

#include <algorithm>
#include <memory>
#include <nlohmann/json.hpp>

#include "catalog/base/result.h"
#include "web/api/json/json_body.h"
#include "web/api/mcp/tools.h"
#include "web/http/encoding.h"
#include "web/wording/problem_wording.h"

namespace mitate::web::api::mcp {
namespace {

using Json = nlohmann::ordered_json;
using nlohmann::json;

// JSON-RPC 2.0, section 5.1.
constexpr int kParseError = -32700;
constexpr int kInvalidRequest = -32600;
constexpr int kMethodNotFound = -32601;
constexpr int kInvalidParams = -32602;

Json envelope(const json& id) {
  Json out;
  out["jsonrpc"] = "2.0";
  out["id"] = Json::parse(id.dump());
  return out;
}

std::string failure(const json& id, int code, std::string_view message) {
  Json out = envelope(id);
  out["error"] = {{"code", code}, {"message", message}};
  return out.dump();
}

std::string success(const json& id, Json result) {
  Json out = envelope(id);
  out["result"] = std::move(result);
  return out.dump();
}

Json text_block(std::string text) { return {{"type", "text"}, {"text", std::move(text)}}; }

Json initialized(const json& params) {
  std::string_view revision = kRevisions.front();
  if (params.contains("protocolVersion") && params["protocolVersion"].is_string()) {
    const auto& wanted = params["protocolVersion"].get_ref<const std::string&>();
    const auto known = std::find(kRevisions.begin(), kRevisions.end(), wanted);
    if (known != kRevisions.end()) revision = *known;
  }
  Json out;
  out["protocolVersion"] = revision;
  out["capabilities"]["tools"]["listChanged"] = false;
  out["serverInfo"] = {{"name", "mitate"}, {"title", "Mitate 見立て"}, {"version", "1.0.0"}};
  out["instructions"] = how_to_read();
  return out;
}

/// A problem as the answer of a tool: the assistant reads it and can mend its call.
Json tool_problem(const Problem& problem) {
  Json told;
  told["status"] = problem.status;
  told["code"] = problem.code;
  told["detail"] = problem.detail;
  if (!problem.parameter.empty()) told["parameter"] = problem.parameter;
  if (!problem.hint.empty()) told["hint"] = problem.hint;
  Json out;
  out["content"] = Json::array({text_block(told.dump())});
  out["isError"] = true;
  return out;
}

Json tool_answer(Json answer) {
  Json out;
  out["content"] = Json::array({text_block(answer.dump()), text_block(std::string(how_to_read()))});
  out["structuredContent"] = std::move(answer);
  out["isError"] = false;
  return out;
}

bool is_id(const json& id) { return id.is_string() || id.is_number_integer(); }

}  // namespace

Assistant::Assistant(const App& app, std::vector<Endpoint> endpoints) : app_(app) {
  Json list = Json::array();
  for (const Tool& tool : all_tools()) {
    const auto found = std::find_if(
        endpoints.begin(), endpoints.end(),
        [&](const Endpoint& endpoint) { return endpoint.operation == tool.operation; });
    MITATE_CHECK(found != endpoints.end());  // both are tables of ours
    Json one;
    one["name"] = tool.name;
    one["title"] = tool.title;
    one["description"] = tool.description;
    one["inputSchema"] = input_schema(*found);
    one["annotations"] = {{"readOnlyHint", true}, {"openWorldHint", false}};
    list.push_back(std::move(one));
    of_tools_.push_back(*found);
  }
  list_ = Json{{"tools", std::move(list)}}.dump();
}

std::optional<Assistant::Reply> Assistant::answer(std::string_view message) const {
  const auto read = read_json_object(message);
  if (!read) {
    const bool is_json = json::accept(message);
    return Reply{failure(nullptr, is_json ? kInvalidRequest : kParseError, read.error().detail),
                 true};
  }
  const json& sent = *read;
  const bool is_version_2 = sent.contains("jsonrpc") && sent["jsonrpc"] == "2.0";
  if (is_version_2 && !sent.contains("method") &&
      (sent.contains("result") || sent.contains("error"))) {
    return std::nullopt;  // a response; we never ask
  }
  const bool has_id = sent.contains("id");
  const json id = has_id && is_id(sent["id"]) ? sent["id"] : json(nullptr);
  const bool named = sent.contains("method") && sent["method"].is_string();
  if (!is_version_2 || !named || (has_id && id.is_null())) {
    return Reply{failure(id, kInvalidRequest, "not a JSON-RPC 2.0 request"), true};
  }
  if (!has_id) return std::nullopt;  // a notification
  const json params = sent.contains("params") ? sent["params"] : json::object();
  if (!params.is_object()) {
    return Reply{failure(id, kInvalidParams, "params must be an object")};
  }
  const auto& method = sent["method"].get_ref<const std::string&>();
  if (method == "initialize") return Reply{success(id, initialized(params))};
  if (method == "ping") return Reply{success(id, Json::object())};
  if (method == "tools/list") {
    if (params.contains("cursor")) {
      return Reply{failure(id, kInvalidParams, "the list has one page: no cursor is known")};
    }
    return Reply{success(id, Json::parse(list_))};
  }
  if (method != "tools/call") return Reply{failure(id, kMethodNotFound, "no such method")};

  const auto& tools = all_tools();
  const auto tool = std::find_if(tools.begin(), tools.end(), [&](const Tool& one) {
    return params.contains("name") && params["name"] == one.name;
  });
  if (tool == tools.end()) return Reply{failure(id, kInvalidParams, "no such tool")};
  const json arguments = params.contains("arguments") ? params["arguments"] : json::object();
  if (!arguments.is_object()) {
    return Reply{failure(id, kInvalidParams, "arguments must be an object")};
  }
  const auto at = static_cast<std::size_t>(tool - tools.begin());
  auto given = call_tool(*tool, of_tools_[at], app_, arguments);
  return Reply{success(id, given ? tool_answer(std::move(*given)) : tool_problem(given.error()))};
}

namespace {

/// A page of another site must not make a reader's browser call a server in the reader's network.
bool is_of_other_origin(const Request& request) {
  const std::string origin = request.header("origin");
  const std::string host = request.header("host");
  return !origin.empty() && origin != "http://" + host && origin != "https://" + host;
}

Response refusal(int status, std::string code, std::string detail) {
  return problem_response({.status = status, .code = std::move(code), .detail = std::move(detail)});
}

bool accepts_json(const Request& request) {
  const std::string accept = ascii_lower(request.header("accept"));
  return accept.empty() || accept.find("application/json") != std::string::npos ||
         accept.find("*/*") != std::string::npos ||
         accept.find("application/*") != std::string::npos;
}

}  // namespace

void add_assistant(Router& router, const App& app, std::vector<Endpoint> endpoints) {
  const auto assistant = std::make_shared<const Assistant>(app, std::move(endpoints));
  router.post("/mcp", [assistant](const Request& request) {
    if (is_of_other_origin(request)) {
      return refusal(403, "foreign_origin", wording::foreign_origin());
    }
    if (request.content_type() != "application/json") {
      return refusal(415, "unsupported_media_type",
                     wording::media_type_refused("application/json"));
    }
    if (!accepts_json(request)) {
      return refusal(406, "not_acceptable", wording::only_json());
    }
    const std::string revision = request.header("mcp-protocol-version");
    if (!revision.empty() &&
        std::find(kRevisions.begin(), kRevisions.end(), revision) == kRevisions.end()) {
      return refusal(400, "unknown_revision", wording::unknown_revision());
    }
    auto reply = assistant->answer(request.body);
    Response response = json_response(reply ? std::move(reply->body) : std::string());
    response.status = !reply ? 202 : reply->malformed ? 400 : 200;
    return response;
  });
}

}  // namespace mitate::web::api::mcp
