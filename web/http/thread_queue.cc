#include "web/http/thread_queue.h"

#include <algorithm>

namespace mitate::web {

ThreadQueue::ThreadQueue(std::size_t threads, std::size_t max_threads)
    : max_threads_(std::max(threads, max_threads)) {
  const std::lock_guard lock(mutex_);
  for (std::size_t i = 0; i < threads; ++i) start_thread();
}

void ThreadQueue::start_thread() {
  threads_.emplace_back([this] { work(); });
}

void ThreadQueue::add(std::function<void()> job) {
  {
    const std::lock_guard lock(mutex_);
    if (finishing_) return;
    jobs_.push_back(std::move(job));
    if (jobs_.size() > idle_ && threads_.size() < max_threads_) start_thread();
  }
  changed_.notify_one();
}

void ThreadQueue::work() {
  std::unique_lock lock(mutex_);
  while (true) {
    ++idle_;
    changed_.wait(lock, [this] { return finishing_ || !jobs_.empty(); });
    --idle_;
    if (jobs_.empty()) return;
    auto job = std::move(jobs_.front());
    jobs_.pop_front();
    lock.unlock();
    job();
    lock.lock();
  }
}

void ThreadQueue::finish() {
  std::vector<std::thread> threads;
  {
    const std::lock_guard lock(mutex_);
    finishing_ = true;
    threads.swap(threads_);
  }
  changed_.notify_all();
  for (std::thread& thread : threads) thread.join();
}

std::size_t ThreadQueue::waiting() const {
  const std::lock_guard lock(mutex_);
  return jobs_.size();
}

}  // namespace mitate::web
