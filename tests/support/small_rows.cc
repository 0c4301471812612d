#include "tests/support/small_rows.h"

#include <algorithm>
#include <stdexcept>

namespace mitate::testing {

using catalog::Row;
using catalog::RowSet;
using catalog::Table;
using catalog::TableSchema;

Row row_of(std::string_view table, const NamedCells& cells) {
  const TableSchema* schema = catalog::find_table(table);
  if (schema == nullptr) throw std::runtime_error("no table " + std::string(table));
  Row row;
  row.cells.resize(schema->columns.size());
  for (const auto& [column, value] : cells) {
    row.cells.at(catalog::column_index(*schema, column)) = value;
  }
  return row;
}

Row& row_at(RowSet& rows, std::string_view table, std::string_view key) {
  for (Row& row : rows.find(table)->second.rows) {
    if (row.cells[0] == key) return row;
  }
  throw std::runtime_error("no row " + std::string(key));
}

void set_cell(RowSet& rows, std::string_view table, std::string_view key, std::string_view column,
              const std::string& value) {
  row_at(rows, table, key).cells.at(catalog::column_index(*catalog::find_table(table), column)) =
      value;
}

void add_row(RowSet& rows, std::string_view table, const NamedCells& cells) {
  Table& target = rows.find(table)->second;
  target.rows.push_back(row_of(table, cells));
  std::stable_sort(target.rows.begin(), target.rows.end(), [&](const Row& a, const Row& b) {
    return row_key(*target.schema, a) < row_key(*target.schema, b);
  });
  for (std::size_t i = 0; i < target.rows.size(); ++i) target.rows[i].line = i + 2;
}

namespace {

void add_vocabularies(RowSet& rows) {
  for (const auto& [level, share] :
       {std::pair("primary", "100"), std::pair("secondary", "50"), std::pair("self_declared", "25"),
        std::pair("ai_summary", "0"), std::pair("unverified", "0")}) {
    add_row(rows, "verification_levels",
            {{"level", level},
             {"label_ja", level},
             {"label_en", level},
             {"share_percent", share},
             {"rationale", "見本"}});
  }
  for (const auto& [kind, level] :
       {std::pair("provider", "self_declared"), std::pair("press", "secondary")}) {
    add_row(rows, "publisher_kinds",
            {{"kind", kind}, {"label_ja", kind}, {"verification", level}, {"rationale", "見本"}});
  }
  add_row(rows, "prefectures",
          {{"code", "01"},
           {"name", "北海道"},
           {"kana", "ホッカイドウ"},
           {"romaji", "Hokkaido"},
           {"tile_column", "1"},
           {"tile_row", "1"}});
  add_row(rows, "prefectures",
          {{"code", "34"},
           {"name", "広島県"},
           {"kana", "ヒロシマケン"},
           {"romaji", "Hiroshima"},
           {"tile_column", "2"},
           {"tile_row", "2"}});
  add_row(rows, "municipalities",
          {{"code", "011002"},
           {"prefecture_code", "01"},
           {"name", "札幌市"},
           {"kana", "サッポロシ"},
           {"kind", "municipality"},
           {"latitude", "43.06"},
           {"longitude", "141.35"}});
  add_row(rows, "municipalities",
          {{"code", "342025"},
           {"prefecture_code", "34"},
           {"name", "呉市"},
           {"kana", "クレシ"},
           {"kind", "municipality"},
           {"latitude", "34.24"},
           {"longitude", "132.56"}});
  for (const auto& [slug, parent] : {std::pair("sleep", ""), std::pair("insomnia", "sleep")}) {
    add_row(rows, "domains",
            {{"slug", slug},
             {"label_ja", slug},
             {"label_en", slug},
             {"reading", slug},
             {"parent", parent}});
  }
  add_row(rows, "service_types",
          {{"slug", "app-phr"},
           {"label_ja", "アプリ"},
           {"label_en", "App"},
           {"reading", "アプリ"},
           {"definition", "見本"}});
  for (const std::string_view table : {"buyer_types", "segments", "delivery_modes"}) {
    const std::string slug = table == "buyer_types" ? "employer"
                             : table == "segments"  ? "older-adults"
                                                    : "app";
    add_row(rows, table, {{"slug", slug}, {"label_ja", slug}, {"label_en", slug}});
  }
  for (const auto& [slug, rank] : {std::pair("rct", "1"), std::pair("none-found", "8")}) {
    add_row(rows, "evidence_types",
            {{"slug", slug}, {"label_ja", slug}, {"label_en", slug}, {"rank", rank}});
  }
  for (const char* slug : {"digital-cbt", "exercise"}) {
    add_row(rows, "interventions",
            {{"slug", slug},
             {"label_ja", slug},
             {"label_en", slug},
             {"definition", "見本"},
             {"is_broad", "no"}});
  }
  add_row(rows, "outcomes", {{"slug", "stress"}, {"label_ja", "ストレス"}});
  add_row(rows, "weights",
          {{"set", "default"},
           {"criterion", "fit"},
           {"weight", "100"},
           {"rationale", "見本"},
           {"reviewed_on", "2026-11-24"}});
}

void add_evidence(RowSet& rows) {
  add_row(rows, "recommendation_grades",
          {{"grade", "2"}, {"label_ja", "提案"}, {"label_en", "Weak for"}});
  add_row(rows, "guidelines",
          {{"id", "gl-one"},
           {"name", "見本の指針"},
           {"kind", "prevention_guideline"},
           {"domain", "sleep"}});
  add_row(rows, "recommendations",
          {{"id", "rec-one"},
           {"guideline_id", "gl-one"},
           {"question", "見本の問い"},
           {"intervention", "digital-cbt"},
           {"population", "成人"},
           {"outcome_text", "睡眠"},
           {"grade", "2"},
           {"verification", "secondary"}});
  add_row(rows, "schemes",
          {{"id", "cert-one"},
           {"name", "見本の認証"},
           {"kind", "certification"},
           {"applies_to", "organization"},
           {"meaning", "見本"}});
}

void add_services(RowSet& rows) {
  add_row(rows, "sources",
          {{"id", "src-one"},
           {"title", "見本のページ"},
           {"locator", "https://example.jp/one"},
           {"url", "https://example.jp/one"},
           {"publisher_kind", "provider"},
           {"retrieved_as", "page"},
           {"retrieved_on", "2026-11-24"},
           {"state", "available"}});
  add_row(rows, "providers", {{"id", "prv-one"}, {"name", "株式会社見本"}, {"kind", "company"}});
  const NamedCells shared{{"service_type", "app-phr"}, {"domains", "sleep"},
                          {"summary", "見本の説明。"}, {"stage_text", "見本"},
                          {"evidence_best", "rct"},    {"last_verified", "2026-11-24"}};
  NamedCells one = shared;
  one.insert(one.end(), {{"id", "svc-one"},
                         {"name", "見本一"},
                         {"provider_id", "prv-one"},
                         {"buyer_types", "employer"},
                         {"buyer_types_basis", "sourced"},
                         {"stage", "offered"},
                         {"status", "listed"},
                         {"coverage", "named_places"}});
  add_row(rows, "services", one);
  NamedCells two = shared;
  two.insert(two.end(), {{"id", "svc-two"},
                         {"name", "見本二"},
                         {"buyer_types_basis", "none"},
                         {"stage", "idea"},
                         {"status", "reference"},
                         {"status_reason", "構想のみ"},
                         {"coverage", "unknown"}});
  add_row(rows, "services", two);
  add_row(rows, "service_interventions",
          {{"service_id", "svc-one"},
           {"intervention", "digital-cbt"},
           {"basis", "described"},
           {"rationale", "見本"}});
  add_row(rows, "evidence_links",
          {{"service_id", "svc-one"},
           {"recommendation_id", "rec-one"},
           {"intervention", "digital-cbt"},
           {"directness", "same"},
           {"rationale", "見本"},
           {"mapped_by", "editor"},
           {"mapped_on", "2026-11-24"}});
  add_row(rows, "studies",
          {{"id", "stu-one"},
           {"service_id", "svc-one"},
           {"design", "rct"},
           {"subject", "this_service"},
           {"summary", "見本"},
           {"finding", "benefit"},
           {"effect_value", "-1.5"},
           {"ci_low", "-2.5"},
           {"ci_high", "-0.5"}});
  add_row(rows, "prices",
          {{"id", "price-one"},
           {"service_id", "svc-one"},
           {"kind", "amount"},
           {"amount_yen", "500"},
           {"unit", "person_month"},
           {"payer", "buyer"},
           {"tax", "unknown"},
           {"qualifier", "exact"},
           {"original_text", "500円"}});
  add_row(rows, "coverage", {{"service_id", "svc-one"}, {"area_code", "342025"}, {"name", "呉市"}});
  add_row(rows, "service_schemes",
          {{"service_id", "svc-one"},
           {"scheme_id", "cert-one"},
           {"subject", "organisation"},
           {"valid_from", "2026-01-19"},
           {"valid_to", "2028-01-19"}});
  add_row(rows, "provider_history",
          {{"id", "phist-one"},
           {"provider_id", "prv-one"},
           {"recorded_on", "2025-04-07"},
           {"event", "absorbed"},
           {"other_name", "株式会社吸収見本"},
           {"other_number", "7000012050002"},
           {"source_id", "src-one"}});
  add_row(rows, "case_studies",
          {{"id", "case-one"},
           {"service_id", "svc-one"},
           {"buyer", "見本市"},
           {"buyer_type", "employer"},
           {"result", "見本"},
           {"has_outcome_figure", "no"}});
  for (const auto& [kind, id] :
       {std::pair("services", "svc-one"), std::pair("services", "svc-two"),
        std::pair("providers", "prv-one"), std::pair("guidelines", "gl-one"),
        std::pair("recommendations", "rec-one"), std::pair("schemes", "cert-one"),
        std::pair("case_studies", "case-one")}) {
    add_row(rows, "provenance",
            {{"subject_kind", kind},
             {"subject_id", id},
             {"fact", "record"},
             {"source_id", "src-one"},
             {"basis", "sourced"},
             {"assignment", "stated"}});
  }
  add_row(rows, "provenance",
          {{"subject_kind", "services"},
           {"subject_id", "svc-one"},
           {"fact", "certifications"},
           {"source_id", "src-one"},
           {"basis", "sourced"},
           {"assignment", "stated"}});
}

}  // namespace

RowSet small_rows() {
  RowSet rows = catalog::empty_row_set();
  add_vocabularies(rows);
  add_evidence(rows);
  add_services(rows);
  return rows;
}

}  // namespace mitate::testing
