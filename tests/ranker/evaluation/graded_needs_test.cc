// Measures over judged lists, on hand-made lists whose figures can be worked out on paper.
#include "ranker/evaluation/graded_needs.h"

#include <catch2/catch.hpp>
#include <cmath>

using namespace mitate::ranker;

namespace {
GradedNeed sample() {
  GradedNeed need;
  need.id = "need-x";
  need.grades = {{"svc-a", 3}, {"svc-b", 1}};
  return need;
}
}  // namespace

TEST_CASE("nDCG is 1 for the best order and falls with the place", "[ranker][evaluation]") {
  const GradedNeed need = sample();
  CHECK(ndcg_at(need, {"svc-a", "svc-b"}, 10) == Approx(1.0));
  const double best = 7.0 + 1.0 / std::log2(3.0);
  CHECK(ndcg_at(need, {"svc-b", "svc-a"}, 10) == Approx((1.0 + 7.0 / std::log2(3.0)) / best));
  CHECK(ndcg_at(need, {"svc-c", "svc-c2"}, 10) == Approx(0.0));
  CHECK_FALSE(ndcg_at(GradedNeed{}, {"svc-a"}, 10));
}

TEST_CASE(
    "a service that nobody could judge is left out of the condensed list, a judged one is not",
    "[ranker][evaluation]") {
  const auto judged =
      read_judged_services(R"({"services":[{"id":"svc-a"},{"id":"svc-b"},{"id":"svc-c"}]})");
  REQUIRE(judged);
  const std::vector<std::string> order{"svc-new", "svc-c", "svc-a", "svc-b"};
  CHECK(condensed(order, *judged) == std::vector<std::string>{"svc-c", "svc-a", "svc-b"});
  const GradedNeed need = sample();
  const auto raw = ndcg_at(need, order, 10);
  const auto fair = ndcg_at(need, condensed(order, *judged), 10);
  REQUIRE(raw);
  REQUIRE(fair);
  CHECK(*fair > *raw);
  CHECK(*fair < 1.0);  // svc-c was judged and stands before the right one
}

TEST_CASE("without a list of judged services, those graded for the need are the judged ones",
          "[ranker][evaluation]") {
  GradedNeed need = sample();
  need.grades["svc-zero"] = 0;
  CHECK(condensed({"svc-new", "svc-zero", "svc-a"}, judged_for(need)) ==
        std::vector<std::string>{"svc-zero", "svc-a"});
}

TEST_CASE("the share of good first places stands beside the most that was reachable",
          "[ranker][evaluation]") {
  const GradedNeed need = sample();
  const GoodFirst good = good_among_first(need, {"svc-b", "svc-c", "svc-d", "svc-a"}, 3);
  CHECK(good.found == Approx(0.0));
  CHECK(good.reachable == Approx(1.0 / 3));
  CHECK(good_among_first(need, {"svc-a"}, 3).found == Approx(1.0 / 3));
}

TEST_CASE("a broken list of judged services names what is missing", "[ranker][evaluation]") {
  CHECK_FALSE(read_judged_services("{"));
  CHECK_FALSE(read_judged_services(R"({"needs":[]})"));
  const auto broken = read_judged_services(R"([{"id":"svc-a"},{"name":"x"}])");
  REQUIRE_FALSE(broken);
  CHECK(broken.error().place.field == "services[1].id");
}
