// Files that leave the pages: read back by another program and compared with the page.
#include <catch2/catch.hpp>
#include <cstdlib>
#include <map>
#include <nlohmann/json.hpp>
#include <regex>
#include <set>

#include "catalog/importers/csv_reader.h"
#include "catalog/text/legacy_encoding.h"
#include "tests/support/shipped_catalog.h"
#include "tests/support/temp_dir.h"
#include "tests/web/pages/page_fixture.h"
#include "web/http/encoding.h"

using namespace mitate;
using testing::Reader;

namespace {
using Records = std::vector<std::vector<std::string>>;

Records read_records(const std::string& bytes) {
  std::vector<Error> errors;
  const catalog::CsvFile file = catalog::read_csv(bytes, "x.csv", errors);
  for (const Error& error : errors) UNSCOPED_INFO(describe(error));
  REQUIRE(errors.empty());
  Records records{file.header};
  for (const auto& record : file.records) records.push_back(record.cells);
  return records;
}

/// Sheet `number` (from 1) of a workbook, as xlsx2csv reads it.
Records sheet_of(const std::string& workbook, int number) {
  const testing::TempDir folder;
  testing::write_file(folder / "a.xlsx", workbook);
  const std::string command = "xlsx2csv -s " + std::to_string(number) + " " +
                              (folder / "a.xlsx").string() + " " + (folder / "a.csv").string();
  REQUIRE(std::system(command.c_str()) == 0);
  return read_records(testing::read_file(folder / "a.csv"));
}

/// A need that some services meet. A strict headcount as well puts all of them into 要確認, because
/// no source states limits.
std::string strict_need(Reader& reader, bool headcount_too = false) {
  std::vector<std::pair<std::string, std::string>> fields{
      {"buyer", "employer"}, {"domains", "musculoskeletal"},   {"domains", "exercise"},
      {"headcount", "120"},  {"delivery", "onsite-workplace"}, {"must", "delivery"}};
  if (headcount_too) fields.emplace_back("must", "headcount");
  const web::Response sent = reader.post("/needs", fields);
  REQUIRE(sent.status == 303);
  return sent.header("Location");
}
}  // namespace

TEST_CASE("the workbook says what the page and the CSV say", "[web][pages][export]") {
  Reader reader;
  const std::string need = strict_need(reader);
  const std::string workbook = reader.get(need + "/export/result.xlsx").body;
  const Records sheet = sheet_of(workbook, 1);
  const Records csv = read_records(reader.get(need + "/export/result.csv").body);
  REQUIRE(csv.size() > 2);
  REQUIRE(sheet.size() == csv.size());
  CHECK(sheet[0] == csv[0]);
  for (std::size_t row = 1; row < csv.size(); ++row) {
    INFO("row " << row);
    for (const std::size_t column : {0U, 1U, 2U, 3U, 4U}) {
      CHECK(sheet[row].at(column) == csv[row].at(column));
    }
    double sum = 0;
    for (std::size_t column = 7; column < 13; ++column) sum += std::stod(csv[row].at(column));
    CHECK(sum == Approx(std::stod(csv[row].at(5))));
    CHECK(std::stod(sheet[row].at(5)) == Approx(std::stod(csv[row].at(5))));
  }
  const web::Response page = reader.get(need);
  CHECK(page.body.find(
            "<strong>" +
            std::string(csv[1][5].find('.') == std::string::npos ? csv[1][5] + ".0" : csv[1][5]) +
            "</strong>点") != std::string::npos);
  // The second sheet holds the grounds, with a source for each fact.
  const Records grounds = sheet_of(workbook, 2);
  CHECK(grounds[0].at(1) == "事実");
  CHECK(grounds.size() > csv.size());
}

