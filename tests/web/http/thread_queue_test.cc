#include "web/http/thread_queue.h"

#include <atomic>
#include <catch2/catch.hpp>
#include <future>

using namespace mitate::web;

TEST_CASE("a job runs although every waiting thread is held by another one", "[web][threads]") {
  std::promise<void> release;
  const auto held = release.get_future().share();
  std::promise<void> ran;
  {
    ThreadQueue queue(2, 16);
    for (int i = 0; i < 8; ++i) queue.add([held] { held.wait(); });
    queue.add([&ran] { ran.set_value(); });
    ran.get_future().wait();  // hangs here when the queue does not grow
    release.set_value();
  }
}

TEST_CASE("finishing works off what was added and then refuses", "[web][threads]") {
  std::atomic<int> done{0};
  ThreadQueue queue(2, 2);
  for (int i = 0; i < 100; ++i) queue.add([&done] { ++done; });
  queue.finish();
  CHECK(done.load() == 100);
  queue.add([&done] { ++done; });
  CHECK(done.load() == 100);
  CHECK(queue.waiting() == 0);
}
