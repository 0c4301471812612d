#include "catalog/importers/import_text.h"
#include "catalog/base/ascii.h"

#include <algorithm>
#include <optional>

#include "catalog/curation/cell_rules.h"
#include "catalog/text/legacy_encoding.h"
#include "catalog/text/normalize.h"

namespace mitate::catalog {
namespace {

bool is_alpha(char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }

/// Characters that nobody sees and that change no word; copying from web pages leaves them behind.
constexpr std::string_view kInvisible[] = {"\xE2\x80\x8B", "\xEF\xBB\xBF", "\xE2\x81\xA0",
                                           "\xC2\xAD",     "\xE2\x80\x8E", "\xE2\x80\x8F"};

std::string without(std::string text, std::string_view part) {
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at)) {
    text.erase(at, part.size());
  }
  return text;
}

std::string line_feeds(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\r') {
      out += text[i];
    } else if (i + 1 >= text.size() || text[i + 1] != '\n') {
      out += '\n';
    }
  }
  return out;
}

/// EUC-JP bytes are often well-formed CP932 too, as strings of half-width katakana.
bool could_be_euc_jp(std::string_view bytes, std::string_view as_cp932) {
  const bool high_only = std::all_of(bytes.begin(), bytes.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x80 || byte >= 0xA1;
  });
  return high_only && usual_width_kana(as_cp932) != as_cp932 && from_euc_jp(bytes).has_value();
}

}  // namespace

std::string trimmed_text(std::string_view text) {
  constexpr std::string_view kIdeographicSpace = "\xE3\x80\x80";
  constexpr std::string_view kNoBreakSpace = "\xC2\xA0";
  const auto ends = [&](bool front) {
    for (const std::string_view space :
         {std::string_view(" "), std::string_view("\n"), kIdeographicSpace, kNoBreakSpace}) {
      if (front ? text.starts_with(space) : text.ends_with(space)) return space.size();
    }
    return std::size_t{0};
  };
  while (const std::size_t size = ends(true)) text.remove_prefix(size);
  while (const std::size_t size = ends(false)) text.remove_suffix(size);
  return std::string(text);
}

ImportedText import_text(std::string_view bytes, bool allow_line_feed) {
  ImportedText out;
  std::string text(bytes);
  if (const auto at = first_invalid_utf8(bytes)) {
    const auto decoded = from_cp932(bytes);
    if (!decoded) {
      out.fault = std::to_string(*at + 1) + "バイト目がUTF-8としてもCP932としても読めません。";
      return out;
    }
    if (could_be_euc_jp(bytes, *decoded)) {
      out.fault = "CP932ともEUC-JPとも読めるバイト列です。UTF-8で保存し直してください。";
      return out;
    }
    text = *decoded;
    out.notes.push_back("CP932からUTF-8に直しました。");
  }
  const auto step = [&](std::string after, const char* what) {
    if (after == text) return;
    text = std::move(after);
    out.notes.emplace_back(what);
  };
  step(line_feeds(text), "改行をLFにそろえました。");
  std::string visible = text;
  for (const std::string_view character : kInvisible) visible = without(visible, character);
  step(std::move(visible), "目に見えない文字を取り除きました。");
  step(trimmed_text(text), "前後の空白を取り除きました。");
  if (const auto found = first_forbidden_character(text, allow_line_feed)) {
    out.fault =
        std::to_string(code_point_count(std::string_view(text).substr(0, found->offset)) + 1) +
        "文字目の" + code_point_name(found->code_point) + "（" + std::string(found->reason_ja) +
        "）は使えません。";
    return out;
  }
  // ????サービス: what a program writes for characters that its encoding lacks.
  const std::size_t lost = text.find("???");
  const bool lost_characters =
      lost != std::string::npos && text.find_first_not_of('?') != std::string::npos;
  if (lost_characters || looks_misread(text)) {
    out.fault = "値" + shown_value(text) + "は文字化けしています。元の文字で書き直してください。";
    return out;
  }
  step(canonical_text(text), "結合文字を一つの文字にまとめました（NFC）。");
  out.value = std::move(text);
  return out;
}

bool starts_like_formula(std::string_view text) {
  return !text.empty() && std::string_view("=+-@").find(text.front()) != std::string_view::npos;
}

bool is_formula(std::string_view text) {
  if (!starts_like_formula(text)) return false;
  if (text.front() == '=') return true;
  const std::string_view rest = text.substr(1);
  const std::size_t name = static_cast<std::size_t>(
      std::find_if(
          rest.begin(), rest.end(),
          [](char c) { return !is_alpha(c) && !is_ascii_digit(c) && c != '.' && c != '_'; }) -
      rest.begin());
  if (name > 0 && name < rest.size() && rest[name] == '(') return true;  // @SUM(, +CALL(
  if (name < rest.size() && rest[name] == '|') return true;              // +cmd|'…'!A0
  // Numbers and operators alone: -1+2, +3*4.
  return std::all_of(text.begin(), text.end(),
                     [](char c) {
                       return is_ascii_digit(c) ||
                              std::string_view("+-*/.,() ").find(c) != std::string_view::npos;
                     }) &&
         std::any_of(text.begin(), text.end(), is_ascii_digit);
}

bool has_markup(std::string_view text) {
  for (std::size_t at = text.find('<'); at != std::string_view::npos; at = text.find('<', at + 1)) {
    std::size_t next = at + 1;
    if (next < text.size() && text[next] == '/') ++next;
    if (next < text.size() && (is_alpha(text[next]) || text[next] == '!') &&
        text.find('>', next) != std::string_view::npos) {
      return true;
    }
  }
  return false;
}

bool is_private_host(std::string_view url) {
  url.remove_prefix(url.find("//") + 2);
  const std::string_view host = url.substr(0, url.find_first_of("/?#:"));
  const auto starts = [&](std::string_view prefix) { return host.starts_with(prefix); };
  if (host == "localhost" || host.find('.') == std::string_view::npos) return true;
  const bool numeric =
      std::all_of(host.begin(), host.end(), [](char c) { return is_ascii_digit(c) || c == '.'; });
  if (!numeric) return host.ends_with(".local") || host.ends_with(".localhost");
  if (starts("10.") || starts("127.") || starts("192.168.") || starts("169.254.") || starts("0.")) {
    return true;
  }
  for (int second = 16; second < 32; ++second) {
    if (starts("172." + std::to_string(second) + ".")) return true;
  }
  return false;
}

}  // namespace mitate::catalog
