#include "web/http/worker_pool.h"

#include <atomic>
#include <catch2/catch.hpp>
#include <future>

using namespace mitate::web;

TEST_CASE("finishing works off what was added and then refuses", "[web][workers]") {
  std::atomic<int> done{0};
  WorkerPool pool(2, 100);
  for (int i = 0; i < 100; ++i) CHECK(pool.add([&done] { ++done; }));
  pool.finish();
  CHECK(done.load() == 100);
  CHECK_FALSE(pool.add([&done] { ++done; }));
  CHECK(done.load() == 100);
}

TEST_CASE("a full queue refuses, and lets the operator's question through first",
          "[web][workers]") {
  std::promise<void> entered;
  std::promise<void> release;
  const auto released = release.get_future().share();
  std::vector<int> order;
  {
    WorkerPool pool(1, 1);
    CHECK(pool.add([&] {
      entered.set_value();
      released.wait();
    }));
    entered.get_future().wait();
    CHECK(pool.add([&] { order.push_back(1); }));
    CHECK_FALSE(pool.add([&] { order.push_back(2); }));
    CHECK(pool.add([&] { order.push_back(3); }, WorkerPool::Urgency::Operator));
    CHECK(pool.waiting() == 2);
    release.set_value();
  }
  CHECK(order == std::vector<int>{3, 1});
}
