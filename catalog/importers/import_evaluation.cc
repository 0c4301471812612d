#include "catalog/importers/import_evaluation.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <optional>

namespace mitate::catalog {
namespace {

using nlohmann::json;

std::optional<std::string> from_hex(std::string_view hex) {
  const auto digit = [](char c) -> int {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
  };
  if (hex.size() % 2 != 0) return std::nullopt;
  std::string out;
  for (std::size_t i = 0; i < hex.size(); i += 2) {
    const int high = digit(hex[i]);
    const int low = digit(hex[i + 1]);
    if (high < 0 || low < 0) return std::nullopt;
    out += static_cast<char>(high * 16 + low);
  }
  return out;
}

Unexpected bad_line(std::size_t line, const char* what) {
  return Unexpected(ErrorCode::InvalidData,
                    std::to_string(line) + "行目の" + what + "を読めません。", {},
                    {{}, line, what});
}

using Cells = std::map<std::string, std::string, std::less<>>;

/// The cells as bytes; nullopt when the object is not of the documented shape.
std::optional<Cells> cells_of_row(const json& row) {
  constexpr std::string_view kHex = "_hex";
  if (!row.is_object()) return std::nullopt;
  Cells out;
  for (const auto& [key, value] : row.items()) {
    if (value.is_null()) {
      out.try_emplace(key);
    } else if (!value.is_string()) {
      return std::nullopt;
    } else if (key.ends_with(kHex)) {
      const auto bytes = from_hex(value.get<std::string>());
      if (!bytes) return std::nullopt;
      out[key.substr(0, key.size() - kHex.size())] = *bytes;
    } else {
      out[key] = value.get<std::string>();
    }
  }
  return out;
}

void read_ids(const json& context, const char* name, std::set<std::string, std::less<>>& out) {
  const auto it = context.find(name);
  if (it == context.end() || !it->is_array()) return;
  for (const json& id : *it) {
    if (id.is_string()) out.insert(id.get<std::string>());
  }
}

std::string text_of(const json& object, const char* name) {
  const auto it = object.find(name);
  return it != object.end() && it->is_string() ? it->get<std::string>() : std::string{};
}

}  // namespace

Result<ImportEvaluation> evaluate_import(std::string_view jsonl, const RowSet& rows, Date today) {
  ImportEvaluation out;
  std::size_t right_verdict = 0;
  std::size_t with_field = 0;
  std::size_t right_field = 0;
  std::size_t right = 0;
  std::size_t number = 0;
  while (!jsonl.empty()) {
    const std::size_t end = std::min(jsonl.find('\n'), jsonl.size());
    const std::string_view text = jsonl.substr(0, end);
    jsonl.remove_prefix(std::min(end + 1, jsonl.size()));
    ++number;
    if (text.find_first_not_of(" \r\t") == std::string_view::npos) continue;
    const json line = json::parse(text, nullptr, false);
    if (!line.is_object() || !line.contains("row")) return bad_line(number, "row");
    const auto cells = cells_of_row(line["row"]);
    if (!cells) return bad_line(number, "row");
    ImportContext context{&rows, today};
    if (const auto it = line.find("context"); it != line.end() && it->is_object()) {
      read_ids(*it, "earlier_ids_in_file", context.earlier_ids);
      read_ids(*it, "existing_ids", context.existing_ids);
      context.update = text_of(*it, "mode") == "update";
    }
    const RowJudgement judged = judge_service_row(*cells, context, {"", number, ""});
    const std::string verdict = text_of(line, "verdict");
    const std::string field = text_of(line, "field");
    const bool verdict_fits = verdict == name_of(judged.verdict);
    const bool field_fits = field.empty() || field == judged.field();
    ++out.rows;
    right_verdict += verdict_fits;
    with_field += !field.empty();
    right_field += !field.empty() && field_fits;
    right += verdict_fits && field_fits;
    if (!verdict_fits || !field_fits) {
      out.misses.push_back({text_of(line, "id"), verdict, field,
                            std::string(name_of(judged.verdict)), judged.field()});
    }
  }
  const auto share = [](std::size_t part, std::size_t whole) {
    return whole == 0 ? 0.0 : static_cast<double>(part) / static_cast<double>(whole);
  };
  out.verdict_accuracy = share(right_verdict, out.rows);
  out.field_accuracy = share(right_field, with_field);
  out.score = share(right, out.rows);
  return out;
}

}  // namespace mitate::catalog
