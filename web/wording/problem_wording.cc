#include "web/wording/problem_wording.h"

#include "web/wording/server_wording.h"

#include <cstdint>

namespace mitate::web::wording {

std::string_view sentence_for(ErrorCode code) {
  switch (code) {
    case ErrorCode::InvalidArgument:
      return "指定された値が決まりに合っていません。";
    case ErrorCode::InvalidData:
      return "データに誤りがあります。";
    case ErrorCode::NotFound:
      return "指定されたものは見つかりませんでした。";
    case ErrorCode::Locked:
      return "ほかの処理がデータを書き込み中です。";
    case ErrorCode::Unsupported:
      return "このデータは新しい版の形式で書かれており、読めません。";
    case ErrorCode::Corrupt:
      return "保存されたデータが壊れています。運用担当者にお知らせください。";
    case ErrorCode::LimitExceeded:
      return "決められた上限を超えています。";
    case ErrorCode::Io:
      return "データを読み書きできませんでした。保存の途中だった内容は、保存されていません。";
    case ErrorCode::Unavailable:
      return "必要な機能がいま利用できません。";
    case ErrorCode::Internal:
      return "内部の誤りが起きました。";
  }
  return "内部の誤りが起きました。";
}

std::string_view title_for(int status) {
  switch (status) {
    case 400:
      return "入力に誤りがあります";
    case 403:
      return "許可されていません";
    case 404:
      return "見つかりません";
    case 405:
      return "この方法では呼び出せません";
    case 408:
      return "時間切れです";
    case 409:
      return "ほかの更新と重なりました";
    case 410:
      return "公開を終えました";
    case 411:
      return "本文の長さが必要です";
    case 413:
      return "送られた内容が大きすぎます";
    case 414:
      return "アドレスが長すぎます";
    case 415:
      return "この形式は受け取れません";
    case 422:
      return "内容を処理できません";
    case 429:
      return "回数が多すぎます";
    case 431:
      return "要求の見出しが大きすぎます";
    case 500:
      return "内部の誤りです";
    case 501:
      return "対応していない方法です";
    case 503:
      return "いま利用できません";
    case 505:
      return "対応していない版です";
    default:
      return "処理できませんでした";
  }
}

bool is_japanese(std::string_view utf8) {
  // Three-byte sequences from U+3040 (kana) to U+9FFF (kanji) begin with E3..E9.
  for (std::size_t at = 0; at + 2 < utf8.size(); ++at) {
    const auto lead = static_cast<std::uint8_t>(utf8[at]);
    const auto next = static_cast<std::uint8_t>(utf8[at + 1]);
    if (lead == 0xE3 && next >= 0x81) return true;
    if (lead >= 0xE4 && lead <= 0xE9) return true;
  }
  return false;
}

namespace {
std::string quoted(std::string_view name) { return "「" + std::string(name) + "」"; }
}  // namespace

std::string not_utf8(std::string_view field) {
  return quoted(field) + "の文字コードが UTF-8 ではありません。";
}
std::string has_nul(std::string_view field) {
  return quoted(field) + "に使えない文字（NUL）が含まれています。";
}
std::string bad_escape(std::string_view field) {
  return quoted(field) + "のパーセント表記（%）が正しくありません。";
}
std::string path_unreadable() { return "アドレスを読み取れません。文字コードをご確認ください。"; }
std::string no_such_path() { return "このアドレスのページはありません。"; }
std::string method_not_allowed(std::string_view allowed) {
  return "このアドレスで使える方法は " + std::string(allowed) + " です。";
}
std::string handler_failed() {
  return "内部の誤りで処理できませんでした。要求番号を添えて運用担当者にお知らせください。";
}
std::string body_too_large(std::size_t limit_bytes) {
  return "送られた内容が上限（" + std::to_string(limit_bytes) + " バイト）を超えています。";
}
std::string target_too_long(std::size_t limit_bytes) {
  return "アドレスが上限（" + std::to_string(limit_bytes) +
         " バイト）を超えています。長い文章はフォームから送ってください。";
}
std::string head_too_large(std::size_t limit_bytes) {
  return "要求の見出しが上限（" + std::to_string(limit_bytes) + " バイト）を超えています。";
}
std::string request_malformed() { return "HTTP の要求の形が正しくありません。"; }
std::string request_timed_out() { return "要求を受け取り終える前に時間切れになりました。"; }
std::string length_required() { return "本文を送るときは Content-Length が必要です。"; }
std::string encoding_refused(std::string_view header) {
  return quoted(header) + "を使った本文は受け取れません。圧縮や分割をせずに送ってください。";
}
std::string media_type_refused(std::string_view expected) {
  return "本文の形式は " + std::string(expected) + " にしてください。";
}
std::string form_malformed() { return "フォームの内容を読み取れません。"; }
std::string form_too_many_fields(std::size_t limit) {
  return "フォームの項目が多すぎます（上限 " + std::to_string(limit) + "）。";
}
std::string host_not_served() {
  return "このホスト名では提供していません。アドレスを確かめてください。";
}
std::string overloaded() { return "混み合っています。少し待ってからもう一度お試しください。"; }

std::string too_many_requests() {
  return "短い間に多くの要求がありました。少し待ってから、もう一度お試しください。";
}

std::string foreign_origin() { return "ほかのサイトの画面からは、ここを呼び出せません。"; }
std::string only_json() {
  return "この番地は application/json だけで答えます。Accept を見直してください。";
}
std::string unknown_revision() {
  return "MCP-Protocol-Version の版には対応していません。対応する版は API.md にあります。";
}

}  // namespace mitate::web::wording
