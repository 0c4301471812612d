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
  CHECK(shows(result, "まとめて</span>組み合わせる"));
  const std::string path = made(reader, {{"need", need.header("Location")}});
  const Response page = reader.get(path);
  REQUIRE(page.status == 200);
  for (const char* text :
       {"高血圧", "禁煙", "料金を聞く順", "この金額までなら入る", "見積・仮定の金額"}) {
    INFO(text);
    CHECK(shows(page, text));
  }
  for (const char* kind :
       {"", "?kind=plan", "?kind=specification", "?kind=approval", "?kind=product"}) {
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
  // What a form can hold of tests/web/bad_bundles.h; the rest of that list has no field here.
  using Typed = std::vector<std::pair<std::string, std::string>>;
  const std::string price = "price_svc-omron-connect";
  for (const Typed& typed :
       std::vector<Typed>{{{"budget", "0"}},
                          {{"budget", "−5"}},
                          {{"budget", "10000000000000"}},
                          {{"budget", "たくさん"}},
                          {{"budget", "100"}, {"budget_unit", "per_use"}},
                          {{"budget", "100"}, {"budget_unit", "yen"}},
                          {{"max_count", "0"}},
                          {{"max_count", "99"}},
                          {{"provider_cap", "0"}},
                          {{"weight_0", "0"}},
                          {{"weight_0", "101"}},
                          {{"weight_0", "1"}, {"persons_0", "0"}},
                          {{"weight_0", "1"}, {"participation_0", "101"}},
                          {{price, "0"}},
                          {{price, "-5"}},
                          {{price, "10000000000000"}},
                          {{price, "5"}, {"unit_svc-omron-connect", "per_use"}},
                          {{"price_svc-nobody", "5"}},
                          {{price, "5"}, {"on_svc-omron-connect", "昨日"}}}) {
    Typed fields{{"do", "update"}};
    fields.insert(fields.end(), typed.begin(), typed.end());
    const Response refused = reader.post(path, fields);
    INFO(typed.back().first << "=" << typed.back().second);
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
  const std::regex link("<a href=\"/services/svc-[^\"]+\">([^<]+)</a>");
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
  const Response sheet = reader.get(path + "/export/bundle.csv");
  CHECK_FALSE(shows(sheet, "合計,0"));
}

TEST_CASE("without any known price the papers stand on the set to ask about",
          "[web][pages][bundles]") {
  Reader reader;
  const std::string path = made(
      reader,
      {{"text", "町です。買い物の支援と見守り。予算は年3万円まで。"}, {"buyer", "municipality"}});
  REQUIRE(shows(reader.get(path), "組み合わせられるサービスがまだありません"));
  for (const char* kind : {"specification", "plan", "approval", "product"}) {
    INFO(kind);
    const Response paper = reader.get(path + "/paper?kind=" + kind);
    CHECK(shows(paper, "「料金を聞く順」の組合せをもとにした案です"));
    const bool says_why = shows(paper, "料金は未確認") || shows(paper, "要問い合わせ");
    CHECK(says_why);
  }
  const Response paper = reader.get(path + "/paper?kind=specification");
  // Each task says what is asked for, and each line of the budget which problem it is for.
  const std::regex blank_task("<th scope=\"row\">[12]\\. [^<]+</th><td>＿＿</td>");
  CHECK_FALSE(std::regex_search(paper.body, blank_task));
  CHECK(shows(paper, "役務1"));
}

TEST_CASE("fiscal years part the total and sum to it", "[web][pages][bundles]") {
  Reader reader;
  const std::string path =
      made(reader, {{"text", "市です。見守りとフレイル予防。"}, {"buyer", "municipality"}});
  const std::string body = reader.get(path).body;
  std::smatch name;
  REQUIRE(std::regex_search(body, name, std::regex("name=\"price_(svc-[a-z0-9-]+)\"")));
  const std::string id = name[1];
  REQUIRE(reader
              .post(path, {{"do", "update"},
                           {"budget", "3000000"},
                           {"budget_unit", "total"},
                           {"max_count", "1"},
                           {"price_" + id, "1234567"},
                           {"unit_" + id, "total"},
                           {"fix_" + id, "take"}})
              .status == 303);
  const Response paper = reader.get(path + "/paper?kind=specification");
  CHECK(shows(paper,
              "＿＿年度（1年目）</th><td class=\"num\">12か月</td><td class=\"num\">1,234,567円"));
  CHECK(shows(paper, "<td class=\"num\">1,234,567円</td></tr></tfoot>"));
}

TEST_CASE("a bundle is one click from the menu, the first page and the shortlist",
          "[web][pages][bundles]") {
  Reader reader;
  const Response home = reader.get("/");
  CHECK(shows(home, "href=\"/bundles/new\""));
  CHECK(shows(home, "一つの予算で組み合わせる"));
  REQUIRE(reader.post("/shortlist", {{"service", "svc-omron-connect"}, {"action", "add"}}).status ==
          303);
  CHECK(shows(reader.get("/shortlist"), "候補で組合せを考える"));
  const std::string path = made(reader, {{"from", "shortlist"}});
  CHECK(reader.get(path).status == 200);
}

TEST_CASE("the worked examples show their assumptions", "[web][pages][bundles]") {
  Reader reader;
  const Response page = reader.get("/bundles/examples");
  REQUIRE(page.status == 200);
  for (const char* text : {"例1", "例2", "例3", "仮定（", "予算を変えると"})
    CHECK(shows(page, text));
  CHECK(reader.get("/bundles/new").status == 200);
}
