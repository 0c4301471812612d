// The Model Context Protocol: how assistants call our tools. One message in, at most one out, no
// session and no state, so any replica can answer. Specification:
// https://modelcontextprotocol.io/specification (revisions in kRevisions); errors as JSON-RPC 2.0.
// Not here: what tools there are (tools.h). Called by register_api and `mitate mcp`. Thread-safe.
#pragma once
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "web/api/endpoint/endpoint.h"
#include "web/http/router.h"

namespace mitate::web::api::mcp {

/// Newest first. A client that asks for another gets the newest and may leave.
inline constexpr std::array<std::string_view, 3> kRevisions{"2025-11-25", "2025-06-18",
                                                            "2025-03-26"};

class Assistant {
 public:
  /// REQUIRES `app` to outlive it, and endpoints for every row of the tools.
  Assistant(const App& app, std::vector<Endpoint> endpoints);

  struct Reply {
    std::string body;        ///< one JSON-RPC message
    bool malformed = false;  ///< not a request at all: HTTP answers 400
  };
  /// The reply to one message; nullopt for a notification or a response. Never throws, never
  /// repeats what was sent.
  [[nodiscard]] std::optional<Reply> answer(std::string_view message) const;

 private:
  const App& app_;
  std::vector<Endpoint> of_tools_;  ///< in the order of all_tools()
  std::string list_;                ///< of tools/list, written once
};

/// POST /mcp (Streamable HTTP without streams): 200 with a message, 202 for a notification, 400 for
/// what is no request or an unknown revision, 403 for a page of another origin, 406, 415. Other
/// methods get 405 from the router.
void add_assistant(Router& router, const App& app, std::vector<Endpoint> endpoints);

}  // namespace mitate::web::api::mcp
