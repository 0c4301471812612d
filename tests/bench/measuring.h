// Clocks and order statistics of the benchmarks. Wall time says what a caller waits, the thread's
// CPU time what the work costs; on a shared machine the second is the steadier of the two.
#pragma once
#include <cstddef>
#include <nlohmann/json.hpp>
#include <vector>

namespace mitate::testing {

struct Sample {
  double wall_ms = 0;
  double cpu_ms = 0;
};

/// Starts at construction.
class Stopwatch {
 public:
  Stopwatch();
  /// Wall and CPU time of this thread.
  [[nodiscard]] Sample thread() const;
  /// Wall and CPU time of all threads of the process.
  [[nodiscard]] Sample process() const;

 private:
  double wall_;
  double thread_;
  double process_;
};

/// The value below which `share` of `values` lie; 0 when there are none.
[[nodiscard]] double quantile(std::vector<double> values, double share);
/// {"samples", "p50_ms", "p95_ms", "cpu_p50_ms", "cpu_p95_ms"}.
[[nodiscard]] nlohmann::ordered_json summary(const std::vector<Sample>& samples);
/// Of this process: resident now and at its highest, MB; 0 where /proc is not there.
[[nodiscard]] double resident_mb();
[[nodiscard]] double highest_resident_mb();
[[nodiscard]] double rounded(double value, double step = 0.001);

}  // namespace mitate::testing
