#include <catch2/catch.hpp>
#include <regex>

#include "web/pictures/label_lines.h"
#include "web/pictures/price_line.h"
#include "web/pictures/rank_slope.h"

using namespace mitate::web;

namespace {
PriceLine a_line(double price) {
  return {.title = "料金",
          .price = price,
          .price_label = "料金 " + std::to_string(static_cast<int>(price)) + "円",
          .low = 100,
          .high = 3000,
          .band_label = "目安の幅 100〜3,000円",
          .budget = 500,
          .budget_label = "予算 500円"};
}

/// Left edge and text of every label.
std::vector<std::pair<int, std::string>> labels_of(const std::string& svg) {
  static const std::regex label("<text class=\"start[^>]*x=\"(-?[0-9]+)\"[^>]*>([^<]*)<");
  std::vector<std::pair<int, std::string>> found;
  for (std::sregex_iterator at(svg.begin(), svg.end(), label), end; at != end; ++at) {
    found.emplace_back(std::stoi((*at)[1]), (*at)[2]);
  }
  return found;
}
}  // namespace

TEST_CASE("no label of a price line leaves the drawing, wherever the price lies",
          "[web][pictures]") {
  for (const double price : {0.0, 1.0, 100.0, 499.0, 3000.0, 9000.0, 1e7}) {
    const auto labels = labels_of(price_line(a_line(price)).str());
    REQUIRE(labels.size() == 3);
    for (const auto& [left, text] : labels) {
      CHECK(left >= 0);
      CHECK(left + label_width(text, 12) <= 288);
    }
  }
}

TEST_CASE("a price line without a budget draws no budget mark", "[web][pictures]") {
  PriceLine line = a_line(300);
  line.budget.reset();
  const std::string svg = price_line(line).str();
  CHECK(svg.find("budget") == std::string::npos);
  CHECK(labels_of(svg).size() == 2);
}

TEST_CASE("a price that is only a lower bound goes on to the right", "[web][pictures]") {
  PriceLine line = a_line(300);
  CHECK(price_line(line).str().find("class=\"open\"") == std::string::npos);
  line.at_least = true;
  CHECK(price_line(line).str().find("class=\"open\"") != std::string::npos);
}

TEST_CASE("a slope draws one line per service and keeps every spot inside", "[web][pictures]") {
  const RankSlope slope{.title = "順位",
                        .columns = {"この結果", "均した重み", "自治体の重み"},
                        .lines = {{"A", {1, 30, 2}}, {"B", {2, 1, 41}}, {"C", {3, 2, 50}}}};
  const std::string svg = rank_slope(slope).str();
  static const std::regex box("viewBox=\"0 0 288 ([0-9]+)\"");
  static const std::regex spot("cx=\"([0-9]+)\" cy=\"([0-9]+)\"");
  std::smatch found;
  REQUIRE(std::regex_search(svg, found, box));
  const int height = std::stoi(found[1]);
  std::size_t spots = 0;
  for (std::sregex_iterator at(svg.begin(), svg.end(), spot), end; at != end; ++at, ++spots) {
    CHECK(std::stoi((*at)[1]) + 11 <= 288);
    CHECK(std::stoi((*at)[2]) + 11 <= height);
  }
  CHECK(spots == 9);
  CHECK(svg.find(">50<") != std::string::npos);
  CHECK(rank_slope({.title = "a", .columns = {"b"}, .lines = {{"A", {1}}}}).empty());
}
