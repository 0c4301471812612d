// Threads that work off accepted connections: some always there, more while all are busy. Kept
// apart from server.cc so that its growth can be tested. Thread-safe.
#pragma once
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace mitate::web {

class ThreadQueue {
 public:
  ThreadQueue(std::size_t threads, std::size_t max_threads);
  ~ThreadQueue() { finish(); }
  ThreadQueue(const ThreadQueue&) = delete;
  ThreadQueue& operator=(const ThreadQueue&) = delete;

  void add(std::function<void()> job);
  /// Works off what was added, then joins every thread. Further jobs are refused.
  void finish();
  /// Jobs that no thread has taken yet.
  [[nodiscard]] std::size_t waiting() const;

 private:
  void work();
  void start_thread();
  mutable std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<std::function<void()>> jobs_;
  std::vector<std::thread> threads_;
  std::size_t idle_ = 0;
  std::size_t max_threads_;
  bool finishing_ = false;
};

}  // namespace mitate::web
