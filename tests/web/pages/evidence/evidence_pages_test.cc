// The pages of the evidence side over the shipped data: what stands there is what was counted, and
// every way that a page offers leads somewhere.
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <regex>
#include <set>

#include "catalog/curation/completeness.h"
#include "catalog/model/study_kind.h"
#include "tests/support/shipped_catalog.h"
#include "tests/web/api/api_fixture.h"
#include "tests/web/pages/page_fixture.h"
#include "web/api/json/data_report.h"

using namespace mitate;
using testing::Reader;
using testing::shipped_catalog;

namespace {

bool has(const web::Response& response, const std::string& text) {
  return response.body.find(text) != std::string::npos;
}

std::string plain(std::string href) { return std::regex_replace(href, std::regex("&amp;"), "&"); }

/// Every local address of a page, without fragments that stay on the page.
std::set<std::string> local_links(const std::string& body) {
  std::set<std::string> out;
  const std::regex link("href=\"(/[^\"]*|#[^\"]*)\"");
  for (std::sregex_iterator at(body.begin(), body.end(), link), end; at != end; ++at) {
    out.insert(plain((*at)[1].str()));
  }
  return out;
}

const std::vector<std::string>& starts() {
  static const std::vector<std::string> list{"/guidelines",
                                             "/guidelines/gl-htn",
                                             "/guidelines/gl-dementia",
                                             "/recommendations/rec-htn-app",
                                             "/recommendations/rec-htn-wearable",
                                             "/evidence",
                                             "/certifications",
                                             "/gaps",
                                             "/gaps?domain=hypertension&buyer=employer",
                                             "/data"};
  return list;
}

}  // namespace

TEST_CASE("every recommendation and study has its page with one heading", "[web][evidence]") {
  Reader reader;
  const std::regex heading("<h1[ >]");
  std::vector<std::string> targets = starts();
  for (const catalog::Guideline& guideline : shipped_catalog()->guidelines()) {
    for (const catalog::Recommendation& one : guideline.recommendations) {
      targets.push_back("/recommendations/" + one.id.text());
    }
  }
  for (const catalog::Service& service : shipped_catalog()->services()) {
    for (const catalog::Study& study : service.studies) targets.push_back("/evidence/" + study.id);
  }
  const std::regex key(
      ">[^<]*\\b(row|grade|study|gaps|data|matrix|cert|scheme|recommendation)\\.[a-z_.]+[^<]*<");
  for (const std::string& target : targets) {
    INFO(target);
    const web::Response page = reader.get(target);
    REQUIRE(page.status == 200);
    CHECK(std::distance(std::sregex_iterator(page.body.begin(), page.body.end(), heading),
                        std::sregex_iterator()) == 1);
    CHECK_FALSE(has(page, "{{"));
    CHECK_FALSE(std::regex_search(page.body, key));
  }
}

TEST_CASE("every link of the evidence pages leads to a page, every fragment to a place",
          "[web][evidence]") {
  Reader reader;
  std::set<std::string> tried;
  for (const std::string& start : starts()) {
    const web::Response page = reader.get(start);
    for (const std::string& link : local_links(page.body)) {
      if (link.rfind("/static/", 0) == 0 || link.rfind("/api/", 0) == 0 ||
          link.rfind("/en", 0) == 0 || !tried.insert(link[0] == '#' ? start + link : link).second) {
        continue;
      }
      INFO(start << " -> " << link);
      const std::size_t hash = link.find('#');
      const std::string path = link.substr(0, hash);
      const web::Response target = path.empty() ? page : reader.get(path);
      CHECK(target.status == 200);
      if (hash != std::string::npos && hash + 1 < link.size()) {
        CHECK(has(target, "id=\"" + link.substr(hash + 1) + "\""));
      }
    }
  }
  CHECK(tried.size() > 200);
}

