#include "web/wording/api_wording.h"

namespace mitate::web::wording {
namespace {
std::string in_brackets(std::string_view name) { return "「" + std::string(name) + "」"; }
}  // namespace

std::string unknown_parameter(std::string_view name) {
  return "パラメータ" + in_brackets(name) + "はありません。";
}
std::string repeated_parameter(std::string_view name) {
  return in_brackets(name) + "は一つだけ指定してください。";
}
std::string missing_parameter(std::string_view name) {
  return in_brackets(name) + "を指定してください。";
}
std::string not_an_integer(std::string_view name) {
  return in_brackets(name) + "には整数を指定してください。";
}
std::string out_of_range(std::string_view name, std::int64_t lowest, std::int64_t highest) {
  return in_brackets(name) + "は " + std::to_string(lowest) + " から " + std::to_string(highest) +
         " までの整数にしてください。";
}
std::string too_long(std::string_view name, std::size_t limit, std::size_t given) {
  return in_brackets(name) + "は " + std::to_string(limit) + " 文字までです（" +
         std::to_string(given) + " 文字ありました）。";
}
std::string not_a_date(std::string_view name) {
  return in_brackets(name) + "には実在する日付を YYYY-MM-DD の形で指定してください。";
}
std::string not_a_choice(std::string_view name, std::string_view choices) {
  return in_brackets(name) + "に使える値は " + std::string(choices) + " です。";
}
std::string unknown_value(std::string_view name, std::string_view vocabulary) {
  return in_brackets(name) + "の値は分類「" + std::string(vocabulary) + "」にありません。";
}
std::string did_you_mean(std::string_view name) {
  return "近い名前は" + in_brackets(name) + "です。";
}

std::string body_empty() { return "本文がありません。JSON を送ってください。"; }
std::string json_malformed(std::size_t position) {
  return "JSON として読めません（" + std::to_string(position) + " バイト目の付近）。";
}
std::string json_too_deep(std::size_t limit) {
  return "JSON の入れ子が深すぎます（上限 " + std::to_string(limit) + " 段）。";
}
std::string json_not_utf8() { return "JSON の文字コードが UTF-8 ではありません。"; }
std::string json_duplicate_key(std::string_view key) {
  return "JSON に同じ名前" + in_brackets(key) + "が二度あります。";
}
std::string json_wrong_type(std::string_view field, JsonType expected) {
  const auto name = [expected]() -> std::string {
    switch (expected) {
      case JsonType::Object:
        return "オブジェクト";
      case JsonType::List:
        return "配列";
      case JsonType::Text:
        return "文字列";
      case JsonType::Integer:
        return "整数";
      case JsonType::Boolean:
        return "true か false ";
      case JsonType::TextOrObject:
        return "文字列か、value を持つオブジェクト";
      case JsonType::NumberOrObject:
        return "整数か、value を持つオブジェクト";
    }
    return {};
  };
  return in_brackets(field) + "は" + name() + "で指定してください。";
}
std::string unknown_field(std::string_view field) {
  return "項目" + in_brackets(field) + "はありません。";
}
std::string missing_field(std::string_view field) {
  return "項目" + in_brackets(field) + "が必要です。";
}
std::string need_or_text() { return "「need」か「text」のどちらか一つを送ってください。"; }
std::string weights_sum(int given) {
  return "「weights」の合計は 100 にしてください（いまは " + std::to_string(given) + "）。";
}
std::string range_reversed(std::string_view field) {
  return in_brackets(field) + "の下限が上限を超えています。";
}
std::string bad_municipality_code(std::string_view field) {
  return in_brackets(field) + "は全国地方公共団体コード 6 桁（検査数字つき）で指定してください。";
}
std::string place_outside_prefecture(std::string_view field) {
  return in_brackets(field) + "の市区町村コードと都道府県コードが合っていません。";
}
std::string no_such(Thing thing) {
  switch (thing) {
    case Thing::Service:
      return "指定されたサービスは見つかりませんでした。";
    case Thing::Guideline:
      return "指定された指針は見つかりませんでした。";
    case Thing::Scheme:
      return "指定された制度は見つかりませんでした。";
    case Thing::Recommendation:
      return "指定された推奨は見つかりませんでした。";
    case Thing::Place:
      return "この団体コードの市区町村はありません。検査数字を含む6桁で指定してください。";
    case Thing::Study:
      return "指定された研究は見つかりませんでした。";
  }
  return {};
}
std::string too_many_columns(std::size_t limit) {
  return "一度に比べられるのは " + std::to_string(limit) + " 件までです。";
}
std::string not_ready() { return "データの準備ができていません。"; }
std::string no_dictionary() {
  return "MeCab の辞書が使われていません。検索は ICU "
         "の語の区切りで動いていますが、漢字の読みが分からない"
         "ため、かなやローマ字で見つかるものが減ります。";
}

}  // namespace mitate::web::wording
