// One judge for the twenty-one columns: a table of rules in the order of the columns, so it is
// long.
#include "catalog/importers/row_importer.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "catalog/curation/cell_rules.h"
#include "catalog/importers/import_text.h"
#include "catalog/importers/row_repairs.h"
#include "catalog/text/normalize.h"

namespace mitate::catalog {
namespace {

constexpr std::string_view kColumns[] = {"id",
                                         "name",
                                         "name_kana",
                                         "provider",
                                         "corporate_number",
                                         "url",
                                         "service_type",
                                         "domains",
                                         "buyer_types",
                                         "delivery_modes",
                                         "price_amount",
                                         "price_unit",
                                         "price_tax",
                                         "municipality_codes",
                                         "certification_id",
                                         "certification_number",
                                         "cert_issued_on",
                                         "cert_expires_on",
                                         "source_url",
                                         "retrieved_on",
                                         "summary"};

constexpr std::string_view kRequired[] = {"id", "name", "provider", "retrieved_on", "summary"};

/// Longest name, in characters; a longer one is a sentence in the wrong column.
constexpr std::size_t kMaxNameCharacters = 200;

struct Spelling {
  std::string_view written;
  std::string_view value;
};

constexpr Spelling kPriceWords[] = {{"無料", "free"},
                                    {"要問合せ", "on_request"},
                                    {"未確認", "unknown"},
                                    {"無償", "free"},
                                    {"要問い合わせ", "on_request"},
                                    {"要問合わせ", "on_request"},
                                    {"要問い合せ", "on_request"},
                                    {"お問い合わせください", "on_request"},
                                    {"お問い合わせ", "on_request"},
                                    {"問い合わせ", "on_request"},
                                    {"要見積", "on_request"},
                                    {"要見積もり", "on_request"},
                                    {"個別見積", "on_request"},
                                    {"個別見積もり", "on_request"},
                                    {"要相談", "on_request"},
                                    {"応相談", "on_request"},
                                    {"不明", "unknown"},
                                    {"free", "free"}};
constexpr std::size_t kExactPriceWords = 3;

constexpr Spelling kTaxWords[] = {{"税込", "incl"}, {"税込み", "incl"},   {"内税", "incl"},
                                  {"税別", "excl"}, {"税抜", "excl"},     {"税抜き", "excl"},
                                  {"外税", "excl"}, {"未確認", "unknown"}};

bool has_key(const RowSet& rows, std::string_view table, std::string_view key) {
  const auto it = rows.find(table);
  if (it == rows.end()) return false;
  return std::any_of(it->second.rows.begin(), it->second.rows.end(),
                     [&](const Row& row) { return row.cells[0] == key; });
}

/// The key of the one row whose label is exactly `label`.
std::optional<std::string> key_labelled(const RowSet& rows, std::string_view table,
                                        std::string_view label) {
  const auto it = rows.find(table);
  if (it == rows.end() || label.empty()) return std::nullopt;
  const auto columns = it->second.schema->columns;
  std::size_t at = column_index(*it->second.schema, "label_ja");
  if (at >= columns.size()) at = column_index(*it->second.schema, "name");
  if (at >= columns.size()) return std::nullopt;
  std::optional<std::string> found;
  for (const Row& row : it->second.rows) {
    if (row.cells[at] != label) continue;
    if (found) return std::nullopt;
    found = row.cells[0];
  }
  return found;
}

class Judge {
 public:
  Judge(const std::map<std::string, std::string, std::less<>>& raw, const ImportContext& context,
        const Place& where)
      : raw_(raw), context_(context), where_(where) {}

  RowJudgement run() {
    for (const auto& [name, cell] : raw_) take_cell(name, cell);
    for (const std::string_view column : kColumns) out_.cells.try_emplace(std::string(column));
    for (const std::string_view column : kRequired) {
      if (cell(column).empty() && !faulty(column)) fault(column, "必須の欄が空です。");
    }
    judge_id();
    judge_names();
    judge_corporate_number();
    judge_url("url");
    judge_slugs("service_type", "service_types", false);
    judge_slugs("domains", "domains", true);
    judge_slugs("buyer_types", "buyer_types", true);
    judge_slugs("delivery_modes", "delivery_modes", true);
    judge_price();
    judge_places();
    judge_certification();
    judge_url("source_url");
    judge_dates();
    judge_summary();
    finish();
    return std::move(out_);
  }

 private:
  const std::string& cell(std::string_view column) { return out_.cells.find(column)->second; }
  void set(std::string_view column, std::string value) {
    out_.cells.find(column)->second = std::move(value);
  }
  bool faulty(std::string_view column) const {
    return std::any_of(out_.faults.begin(), out_.faults.end(),
                       [&](const Error& error) { return error.place.field == column; });
  }
  /// There is something to judge: a value that no earlier rule refused.
  bool usable(std::string_view column) { return !cell(column).empty() && !faulty(column); }