TEST_CASE("a number of the gap page is the number of services that its link lists", "[web][gaps]") {
  Reader reader;
  const std::regex cell(
      "<a href=\"(/services\\?[^\"]*)\">(?:<strong>)?([0-9,]+)(?:</strong>件)?</a>");
  std::size_t tried = 0;
  for (const char* target :
       {"/gaps", "/gaps?domain=sleep", "/gaps?domain=dementia&buyer=municipality",
        "/gaps?buyer=insurer&as_of=2026-11-24"}) {
    const web::Response page = reader.get(target);
    std::size_t on_this = 0;
    for (std::sregex_iterator at(page.body.begin(), page.body.end(), cell), end;
         at != end && on_this < 60; ++at, ++on_this) {
      INFO(target << " -> " << (*at)[1].str());
      CHECK(has(reader.get(plain((*at)[1].str())), "<strong>" + (*at)[2].str() + "</strong>件"));
      ++tried;
    }
  }
  CHECK(tried > 100);
  CHECK(reader.get("/gaps?domain=nothing").status == 400);
  CHECK(reader.get("/gaps?as_of=2026-02-30").status == 400);
}

TEST_CASE("the data page shows the figures that were counted", "[web][data]") {
  Reader reader;
  const web::Response page = reader.get("/data");
  const auto figures = catalog::completeness(*shipped_catalog(), testing::reference_date(),
                                             web::api::kFreshnessMonths);
  const auto count = [](std::size_t number) {
    return web::grouped(static_cast<std::int64_t>(number));
  };
  const auto& wording = testing::shipped_app().wording();
  for (const catalog::FactFigures& fact : figures.facts) {
    INFO(fact.fact);
    CHECK(has(page, "<th scope=\"row\">" + wording.text("data.fact." + fact.fact) +
                        "</th><td class=\"num\">" + count(fact.known) + "</td>"));
  }
  const std::regex conflict("<tr><th scope=\"row\">");
  const std::size_t at = page.body.find("id=\"conflicts-title\"");
  const std::string rest = page.body.substr(at, page.body.find("id=\"fields-title\"") - at);
  CHECK(static_cast<std::size_t>(std::distance(
            std::sregex_iterator(rest.begin(), rest.end(), conflict), std::sregex_iterator())) ==
        figures.conflicts.size());
  CHECK(has(page, "二次</th>"));
}

TEST_CASE("a report of use is shown as a report and never under effect", "[web][evidence]") {
  Reader reader;
  for (const catalog::Service& service : shipped_catalog()->services()) {
    for (const catalog::Study& study : service.studies) {
      const bool report = catalog::study_kind(study.design) == catalog::StudyKind::Report;
      const web::Response page = reader.get("/evidence/" + study.id);
      INFO(study.id);
      CHECK(has(page, "<dt>効果（出典の書き方）</dt>") == !report);
      CHECK(has(page, "これは利用の報告です") == report);
    }
  }
}

TEST_CASE("native wording stands beside the five grades, and both documents side by side",
          "[web][evidence]") {
  Reader reader;
  for (const catalog::Guideline& guideline : shipped_catalog()->guidelines()) {
    for (const catalog::Recommendation& one : guideline.recommendations) {
      const web::Response page = reader.get("/recommendations/" + one.id.text());
      INFO(one.id.text());
      CHECK(has(page, "五段階への読み替え"));
      if (one.native_grade) CHECK(has(page, "「" + *one.native_grade + "」"));
      const bool pending = one.verification == catalog::Verification::AiSummary ||
                           one.verification == catalog::Verification::Unverified;
      CHECK(has(page, "原文照合待ち") >= pending);
      CHECK(has(page, "この推奨には対応づけていないサービス"));
    }
  }
  const web::Response apps = reader.get("/recommendations/rec-htn-app");
  CHECK(has(apps, "高血圧管理・治療ガイドライン2025"));
  CHECK(has(apps, "デジタル技術を活用した血圧管理に関する指針"));
  CHECK(has(reader.get("/guidelines/gl-htn"), "ほかの文書では"));
}

TEST_CASE("statements past their limit say so on the day asked for", "[web][evidence]") {
  Reader reader;
  std::string dated;
  for (const catalog::Service& service : shipped_catalog()->services()) {
    const auto* best = service.provenance.best("status");
    if (best != nullptr && best->as_of && best->as_of->earliest() > *Date::parse("2025-01-01") &&
        best->verification <= catalog::Verification::SelfDeclared) {
      dated = service.id.text();
      break;
    }
  }
  REQUIRE_FALSE(dated.empty());
  CHECK(has(reader.get("/services/" + dated + "?as_of=2035-01-01"), "確認期限切れ"));
}
