#include "catalog/importers/service_import.h"

#include <catch2/catch.hpp>

#include "catalog/importers/import_evaluation.h"
#include "catalog/model/catalog.h"
#include "catalog/store/catalog_reader.h"
#include "catalog/text/legacy_encoding.h"
#include "tests/support/shipped_catalog.h"
#include "tests/support/small_rows.h"
#include "tests/support/temp_dir.h"

using mitate::ErrorCode;
using namespace mitate::catalog;
using namespace mitate::testing;

namespace {

const std::string kHeader =
    "id,name,provider,url,domains,buyer_types,price_amount,price_unit,municipality_codes,"
    "certification_id,cert_issued_on,cert_expires_on,source_url,retrieved_on,summary\n";
const std::string kGood =
    "svc-new,新しい見本,株式会社見本,https://example.jp/,sleep,employer,1.2万円,person_year,"
    "34202,cert-one,R7.4.1,令和9年3月31日,https://example.jp/about,2026-11-01,\"一行目\n二行目\"\n";
const std::string kPlain = "svc-plain,見本,誰か,,,,,,,,,,,2026-11-01,説明\n";
const std::string kBad = "svc-bad,,誰か,ftp://x,,,,,,,,,,2026-11-01,説明\n";

ServiceImport imported(const std::string& bytes) {
  auto out = read_service_import(bytes, "取込.csv", small_rows(), reference_date());
  if (!out) FAIL(mitate::describe(out.error()));
  return std::move(*out);
}

}  // namespace

TEST_CASE("good rows become one durable write, refused rows stay out and are named",
          "[catalog][import]") {
  const ServiceImport import = imported(kHeader + kGood + kPlain + kBad);
  CHECK(import.accepted_with_note == 1);
  CHECK(import.accepted == 1);
  CHECK(import.rejected == 1);
  REQUIRE(import.rows.size() == 3);
  CHECK(import.rows[2].row == 4);
  CHECK(import.rows[2].judgement.faults.size() == 2);

  const TempDir dir;
  auto store = CatalogStore::open({dir.path()});
  REQUIRE(store);
  auto writer = CatalogWriter::open(*store);
  REQUIRE(writer);
  const WriteInfo info{"test", "import", "2026-11-24T00:00:00Z", ""};
  REQUIRE(writer->replace_all(small_rows(), info, reference_date()));
  const auto outcome = writer->apply(import.changes, info, reference_date());
  if (!outcome) FAIL(mitate::describe(outcome.error()));
  CHECK(outcome->sequence == 2);

  auto stored = CatalogReader(*store).read_all();
  REQUIRE(stored);
  const auto catalog = Catalog::assemble(std::move(stored->rows), stored->sequence);
  REQUIRE(catalog);
  const Service* service = (*catalog)->service(mitate::ServiceId("svc-new"));
  REQUIRE(service != nullptr);
  CHECK(service->status == ListingStatus::InReview);
  CHECK(service->provider == mitate::ProviderId("prv-one"));
  CHECK(service->summary == "一行目\n二行目");
  REQUIRE(service->prices.size() == 1);
  CHECK(service->prices[0].amount_yen == 12000);
  CHECK(service->prices[0].original_text == "1.2万円");
  REQUIRE(service->places.size() == 1);
  CHECK(service->places[0].area_code == "342025");
  REQUIRE(service->schemes.size() == 1);
  CHECK(service->schemes[0].validity.to == mitate::Date::parse("2027-04-01"));
  CHECK(service->provenance.best("record")->verification == Verification::SelfDeclared);
  const Service* plain = (*catalog)->service(mitate::ServiceId("svc-plain"));
  REQUIRE(plain != nullptr);
  CHECK(plain->prices.empty());
  CHECK((*catalog)->provider_name(*plain) == "誰か");
}

TEST_CASE("a CP932 file and a file with a byte order mark are read and said", "[catalog][import]") {
  const ServiceImport legacy = imported(to_cp932(kHeader + kGood).bytes);
  REQUIRE(legacy.rows.size() == 1);
  CHECK(legacy.file_notes.size() == 1);
  CHECK(legacy.rows[0].judgement.cells.at("name") == "新しい見本");
  const ServiceImport marked = imported("\xEF\xBB\xBF" + kHeader + kPlain);
  CHECK(marked.file_notes.size() == 1);
  CHECK(marked.accepted == 1);
}