  Error about(std::string_view column, const std::string& sentence) const {
    Place place = where_;
    place.field = column;
    return {ErrorCode::InvalidData, std::string(column) + "：" + sentence, {}, place, {}};
  }
  void fault(std::string_view column, const std::string& sentence) {
    out_.faults.push_back(about(column, sentence));
  }
  void note(std::string_view column, const std::string& sentence) {
    out_.notes.push_back(about(column, sentence));
  }

  /// Takes a repair's value, note or fault; false when it was a fault.
  bool accept(std::string_view column, const Repaired& repaired) {
    if (!repaired.fault.empty()) {
      fault(column, repaired.fault);
      return false;
    }
    if (!repaired.note.empty()) note(column, repaired.note);
    return true;
  }

  void take_cell(std::string_view name, const std::string& bytes) {
    std::string column(name);
    if (column.starts_with("\xEF\xBB\xBF")) {
      column.erase(0, 3);
      note(column, "見出しの先頭のBOMを取り除きました。");
    }
    if (std::find(std::begin(kColumns), std::end(kColumns), column) == std::end(kColumns)) {
      fault(column, "この列は取り込みの見出しにありません。");
      return;
    }
    ImportedText text = import_text(bytes, column == "summary");
    for (const std::string& sentence : text.notes) note(column, sentence);
    if (!text.fault.empty()) fault(column, text.fault);
    out_.cells[column] = text.fault.empty() ? std::move(text.value) : std::string{};
  }

  void judge_id() {
    const std::string& id = cell("id");
    if (!usable("id")) return;
    if (!id.starts_with("svc-") || id.size() < 5 || !is_id(id)) {
      fault("id", "値" + shown_value(id) + "は「svc-」と英小文字・数字・ハイフンではありません。");
    } else if (context_.earlier_ids.contains(id)) {
      fault("id", "値" + shown_value(id) + "はこのファイルの前の行と重なっています。");
    } else if (!context_.update && exists(id)) {
      fault("id", "値" + shown_value(id) + "は登録済みのidです。");
    } else if (context_.update && !exists(id)) {
      fault("id", "値" + shown_value(id) + "は登録されていないので更新できません。");
    }
  }

  bool exists(const std::string& id) const {
    return context_.existing_ids.contains(id) || has_key(*context_.rows, "services", id);
  }

  void judge_names() {
    for (const std::string_view column : {"name", "name_kana", "provider"}) {
      if (!usable(column)) continue;
      std::string text = usual_width_kana(cell(column));
      if (text != cell(column)) {
        note(column, "半角カナを全角の" + shown_value(text) + "に直しました。");
        set(column, text);
      }
      if (is_formula(text)) {
        fault(column, "値" + shown_value(text) + "は表計算の式です。名称ではありません。");
      } else if (has_markup(text)) {
        fault(column, "値" + shown_value(text) + "にHTMLのタグがあります。名称ではありません。");
      } else if (starts_like_formula(text)) {
        note(column, kNeutral);
      }
      if (const std::size_t count = code_point_count(text); count > kMaxNameCharacters) {
        fault(column, std::to_string(count) + "文字あります。上限は" +
                          std::to_string(kMaxNameCharacters) + "文字です。");
      }
    }
    if (usable("certification_number") && is_formula(cell("certification_number"))) {
      fault("certification_number",
            "値" + shown_value(cell("certification_number")) + "は表計算の式です。");
    }
  }

  void judge_corporate_number() {
    if (!usable("corporate_number")) return;
    const Repaired number = repaired_corporate_number(cell("corporate_number"));
    if (accept("corporate_number", number)) set("corporate_number", number.value);
  }

  void judge_url(std::string_view column) {
    if (!usable(column)) return;
    const std::string plain = ascii_width(cell(column));
    if (!is_web_url(plain)) {
      fault(column, "値" + shown_value(cell(column)) +
                        "はhttp:かhttps:で始まり、ホストのあるURLではありません。");
    } else if (is_private_host(plain)) {
      fault(column, "値" + shown_value(plain) + "は外から開けないアドレスです。");
    } else if (plain != cell(column)) {
      note(column, "全角の文字を半角の" + shown_value(plain) + "に直しました。");
      set(column, plain);
    }
  }

