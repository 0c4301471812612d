// A table: one planted fault per rule, and the words that its message must have.
#include "catalog/curation/row_rules.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <functional>

#include "tests/support/shipped_catalog.h"
#include "tests/support/small_rows.h"

using mitate::Error;
using mitate::catalog::check_rows;
using mitate::catalog::RowSet;
using namespace mitate::testing;

namespace {

std::string all(const std::vector<Error>& faults) {
  std::string out;
  for (const Error& fault : faults) out += mitate::describe(fault) + "\n";
  return out;
}

struct Planted {
  const char* title;
  std::function<void(RowSet&)> plant;
  const char* file;
  const char* field;
  const char* words;  ///< of the message: value or rule
};

std::function<void(RowSet&)> cell(const char* table, const char* key, const char* column,
                                  const char* value) {
  return [=](RowSet& rows) { set_cell(rows, table, key, column, value); };
}

constexpr const char* kServices = "services/services.csv";
constexpr const char* kPrices = "services/prices.csv";

const std::vector<Planted>& planted_cells() {
  static const std::vector<Planted> list = {
      {"required", cell("services", "svc-one", "name", ""), kServices, "name", "必須"},
      {"id form", cell("providers", "prv-one", "id", "PRV-1"), "providers.csv", "id", "PRV-1"},
      {"two refs in one", cell("services", "svc-one", "service_type", "app-phr;app-phr"), kServices,
       "service_type", "一つだけ"},
      {"enum", cell("services", "svc-one", "coverage", "everywhere"), kServices, "coverage",
       "everywhere"},
      {"enum list", cell("schemes", "cert-one", "applies_to", "organization;moon"),
       "evidence/schemes.csv", "applies_to", "moon"},
      {"list duplicate", cell("services", "svc-one", "domains", "sleep;sleep"), kServices,
       "domains", "重なって"},
      {"empty item", cell("services", "svc-one", "aliases", "見本;"), kServices, "aliases",
       "空の項目"},
      {"impossible date", cell("services", "svc-one", "last_verified", "2026-02-30"), kServices,
       "last_verified", "2026-02-30"},
      {"impossible partial date", cell("services", "svc-one", "as_of", "2026-13"), kServices,
       "as_of", "2026-13"},
      {"integer", cell("studies", "stu-one", "n", "-5"), "services/studies.csv", "n", "-5"},
      {"yen", cell("prices", "price-one", "amount_yen", "1,000"), kPrices, "amount_yen", "1,000"},
      {"decimal", cell("studies", "stu-one", "effect_value", "1.5.2"), "services/studies.csv",
       "effect_value", "1.5.2"},
      {"boolean", cell("case_studies", "case-one", "has_outcome_figure", "true"),
       "services/case_studies.csv", "has_outcome_figure", "true"},
      {"script url", cell("services", "svc-one", "url", "javascript:alert(1)"), kServices, "url",
       "javascript:alert(1)"},
      {"url without host", cell("services", "svc-one", "url", "https:///x"), kServices, "url",
       "https:///x"},
      {"corporate number", cell("providers", "prv-one", "corporate_number", "1234567890123"),
       "providers.csv", "corporate_number", "検査数字"},
      {"municipality check digit", cell("municipalities", "342025", "code", "342026"),
       "places/municipalities.csv", "code", "検査数字"},
      {"area check digit", cell("coverage", "svc-one", "area_code", "342026"),
       "services/coverage.csv", "area_code", "検査数字"},
      {"control character", cell("services", "svc-one", "summary", "見\x07本"), kServices,
       "summary", "U+0007"},
      {"line feed in a list", cell("services", "svc-one", "aliases", "見\n本"), kServices,
       "aliases", "U+000A"},
      {"bad UTF-8", cell("services", "svc-one", "name", "\xE8\xA6"), kServices, "name", "UTF-8"},
      {"surrounding space", cell("services", "svc-one", "name", " 見本"), kServices, "name",
       "前後に空白"},
      {"long text",
       [](RowSet& rows) {
         set_cell(rows, "services", "svc-one", "summary", std::string(2001, 'a'));
       },
       kServices, "summary", "2001文字"},
  };
  return list;
}

std::string repeated(std::string_view text, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += text;
  return out;
}

/// A one-sentence summary that was made from another text.
std::function<void(RowSet&)> short_summary(std::string sentence) {
  return [sentence = std::move(sentence)](RowSet& rows) {
    add_row(rows, "short_summaries",
            {{"service_id", "svc-one"},
             {"summary_short", sentence},
             {"text_of", "2026-11-24"},
             {"text_digest", "000000000000"}});
  };
}

/// One function of the small record; its words stand in the record unless others are given.
void add_function(RowSet& rows, const std::string& slug, const std::string& role,
                  const std::string& words = "") {
  const mitate::catalog::Table& services = rows.at("services");
  add_row(rows, "functions",
          {{"slug", slug},
           {"label_ja", "働き"},
           {"definition", "働きの定義。"},
           {"is_place_bound", "no"}});
  add_row(rows, "service_functions",
          {{"service_id", "svc-one"},
           {"function", slug},
           {"role", role},
           {"words", words.empty() ? services.view(0).text("name") : words},
           {"assigned_on", "2026-11-24"}});
}

const std::vector<Planted>& planted_records() {
  static const std::vector<Planted> list = {
      {"duplicate key",
       [](RowSet& rows) {
         auto& services = rows.find("services")->second.rows;
         services.push_back(services.front());
       },
       kServices, "id", "重なって"},
      {"unknown reference", cell("services", "svc-one", "provider_id", "prv-none"), kServices,
       "provider_id", "prv-none"},
      {"unknown list reference", cell("services", "svc-one", "domains", "sleep;moon"), kServices,
       "domains", "moon"},
      {"unknown place", cell("coverage", "svc-one", "area_code", "131016"), "services/coverage.csv",
       "area_code", "131016"},
      {"place in another prefecture", cell("municipalities", "342025", "prefecture_code", "01"),
       "places/municipalities.csv", "prefecture_code", "先頭2桁"},
      {"ward without its city", cell("municipalities", "342025", "kind", "ward"),
       "places/municipalities.csv", "city_code", "属する市"},
      {"city of a municipality", cell("municipalities", "342025", "city_code", "011002"),
       "places/municipalities.csv", "city_code", "区でない団体"},
      {"former code of today",
       [](RowSet& rows) {
         add_row(rows, "former_codes",
                 {{"former_code", "011002"},
                  {"ended_on", "2005-01-01"},
                  {"municipality_code", "342025"},
                  {"former_name", "見本町"},
                  {"change", "merger"},
                  {"source_id", "src-one"}});
       },
       "places/former_codes.csv", "former_code", "今も使われている"},
      {"people that do not add up",
       [](RowSet& rows) {
         add_row(rows, "care_insurers",
                 {{"prefecture_code", "34"},
                  {"insurer", "呉市"},
                  {"municipality_code", "342025"},
                  {"insured_65plus", "10"},
                  {"age_65_74", "4"},
                  {"age_75_84", "3"},
                  {"age_85plus", "2"},
                  {"support_1", "1"},
                  {"support_2", "0"},
                  {"care_1", "0"},
                  {"care_2", "0"},
                  {"care_3", "0"},
                  {"care_4", "0"},
                  {"care_5", "0"},
                  {"certified_total", "1"},
                  {"source_id", "src-one"}});
       },
       "places/care_insurers.csv", "insured_65plus", "内訳の計9"},
      {"offices of a list that was not obtained",
       [](RowSet& rows) {
         add_row(rows, "care_office_kinds",
                 {{"kind", "110"},
                  {"label_ja", "訪問介護"},
                  {"state", "not_obtained"},
                  {"source_id", "src-one"}});
         add_row(rows, "care_offices", {{"municipality_code", "342025"}, {"offices", "110=3"}});
       },
       "places/care_offices.csv", "offices", "取得していない"},
      {"zero offices",
       [](RowSet& rows) {
         add_row(rows, "care_offices", {{"municipality_code", "342025"}, {"offices", "140=0"}});
       },
       "places/care_offices.csv", "offices", "1以上の数"},
      {"a reason for no link beside a link",
       [](RowSet& rows) {
         add_row(rows, "evidence_link_decisions",
                 {{"service_id", "svc-one"},
                  {"guideline_id", "gl-one"},
                  {"reason", "見本"},
                  {"decided_by", "editor"},
                  {"decided_on", "2026-11-24"}});
       },
       "services/evidence_link_decisions.csv", "guideline_id", "結びつけない理由"},
      {"the loss of a society as a cost of an intervention",
       [](RowSet& rows) {
         add_row(rows, "cost_benchmarks",
                 {{"id", "cost-one"},
                  {"topic", "見本"},
                  {"interventions", "exercise"},
                  {"amount_kind", "social_cost"},
                  {"unit_kind", "national"},
                  {"tax", "unknown"}});
       },
       "services/cost_benchmarks.csv", "interventions", "社会全体"},
      {"case study place", cell("case_studies", "case-one", "area_codes", "342025;999999"),
       "services/case_studies.csv", "area_codes", "999999"},
      {"parent circle", cell("domains", "sleep", "parent", "insomnia"), "taxonomy/domains.csv",
       "parent", "自分に戻り"},
      {"provenance without subject", cell("provenance", "case_studies", "subject_id", "case-x"),
       "provenance.csv", "subject_id", "case-x"},
      {"raised verification", cell("provenance", "providers", "verification", "primary"),
       "provenance.csv", "verification", "self_declared"},
      {"service without source", cell("provenance", "providers", "subject_id", "prv-two"),
       "providers.csv", "id", "prv-one"},
      {"certification without source",
       [](RowSet& rows) {
         auto& provenance = rows.find("provenance")->second;
         std::erase_if(provenance.rows, [](const mitate::catalog::Row& row) {
           return row.cells[2] == "certifications";
         });
       },
       "services/schemes.csv", "scheme_id", "cert-one"},
      {"unknown level name",
       [](RowSet& rows) {
         add_row(rows, "verification_levels",
                 {{"level", "sure"},
                  {"label_ja", "x"},
                  {"label_en", "x"},
                  {"share_percent", "1"},
                  {"rationale", "x"}});
       },
       "verification_levels.csv", "level", "sure"},
      {"future retrieved_on", cell("sources", "src-one", "retrieved_on", "2026-11-25"),
       "sources.csv", "retrieved_on", "2026-11-24より先"},
      {"future last_verified", cell("services", "svc-one", "last_verified", "2027-01-01"),
       kServices, "last_verified", "2027-01-01"},
      {"future as_of", cell("services", "svc-one", "as_of", "2027"), kServices, "as_of", "2027"},
      {"validity backwards", cell("service_schemes", "svc-one", "valid_to", "2026-01-19"),
       "services/schemes.csv", "valid_to", "2026-01-19"},
      {"a merger without its number", cell("provider_history", "phist-one", "other_number", ""),
       "provider_history.csv", "other_number", "absorbed"},
      {"a new name that is not said", cell("provider_history", "phist-one", "event", "renamed"),
       "provider_history.csv", "name_after", "renamed"},
      {"a closure without successor", cell("provider_history", "phist-one", "event", "closed"),
       "provider_history.csv", "event", "closed"},
      {"an event to come", cell("provider_history", "phist-one", "recorded_on", "2026-12-31"),
       "provider_history.csv", "recorded_on", "2026-12-31"},
      {"an outcome that is none", cell("case_studies", "case-one", "figure_kinds", "outcome"),
       "services/case_studies.csv", "figure_kinds", "has_outcome_figure"},
      {"price validity backwards",
       [](RowSet& rows) {
         set_cell(rows, "prices", "price-one", "valid_from", "2026-04-01");
         set_cell(rows, "prices", "price-one", "valid_to", "2026-04-01");
       },
       kPrices, "valid_to", "2026-04-01"},
      {"confidence interval", cell("studies", "stu-one", "ci_high", "-3"), "services/studies.csv",
       "ci_high", "-3"},
      {"half an interval", cell("studies", "stu-one", "ci_high", ""), "services/studies.csv",
       "ci_high", "片方"},
      {"effect outside", cell("studies", "stu-one", "effect_value", "9"), "services/studies.csv",
       "effect_value", "信頼区間"},
      {"finding of nobody's scale", cell("studies", "stu-one", "finding", "good"),
       "services/studies.csv", "finding", "good"},
      {"a report of use finds nothing", cell("studies", "stu-one", "design", "usage-report"),
       "services/studies.csv", "finding", "usage-report"},
      {"amount without amount", cell("prices", "price-one", "amount_yen", ""), kPrices,
       "amount_yen", "金額が空"},
      {"amount without unit", cell("prices", "price-one", "unit", ""), kPrices, "unit", "単位が空"},
      {"zero is not free", cell("prices", "price-one", "amount_yen", "0"), kPrices, "amount_yen",
       "無料"},
      {"unknown with amount", cell("prices", "price-one", "kind", "unknown"), kPrices, "amount_yen",
       "未確認"},
      {"an amount in ten thousands",
       [](RowSet& rows) {
         set_cell(rows, "prices", "price-one", "amount_yen", "30");
         set_cell(rows, "prices", "price-one", "original_text", "年３０万円から");
       },
       kPrices, "amount_yen", "万円"},
      {"tax against the source's words",
       [](RowSet& rows) {
         set_cell(rows, "prices", "price-one", "tax", "incl");
         set_cell(rows, "prices", "price-one", "original_text", "一人500円（税別）");
       },
       kPrices, "tax", "税別"},
      {"two tax forms in one wording",
       [](RowSet& rows) {
         set_cell(rows, "prices", "price-one", "tax", "excl");
         set_cell(rows, "prices", "price-one", "original_text",
                  "一人500円。導入は税別、運用は税込の表示があります");
       },
       kPrices, "tax", "unknown"},
      {"price without unit and without tax is still named",
       [](RowSet& rows) {
         set_cell(rows, "prices", "price-one", "unit", "");
         set_cell(rows, "prices", "price-one", "amount_yen", "1.2万");
       },
       kPrices, "amount_yen", "1.2万"},
      {"an organisation's certificate as the product's own",
       cell("service_schemes", "svc-one", "subject", "service"), "services/schemes.csv", "subject",
       "organization"},
      {"link without a recommendation", cell("evidence_links", "svc-one", "recommendation_id", ""),
       "services/evidence_links.csv", "recommendation_id", "必須"},
      {"link to an unknown recommendation",
       cell("evidence_links", "svc-one", "recommendation_id", "rec-none"),
       "services/evidence_links.csv", "recommendation_id", "rec-none"},
      {"link without who and when",
       [](RowSet& rows) {
         set_cell(rows, "evidence_links", "svc-one", "mapped_by", "");
         set_cell(rows, "evidence_links", "svc-one", "mapped_on", "");
       },
       "services/evidence_links.csv", "mapped_by", "必須"},
      {"headcount backwards",
       [](RowSet& rows) {
         set_cell(rows, "prices", "price-one", "headcount_min", "100");
         set_cell(rows, "prices", "price-one", "headcount_max", "99");
       },
       kPrices, "headcount_max", "99"},
      {"idea may not be listed", cell("services", "svc-two", "status", "listed"), kServices,
       "status", "idea"},
      {"offered is not only a reference", cell("services", "svc-one", "status", "reference"),
       kServices, "status", "offered"},
      {"reference without reason", cell("services", "svc-two", "status_reason", ""), kServices,
       "status_reason", "理由"},
      {"withdrawn without date",
       [](RowSet& rows) {
         set_cell(rows, "services", "svc-one", "status", "withdrawn");
         set_cell(rows, "services", "svc-one", "status_reason", "提供の終了");
       },
       kServices, "status_on", "withdrawn"},
      {"listed without type", cell("services", "svc-one", "service_type", ""), kServices,
       "service_type", "類型"},
      {"buyers without basis", cell("services", "svc-one", "buyer_types_basis", "none"), kServices,
       "buyer_types_basis", "employer"},
      {"limited without places", cell("services", "svc-two", "coverage", "limited_places"),
       kServices, "coverage", "limited_places"},
      {"link to what the service does not do",
       cell("evidence_links", "svc-one", "intervention", "exercise"), "services/evidence_links.csv",
       "intervention", "exercise"},
      {"same means the same intervention",
       cell("recommendations", "rec-one", "intervention", "exercise"),
       "services/evidence_links.csv", "directness", "same"},
      {"link without rationale", cell("evidence_links", "svc-one", "rationale", ""),
       "services/evidence_links.csv", "rationale", "必須"},
      {"weights sum", cell("weights", "default", "weight", "90"), "ranking/weights.csv", "weight",
       "90"},
      {"grade", cell("recommendation_grades", "2", "grade", "6"), "evidence/grades.csv", "grade",
       "1から5"},
      {"source url", cell("sources", "src-one", "url", "https://example.jp/two"), "sources.csv",
       "url", "locator"},
      {"language",
       [](RowSet& rows) {
         add_row(rows, "service_facts",
                 {{"service_id", "svc-one"},
                  {"fact", "language"},
                  {"value", "english"},
                  {"source_id", "src-one"}});
       },
       "services/facts.csv", "value", "english"},
      {"lead time",
       [](RowSet& rows) {
         add_row(rows, "service_facts",
                 {{"service_id", "svc-one"},
                  {"fact", "lead_time_days"},
                  {"value", "二週間"},
                  {"source_id", "src-one"}});
       },
       "services/facts.csv", "value", "二週間"},
      {"two main functions",
       [](RowSet& rows) {
         add_function(rows, "reading", "main");
         add_function(rows, "asking", "main");
       },
       "services/functions.csv", "role", "2個"},
      {"no main function", [](RowSet& rows) { add_function(rows, "reading", "further"); },
       "services/functions.csv", "role", "0個"},
      {"function read from words of another record",
       [](RowSet& rows) { add_function(rows, "reading", "main", "記録にない語"); },
       "services/functions.csv", "words", "記録にない語"},
      {"focus read from words of another record",
       [](RowSet& rows) {
         add_row(rows, "focuses",
                 {{"slug", "beginners"},
                  {"axis", "persons"},
                  {"label_ja", "初めての人"},
                  {"label_en", "Beginners"},
                  {"definition", "初めての人に向けたもの。"}});
         add_row(rows, "service_focuses",
                 {{"service_id", "svc-one"},
                  {"focus", "beginners"},
                  {"words", "記録にない語"},
                  {"assigned_on", "2026-11-24"}});
       },
       "services/focuses.csv", "words", "記録にない語"},
      {"short summary of another text", short_summary("歩数を記録できるアプリ"),
       "services/short_summaries.csv", "text_digest", "変わって"},
      {"short summary that praises", short_summary("働く人に最適なアプリ"),
       "services/short_summaries.csv", "summary_short", "最適"},
      {"short summary of 61 characters", short_summary(repeated("あ", 61)),
       "services/short_summaries.csv", "summary_short", "61文字"},
  };
  return list;
}

void check_each(const std::vector<Planted>& list) {
  for (const Planted& planted : list) {
    INFO(planted.title);
    RowSet rows = small_rows();
    planted.plant(rows);
    const std::vector<Error> faults = check_rows(rows, reference_date());
    INFO(all(faults));
    const auto named = [&](const Error& fault) {
      return fault.place.file == planted.file && fault.place.field == planted.field &&
             fault.place.row >= 2 && fault.message.starts_with(std::string(planted.field) + "：") &&
             fault.message.find(planted.words) != std::string::npos;
    };
    CHECK(std::any_of(faults.begin(), faults.end(), named));
  }
}

}  // namespace