TEST_CASE("a specification lists the strict conditions and how to prove them",
          "[web][pages][export]") {
  Reader reader;
  const std::string need = strict_need(reader, true);
  const Records rows = read_records(reader.get(need + "/export/requirements.csv").body);
  REQUIRE(rows.size() == 4);  // heading, two conditions, the promise
  CHECK(rows[0][1] == "要件");
  CHECK(rows[1][1] == "人数");
  CHECK(rows[1][2].find("120人") != std::string::npos);
  CHECK(rows[2][1] == "提供形態");
  CHECK(rows[3][2].find("推奨・保証を意味しません") != std::string::npos);
  const std::string workbook = reader.get(need + "/export/result.xlsx").body;
  CHECK(sheet_of(workbook, 4)[1].at(1) == "人数");
  // A need without a strict condition says so instead of an empty table.
  const web::Response sent = reader.post("/needs", {{"domains", "sleep"}});
  const web::Response none = reader.get(sent.header("Location") + "/export/requirements.csv");
  CHECK(none.body.find("「必須」の条件がありません") != std::string::npos);
}

namespace {
std::size_t column_of(const Records& records, const std::string& name) {
  for (std::size_t i = 0; i < records[0].size(); ++i) {
    if (records[0][i] == name) return i;
  }
  FAIL(name);
  return 0;
}
bool is_number(const std::string& text) {
  return !text.empty() && text.find_first_not_of("0123456789.") == std::string::npos;
}
}  // namespace

TEST_CASE("the list hands out what is filtered, as CSV, xlsx and GeoJSON alike",
          "[web][pages][export]") {
  Reader reader;
  for (const char* query : {"", "domain=watch-over&buyer=municipality", "q=睡眠",
                            "prefecture=34&sort=kana", "q=zzzzqqqq"}) {
    INFO(query);
    const std::string asked = "?" + std::string(query);
    const std::string page = reader.get("/services" + asked).body;
    std::smatch total;
    REQUIRE(std::regex_search(page, total, std::regex("<strong>([0-9,]+)</strong>件")));
    const Records csv = read_records(reader.get("/services/export/services.csv" + asked).body);
    CHECK(csv.size() == 1 + std::stoul(total[1]));
    const std::string workbook = reader.get("/services/export/services.xlsx" + asked).body;
    const Records sheet = sheet_of(workbook, 1);
    REQUIRE(sheet.size() == csv.size());
    const auto places =
        nlohmann::json::parse(reader.get("/services/export/places.geojson" + asked).body);
    CHECK(places["type"] == "FeatureCollection");
    std::set<std::string> ids;
    for (std::size_t i = 1; i < csv.size(); ++i) ids.insert(csv[i][0]);
    for (const auto& feature : places["features"]) {
      CHECK(ids.count(feature["properties"]["service"]) == 1);
      const bool town = feature["properties"]["area_code"].get<std::string>().size() == 6;
      CHECK(feature["geometry"].is_null() == !town);
    }
    CHECK(places["license"].get<std::string>().find("CC BY 4.0") != std::string::npos);
  }
  CHECK(reader.get("/services/export/services.csv?page=0").status == 400);
  CHECK(reader.get("/services/export/services.csv?sort=best").status == 400);
}

TEST_CASE("beside each number stands its state, and an amount is a number",
          "[web][pages][export]") {
  Reader reader;
  const Records csv = read_records(reader.get("/services/export/services.csv").body);
  const std::size_t state = column_of(csv, "料金の状態");
  const std::size_t from = column_of(csv, "料金 から（円）");
  const std::size_t latitude = column_of(csv, "緯度");
  const std::size_t position = column_of(csv, "緯度経度の状態");
  std::map<std::string, std::size_t> states;
  for (std::size_t row = 1; row < csv.size(); ++row) {
    INFO(csv[row][0]);
    ++states[csv[row][state]];
    CHECK(is_number(csv[row][from]) == (csv[row][state] == "金額あり"));
    CHECK(is_number(csv[row][latitude]) == (csv[row][position] == "役所の位置"));
    CHECK(csv[row][column_of(csv, "利用の条件")] == "CC BY 4.0");
  }
  const std::set<std::string> words{"金額あり", "無料", "要見積", "未確認"};
  for (const auto& [word, count] : states) CHECK(words.count(word) == 1);
  CHECK(states["金額あり"] > 0);
  CHECK(states["未確認"] > 0);
}

