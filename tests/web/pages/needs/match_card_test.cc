// Cards of a result: short on top, and nothing that speaks against a service is lost below.
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "tests/support/shipped_catalog.h"
#include "tests/web/pages/needs/need_sentences.h"
#include "tests/web/pages/page_fixture.h"
#include "web/html/safe_html.h"
#include "web/pages/facts/evidence_line.h"

using namespace mitate;
using nlohmann::json;
using testing::Reader;

namespace {
std::string escaped(const std::string& text) {
  web::SafeHtml html;
  html.text(text);
  return html.str();
}
bool has(const std::string& body, const std::string& text) {
  return body.find(escaped(text)) != std::string::npos;
}
/// The markup of one card.
std::string card_of(const std::string& page, const std::string& id) {
  const std::size_t from = page.find("<li class=\"card match\" id=\"" + id + "\"");
  if (from == std::string::npos) return {};
  const std::size_t to = page.find("<li class=\"card match\"", from + 1);
  return page.substr(from, to == std::string::npos ? to : to - from);
}
}  // namespace

TEST_CASE("every caution, open condition and unknown fact of a match is on its card or behind it",
          "[web][pages][card]") {
  Reader reader;
  std::size_t matches = 0;
  std::size_t told = 0;
  for (const std::string& text : testing::need_sentences()) {
    INFO(text);
    const std::string address = reader.post("/needs", {{"text", text}}).header("Location");
    REQUIRE(address.starts_with("/needs/"));
    if (address.find('?') != std::string::npos) continue;  // nothing was read
    const std::string page = reader.get(address).body;
    const json record = json::parse(reader.get(address + "/export/result.json").body);
    for (const json& match : record["result"]["matches"]) {
      ++matches;
      const std::string id = match["service"]["id"];
      INFO(id);
      const std::string card = card_of(page, id);
      REQUIRE(!card.empty());
      for (const char* list : {"cautions", "unconfirmed"}) {
        for (const json& one : match[list]) {
          ++told;
          const std::string sentence = one[one.contains("text") ? "text" : "reason"];
          if (!has(card, sentence)) FAIL_CHECK(list << ": " << sentence);
        }
      }
      const std::string count = "未確認 " + std::to_string(match["unknown"].size()) + "件";
      if (!match["unknown"].empty() && !has(card, count)) FAIL_CHECK(count);
      // The sum stays whole in the disclosure, and the headline is the band, not the points.
      CHECK(card.find("class=\"score\"") > card.find("<details class=\"breakdown\""));
    }
  }
  CHECK(matches > 1000);
  CHECK(told > 1000);
}

TEST_CASE("the evidence of a card tells what speaks against before what speaks for",
          "[web][pages][card]") {
  const auto catalog = testing::shipped_catalog();
  const auto wording = web::Wording::load(std::nullopt);
  REQUIRE(wording);
  const web::FactContext context{*catalog, **wording};
  std::size_t against = 0;
  for (const catalog::Service& service : catalog->services()) {
    INFO(service.id.text());
    const std::vector<std::string> lines = web::evidence_phrases(context, service);
    CHECK(lines.size() <= 3);
    CHECK(lines.empty() == (service.studies.empty() && web::grades_of(context, service).empty()));
    std::string all;
    for (const std::string& line : lines) all += line + "\n";
    for (const web::GradeView& grade : web::grades_of(context, service)) {
      if (grade.grade < 3) continue;
      ++against;
      CHECK(all.find(grade.label) != std::string::npos);
    }
    for (const catalog::Study& study : service.studies) {
      if (!study.finding || *study.finding == catalog::StudyFinding::Benefit) continue;
      ++against;
      CHECK(all.find(*study.finding == catalog::StudyFinding::Harm ? "不利益" : "差なし") !=
            std::string::npos);
    }
    // A grade belongs to the kind of intervention, and the line says so.
    if (!web::grades_of(context, service).empty())
      CHECK(lines.front().starts_with("この種類の介入"));
  }
  CHECK(against > 0);
}
