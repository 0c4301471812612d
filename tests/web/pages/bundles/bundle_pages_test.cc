// From a sentence to a printed paper without scripts: the kept bundle, its tries and the way back,
// files, papers, and what must not be seen.
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <regex>

#include "tests/web/pages/page_fixture.h"

using namespace mitate;
using mitate::testing::Reader;
using web::Response;

namespace {

constexpr const char* kText =
    "健康保険組合です。被保険者3000人。高血圧の人の家庭での測定と、メンタル不調の相談窓口と、"
    "禁煙の支援を始めたい。年900万円以内。";

std::string made(Reader& reader, std::vector<std::pair<std::string, std::string>> fields) {
  const Response created = reader.post("/bundles", std::move(fields));
  INFO(created.status << " " << created.body.substr(0, 300));
  REQUIRE(created.status == 303);
  const std::string path = created.header("Location");
  REQUIRE(path.rfind("/bundles/", 0) == 0);
  return path;
}

bool shows(const Response& page, const std::string& text) {
  return page.body.find(text) != std::string::npos;
}

}  // namespace

TEST_CASE("a need with several problems becomes a bundle in one click, and a paper in two",
          "[web][pages][bundles]") {
  Reader reader;
  const Response need = reader.post("/needs", {{"text", kText}});
  REQUIRE(need.status == 303);
  const Response result = reader.get(need.header("Location"));
  CHECK(shows(result, "予算の中で</span>組み合わせる"));
  const std::string path = made(reader, {{"need", need.header("Location")}});
  const Response page = reader.get(path);
  REQUIRE(page.status == 200);
  for (const char* text :
       {"高血圧", "禁煙", "料金を聞く順", "この金額までなら入る", "見積・仮定の金額"}) {
    INFO(text);
    CHECK(shows(page, text));
  }
  for (const char* kind : {"", "?kind=plan", "?kind=specification", "?kind=product"}) {
    const Response paper = reader.get(path + "/paper" + kind);
    INFO(kind);
    CHECK(paper.status == 200);
    CHECK(shows(paper, "＿＿"));
  }
  CHECK(shows(reader.get(path + "/paper?kind=product"), "募集資料ではありません"));
  CHECK(reader.get(path + "/paper?kind=poem").status == 400);
}

TEST_CASE("a quote counts, is labelled everywhere, and the try before it can be had back",
          "[web][pages][bundles]") {
  Reader reader;
  const std::string path = made(reader, {{"text", kText}});
  const Response before = reader.get(path);
  std::smatch name;
  REQUIRE(std::regex_search(before.body, name, std::regex("name=\"price_(svc-[a-z0-9-]+)\"")));
  const std::string id = name[1];
  const Response changed = reader.post(path, {{"do", "update"},
                                              {"price_" + id, "１２０，０００円"},
                                              {"unit_" + id, "total_year"},
                                              {"said_" + id, "quoted"},
                                              {"on_" + id, "2026-11-20"},
                                              {"tax_" + id, "incl"},
                                              {"fix_" + id, "take"}});
  REQUIRE(changed.status == 303);
  const Response after = reader.get(path);
  CHECK(shows(after, "見積（2026年11月20日）"));
  CHECK(shows(after, "120,000円"));
  CHECK(shows(after, "一つ前に戻す"));
  const Response table = reader.get(path + "/export/bundle.csv");
  CHECK(shows(table, "見積（2026年11月20日）"));
  CHECK(reader.get(path + "/export/bundle.xlsx").status == 200);
  const auto record = nlohmann::json::parse(reader.get(path + "/export/bundle.json").body);
  CHECK(record["request"]["assumptions"][0]["amount"] == 120'000);
  CHECK(record["answer"]["assumptions"].size() == 1);
  REQUIRE(reader.post(path, {{"do", "undo"}}).status == 303);
  CHECK_FALSE(shows(reader.get(path), "見積（2026年11月20日）"));
}

TEST_CASE("what cannot be taken is said, and the bundle stays as it was", "[web][pages][bundles]") {
  Reader reader;
  const std::string path = made(reader, {{"text", kText}});
  for (const auto& [field, value] : std::vector<std::pair<std::string, std::string>>{
           {"budget", "0"}, {"budget", "−5"}, {"budget", "たくさん"}, {"max_count", "99"}}) {
    const Response refused = reader.post(path, {{"do", "update"}, {field, value}});
    INFO(field << "=" << value);
    CHECK(refused.status == 400);
    CHECK(shows(refused, "結果は変えていません"));
  }
  CHECK(shows(reader.get(path), "9,000,000"));
  CHECK(reader.post("/bundles", {{"text", ""}}).status == 400);
  CHECK(reader.post("/bundles", {{"need", "/needs/00000000000000000000000000000000"}}).status ==
        404);
  CHECK(reader.get("/bundles/00000000000000000000000000000000").status == 404);
}

TEST_CASE("a bundle is no need and a need is no bundle", "[web][pages][bundles]") {
  Reader reader;
  const std::string path = made(reader, {{"text", kText}});
  const std::string id = path.substr(std::string("/bundles/").size());
  CHECK(reader.get("/needs/" + id).status == 404);
  const Response need = reader.post("/needs", {{"text", kText}});
  CHECK(reader.get("/bundles/" + need.header("Location").substr(7)).status == 404);
  REQUIRE(reader.post(path + "/delete", {}).status == 303);
  CHECK(reader.get(path).status == 404);
}

TEST_CASE("the paper of a municipality names no vendor and no product", "[web][pages][bundles]") {
  Reader reader;
  const std::string path =
      made(reader, {{"text", "町です。ひとり暮らしの高齢者の見守りと、買い物の支援をしたい。"},
                    {"buyer", "municipality"}});
  const Response bundle = reader.get(path);
  const Response paper = reader.get(path + "/paper?kind=specification");
  REQUIRE(paper.status == 200);
  const std::regex link("<th scope=\"row\"><a href=\"/services/[^\"]+\">([^<]+)</a>");
  std::size_t members = 0;
  for (std::sregex_iterator at(bundle.body.begin(), bundle.body.end(), link), end; at != end;
       ++at) {
    ++members;
    INFO((*at)[1].str());
    CHECK_FALSE(shows(paper, (*at)[1].str()));
  }
  CHECK(members > 0);
}

TEST_CASE("a set without a member costs a blank and not zero yen", "[web][pages][bundles]") {
  Reader reader;
  const std::string path = made(
      reader,
      {{"text", "町です。買い物の支援と見守り。予算は年3万円まで。"}, {"buyer", "municipality"}});
  const Response bundle = reader.get(path);
  REQUIRE(shows(bundle, "組み合わせられるサービスがまだありません"));
  CHECK_FALSE(shows(bundle, "費用 <strong>0円"));
  CHECK_FALSE(shows(bundle, "予算を変えると"));
  const Response paper = reader.get(path + "/paper?kind=specification");
  REQUIRE(paper.status == 200);
  CHECK_FALSE(shows(paper, "の合計 0円"));
  CHECK_FALSE(shows(paper, "あたり0円"));
  CHECK(shows(paper, "＿＿円"));
}

TEST_CASE("the worked examples show their assumptions", "[web][pages][bundles]") {
  Reader reader;
  const Response page = reader.get("/bundles/examples");
  REQUIRE(page.status == 200);
  for (const char* text : {"例1", "例2", "例3", "仮定（", "予算を変えると"})
    CHECK(shows(page, text));
  CHECK(reader.get("/bundles/new").status == 200);
}