TEST_CASE("the file of the paper is the paper", "[web][pages][export]") {
  Reader reader;
  const std::string need = strict_need(reader);
  const auto record = nlohmann::json::parse(reader.get(need + "/export/result.json").body);
  const std::string first = record["result"]["matches"][0]["service"]["id"];
  const std::string second = record["result"]["matches"][1]["service"]["id"];
  REQUIRE(reader
              .post(need + "/rationale", {{"subject", "=件名"},
                                          {"mark." + second, "adopted"},
                                          {"reason." + second, "＝理由"},
                                          {"mark." + first, "passed-over"}})
              .status == 303);
  const web::Response file = reader.get(need + "/export/rationale.xlsx");
  REQUIRE(file.status == 200);
  const std::string name = web::percent_decode(file.header("Content-Disposition"), false).text;
  CHECK(name.find("選定理由書_") != std::string::npos);
  CHECK(name.find("_2026-11-") != std::string::npos);
  CHECK(name.ends_with(".xlsx"));
  const Records paper = sheet_of(file.body, 1);
  CHECK(paper[1] == std::vector<std::string>{"件名", "=件名"});  // text, not run
  CHECK(paper[2] == std::vector<std::string>{"提案", "（空欄）"});
  const Records marks = sheet_of(file.body, 2);
  REQUIRE(marks.size() == 3);
  CHECK(marks[1][0] == "採用");
  CHECK(marks[1][3] == "＝理由");
  CHECK(marks[2][0] == "見送り");
  const Records cost = sheet_of(file.body, 3);
  REQUIRE(cost.size() == 4);
  // A total over something unknown says so; each state is in words.
  const bool known = is_number(cost[1][2]);
  CHECK(cost[3][0] == (known ? "採用の合計" : "採用の合計（未確認を含む）"));
  CHECK(cost[3][2] != "0");  // unknown is never nothing to pay
  CHECK(!cost[1][3].empty());
  CHECK(reader.get(need + "/export/result.xlsx").header("Link").find("licenses/by/4.0") !=
        std::string::npos);
}

TEST_CASE("CP932 on request, anything else is refused by name", "[web][pages][export]") {
  Reader reader;
  const std::string need = strict_need(reader);
  for (const std::string& file :
       {need + "/export/result.csv", need + "/export/requirements.csv",
        std::string("/compare?s=svc-omron-connect,svc-kencom&format=csv")}) {
    INFO(file);
    const std::string joint = file.find('?') == std::string::npos ? "?" : "&";
    const web::Response legacy = reader.get(file + joint + "encoding=cp932");
    CHECK(legacy.status == 200);
    CHECK(catalog::from_cp932(legacy.body).has_value());
    CHECK(legacy.header("X-Lost-Characters") != "");
    const web::Response wrong = reader.get(file + joint + "encoding=utf-16");
    CHECK(wrong.status == 400);
    CHECK(wrong.body.find("encoding") != std::string::npos);
  }
}

TEST_CASE("a comparison shows the kind of evidence in words with dots beside", "[web][pages]") {
  Reader reader;
  const web::Response page = reader.get("/compare?s=svc-cureapp-ht,svc-omron-connect");
  CHECK(page.body.find("<span class=\"dots\" aria-hidden=\"true\">●●●●</span>") !=
        std::string::npos);
  CHECK(page.body.find("ランダム化比較試験") != std::string::npos);
  const std::size_t same = page.body.find("同じ項目");
  CHECK(page.body.find("提供者</th>") < same);
}
