#include "catalog/importers/service_import.h"

#include <algorithm>
#include <initializer_list>
#include <utility>

#include "catalog/base/digest.h"
#include "catalog/importers/csv_reader.h"
#include "catalog/text/legacy_encoding.h"
#include "catalog/text/normalize.h"

namespace mitate::catalog {
namespace {

using Cells = std::map<std::string, std::string, std::less<>>;

/// A change that adds one row, its cells given by column name.
RowChange addition(std::string_view table,
                   std::initializer_list<std::pair<std::string_view, std::string>> cells) {
  const TableSchema* schema = find_table(table);
  MITATE_CHECK(schema != nullptr);
  Row row;
  row.cells.resize(schema->columns.size());
  for (const auto& [column, value] : cells) {
    const std::size_t at = column_index(*schema, column);
    MITATE_CHECK(at < row.cells.size());
    row.cells[at] = value;
  }
  std::string key = row_key(*schema, row);
  return {std::string(table), std::move(key), std::move(row)};
}

/// The first column's value of the one row whose `name` column is exactly `name`.
std::string key_named(const RowSet& rows, std::string_view table, std::string_view name) {
  const Table& found = rows.find(table)->second;
  for (std::size_t i = 0; i < found.rows.size(); ++i) {
    if (found.view(i).text("name") == name) return found.rows[i].cells[0];
  }
  return {};
}

std::string name_keyed(const RowSet& rows, std::string_view table, std::string_view key) {
  const Table& found = rows.find(table)->second;
  for (std::size_t i = 0; i < found.rows.size(); ++i) {
    if (found.rows[i].cells[0] == key) return found.view(i).text("name");
  }
  return {};
}

/// `prefix` + the service's id + `suffix`, or a digest of it where that is too long for an id.
std::string part_id(std::string_view prefix, const std::string& service, std::string_view suffix) {
  const std::string out = std::string(prefix) + service.substr(4) + std::string(suffix);
  if (out.size() <= 80) return out;
  return std::string(prefix) + sha256_hex(out).substr(0, 32) + std::string(suffix);
}

class Changes {
 public:
  Changes(const RowSet& catalog, const Cells& cells, const Place& where)
      : catalog_(catalog), cells_(cells), id_(cell("id")), where_(where) {}

  std::vector<RowChange> run() {
    add_source();
    add_service();
    add_provenance("record");
    add_price();
    for (const std::string& code : split_list(cell("municipality_codes"))) {
      out_.push_back(addition(
          "coverage",
          {{"service_id", id_},
           {"area_code", code},
           {"name",
            name_keyed(catalog_, code.size() == 2 ? "prefectures" : "municipalities", code)}}));
    }
    add_certification();
    return std::move(out_);
  }

 private:
  const std::string& cell(std::string_view column) const { return cells_.find(column)->second; }

  void add_source() {
    std::string url = cell("source_url");
    if (url.empty()) url = cell("url");
    const std::string locator =
        url.empty() ? where_.file + " " + std::to_string(where_.row) + "行目" : url;
    source_ = "src-import-" + sha256_hex(locator + "\n" + id_).substr(0, 16);
    out_.push_back(addition("sources", {{"id", source_},
                                        {"title", "取込：" + cell("name")},
                                        {"locator", locator},
                                        {"url", url},
                                        // An import file is the applicant's own statement.
                                        {"publisher_kind", "provider"},
                                        {"retrieved_as", "import_file"},
                                        {"retrieved_on", cell("retrieved_on")},
                                        {"state", "available"}}));
  }

  void add_service() {
    const std::string& number = cell("corporate_number");
    const bool buyers = !cell("buyer_types").empty();
    out_.push_back(addition(
        "services", {{"id", id_},
                     {"name", cell("name")},
                     {"name_kana", cell("name_kana")},
                     {"provider_id", key_named(catalog_, "providers", cell("provider"))},
                     {"provider_as_written", cell("provider")},
                     {"service_type", cell("service_type")},
                     {"domains", cell("domains")},
                     {"buyer_types", cell("buyer_types")},
                     {"buyer_types_basis", buyers ? "sourced" : "none"},
                     {"delivery_modes", cell("delivery_modes")},
                     {"summary", cell("summary")},
                     {"stage_text", "取込。段階は未確認"},
                     {"stage", "offered_unconfirmed"},
                     {"status", "in_review"},
                     {"coverage", cell("municipality_codes").empty() ? "unknown" : "named_places"},
                     {"evidence_best", "none-found"},
                     {"url", cell("url")},
                     {"notes", number.empty() ? "" : "取込に書かれた法人番号は" + number},
                     {"last_verified", cell("retrieved_on")}}));
  }

  void add_provenance(const char* fact) {
    out_.push_back(addition("provenance", {{"subject_kind", "services"},
                                           {"subject_id", id_},
                                           {"fact", fact},
                                           {"source_id", source_},
                                           {"basis", "sourced"},
                                           {"assignment", "record_list"}}));
  }

  void add_price() {
    const std::string& kind = cell("price_kind");
    if (kind == "unknown") return;  // 未確認 is the absence of a price row.
    const std::string& tax = cell("price_tax");
    out_.push_back(
        addition("prices", {{"id", part_id("price-", id_, "-import")},
                            {"service_id", id_},
                            {"kind", kind},
                            {"amount_yen", kind == "amount" ? cell("price_amount") : std::string{}},
                            {"unit", cell("price_unit")},
                            {"payer", "unknown"},
                            {"tax", tax.empty() ? "unknown" : tax},
                            {"qualifier", cell("price_qualifier")},
                            {"original_text", cell("price_text")}}));
  }

