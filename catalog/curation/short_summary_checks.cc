// One sentence per service: short, without praise, and in step with the text that it sums up.
#include <array>
#include <map>
#include <string>
#include <string_view>

#include "catalog/base/digest.h"
#include "catalog/curation/cell_rules.h"
#include "catalog/curation/rule_groups.h"
#include "catalog/text/normalize.h"

namespace mitate::catalog {
namespace {

/// Cards show the sentence on one or two lines of 30 characters.
constexpr std::size_t kMaxShortSummaryCharacters = 60;
constexpr std::size_t kDigestCharacters = 12;

/// Words that praise or promise instead of saying what a buyer gets.
constexpr std::array<std::string_view, 10> kPraise{
    "No.1", "No1", "最適", "最高", "最先端", "日本一の", "業界初", "効果があ", "必ず", "おすすめNo"};

}  // namespace

void check_short_summaries(const RowSet& rows, FaultList& faults) {
  struct Text {
    std::string summary, verified;
  };
  std::map<std::string, Text, std::less<>> texts;
  const Table& services = table_of(rows, "services");
  for (std::size_t i = 0; i < services.rows.size(); ++i) {
    const RowView row = services.view(i);
    texts[row.text("id")] = {row.text("summary"), row.text("last_verified")};
  }
  const Table& table = table_of(rows, "short_summaries");
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    const RowView row = table.view(i);
    const auto fault = [&](std::string_view field, const std::string& sentence) {
      faults.add(*table.schema, table.rows[i], field, sentence);
    };
    const std::string& sentence = row.text("summary_short");
    if (const auto count = code_point_count(sentence); count > kMaxShortSummaryCharacters) {
      fault("summary_short", std::to_string(count) + "文字あります。上限は" +
                                 std::to_string(kMaxShortSummaryCharacters) + "文字です。");
    }
    for (const std::string_view word : kPraise) {
      if (sentence.find(word) != std::string::npos) {
        fault("summary_short", "ほめ言葉" + shown_value(std::string(word)) +
                                   "は書けません。何を得られるかを書いてください。");
      }
    }
    const auto text = texts.find(row.text("service_id"));
    if (text == texts.end()) continue;  // named by the reference checks
    const std::string digest = sha256_hex(text->second.summary).substr(0, kDigestCharacters);
    if (row.text("text_digest") != digest) {
      fault("text_digest", "本文（summary）が変わっています。一文を読み直し、値を" +
                               shown_value(digest) + "にしてください。");
    }
    if (row.text("text_of") != text->second.verified) {
      fault("text_of", "本文の確認日" + shown_value(text->second.verified) + "と違います。");
    }
  }
}

}  // namespace mitate::catalog
