#include "web/http/worker_pool.h"

#include <system_error>

namespace mitate::web {

WorkerPool::WorkerPool(std::size_t threads, std::size_t most_waiting)
    : most_waiting_(most_waiting) {
  threads_.reserve(threads);
  for (std::size_t i = 0; i < threads; ++i) {
    try {
      threads_.emplace_back([this] { work(); });
    } catch (const std::system_error&) {
      return;  // a limit of the system: fewer threads answer more slowly, but they answer
    }
  }
}

bool WorkerPool::add(std::function<void()> job, Urgency urgency) {
  {
    const std::lock_guard lock(mutex_);
    if (finishing_ || threads_.empty()) return false;
    if (urgency == Urgency::Operator) {
      jobs_.push_front(std::move(job));
    } else {
      if (jobs_.size() >= most_waiting_) return false;
      jobs_.push_back(std::move(job));
    }
  }
  changed_.notify_one();
  return true;
}

void WorkerPool::work() {
  std::unique_lock lock(mutex_);
  while (true) {
    changed_.wait(lock, [this] { return finishing_ || !jobs_.empty(); });
    if (jobs_.empty()) return;
    std::function<void()> job = std::move(jobs_.front());
    jobs_.pop_front();
    lock.unlock();
    job();
    job = nullptr;  // what it holds may be large: never freed under the lock
    lock.lock();
  }
}

void WorkerPool::finish() {
  std::vector<std::thread> threads;
  {
    const std::lock_guard lock(mutex_);
    finishing_ = true;
    threads.swap(threads_);
  }
  changed_.notify_all();
  for (std::thread& thread : threads) thread.join();
}

std::size_t WorkerPool::size() const {
  const std::lock_guard lock(mutex_);
  return threads_.size();
}

std::size_t WorkerPool::waiting() const {
  const std::lock_guard lock(mutex_);
  return jobs_.size();
}

}  // namespace mitate::web
