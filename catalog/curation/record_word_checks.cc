// What a service does and for whom, as editors read it: each reading rests on words that stand in
// the record, so that a record that is written anew asks for a new reading; and one function is the
// main one.
#include <map>
#include <string>
#include <string_view>

#include "catalog/curation/cell_rules.h"
#include "catalog/curation/rule_groups.h"

namespace mitate::catalog {

void check_record_words(const RowSet& rows, FaultList& faults) {
  std::map<std::string, std::string, std::less<>> records;
  const Table& services = table_of(rows, "services");
  for (std::size_t i = 0; i < services.rows.size(); ++i) {
    const RowView row = services.view(i);
    std::string& text = records[row.text("id")];
    for (const std::string_view column : {"name", "aliases", "summary", "aspects"}) {
      text += row.text(column);
      text += '\n';
    }
  }
  const auto words_stand = [&](const Table& table) {
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
      const RowView row = table.view(i);
      const auto record = records.find(row.text("service_id"));
      if (record == records.end()) continue;  // named by the reference checks
      if (record->second.find(row.text("words")) == std::string::npos) {
        faults.add(
            *table.schema, table.rows[i], "words",
            shown_value(row.text("words")) +
                "は、サービスの名称・別名・説明・特徴のどこにもありません。読み直してください。");
      }
    }
  };
  words_stand(table_of(rows, "service_focuses"));
  const Table& functions = table_of(rows, "service_functions");
  words_stand(functions);
  std::map<std::string, int, std::less<>> main_functions;
  for (std::size_t i = 0; i < functions.rows.size(); ++i) {
    const RowView row = functions.view(i);
    main_functions[row.text("service_id")] += row.text("role") == "main" ? 1 : 0;
  }
  for (std::size_t i = 0; i < functions.rows.size(); ++i) {
    const RowView row = functions.view(i);
    const int count = main_functions[row.text("service_id")];
    if (count == 1) continue;
    faults.add(*functions.schema, functions.rows[i], "role",
               "主な働き（main）は一つのサービスに一つです。" +
                   shown_value(row.text("service_id")) + "には" + std::to_string(count) +
                   "個あります。");
  }
}

}  // namespace mitate::catalog
