#include "web/pictures/count_grid.h"

#include <catch2/catch.hpp>

#include "web/pictures/label_lines.h"

using namespace mitate::web;

namespace {
std::size_t times(const std::string& text, const std::string& part) {
  std::size_t found = 0;
  for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++found;
  return found;
}
}  // namespace

TEST_CASE("a label breaks into lines that fit and joins to itself again", "[web][pictures]") {
  const std::string label = "肥満・メタボリックシンドローム（BMI 25以上）";
  const auto lines = label_lines(label, 84, 12);
  std::string joined;
  for (const std::string& line : lines) {
    CHECK(label_width(line, 12) <= 84);
    joined += line;
  }
  CHECK(joined == label);
  CHECK(lines.size() >= 3);
}

TEST_CASE("a line never starts with a closing mark", "[web][pictures]") {
  for (int width = 36; width < 200; width += 12) {
    for (const std::string& line : label_lines("睡眠（不眠）の質、気分。歩数", width, 12)) {
      CHECK(line.rfind("）", 0) == std::string::npos);
      CHECK(line.rfind("、", 0) == std::string::npos);
      CHECK(line.rfind("。", 0) == std::string::npos);
    }
  }
}

TEST_CASE("a width too small for one character still ends", "[web][pictures]") {
  CHECK(label_lines("ab", 1, 12) == std::vector<std::string>{"a", "b"});
  CHECK(label_lines("", 100, 12).empty());
}

TEST_CASE("a cell of nothing carries the word for nothing, a cell of some its number",
          "[web][pictures]") {
  const CountGrid grid{.title = "根拠<の>図",
                       .empty_word = "研究なし",
                       .columns = {"高", "中", "低"},
                       .rows = {{"血圧", {3, 0, 0}}, {"体重", {0, 12}}}};
  const std::string svg = count_grid(grid).str();
  CHECK(times(svg, ">研究なし<") == 4);
  CHECK(times(svg, ">3<") == 1);
  CHECK(times(svg, ">12<") == 1);
  CHECK(times(svg, "step0") == 4);
  CHECK(times(svg, "step4") == 1);
  CHECK(svg.find("根拠&lt;の&gt;図") != std::string::npos);
}

TEST_CASE("a grid without rows or columns draws nothing", "[web][pictures]") {
  CHECK(count_grid({.title = "a", .empty_word = "b", .columns = {"c"}, .rows = {}}).empty());
  CHECK(count_grid({.title = "a", .empty_word = "b", .columns = {}, .rows = {{"d", {1}}}}).empty());
}
