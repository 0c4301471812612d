#include <map>
#include <set>
#include <string>

#include "catalog/curation/cell_rules.h"
#include "catalog/curation/rule_groups.h"
#include "catalog/schema/closed_sets.h"

namespace mitate::catalog {
namespace {

/// Tables whose every row is a statement about the world and so needs a source of its own. Prices
/// and studies may instead rest on their service's statements about price and evidence.
constexpr std::string_view kNeedSource[] = {"services",
                                            "providers",
                                            "guidelines",
                                            "recommendations",
                                            "future_research_questions",
                                            "research_projects",
                                            "schemes",
                                            "case_studies",
                                            "economics",
                                            "cost_benchmarks",
                                            "excluded_candidates"};

class ProvenanceRules {
 public:
  ProvenanceRules(const RowSet& rows, FaultList& faults) : rows_(rows), faults_(faults) {
    const Table& kinds = table_of(rows_, "publisher_kinds");
    std::map<std::string, Verification, std::less<>> by_kind;
    for (std::size_t i = 0; i < kinds.rows.size(); ++i) {
      const RowView row = kinds.view(i);
      if (const auto level = value_named<Verification>(row.text("verification"))) {
        by_kind.emplace(row.text("kind"), *level);
      }
    }
    const Table& sources = table_of(rows_, "sources");
    for (std::size_t i = 0; i < sources.rows.size(); ++i) {
      const RowView row = sources.view(i);
      const auto it = by_kind.find(row.text("publisher_kind"));
      if (it != by_kind.end()) publisher_.emplace(row.text("id"), it->second);
    }
  }

  void run() {
    check_level_names();
    const Table& provenance = table_of(rows_, "provenance");
    for (std::size_t i = 0; i < provenance.rows.size(); ++i) {
      const RowView row = provenance.view(i);
      sourced_.insert({row.text("subject_kind"), row.text("subject_id"), row.text("fact")});
      check_level(*provenance.schema, provenance.rows[i], row);
    }
    const Table& facts = table_of(rows_, "service_facts");
    for (std::size_t i = 0; i < facts.rows.size(); ++i) {
      check_level(*facts.schema, facts.rows[i], facts.view(i));
    }
    for (const std::string_view name : kNeedSource) check_every_row_has_source(name);
    check_parts("prices", "price");
    check_parts("studies", "evidence");
    check_holdings();
  }

 private:
  /// The names that the program knows and the rows of verification_levels must be the same five.
  void check_level_names() {
    const Table& levels = table_of(rows_, "verification_levels");
    for (std::size_t i = 0; i < levels.rows.size(); ++i) {
      const RowView row = levels.view(i);
      if (!value_named<Verification>(row.text("level"))) {
        faults_.add(*levels.schema, levels.rows[i], "level",
                    "値" + shown_value(row.text("level")) + "という確認水準はありません。");
      }
      if (row.integer("share_percent").value_or(0) > 100) {
        faults_.add(*levels.schema, levels.rows[i], "share_percent",
                    "値" + shown_value(row.text("share_percent")) + "が100を超えています。");
      }
    }
  }

  void check_level(const TableSchema& schema, const Row& at, const RowView& row) {
    const auto stated = value_named<Verification>(row.text("verification"));
    const auto publisher = publisher_.find(row.text("source_id"));
    if (!stated || publisher == publisher_.end() || *stated >= publisher->second) return;
    faults_.add(schema, at, "verification",
                "値" + shown_value(row.text("verification")) + "は発行者の確認水準「" +
                    std::string(name_of(publisher->second)) + "」より高くできません。");
  }

  bool has_any(std::string_view kind, const std::string& id) const {
    const auto it = sourced_.lower_bound({std::string(kind), id, {}});
    return it != sourced_.end() && std::get<0>(*it) == kind && std::get<1>(*it) == id;
  }

  void check_every_row_has_source(std::string_view name) {
    const Table& table = table_of(rows_, name);
    for (const Row& row : table.rows) {
      if (has_any(name, row.cells[0])) continue;
      faults_.add(*table.schema, row, table.schema->columns[0].name,
                  "値" + shown_value(row.cells[0]) +
                      "の出典がprovenance.csvにありません。出典のない事実は収録できません。");
    }
  }

  /// A part of a service: its own source, or the service's statements about `fact` or as a whole.
  void check_parts(std::string_view name, std::string_view fact) {
    const Table& table = table_of(rows_, name);
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
      const RowView row = table.view(i);
      if (has_any(name, row.text("id")) || states(row.text("service_id"), fact)) continue;
      faults_.add(*table.schema, table.rows[i], "id",
                  "値" + shown_value(row.text("id")) +
                      "の出典が、この行にもサービスにもprovenance.csvにありません。");
    }
  }

  bool states(const std::string& service, std::string_view fact) const {
    return sourced_.contains({"services", service, std::string(fact)}) ||
           sourced_.contains({"services", service, "record"});
  }

  /// Who claims a certification must say where it is written; the record's sources in general are
  /// not enough for that.
  void check_holdings() {
    const Table& table = table_of(rows_, "service_schemes");
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
      const RowView row = table.view(i);
      if (sourced_.contains({"services", row.text("service_id"), "certifications"})) continue;
      faults_.add(*table.schema, table.rows[i], "scheme_id",
                  "値" + shown_value(row.text("scheme_id")) + "を" +
                      shown_value(row.text("service_id")) +
                      "に付ける出典（fact=certifications）がprovenance.csvにありません。");
    }
  }

  const RowSet& rows_;
  FaultList& faults_;
  std::map<std::string, Verification, std::less<>> publisher_;
  std::set<std::tuple<std::string, std::string, std::string>> sourced_;
};

}  // namespace

void check_provenance(const RowSet& rows, FaultList& faults) {
  ProvenanceRules(rows, faults).run();
}

}  // namespace mitate::catalog
