// 選定理由書: what the buyer writes is kept with the need and nowhere else, numbers never jump,
// blanks are seen, and nothing that speaks against a service is lost on the way to the paper.
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <regex>

#include "tests/support/shipped_catalog.h"
#include "tests/web/pages/needs/need_sentences.h"
#include "tests/web/pages/page_fixture.h"
#include "web/html/safe_html.h"
#include "web/pages/facts/evidence_line.h"

using namespace mitate;
using nlohmann::json;
using testing::Reader;

namespace {
constexpr const char* kText = "倉庫業で社員は120人です。腰を痛めて休む人が増えています。";

bool has(const std::string& body, const std::string& text) {
  web::SafeHtml html;
  html.text(text);
  return body.find(html.str()) != std::string::npos;
}
std::string kept(Reader& reader, const std::string& text = kText) {
  const web::Response sent = reader.post("/needs", {{"text", text}});
  REQUIRE(sent.status == 303);
  return sent.header("Location");
}
/// Ids of the matches in their order.
std::vector<std::string> matches_of(Reader& reader, const std::string& need) {
  std::vector<std::string> ids;
  const json record = json::parse(reader.get(need + "/export/result.json").body);
  for (const json& match : record["result"]["matches"]) ids.push_back(match["service"]["id"]);
  return ids;
}
/// The part of the page that is printed.
std::string paper_of(const std::string& page) { return page.substr(page.find("id=\"paper\"")); }
}  // namespace

TEST_CASE("marks and reasons stand in the paper, survive a change of the need and die with it",
          "[web][pages][paper]") {
  Reader reader;
  const std::string need = kept(reader);
  const auto ids = matches_of(reader, need);
  REQUIRE(ids.size() >= 3);
  const web::Response saved =
      reader.post(need + "/rationale", {{"subject", "腰痛予防の件名"},
                                        {"proposal", "現場での指導を提案します。"},
                                        {"mark." + ids[0], "passed-over"},
                                        {"reason." + ids[0], "費用が分からないため"},
                                        {"mark." + ids[1], "adopted"},
                                        {"reason." + ids[1], "現場に来てもらえるため"},
                                        {"mark." + ids[2], "runner-up"}});
  REQUIRE(saved.status == 303);
  CHECK(saved.header("Location") == need + "/rationale#paper");
  const web::Response page = reader.get(need + "/rationale");
  CHECK(page.caching == web::Caching::NoStore);
  const std::string paper = paper_of(page.body);
  CHECK(has(paper, "腰痛予防の件名"));
  CHECK(has(paper, "現場での指導を提案します。"));
  // In the order of the verdicts, each with the reason that was written.
  const std::size_t adopted = paper.find("<strong>採用</strong>");
  const std::size_t runner_up = paper.find("<strong>次点</strong>");
  const std::size_t passed_over = paper.find("<strong>見送り</strong>");
  CHECK(adopted < runner_up);
  CHECK(runner_up < passed_over);
  CHECK(passed_over != std::string::npos);
  CHECK(has(paper, "費用が分からないため"));
  REQUIRE(reader.post(need, {{"do", "must"}, {"key", "headcount"}}).status == 303);
  CHECK(has(paper_of(reader.get(need + "/rationale").body), "現場に来てもらえるため"));
  REQUIRE(reader.post(need + "/delete", {}).status == 303);
  CHECK(reader.get(need + "/rationale").status == 404);
}

TEST_CASE("sections of the paper are numbered without gaps whatever is known",
          "[web][pages][paper]") {
  Reader reader;
  for (const char* text : {kText, "zzzzの支援を探しています。睡眠の悩み。", "介護の支援"}) {
    INFO(text);
    const std::string address = kept(reader, text);
    const std::string need = address.substr(0, address.find("/edit"));
    const std::string paper = paper_of(reader.get(need + "/rationale").body);
    const std::regex heading("<h2[^>]*>(付録)?(\\d+)\\. ");
    int next = 1;
    int next_annex = 1;
    for (auto at = std::sregex_iterator(paper.begin(), paper.end(), heading);
         at != std::sregex_iterator(); ++at) {
      int& expected = (*at)[1].matched ? next_annex : next;
      CHECK(std::stoi((*at)[2]) == expected++);
    }
    CHECK(next == 9);
    CHECK(next_annex == 5);
    CHECK(paper.find("class=\"blank\"") != std::string::npos);
  }
}

