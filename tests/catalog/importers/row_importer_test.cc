#include "catalog/importers/row_importer.h"

#include <catch2/catch.hpp>

#include "tests/support/shipped_catalog.h"
#include "tests/support/small_rows.h"

using namespace mitate::catalog;
using namespace mitate::testing;

namespace {

using Cells = std::map<std::string, std::string, std::less<>>;

Cells good() {
  return {{"id", "svc-new"},
          {"name", "あたらしい見本"},
          {"provider", "株式会社見本"},
          {"retrieved_on", "2026-11-01"},
          {"summary", "見本の説明。"}};
}

const RowSet& known() {
  static const RowSet rows = small_rows();
  return rows;
}

RowJudgement judge(const Cells& cells, ImportContext context = {}) {
  context.rows = &known();
  context.today = reference_date();
  return judge_service_row(cells, context, {"取込.csv", 2, ""});
}

struct Case {
  std::string column;
  std::string cell;
  RowVerdict verdict;
  std::string field;  ///< empty: the column itself
  Cells also = {};
};

constexpr RowVerdict kAccept = RowVerdict::Accept;
constexpr RowVerdict kNote = RowVerdict::AcceptWithNote;
constexpr RowVerdict kReject = RowVerdict::Reject;

void check(const std::vector<Case>& cases) {
  for (const Case& given : cases) {
    INFO(given.column << " = " << given.cell);
    Cells cells = good();
    cells[given.column] = given.cell;
    for (const auto& [column, cell] : given.also) cells[column] = cell;
    const RowJudgement judged = judge(cells);
    CHECK(name_of(judged.verdict) == name_of(given.verdict));
    if (given.verdict != kAccept) {
      CHECK(judged.field() == (given.field.empty() ? given.column : given.field));
    }
    for (const auto& error : judged.faults) {
      CHECK(error.place.file == "取込.csv");
      CHECK(error.message.starts_with(error.place.field + "："));
    }
  }
}

}  // namespace

TEST_CASE("a row with the required cells is accepted as it is", "[catalog][import]") {
  const RowJudgement judged = judge(good());
  CHECK(judged.verdict == kAccept);
  CHECK(judged.cells.at("price_kind") == "unknown");
  CHECK(judged.cells.at("summary") == "見本の説明。");
}

TEST_CASE("ids are checked for form and for being free", "[catalog][import]") {
  check({{"id", "", kReject, ""},
         {"id", "new", kReject, ""},
         {"id", "svc-", kReject, ""},
         {"id", "svc-New", kReject, ""},
         {"id", "svc-新", kReject, ""},
         {"id", "svc-one", kReject, ""},
         {"id", " svc-new", kNote, ""}});
  ImportContext earlier;
  earlier.earlier_ids = {"svc-new"};
  CHECK(judge(good(), earlier).field() == "id");
  ImportContext update;
  update.update = true;
  CHECK(judge(good(), update).verdict == kReject);
  update.existing_ids = {"svc-new"};
  CHECK(judge(good(), update).verdict == kAccept);
}

TEST_CASE("text is taken as text, or refused where it is none", "[catalog][import]") {
  check({{"name", "髙﨑式ケア「𠮷」", kAccept, ""},
         {"name", "", kReject, ""},
         {"name", "　", kReject, ""},
         {"name", "ｶﾛﾔｶ", kNote, ""},
         {"name", " 見本 ", kNote, ""},
         {"name", "見\u200B本", kNote, ""},
         {"name", "か\u3099", kNote, ""},
         {"name", "\x8C\xA9\x96\x7B", kNote, ""},
         {"name", "\x8C\xA9\x96\x7B\x83", kReject, ""},
         {"name", "\xB8\xAB\xCB\xDC", kReject, ""},
         {"name", std::string("見\0本", 7), kReject, ""},
         {"name", "見\n本", kReject, ""},
         {"name", "見\u202E本", kReject, ""},
         {"name", "見\uFFFD本", kReject, ""},
         {"name", "隕区悽繧ｵ繝ｼ繝薙せ", kReject, ""},
         {"name", "=HYPERLINK(\"http://example.com\")", kReject, ""},
         {"name", "@SUM(A1)", kReject, ""},
         {"name", "+cmd|' /C calc'!A0", kReject, ""},
         {"name", "-5歳からの運動", kNote, ""},
         {"name", "<script>alert(1)</script>", kReject, ""},
         {"provider", "", kReject, ""},
         {"summary", "一行目\r\n二行目、\"引用\"。", kNote, ""},
         {"summary", "一行目\n二行目、\"引用\"。", kAccept, ""},
         {"summary", "@見本の窓口で相談できる。", kNote, ""},
         {"summary", "血圧 < 130 を目標にする。", kAccept, ""},
         {"summary", std::string(2000, 'a'), kAccept, ""},
         {"summary", std::string(2001, 'a'), kReject, ""}});
}

