#include <algorithm>
#include <string>

#include "catalog/base/ascii.h"
#include "catalog/base/date.h"
#include "catalog/curation/cell_rules.h"
#include "catalog/curation/rule_groups.h"
#include "catalog/text/normalize.h"

namespace mitate::catalog {
namespace {

/// The source's words with one width of digits and without the commas between them.
std::string plain_numbers(std::string_view text) {
  std::string out;
  for (const char c : ascii_width(text)) {
    if (c == ',' && !out.empty() && is_ascii_digit(out.back())) continue;
    out += c;
  }
  return out;
}

/// Calls `visit` with the text behind every place where exactly this number stands.
template <typename Visit>
void after_each(const std::string& text, const std::string& number, Visit visit) {
  for (std::size_t at = text.find(number); at != std::string::npos;
       at = text.find(number, at + 1)) {
    const std::size_t end = at + number.size();
    const bool inside = (at > 0 && (is_ascii_digit(text[at - 1]) || text[at - 1] == '.')) ||
                        (end < text.size() && is_ascii_digit(text[end]));
    if (!inside) visit(std::string_view(text).substr(end));
  }
}

bool mentions_excluded(std::string_view text) {
  return text.find("税別") != text.npos || text.find("税抜") != text.npos;
}
bool mentions_included(std::string_view text) { return text.find("税込") != text.npos; }

class PriceRules {
 public:
  PriceRules(const Table& table, FaultList& faults) : table_(table), faults_(faults) {}

  void run() {
    for (std::size_t i = 0; i < table_.rows.size(); ++i) {
      at_ = &table_.rows[i];
      const RowView row = table_.view(i);
      check_amount(row);
      check_intervals(row);
      if (row.text("kind") == "amount") check_words(row);
    }
  }

 private:
  void fault(std::string_view field, const std::string& sentence) {
    faults_.add(*table_.schema, *at_, field, sentence);
  }

  void check_amount(const RowView& row) {
    const std::string& kind = row.text("kind");
    if (kind == "amount") {
      if (row.text("amount_yen").empty()) fault("amount_yen", "金額のある料金なのに金額が空です。");
      if (row.text("unit").empty()) fault("unit", "金額のある料金なのに単位が空です。");
      if (row.text("amount_yen") == "0") {
        fault("amount_yen", "値「0」は使えません。無料はkind=freeと書きます。");
      }
    } else if (!row.text("amount_yen").empty()) {
      fault("amount_yen", "値" + shown_value(row.text("amount_yen")) + "はkind=" + kind +
                              "の料金には書けません（無料・要問合せ・未確認に金額はありません）。");
    }
  }

  void check_intervals(const RowView& row) {
    const auto low = row.integer("headcount_min");
    const auto high = row.integer("headcount_max");
    if (low && high && *low > *high) {
      fault("headcount_max", "値" + shown_value(row.text("headcount_max")) + "が下限" +
                                 shown_value(row.text("headcount_min")) + "より小さいです。");
    }
    const auto from = Date::parse(row.text("valid_from"));
    const auto to = Date::parse(row.text("valid_to"));
    if (from && to && *to <= *from) {
      fault("valid_to", "終わりの日が初日" + shown_value(row.text("valid_from")) +
                            "より後ではありません（終わりの日は含まない書き方です）。");
    }
  }

  /// The words of the source stand beside the number, so slips of unit and tax can be seen.
  void check_words(const RowView& row) {
    const std::string text = plain_numbers(row.text("original_text"));
    const std::string& amount = row.text("amount_yen");
    bool as_ten_thousands = false;
    bool as_yen = false;
    bool excluded_here = false;
    bool included_here = false;
    after_each(text, amount, [&](std::string_view rest) {
      if (rest.starts_with("万")) {
        as_ten_thousands = true;
        return;
      }
      as_yen = true;
      // What belongs to this amount ends where the next number begins.
      const auto next = std::find_if(rest.begin(), rest.end(), is_ascii_digit);
      const std::string_view own = rest.substr(0, static_cast<std::size_t>(next - rest.begin()));
      excluded_here = excluded_here || mentions_excluded(own);
      included_here = included_here || mentions_included(own);
    });
    if (as_ten_thousands && !as_yen) {
      fault("amount_yen",
            "値" + shown_value(amount) + "は出典の書き方では万円です。円の整数に直してください。");
    }
    check_tax(row.text("tax"), mentions_excluded(text), mentions_included(text), excluded_here,
              included_here);
  }

  /// 税別 and 税込 in one wording leave the tax unknown unless the word stands with the amount.
  void check_tax(const std::string& tax, bool excluded, bool included, bool excluded_here,
                 bool included_here) {
    const bool mixed = excluded && included;
    if (tax == "incl" && (mixed ? !included_here || excluded_here : excluded)) {
      fault("tax",
            "値「incl」は出典の書き方（税別）と合いません。どちらか決まらなければunknownです。");
    }
    if (tax == "excl" && (mixed ? !excluded_here || included_here : included)) {
      fault("tax",
            "値「excl」は出典の書き方（税込）と合いません。どちらか決まらなければunknownです。");
    }
  }

  const Table& table_;
  FaultList& faults_;
  const Row* at_ = nullptr;
};

}  // namespace

void check_prices(const RowSet& rows, FaultList& faults) {
  const Table& table = table_of(rows, "prices");
  if (table.schema != nullptr) PriceRules(table, faults).run();
}

}  // namespace mitate::catalog
