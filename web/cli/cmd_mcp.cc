// mitate mcp: an assistant on this machine talks to the catalog through standard input and output,
// one message a line. Nothing is logged; what is asked ends with the process.
#include <iostream>
#include <string>

#include "web/api/api.h"
#include "web/api/mcp/assistant.h"
#include "web/cli/commands.h"
#include "web/cli/output.h"

namespace mitate::web::cli {

int mcp(const Globals& globals) {
  constexpr std::size_t kMostBytes = 1024 * 1024;  // as a body of the JSON interface
  const auto app = open_app(globals);
  if (!app) return fail(globals, app.error());
  const api::mcp::Assistant assistant(**app, api::all_endpoints());
  for (std::string line; std::getline(std::cin, line);) {
    if (line.empty() || line == "\r") continue;
    if (line.size() > kMostBytes) line = "too long";  // answered as what is no message
    const auto reply = assistant.answer(line);
    if (!reply) continue;
    std::cout << reply->body << '\n' << std::flush;
    if (!std::cout) return kEnvironment;  // nobody reads any more
  }
  return kOk;
}

}  // namespace mitate::web::cli
