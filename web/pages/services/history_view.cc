#include "web/pages/services/history_view.h"

#include <map>
#include <nlohmann/json.hpp>

#include "catalog/schema/schema.h"

namespace mitate::web {
namespace {
using nlohmann::json;

/// "正式な名称（出典の表記）" -> "正式な名称": the dictionary's sentence up to its first mark.
std::string short_meaning(std::string_view meaning) {
  std::size_t end = meaning.size();
  for (const std::string_view mark : {std::string_view("。"), std::string_view("（")}) {
    const std::size_t at = meaning.find(mark);
    if (at != std::string_view::npos && at > 0) end = std::min(end, at);
  }
  return std::string(meaning.substr(0, end));
}

std::string column_label(const catalog::TableSchema* table, const std::string& column) {
  if (table == nullptr) return column;
  for (const catalog::Column& one : table->columns) {
    if (one.name == column && !one.meaning_ja.empty()) return short_meaning(one.meaning_ja);
  }
  return column;
}

/// A slug or a list of slugs by label; other text as it is.
std::string value_text(const FactContext& context, const catalog::TableSchema* table,
                       const std::string& column, const std::string& value) {
  if (value.empty()) return context.wording.text("unknown");
  if (table == nullptr) return value;
  for (const catalog::Column& one : table->columns) {
    if (one.name != column) continue;
    if (one.kind == catalog::CellKind::Date || one.kind == catalog::CellKind::PartialDate) {
      return context.wording.date(value);
    }
    if (one.kind == catalog::CellKind::Boolean) return context.wording.text("history." + value);
    const auto vocabulary = catalog::vocabulary_named(one.target);
    if (!vocabulary) return value;
    return joined(context, labels_of(context, *vocabulary, catalog::split_list(value)));
  }
  return value;
}

/// Which fact of the record a table or column is about.
std::string fact_of(const std::string& table, const std::string& column) {
  static const std::map<std::string, std::string> kTables{
      {"prices", "price"},
      {"coverage", "coverage"},
      {"studies", "evidence"},
      {"service_interventions", "interventions"},
      {"service_schemes", "certifications"}};
  static const std::map<std::string, std::string> kColumns{{"name", "name"},
                                                           {"summary", "description"},
                                                           {"provider_id", "provider"},
                                                           {"domains", "domains"},
                                                           {"segments", "segments"},
                                                           {"buyer_types", "buyer_types"},
                                                           {"status", "status"},
                                                           {"stage", "status"},
                                                           {"delivery_modes", "delivery_modes"},
                                                           {"coverage", "coverage"},
                                                           {"coverage_text", "coverage"},
                                                           {"service_type", "service_type"},
                                                           {"evidence_best", "evidence"}};
  if (const auto found = kTables.find(table); found != kTables.end()) return found->second;
  if (const auto found = kColumns.find(column); found != kColumns.end()) return found->second;
  return "record";
}

std::string actor_text(const Wording& wording, const std::string& actor) {
  const std::string role = actor.substr(0, actor.find(':'));
  const std::string key = "history.actor." + role;
  return wording.has(key) ? wording.text(key) : actor;
}
}  // namespace

json history_json(const FactContext& context, const std::vector<HistoryEntry>& entries,
                  const catalog::Provenance* provenance, SourceIndex* sources) {
  const Wording& wording = context.wording;
  json list = json::array();
  for (const HistoryEntry& entry : entries) {
    json changes = json::array();
    std::map<std::string, std::size_t> added;
    std::map<std::string, std::size_t> removed;
    const auto table_label = [](const std::string& name) {
      const catalog::TableSchema* table = catalog::find_table(name);
      return table == nullptr ? name : short_meaning(table->meaning_ja);
    };
    for (const RecordEvent& event : entry.events) {
      const catalog::TableSchema* table = catalog::find_table(event.table);
      if (event.kind == RecordEvent::Kind::Added) ++added[table_label(event.table)];
      if (event.kind == RecordEvent::Kind::Removed) ++removed[table_label(event.table)];
      for (const FieldChange& field : event.fields) {
        json item{{"table", table_label(event.table)},
                  {"column", column_label(table, field.column)},
                  {"before", value_text(context, table, field.column, field.before)},
                  {"after", value_text(context, table, field.column, field.after)},
                  {"cite", false}};
        if (provenance != nullptr && sources != nullptr) {
          item["cite"] = sources->cite(*provenance, fact_of(event.table, field.column));
        }
        changes.push_back(std::move(item));
      }
    }
    json counts = json::array();
    for (const auto& [label, count] : added) {
      counts.push_back(
          wording.text("history.added", {{"table", label}, {"count", std::to_string(count)}}));
    }
    for (const auto& [label, count] : removed) {
      counts.push_back(
          wording.text("history.removed", {{"table", label}, {"count", std::to_string(count)}}));
    }
    const std::string operation = "history.operation." + entry.info.operation;
    list.push_back(
        {{"at", wording.date(entry.info.at.substr(0, 10))},
         {"actor", actor_text(wording, entry.info.actor)},
         {"operation", wording.has(operation) ? wording.text(operation) : entry.info.operation},
         {"note", or_false(entry.info.note)},
         {"sequence", std::to_string(entry.sequence)},
         {"counts", std::move(counts)},
         {"has_changes", !changes.empty()},
         {"changes", std::move(changes)}});
  }
  return list;
}

}  // namespace mitate::web