TEST_CASE("the small catalog breaks no rule", "[catalog][rules]") {
  CHECK(all(check_rows(small_rows(), reference_date())).empty());
}

TEST_CASE("a badly written cell is named with file, row, field and rule", "[catalog][rules]") {
  check_each(planted_cells());
}

TEST_CASE("a record that contradicts itself or its neighbours is named", "[catalog][rules]") {
  check_each(planted_records());
}

TEST_CASE("what sources leave open may be stored as unknown", "[catalog][rules]") {
  const auto faults = [](const std::function<void(RowSet&)>& plant) {
    RowSet rows = small_rows();
    plant(rows);
    return all(check_rows(rows, reference_date()));
  };
  // The tax word that stands with the amount decides; without one the tax is unknown.
  CHECK(faults([](RowSet& rows) {
          set_cell(rows, "prices", "price-one", "tax", "incl");
          set_cell(rows, "prices", "price-one", "original_text",
                   "月額500円（税込）から。2019年は月460円（税別）");
        }) == "");
  CHECK(faults([](RowSet& rows) {
          set_cell(rows, "prices", "price-one", "original_text",
                   "月額500円（税別・税込の別は不明）");
        }) == "");
  CHECK(faults([](RowSet& rows) {
          set_cell(rows, "prices", "price-one", "amount_yen", "300000");
          set_cell(rows, "prices", "price-one", "original_text", "年30万円");
        }) == "");
  // A certificate without dates and a source that is gone are kept.
  CHECK(faults([](RowSet& rows) {
          set_cell(rows, "service_schemes", "svc-one", "valid_from", "");
          set_cell(rows, "service_schemes", "svc-one", "valid_to", "");
          set_cell(rows, "sources", "src-one", "state", "gone");
        }) == "");
  // Two sources that contradict each other are both kept.
  CHECK(faults([](RowSet& rows) {
          for (const char* days : {"14", "60"}) {
            add_row(rows, "service_facts",
                    {{"service_id", "svc-one"},
                     {"fact", "lead_time_days"},
                     {"value", days},
                     {"source_id", "src-one"}});
          }
        }) == "");
}

TEST_CASE("every fault is reported, not only the first", "[catalog][rules]") {
  RowSet rows = small_rows();
  set_cell(rows, "services", "svc-one", "url", "ftp://example.jp/");
  set_cell(rows, "services", "svc-two", "last_verified", "2026-02-30");
  set_cell(rows, "prices", "price-one", "tax", "maybe");
  CHECK(check_rows(rows, reference_date()).size() == 3);
}

TEST_CASE("a row of the wrong width is a fault and no crash", "[catalog][rules]") {
  RowSet rows = small_rows();
  rows.find("services")->second.rows[0].cells.pop_back();
  CHECK(check_rows(rows, reference_date()).size() == 1);
}
