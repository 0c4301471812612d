// Asking another server, or our own from outside: the only door to the HTTP library. Called by
// `mitate serve` (does the server that holds this data directory answer?); tests and benches use
// the library directly as a client that is not ours.
#pragma once
#include <chrono>
#include <optional>
#include <string>

namespace mitate::web {

/// The body of GET http://host:port/path when it answers 200 within the time; nullopt otherwise.
[[nodiscard]] std::optional<std::string> fetch(const std::string& host, int port,
                                               const std::string& path,
                                               std::chrono::milliseconds timeout);

}  // namespace mitate::web