TEST_CASE("a text that is too long or a mark that is none is refused and what was typed stays",
          "[web][pages][paper]") {
  Reader reader;
  const std::string need = kept(reader);
  const auto ids = matches_of(reader, need);
  std::string longest;
  for (int i = 0; i < 121; ++i) longest += "件";
  const web::Response refused =
      reader.post(need + "/rationale",
                  {{"subject", longest}, {"mark." + ids[0], "adopted"}, {"remarks", "ひとこと"}});
  CHECK(refused.status == 400);
  CHECK(has(refused.body, "件名は120文字までです。いま121文字あります。"));
  CHECK(has(refused.body, longest));
  CHECK(has(refused.body, "ひとこと"));
  CHECK(!has(reader.get(need + "/rationale").body, "ひとこと"));
  CHECK(reader.post(need + "/rationale", {{"mark." + ids[0], "best"}}).status == 400);
  CHECK(reader.post(need + "/rationale", {{"mark.svc-none", "adopted"}}).status == 400);
  CHECK(reader.post(need + "/rationale", {{"subject", "x"}, {"csrf", "no"}}).status == 403);
  std::vector<std::pair<std::string, std::string>> many;
  for (std::size_t i = 0; i < 6; ++i) many.emplace_back("mark." + ids.at(i), "passed-over");
  CHECK(has(reader.post(need + "/rationale", many).body, "印を付けられるのは5件までです。"));
}

namespace {
/// What a card says in few words of a reason of the record.
std::string in_few_words(const web::FactContext& context, const json& told) {
  ranker::Reason reason{told["code"], {}};
  for (const auto& [name, value] : told["parameters"].items()) {
    reason.parameters[name] = value.get<std::string>();
  }
  if (context.wording.has("brief." + reason.code)) reason.code = "brief." + reason.code;
  return context.wording.sentence(reason, context.catalog);
}
}  // namespace

TEST_CASE("nothing that speaks against a match is lost on the way to the paper",
          "[web][pages][paper]") {
  Reader reader;
  const auto catalog = testing::shipped_catalog();
  const auto wording = web::Wording::load(std::nullopt);
  REQUIRE(wording);
  const web::FactContext context{*catalog, **wording};
  std::size_t told = 0;
  std::size_t against = 0;
  for (const std::string& text : testing::need_sentences()) {
    INFO(text);
    const std::string need = reader.post("/needs", {{"text", text}}).header("Location");
    if (need.find('?') != std::string::npos) continue;  // nothing was read
    const json record = json::parse(reader.get(need + "/export/result.json").body);
    const json& matches = record["result"]["matches"];
    std::vector<std::pair<std::string, std::string>> marks;
    for (std::size_t i = 0; i < std::min<std::size_t>(3, matches.size()); ++i) {
      marks.emplace_back("mark." + matches[i]["service"]["id"].get<std::string>(),
                         i == 0 ? "adopted" : "passed-over");
    }
    if (!marks.empty()) REQUIRE(reader.post(need + "/rationale", marks).status == 303);
    const std::string paper = paper_of(reader.get(need + "/rationale").body);
    for (std::size_t i = 0; i < matches.size(); ++i) {
      const json& match = matches[i];
      const catalog::Service* service = catalog->service(ServiceId(match["service"]["id"]));
      REQUIRE(service != nullptr);
      INFO(service->id.text());
      CHECK(has(paper, service->name));
      for (const char* list : {"cautions", "unconfirmed"}) {
        for (const json& one : match[list]) {
          ++told;
          // In few words for every match, and in whole sentences for what was marked.
          if (one.contains("parameters") && !has(paper, in_few_words(context, one))) {
            FAIL_CHECK(list << one.dump());
          }
          const std::string whole = one[one.contains("text") ? "text" : "reason"];
          if (i < marks.size() && !has(paper, whole)) FAIL_CHECK(list << ": " << whole);
        }
      }
      for (const json& one : match["unknown"]) {
        ++told;
        const std::string name = "fact." + one["fact"].get<std::string>();
        const std::string fact =
            context.wording.has(name) ? context.text(name) : one["fact"].get<std::string>();
        if (!has(paper, context.text("card.unknown", {{"fact", fact}}))) FAIL_CHECK(fact);
      }
      for (const catalog::Study& study : service->studies) {
        if (!study.finding || *study.finding == catalog::StudyFinding::Benefit) continue;
        ++against;
        if (i < marks.size() && !has(paper, study.summary)) FAIL_CHECK(study.id);
        CHECK(has(paper, web::evidence_phrases(context, *service, 3).front()));
      }
    }
  }
  CHECK(told > 1000);
  CHECK(against > 50);
}