  void add_certification() {
    if (cell("certification_id").empty()) return;
    const auto expires = Date::parse(cell("cert_expires_on"));
    out_.push_back(
        addition("service_schemes",
                 {{"service_id", id_},
                  {"scheme_id", cell("certification_id")},
                  {"subject", "unknown"},
                  {"number", cell("certification_number")},
                  {"valid_from", cell("cert_issued_on")},
                  // The file names the last valid day; the catalog's interval is half-open.
                  {"valid_to", expires ? expires->plus_days(1).iso() : std::string{}},
                  {"note", "取込の記載"}}));
    add_provenance("certifications");
  }

  const RowSet& catalog_;
  const Cells& cells_;
  std::string id_;
  const Place& where_;
  std::string source_;
  std::vector<RowChange> out_;
};

/// Every cell of the file in CP932, or nullopt when one is not.
bool decode_all(CsvFile& csv) {
  CsvFile decoded = csv;
  const auto decode = [](std::string& cell) {
    auto text = from_cp932(cell);
    if (text) cell = std::move(*text);
    return text.has_value();
  };
  for (std::string& name : decoded.header) {
    if (!decode(name)) return false;
  }
  for (CsvRecord& record : decoded.records) {
    for (std::string& cell : record.cells) {
      if (!decode(cell)) return false;
    }
  }
  csv = std::move(decoded);
  return true;
}

void check_header(const CsvFile& csv, const std::string& file, std::vector<Error>& errors) {
  const auto known = import_columns();
  for (const std::string& name : csv.header) {
    if (std::find(known.begin(), known.end(), name) != known.end()) continue;
    errors.push_back({ErrorCode::InvalidData,
                      "見出しの列「" + name + "」は取り込みの列ではありません。",
                      {},
                      {file, 1, name},
                      {}});
  }
  for (const std::string_view name : {"id", "name", "provider", "retrieved_on", "summary"}) {
    if (csv.header.empty() ||
        std::find(csv.header.begin(), csv.header.end(), name) != csv.header.end()) {
      continue;
    }
    errors.push_back({ErrorCode::InvalidData,
                      "見出しに必須の列「" + std::string(name) + "」がありません。",
                      {},
                      {file, 1, std::string(name)},
                      {}});
  }
}

/// Spreadsheets leave empty lines and lines of commas behind the last row.
std::string_view without_empty_end(std::string_view bytes) {
  std::string_view kept = bytes;
  while (true) {
    std::string_view body = kept;
    if (body.ends_with('\n')) body.remove_suffix(1);
    const std::size_t start = body.rfind('\n');
    if (start == std::string_view::npos) return kept;
    if (body.find_first_not_of(",\r \t", start + 1) != std::string_view::npos) return kept;
    kept = kept.substr(0, start + 1);
  }
}

bool is_utf16(std::string_view bytes) {
  return bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF");
}

}  // namespace

Result<ServiceImport> read_service_import(std::string_view bytes, std::string_view file_name,
                                          const RowSet& catalog, Date today) {
  const std::string file(file_name);
  if (bytes.size() > kMaxImportBytes) {
    return Unexpected(
        ErrorCode::LimitExceeded,
        "取り込みのファイルが" + std::to_string(kMaxImportBytes >> 20) + "MBを超えています。", {},
        {file, 0, {}});
  }
  if (is_utf16(bytes)) {
    return Unexpected(ErrorCode::InvalidData,
                      "ファイルがUTF-16で保存されています。UTF-8で保存し直してください。",
                      "表計算ソフトでは「CSV UTF-8（コンマ区切り）」を選びます。", {file, 1, {}});
  }
  std::vector<Error> errors;
  CsvFile csv = read_csv(without_empty_end(bytes), file, errors);
  ServiceImport out;
  const auto file_note = [&](const char* sentence) {
    out.file_notes.push_back({ErrorCode::InvalidData, sentence, {}, {file, 1, {}}, {}});
  };
  if (csv.had_bom) file_note("先頭のBOMを取り除きました。");
  if (first_invalid_utf8(bytes) && decode_all(csv)) file_note("CP932からUTF-8に直しました。");
  check_header(csv, file, errors);
  if (!errors.empty()) {
    return Unexpected(Error{ErrorCode::InvalidData,
                            "取り込みのファイルに" + std::to_string(errors.size()) +
                                "件の誤りがあります。何も取り込んでいません。",
                            {},
                            {file, 0, {}},
                            std::move(errors)});
  }
  ImportContext context{&catalog, today};
  for (const CsvRecord& record : csv.records) {
    Cells raw;
    for (std::size_t i = 0; i < csv.header.size(); ++i) raw[csv.header[i]] = record.cells[i];
    const Place where{file, record.row, {}};
    ImportedRow row{record.row, {}, judge_service_row(raw, context, where)};
    row.id = row.judgement.cells.find("id")->second;
    context.earlier_ids.insert(row.id);
    switch (row.judgement.verdict) {
      case RowVerdict::Accept:
        ++out.accepted;
        break;
      case RowVerdict::AcceptWithNote:
        ++out.accepted_with_note;
        break;
      case RowVerdict::Reject:
        ++out.rejected;
        break;
    }
    if (row.judgement.verdict != RowVerdict::Reject) {
      std::vector<RowChange> changes = Changes(catalog, row.judgement.cells, where).run();
      std::move(changes.begin(), changes.end(), std::back_inserter(out.changes));
    }
    out.rows.push_back(std::move(row));
  }
  return out;
}

}  // namespace mitate::catalog