TEST_CASE("free, on request and unknown are three values, and an amount needs its unit",
          "[catalog][import]") {
  check({{"price_amount", "無料", kAccept, ""},
         {"price_amount", "要問合せ", kAccept, ""},
         {"price_amount", "未確認", kAccept, ""},
         {"price_amount", "お問い合わせください", kNote, ""},
         {"price_amount", "500", kReject, "price_unit"},
         {"price_amount", "500", kAccept, "", {{"price_unit", "person_month"}}},
         {"price_amount", "1,000円", kNote, "", {{"price_unit", "person_month"}}},
         {"price_amount", "-1", kReject, "", {{"price_unit", "person_month"}}},
         {"price_amount", "0", kReject, "", {{"price_unit", "person_month"}}},
         {"price_unit", "per_moon", kReject, ""},
         {"price_tax", "incl", kAccept, ""},
         {"price_tax", "税込", kNote, ""},
         {"price_tax", "10%", kReject, ""}});
  Cells cells = good();
  cells["price_amount"] = "無料";
  CHECK(judge(cells).cells.at("price_kind") == "free");
  cells["price_amount"] = "要問合せ";
  CHECK(judge(cells).cells.at("price_kind") == "on_request");
}

TEST_CASE("vocabulary, places and addresses must exist", "[catalog][import]") {
  check({{"domains", "sleep;insomnia", kAccept, ""},
         {"domains", "sleep;moon", kReject, ""},
         {"domains", "sleep;sleep", kNote, ""},
         {"domains", "sleep、insomnia", kNote, ""},
         {"domains", "sleep; insomnia;", kNote, ""},
         {"service_type", "アプリ", kNote, ""},
         {"service_type", "moon", kReject, ""},
         {"buyer_types", "employer", kAccept, ""},
         {"buyer_types", "Employer", kNote, ""},
         {"delivery_modes", "moon", kReject, ""},
         {"municipality_codes", "342025;011002", kAccept, ""},
         {"municipality_codes", "34202;11002", kNote, ""},
         {"municipality_codes", "342026", kReject, ""},
         {"url", "https://example.jp/道", kAccept, ""},
         {"url", "javascript:alert(1)", kReject, ""},
         {"url", "data:text/html,x", kReject, ""},
         {"url", "example.jp", kReject, ""},
         {"url", "https://user:pw@example.jp/", kReject, ""},
         {"url", "http://localhost/", kReject, ""},
         {"url", "http://192.168.0.1/", kReject, ""},
         {"url", "https://example.jp/a b", kReject, ""},
         {"source_url", "ftp://example.jp/", kReject, ""},
         {"moon", "1", kReject, ""}});
}

TEST_CASE("dates and certifications must be possible and sourced", "[catalog][import]") {
  const Cells sourced{{"source_url", "https://example.jp/about"}, {"certification_id", "cert-one"}};
  const auto with = [&](std::string column, std::string cell) {
    Cells out = sourced;
    out[std::move(column)] = std::move(cell);
    return out;
  };
  check(
      {{"retrieved_on", "", kReject, ""},
       {"retrieved_on", "2026-02-30", kReject, ""},
       {"retrieved_on", "2026-11-25", kReject, ""},
       {"retrieved_on", "2026/11/1", kNote, ""},
       {"certification_id", "cert-one", kReject, "source_url"},
       {"certification_id", "cert-one", kAccept, "", sourced},
       {"certification_id", "cert-moon", kReject, "", {{"source_url", "https://example.jp/about"}}},
       {"certification_number",
        "A-1",
        kReject,
        "certification_id",
        {{"source_url", "https://example.jp/about"}}},
       {"cert_issued_on", "R7.4.1", kNote, "", with("cert_expires_on", "令和9年3月31日")},
       {"cert_issued_on", "2026-12-01", kReject, "", sourced},
       {"cert_expires_on", "2025-04-01", kReject, "", with("cert_issued_on", "2025-04-01")},
       {"cert_expires_on", "2026-03-31", kAccept, "", with("cert_issued_on", "2024-04-01")}});
}

TEST_CASE("every fault of a row is reported in the order of the columns", "[catalog][import]") {
  Cells cells = good();
  cells["summary"] = "";
  cells["url"] = "x";
  cells["id"] = "bad";
  const RowJudgement judged = judge(cells);
  REQUIRE(judged.faults.size() == 3);
  CHECK(judged.faults[0].place.field == "id");
  CHECK(judged.faults[1].place.field == "url");
  CHECK(judged.faults[2].place.field == "summary");
}

TEST_CASE("a byte order mark in front of a heading is removed and said", "[catalog][import]") {
  Cells cells = good();
  cells.erase("id");
  cells["\uFEFFid"] = "svc-new";
  const RowJudgement judged = judge(cells);
  CHECK(judged.verdict == kNote);
  CHECK(judged.field() == "id");
  CHECK(judged.cells.at("id") == "svc-new");
}
