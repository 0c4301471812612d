#include "web/http/client.h"

#include <httplib.h>

namespace mitate::web {

std::optional<std::string> fetch(const std::string& host, int port, const std::string& path,
                                 std::chrono::milliseconds timeout) {
  httplib::Client client(host, port);
  client.set_connection_timeout(timeout);
  client.set_read_timeout(timeout);
  const auto answer = client.Get(path);
  if (!answer || answer->status != 200) return std::nullopt;
  return answer->body;
}

}  // namespace mitate::web