  void judge_slugs(std::string_view column, std::string_view table, bool many) {
    if (!usable(column)) return;
    std::vector<std::string> kept;
    std::vector<std::string> unknown;
    for (const std::string& item : list_items(column)) {
      std::string slug = ascii_width(item);
      for (char& c : slug) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + ('a' - 'A'));
      }
      if (!has_key(*context_.rows, table, slug)) {
        const auto key = key_labelled(*context_.rows, table, item);
        slug = key ? *key : std::string{};
      }
      if (slug.empty()) {
        unknown.push_back(item);
        continue;
      }
      if (slug != item)
        note(column, "値" + shown_value(item) + "を" + shown_value(slug) + "に直しました。");
      keep_once(column, kept, slug);
    }
    for (const std::string& item : unknown) {
      fault(column, "値" + shown_value(item) + "は" + std::string(find_table(table)->meaning_ja) +
                        "の語彙にありません。");
    }
    if (!many && kept.size() > 1) fault(column, "一つだけ書く欄に複数あります。");
    set(column, join_list(kept));
  }

  /// Items of a list cell; ';' by contract. Other separators cannot be part of a slug or a code, so
  /// reading them is no guess.
  std::vector<std::string> list_items(std::string_view column) {
    std::string text = cell(column);
    bool other = false;
    for (const std::string_view separator : {"；", "、", "，", ",", "\n"}) {
      for (std::size_t at = text.find(separator); at != std::string::npos;
           at = text.find(separator)) {
        text.replace(at, separator.size(), ";");
        other = true;
      }
    }
    if (other) note(column, "区切りを「;」に直しました。");
    std::vector<std::string> out;
    bool trimmed = false;
    for (const std::string& item : split_list(text)) {
      const std::string bare = trimmed_text(item);
      trimmed = trimmed || bare != item || bare.empty();
      if (!bare.empty()) out.push_back(bare);
    }
    if (trimmed) note(column, "余分な空白または空の項目を取り除きました。");
    return out;
  }

  void keep_once(std::string_view column, std::vector<std::string>& kept, const std::string& item) {
    if (std::find(kept.begin(), kept.end(), item) == kept.end()) {
      kept.push_back(item);
    } else {
      note(column, "重なった項目" + shown_value(item) + "を一つにまとめました。");
    }
  }

  void judge_price() {
    std::string kind = "unknown";
    std::string qualifier = "exact";
    out_.cells["price_text"] = cell("price_amount");
    if (usable("price_amount")) {
      const std::string written = cell("price_amount");
      const auto word = std::find_if(std::begin(kPriceWords), std::end(kPriceWords),
                                     [&](const Spelling& s) { return s.written == written; });
      if (word != std::end(kPriceWords)) {
        kind = word->value;
        if (word - std::begin(kPriceWords) >= static_cast<std::ptrdiff_t>(kExactPriceWords)) {
          note("price_amount", "値" + shown_value(written) + "を" +
                                   (kind == "free"         ? "「無料」"
                                    : kind == "on_request" ? "「要問合せ」"
                                                           : "「未確認」") +
                                   "として受け取りました。");
        }
        set("price_amount", {});
      } else {
        const Repaired amount = repaired_amount(written, qualifier);
        kind = "amount";
        if (accept("price_amount", amount)) set("price_amount", amount.value);
      }
    }
    judge_price_unit(kind);
    judge_price_tax();
    out_.cells["price_kind"] = kind;
    out_.cells["price_qualifier"] = qualifier;
  }

  void judge_price_unit(const std::string& kind) {
    const TableSchema& prices = *find_table("prices");
    const Column& unit = prices.columns[column_index(prices, "unit")];
    if (usable("price_unit")) {
      const std::string plain = ascii_width(cell("price_unit"));
      const auto allowed = allowed_values(unit);
      if (plain == "unknown" || std::find(allowed.begin(), allowed.end(), plain) == allowed.end()) {
        fault("price_unit", "値" + shown_value(plain) + "は単位（" + std::string(unit.allowed) +
                                "）ではありません。");
      }
    } else if (kind == "amount" && !faulty("price_unit") && !faulty("price_amount")) {
      fault("price_unit", "金額があるのに単位が空です。");
    }
  }

  void judge_price_tax() {
    if (!usable("price_tax")) return;
    const std::string& written = cell("price_tax");
    if (written == "incl" || written == "excl" || written == "unknown") return;
    const auto word = std::find_if(std::begin(kTaxWords), std::end(kTaxWords),
                                   [&](const Spelling& s) { return s.written == written; });
    if (word == std::end(kTaxWords)) {
      fault("price_tax",
            "値" + shown_value(written) + "はincl（税込）、excl（税別）ではありません。");
      return;
    }
    note("price_tax",
         "値" + shown_value(written) + "を" + shown_value(word->value) + "に直しました。");
    set("price_tax", std::string(word->value));
  }

