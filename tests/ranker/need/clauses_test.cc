// Stages of a reading, as text: what is asked, refused or only told, and which goal it belongs to.
#include <catch2/catch.hpp>
#include <string>

#include "tests/ranker/need/reading.h"
#include "tests/support/shipped_catalog.h"

namespace mitate::testing {
namespace {

std::string stage(std::string_view text, std::string_view name) {
  const auto all = shipped_reader().stages(text, reference_date());
  REQUIRE(all.has_value());
  const auto start = all->find(std::string(name) + "\n");
  REQUIRE(start != std::string::npos);
  std::string out;
  for (std::size_t at = start + name.size() + 1; at < all->size() && (*all)[at] == ' ';) {
    const auto end = all->find('\n', at);
    out += all->substr(at + 2, end - at - 2) + "\n";
    at = end + 1;
  }
  return out;
}

}  // namespace

TEST_CASE("a clause has the role that its words give it", "[ranker][need][clauses]") {
  CHECK(stage("社員300名の会社です。睡眠の研修は不要、腰痛の教室を希望", "clauses") ==
        "condition goal 0 「社員300名の会社です」\n"
        "refused goal 0 「睡眠の研修は不要」\n"
        "asked goal 0 「腰痛の教室を希望」\n");
}

TEST_CASE("each problem of a need is a goal with its own function", "[ranker][need][clauses]") {
  const auto read =
      parsed("社員500名の会社です。管理職には睡眠の研修をしてほしい。禁煙はアプリで支援したい。");
  REQUIRE(read.goals.size() == 2);
  CHECK(read.goals[0].domains == std::vector<std::string>{"sleep"});
  CHECK(read.goals[0].segments == std::vector<std::string>{"managers"});
  CHECK(read.goals[1].domains == std::vector<std::string>{"smoking"});
  CHECK(read.goals[1].delivery == std::vector<std::string>{"app"});
}

TEST_CASE("every mark says which row read it", "[ranker][need][clauses]") {
  const std::string marks = stage("睡眠の相談をアプリで", "marks");
  CHECK(marks.find("「睡眠」 domain=sleep by ") != std::string::npos);
  CHECK(marks.find("「アプリ」 delivery=app by ") != std::string::npos);
}

TEST_CASE("evidence that is asked for is a slot", "[ranker][need][clauses]") {
  const auto strict = need_of("RCTの論文があるものに限ります。睡眠のアプリ。会社です");
  REQUIRE(strict.minimum_evidence.has_value());
  CHECK(strict.minimum_evidence->value == "rct");
  CHECK(strict.minimum_evidence->strength == ranker::Strength::Must);
  const auto wish = need_of("効果を示した論文があれば見たい。睡眠のアプリ。会社です");
  REQUIRE(wish.minimum_evidence.has_value());
  CHECK(wish.minimum_evidence->value == "controlled");
  CHECK(wish.minimum_evidence->strength == ranker::Strength::Wish);
}

TEST_CASE("being in treatment is a group, not a wish for treatment", "[ranker][need]") {
  const auto need = need_of("糖尿病で治療中の加入者の重症化予防。健保です");
  CHECK(values(need.functions).find("treatment") == std::string::npos);
  CHECK(values(need_of("健診データの分析をしたい。健保です").functions) == "health-data");
  CHECK(values(need_of("禁煙外来の治療をオンラインで受けさせたい。健保です").functions)
            .find("treatment") != std::string::npos);
}

TEST_CASE("problems of different families in one list are goals of their own", "[ranker][need]") {
  const auto goals = [](const char* text) {
    std::string out;
    for (const ranker::Goal& goal : parsed(text).goals) {
      for (const std::string& domain : goal.domains) out += domain + " ";
      out += "| ";
    }
    return out;
  };
  CHECK(goals("腰痛と高血圧の対策を探しています。会社です") == "musculoskeletal | hypertension | ");
  CHECK(goals("買い物の移動販売と高血圧の対策。町です") == "shopping-mobility | hypertension | ");
  // Of one family, or one thing said of another, is one problem.
  CHECK(goals("糖尿病と高血圧の対策。会社です") == "diabetes hypertension | ");
  CHECK(goals("認知症の人の見守り。市です").find("| ") ==
        goals("認知症の人の見守り。市です").size() - 2);
}

}  // namespace mitate::testing
