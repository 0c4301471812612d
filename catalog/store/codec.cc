#include "catalog/store/codec.h"

#include <nlohmann/json.hpp>

namespace mitate::catalog {
namespace {

using nlohmann::json;

constexpr int kValueVersion = 1;

Unexpected corrupt(std::string_view what) {
  return Unexpected(ErrorCode::Corrupt, "保存された値（" + std::string(what) + "）を読めません。",
                    "`mitate verify` で調べ、バックアップから戻してください。");
}

/// Parses a stored object and checks its version.
Result<json> parse(std::string_view bytes, std::string_view what) {
  json value = json::parse(bytes, nullptr, false);
  if (!value.is_object()) return corrupt(what);
  const auto version = value.find("v");
  if (version == value.end() || !version->is_number_integer()) return corrupt(what);
  if (version->get<int>() != kValueVersion) {
    return Unexpected(ErrorCode::Unsupported,
                      "保存された値（" + std::string(what) + "）の版" +
                          std::to_string(version->get<int>()) +
                          "は、このプログラムが知る版より新しいです。",
                      "新しい版のmitateを使ってください。");
  }
  return value;
}

Result<CellMap> read_cells(const json& object, std::string_view what) {
  if (!object.is_object()) return corrupt(what);
  CellMap out;
  for (const auto& [name, cell] : object.items()) {
    if (!cell.is_string()) return corrupt(what);
    out.emplace(name, cell.get<std::string>());
  }
  return out;
}

/// A member of type T, or nullopt.
template <typename T>
std::optional<T> member(const json& object, const char* name) {
  const auto it = object.find(name);
  if (it == object.end()) return std::nullopt;
  if constexpr (std::is_same_v<T, std::string>) {
    if (!it->is_string()) return std::nullopt;
  } else {
    if (!it->is_number_unsigned()) return std::nullopt;
  }
  return it->template get<T>();
}

json entry_object(const LogEntry& entry) {
  return {{"v", kValueVersion},
          {"seq", entry.sequence},
          {"at", entry.info.at},
          {"actor", entry.info.actor},
          {"operation", entry.info.operation},
          {"note", entry.info.note},
          {"changes", entry.changes},
          {"changes_hash", entry.changes_hash},
          {"prev", entry.previous_hash}};
}

}  // namespace

CellMap cells_of(const TableSchema& schema, const Row& row) {
  CellMap out;
  for (std::size_t i = 0; i < schema.columns.size(); ++i) {
    if (!row.cells[i].empty()) out.emplace(schema.columns[i].name, row.cells[i]);
  }
  return out;
}

std::string encode_cells(const CellMap& cells) {
  return json{{"v", kValueVersion}, {"row", cells}}.dump();
}

std::string encode_row(const TableSchema& schema, const Row& row) {
  return encode_cells(cells_of(schema, row));
}

Result<Row> decode_row(const TableSchema& schema, std::string_view bytes) {
  MITATE_TRY(const json value, parse(bytes, schema.name));
  const auto it = value.find("row");
  if (it == value.end() || !it->is_object()) return corrupt(schema.name);
  Row out;
  out.cells.resize(schema.columns.size());
  for (const auto& [name, cell] : it->items()) {
    const std::size_t column = column_index(schema, name);
    if (column >= schema.columns.size() || !cell.is_string()) return corrupt(schema.name);
    out.cells[column] = cell.get_ref<const std::string&>();
  }
  return out;
}

std::string encode_change(const LoggedChange& change) {
  json value{{"v", kValueVersion}, {"table", change.table}, {"key", change.key}};
  value["before"] = change.before ? json(*change.before) : json(nullptr);
  value["after"] = change.after ? json(*change.after) : json(nullptr);
  return value.dump();
}

Result<LoggedChange> decode_change(std::string_view bytes) {
  constexpr std::string_view kWhat = "変更";
  MITATE_TRY(const json value, parse(bytes, kWhat));
  const auto table = member<std::string>(value, "table");
  const auto key = member<std::string>(value, "key");
  if (!table || !key || !value.contains("before") || !value.contains("after")) {
    return corrupt(kWhat);
  }
  LoggedChange out;
  out.table = *table;
  out.key = *key;
  if (!value["before"].is_null()) {
    out.before = member<std::string>(value, "before");
    if (!out.before) return corrupt(kWhat);
  }
  if (!value["after"].is_null()) {
    MITATE_TRY(out.after, read_cells(value["after"], kWhat));
  }
  return out;
}

std::string hashed_text(const LogEntry& entry) { return entry_object(entry).dump(); }

std::string encode_entry(const LogEntry& entry) {
  json value = entry_object(entry);
  value["hash"] = entry.hash;
  return value.dump();
}

Result<LogEntry> decode_entry(std::string_view bytes) {
  constexpr std::string_view kWhat = "変更記録";
  MITATE_TRY(const json value, parse(bytes, kWhat));
  const auto sequence = member<std::uint64_t>(value, "seq");
  const auto changes = member<std::uint64_t>(value, "changes");
  const auto at = member<std::string>(value, "at");
  const auto actor = member<std::string>(value, "actor");
  const auto operation = member<std::string>(value, "operation");
  const auto note = member<std::string>(value, "note");
  const auto changes_hash = member<std::string>(value, "changes_hash");
  const auto previous = member<std::string>(value, "prev");
  const auto hash = member<std::string>(value, "hash");
  if (!sequence || !changes || !at || !actor || !operation || !note || !changes_hash || !previous ||
      !hash) {
    return corrupt(kWhat);
  }
  return LogEntry{*sequence, {*actor, *operation, *at, *note}, *changes, *changes_hash, *previous,
                  *hash};
}

}  // namespace mitate::catalog
