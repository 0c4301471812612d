// What an assistant may call: one row per tool, each a call of the JSON interface by another door.
// Input schemas are written from the same tables as /openapi.json, so the two cannot differ. Not
// here: the protocol (assistant.h). Pure, but for call_tool, which reads one snapshot.
#pragma once
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "web/api/endpoint/endpoint.h"

namespace mitate::web::api::mcp {

struct Tool {
  std::string_view name;
  std::string_view title;        ///< English, for people
  std::string_view description;  ///< English, for the assistant: when to call it, how to read it
  std::string_view operation;    ///< operationId of the call that it is
  std::string_view usual = {};   ///< arguments that are set unless sent, as JSON; empty: none
};

/// In the order of tools/list.
[[nodiscard]] const std::vector<Tool>& all_tools();
/// What every answer is to be read with; also the `instructions` of the server.
[[nodiscard]] std::string_view how_to_read();

/// JSON Schema of the arguments: parameters of the path and the query, or the members of the body.
/// Closed: an unknown argument is refused.
[[nodiscard]] nlohmann::ordered_json input_schema(const Endpoint& endpoint);

/// The answer of the call as it stands, or the problem that it gives. `arguments` is an object.
[[nodiscard]] Answer call_tool(const Tool& tool, const Endpoint& endpoint, const App& app,
                               nlohmann::json arguments);

}  // namespace mitate::web::api::mcp