  void judge_places() {
    if (!usable("municipality_codes")) return;
    std::vector<std::string> kept;
    for (const std::string& item : list_items("municipality_codes")) {
      const Repaired code = repaired_area_code(item, [&](std::string_view known) {
        return has_key(*context_.rows, known.size() == 2 ? "prefectures" : "municipalities", known);
      });
      if (accept("municipality_codes", code)) keep_once("municipality_codes", kept, code.value);
    }
    set("municipality_codes", join_list(kept));
  }

  void judge_certification() {
    const bool details = !cell("certification_number").empty() || !cell("cert_issued_on").empty() ||
                         !cell("cert_expires_on").empty();
    if (usable("certification_id")) {
      const std::string scheme = cell("certification_id");
      if (!has_key(*context_.rows, "schemes", scheme)) {
        const auto key = key_labelled(*context_.rows, "schemes", scheme);
        if (key) {
          note("certification_id",
               "値" + shown_value(scheme) + "を" + shown_value(*key) + "に直しました。");
          set("certification_id", *key);
        } else {
          fault("certification_id", "値" + shown_value(scheme) + "は知られた制度ではありません。");
        }
      }
    } else if (details && !faulty("certification_id")) {
      fault("certification_id", "認証の番号や日付があるのに、制度が空です。");
    }
    const bool claimed = details || !cell("certification_id").empty();
    if (claimed && cell("source_url").empty() && !faulty("source_url")) {
      fault("source_url", "認証を名乗るには出典のURLが要ります。");
    }
  }

  std::optional<Date> judge_date(std::string_view column, bool past) {
    if (!usable(column)) return std::nullopt;
    const Repaired date = repaired_date(cell(column));
    if (!accept(column, date)) return std::nullopt;
    set(column, date.value);
    const auto parsed = Date::parse(date.value);
    if (past && parsed && *parsed > context_.today) {
      fault(column, "値" + shown_value(date.value) + "は基準日" + context_.today.iso() +
                        "より先の日付です。");
    }
    return parsed;
  }

  void judge_dates() {
    const auto issued = judge_date("cert_issued_on", true);
    const auto expires = judge_date("cert_expires_on", false);
    if (issued && expires && *expires <= *issued) {
      fault("cert_expires_on", "値" + shown_value(expires->iso()) + "が発行日" +
                                   shown_value(issued->iso()) + "より後ではありません。");
    }
    judge_date("retrieved_on", true);
  }

  void judge_summary() {
    if (!usable("summary")) return;
    std::string text = usual_width_kana(cell("summary"));
    if (text != cell("summary")) {
      note("summary", "半角カナを全角に直しました。");
      set("summary", text);
    }
    if (const std::size_t count = code_point_count(text); count > kMaxSummaryCharacters) {
      fault("summary", std::to_string(count) + "文字あります。上限は" +
                           std::to_string(kMaxSummaryCharacters) + "文字です。");
    }
    if (is_formula(text)) {
      fault("summary", "値" + shown_value(text) + "は表計算の式です。説明ではありません。");
    } else if (starts_like_formula(text)) {
      note("summary", kNeutral);
    } else if (has_markup(text)) {
      note("summary", "HTMLのタグは文字として保存し、表示するときに無害にします。");
    }
  }

  void finish() {
    const auto rank = [](const Error& error) {
      return std::find(std::begin(kColumns), std::end(kColumns), error.place.field) -
             std::begin(kColumns);
    };
    const auto by_column = [&](const Error& a, const Error& b) { return rank(a) < rank(b); };
    std::stable_sort(out_.faults.begin(), out_.faults.end(), by_column);
    std::stable_sort(out_.notes.begin(), out_.notes.end(), by_column);
    out_.verdict = !out_.faults.empty()  ? RowVerdict::Reject
                   : !out_.notes.empty() ? RowVerdict::AcceptWithNote
                                         : RowVerdict::Accept;
  }

  static constexpr const char* kNeutral =
      "表計算で式とみなされる字で始まります。文字として保存し、書き出すときに無害にします。";

  const std::map<std::string, std::string, std::less<>>& raw_;
  const ImportContext& context_;
  const Place& where_;
  RowJudgement out_;
};

}  // namespace

std::span<const std::string_view> import_columns() { return kColumns; }

std::string RowJudgement::field() const {
  if (!faults.empty()) return faults.front().place.field;
  return notes.empty() ? std::string{} : notes.front().place.field;
}

RowJudgement judge_service_row(const std::map<std::string, std::string, std::less<>>& raw,
                               const ImportContext& context, const Place& where) {
  return Judge(raw, context, where).run();
}

}  // namespace mitate::catalog
