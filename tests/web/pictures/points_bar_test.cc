#include "web/pictures/points_bar.h"

#include <catch2/catch.hpp>

using namespace mitate;
using namespace mitate::web;

namespace {
ranker::Contribution part(const char* criterion, int points, int possible) {
  ranker::Contribution out;
  out.criterion = criterion;
  out.points = {points};
  out.possible = {possible};
  out.max = {possible};
  return out;
}
}  // namespace

TEST_CASE("the bar places every part after the one before and hatches what is unknown",
          "[web][pictures]") {
  const std::vector<ranker::Contribution> parts{part("fit", 282, 282), part("price", 0, 150),
                                                part("delivery", 67, 100)};
  const std::string svg = points_bar(parts, "x\"y").str();
  CHECK(svg.find("c-fit\" y=\"0\" height=\"100%\" x=\"0.0%\" width=\"28.2%\"") !=
        std::string::npos);
  CHECK(svg.find("c-delivery\" y=\"0\" height=\"100%\" x=\"28.2%\" width=\"6.7%\"") !=
        std::string::npos);
  CHECK(svg.find("c-hatch\" y=\"0\" height=\"100%\" x=\"34.9%\" width=\"18.3%\"") !=
        std::string::npos);
  CHECK(svg.find("c-price") == std::string::npos);
  CHECK(svg.find("x&quot;y") != std::string::npos);
}

TEST_CASE("an unknown criterion never becomes a class name", "[web][pictures]") {
  const std::string svg = points_bar(std::vector{part("\"><script>", 10, 10)}, "a").str();
  CHECK(svg.find("script") == std::string::npos);
  CHECK(svg.find("c-other") != std::string::npos);
}
