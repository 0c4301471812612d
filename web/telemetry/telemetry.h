// Counts and durations of requests for operators. Labels are closed sets (method, route pattern,
// status class); no query, no need text, no address ever enters. Written by web/http/server and
// web/app, rendered at /metrics. Thread-safe.
#pragma once
#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace mitate::web {

enum class Event { SnapshotSwapped, SnapshotFailed, RequestRefused, HandlerThrew };

class Telemetry {
 public:
  Telemetry();
  ~Telemetry();
  Telemetry(const Telemetry&) = delete;
  Telemetry& operator=(const Telemetry&) = delete;

  /// `route` is a pattern from the router ("" for none), never a path.
  void record_request(std::string_view method, std::string_view route, int status,
                      std::chrono::microseconds took, std::size_t bytes);
  void record(Event event);
  /// Prometheus text format, sorted, with the given generation facts.
  [[nodiscard]] std::string render(std::string_view generation, std::string_view segmenter,
                                   std::uint64_t sequence, std::size_t services) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace mitate::web