TEST_CASE("an id that stands twice in one file is taken once", "[catalog][import]") {
  const ServiceImport import = imported(kHeader + kPlain + kPlain);
  CHECK(import.accepted == 1);
  CHECK(import.rejected == 1);
  CHECK(import.rows[1].judgement.field() == "id");
}

TEST_CASE("a file that cannot be cut or lacks columns is refused whole", "[catalog][import]") {
  const auto refused = [](const std::string& bytes) {
    const auto out = read_service_import(bytes, "取込.csv", small_rows(), reference_date());
    REQUIRE_FALSE(out);
    CHECK(out.error().code == ErrorCode::InvalidData);
    return mitate::describe(out.error());
  };
  CHECK(refused("id,name\nsvc-a,b\n").find("summary") != std::string::npos);
  CHECK(refused(kHeader + "\"svc-a").find("引用符") != std::string::npos);
  CHECK(refused("moon," + kHeader + "x," + kPlain).find("moon") != std::string::npos);
  CHECK(read_service_import(std::string(kMaxImportBytes + 1, 'a'), "f", small_rows(),
                            reference_date())
            .error()
            .code == ErrorCode::LimitExceeded);
}

TEST_CASE("the evaluation counts verdicts and fields", "[catalog][import]") {
  const std::string lines =
      R"({"id":"a","row":{"id":"svc-a","name":"見本","provider":"誰か","retrieved_on":"2026-11-01","summary":"説明"},"verdict":"accept","field":null})"
      "\n\n"
      R"({"id":"b","row":{"id":"svc-b","name":null,"name_hex":"8ca9967b83","provider":"誰か","retrieved_on":"2026-11-01","summary":"説明"},"verdict":"reject","field":"name"})"
      "\n"
      R"({"id":"c","row":{"id":"svc-c","name":"見本","provider":"誰か","retrieved_on":"2026-11-01","summary":"説明"},"verdict":"reject","field":"id","context":{"earlier_ids_in_file":["svc-c"]}})"
      "\n"
      R"({"id":"d","row":{"id":"svc-d"},"verdict":"accept","field":null})";
  const auto result = evaluate_import(lines, small_rows(), reference_date());
  REQUIRE(result);
  CHECK(result->rows == 4);
  CHECK(result->verdict_accuracy == Approx(0.75));
  CHECK(result->field_accuracy == Approx(1.0));
  CHECK(result->score == Approx(0.75));
  REQUIRE(result->misses.size() == 1);
  CHECK(result->misses[0].id == "d");
  const auto bad = evaluate_import("{}\n{\"row\":3}", small_rows(), reference_date());
  REQUIRE_FALSE(bad);
  CHECK(bad.error().place.row == 1);
}

TEST_CASE("what a spreadsheet leaves behind the last row is no row", "[catalog][import][field]") {
  for (const std::string end :
       {"\n", "\n\n\n", ",,,,,,,,,,,,,,\n", ",,,,,,,,,,,,,,\r\n,,,,,,,,,,,,,,", " \n\n"}) {
    INFO(end);
    const ServiceImport import = imported(kHeader + kPlain + end);
    CHECK(import.rows.size() == 1);
    CHECK(import.accepted == 1);
  }
}

TEST_CASE("a UTF-16 file is refused by that name", "[catalog][import][field]") {
  for (const std::string mark : {"\xFF\xFE", "\xFE\xFF"}) {
    const auto out = read_service_import(mark + std::string("i\0d\0", 4), "取込.csv", small_rows(),
                                         reference_date());
    REQUIRE_FALSE(out);
    CHECK(out.error().message.find("UTF-16") != std::string::npos);
  }
}

TEST_CASE("a name whose characters were lost is refused", "[catalog][import][field]") {
  for (const std::string name : {"????サービス", "見守り???", "???A"}) {
    INFO(name);
    const ServiceImport import =
        imported(kHeader + "svc-lost," + name + ",誰か,,,,,,,,,,,2026-11-01,説明\n");
    CHECK(import.rejected == 1);
  }
  CHECK(imported(kHeader + "svc-ask,どうする?,誰か,,,,,,,,,,,2026-11-01,説明\n").rejected == 0);
}
