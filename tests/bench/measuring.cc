#include "tests/bench/measuring.h"

#include <algorithm>
#include <cmath>
#include <ctime>
#include <fstream>
#include <string>

namespace mitate::testing {
namespace {

double now_ms(clockid_t clock) {
  timespec time{};
  clock_gettime(clock, &time);
  return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
}

double status_mb(const std::string& name) {
  std::ifstream in("/proc/self/status");
  for (std::string line; std::getline(in, line);) {
    if (line.rfind(name, 0) == 0) return std::stod(line.substr(name.size())) / 1024.0;
  }
  return 0;
}

}  // namespace

Stopwatch::Stopwatch()
    : wall_(now_ms(CLOCK_MONOTONIC)),
      thread_(now_ms(CLOCK_THREAD_CPUTIME_ID)),
      process_(now_ms(CLOCK_PROCESS_CPUTIME_ID)) {}

Sample Stopwatch::thread() const {
  return {now_ms(CLOCK_MONOTONIC) - wall_, now_ms(CLOCK_THREAD_CPUTIME_ID) - thread_};
}

Sample Stopwatch::process() const {
  return {now_ms(CLOCK_MONOTONIC) - wall_, now_ms(CLOCK_PROCESS_CPUTIME_ID) - process_};
}

double quantile(std::vector<double> values, double share) {
  if (values.empty()) return 0;
  std::sort(values.begin(), values.end());
  return values[static_cast<std::size_t>(share * static_cast<double>(values.size() - 1) + 0.5)];
}

nlohmann::ordered_json summary(const std::vector<Sample>& samples) {
  std::vector<double> wall;
  std::vector<double> cpu;
  for (const Sample& sample : samples) {
    wall.push_back(sample.wall_ms);
    cpu.push_back(sample.cpu_ms);
  }
  nlohmann::ordered_json out;
  out["samples"] = samples.size();
  out["p50_ms"] = rounded(quantile(wall, 0.5));
  out["p95_ms"] = rounded(quantile(wall, 0.95));
  out["cpu_p50_ms"] = rounded(quantile(cpu, 0.5));
  out["cpu_p95_ms"] = rounded(quantile(cpu, 0.95));
  return out;
}

double resident_mb() { return rounded(status_mb("VmRSS:"), 0.1); }
double highest_resident_mb() { return rounded(status_mb("VmHWM:"), 0.1); }
double rounded(double value, double step) { return std::round(value / step) * step; }

}  // namespace mitate::testing
