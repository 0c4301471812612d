// A fixed number of threads that run requests, and a queue in front of them with an end: what does
// not fit is refused at once instead of waiting for ever. All threads are made at the start, so
// that none can be missing later. Thread-safe.
#pragma once
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace mitate::web {

class WorkerPool {
 public:
  /// Starts as many of `threads` as the system gives; see size().
  WorkerPool(std::size_t threads, std::size_t most_waiting);
  ~WorkerPool() { finish(); }
  WorkerPool(const WorkerPool&) = delete;
  WorkerPool& operator=(const WorkerPool&) = delete;

  enum class Urgency {
    Usual,
    Operator,  ///< health and metrics: in front of the queue, never refused because it is full
  };
  /// False when the queue is full, the pool has no thread or is finishing; the job is dropped then.
  [[nodiscard]] bool add(std::function<void()> job, Urgency urgency = Urgency::Usual);
  /// Works off what was added, then joins every thread. Further jobs are refused.
  void finish();
  [[nodiscard]] std::size_t size() const;
  /// Jobs that no thread has taken yet.
  [[nodiscard]] std::size_t waiting() const;

 private:
  void work();
  mutable std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<std::function<void()>> jobs_;
  std::vector<std::thread> threads_;
  std::size_t most_waiting_;
  bool finishing_ = false;
};

}  // namespace mitate::web
