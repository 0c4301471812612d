// Kills a working process again and again (SIGKILL, at random moments) and lets the test check
// after each kill that nothing acknowledged is lost. For the store, the index swap and whoever else
// promises to survive a crash. SIGKILL leaves the page cache: this shows nothing about a power cut.
#pragma once
#include <chrono>
#include <cstdint>
#include <functional>
#include <vector>

namespace mitate::testing {

/// Given to the child; what it acknowledges reaches the parent even when the child is killed next.
class Acknowledgements {
 public:
  explicit Acknowledgements(int descriptor) : descriptor_(descriptor) {}
  /// Call only after the work `number` is durable.
  void acknowledge(std::uint64_t number) const;

 private:
  int descriptor_;
};

struct KillLoop {
  int rounds = 100;
  std::uint64_t seed = 1;
  std::chrono::microseconds shortest{0};
  std::chrono::microseconds longest{60'000};
  /// Runs in a fork and works until it is killed; `round` counts from 0. It must open what it needs
  /// itself: REQUIRES that the parent holds no LMDB environment and no thread while a child runs.
  /// Returning early is fine.
  std::function<void(int round, const Acknowledgements&)> work;
  /// Runs in the parent after each kill with everything acknowledged so far, in order.
  std::function<void(int round, const std::vector<std::uint64_t>& acknowledged)> check;
};

/// Returns everything acknowledged. Throws when a process cannot be started.
std::vector<std::uint64_t> run(const KillLoop& loop);

}  // namespace mitate::testing
