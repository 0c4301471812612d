// The worked examples in ranker/bundle/README.md are those of the page: written anew by
// MITATE_UPDATE_GOLDEN=1, else compared.
#include <catch2/catch.hpp>
#include <cstdlib>

#include "tests/support/temp_dir.h"
#include "tests/web/api/api_fixture.h"
#include "web/pages/bundles/bundle_examples.h"
#include "web/wording/wording.h"

using namespace mitate;
using namespace mitate::testing;
using web::BundleAnswer;

namespace {

constexpr std::string_view kBegin = "<!-- examples: begin -->\n";
constexpr std::string_view kEnd = "<!-- examples: end -->\n";

std::string yen(const BundleAnswer& amount) {
  return amount.is_null() ? "－" : web::grouped(amount.get<std::int64_t>());
}

std::string table_of(const web::AnsweredExample& example) {
  const BundleAnswer& answer = example.answer;
  std::string out = "**" + example.heading + "** " + example.question + "\n\n";
  out += "| サービス | 受け持つ目的 | 加わる点 | 費用 | 費用のもと |\n|---|---|---|---|---|\n";
  for (const BundleAnswer& member : answer["services"]) {
    std::string goals;
    for (const BundleAnswer& cover : member["covers"]) {
      if (!cover["best"].get<bool>()) continue;
      const auto goal = cover["goal"].get<std::size_t>();
      goals += (goals.empty() ? "" : "、") +
               answer["coverage"][goal]["name"]["label"].get<std::string>();
    }
    out += "| " + member["service"]["name"].get<std::string>() + " | " + goals + " | " +
           web::value_text(member["marginal_gain"]) + " | " + yen(member["cost"]["amount"]) +
           " | " + member["cost"]["label"].get<std::string>() + " |\n";
  }
  out += "| 合計 | | " + web::value_text(answer["value"]) + " | " + yen(answer["cost"]["amount"]) +
         " | |\n\n" + answer["proof"].get<std::string>();
  for (const BundleAnswer& open : answer["uncovered"]) {
    out += " 空き：" + open["name"]["label"].get<std::string>() + "（" +
           open["text"].get<std::string>() + "）";
  }
  return out + "\n\n";
}

}  // namespace

TEST_CASE("the README of bundles shows the worked examples as they are",
          "[web][bundles][examples]") {
  const web::App& app = shipped_app();
  const auto examples = web::answered_examples(*app.snapshot(), app.wording(), app.today());
  REQUIRE(examples.has_value());
  std::string wanted;
  for (const web::AnsweredExample& example : *examples) wanted += table_of(example);
  wanted.pop_back();
  const std::string file = std::string(MITATE_SOURCE_DIR) + "/ranker/bundle/README.md";
  std::string text = read_file(file);
  const std::size_t begin = text.find(kBegin);
  const std::size_t end = text.find(kEnd);
  REQUIRE(begin != std::string::npos);
  REQUIRE(end != std::string::npos);
  const std::size_t at = begin + kBegin.size();
  if (std::getenv("MITATE_UPDATE_GOLDEN") != nullptr) {
    write_file(file, text.replace(at, end - at, wanted));
    return;
  }
  INFO("MITATE_UPDATE_GOLDEN=1 writes them anew");
  CHECK(text.substr(at, end - at) == wanted);
}
