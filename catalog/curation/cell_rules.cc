#include "catalog/curation/cell_rules.h"
#include "catalog/base/ascii.h"

#include <algorithm>
#include <set>

#include "catalog/base/date.h"
#include "catalog/base/public_codes.h"
#include "catalog/rows/row_set.h"
#include "catalog/text/normalize.h"

namespace mitate::catalog {
namespace {

bool is_lower(char c) { return c >= 'a' && c <= 'z'; }

bool is_name(std::string_view text, bool underscore) {
  if (text.empty() || text.size() > 80) return false;
  if (!is_ascii_digit(text[0]) && !is_lower(text[0])) return false;
  return std::all_of(text.begin(), text.end(), [&](char c) {
    return is_ascii_digit(c) || is_lower(c) || c == '-' || (underscore && c == '_');
  });
}

bool is_integer(std::string_view text) {
  return text.size() <= 15 && (text == "0" || text[0] != '0') &&
         std::all_of(text.begin(), text.end(), is_ascii_digit);
}

bool is_decimal(std::string_view text) {
  if (text.substr(0, 1) == "-") text.remove_prefix(1);
  const std::size_t dot = text.find('.');
  const std::string_view whole = text.substr(0, dot);
  if (whole.empty() || !is_integer(whole)) return false;
  if (dot == std::string_view::npos) return true;
  const std::string_view fraction = text.substr(dot + 1);
  return !fraction.empty() && fraction.size() <= 15 &&
         std::all_of(fraction.begin(), fraction.end(), is_ascii_digit);
}

bool allows(const Column& column, std::string_view value) {
  const auto values = allowed_values(column);
  return std::find(values.begin(), values.end(), value) != values.end();
}

/// Faults of a list's form: empty items and duplicates.
std::optional<std::string> list_fault(std::string_view cell, bool duplicates_matter) {
  std::set<std::string> seen;
  for (const std::string& item : split_list(cell)) {
    if (item.empty())
      return "値" + shown_value(cell) + "に空の項目があります（区切りは「;」一つ）。";
    if (item.front() == ' ' || item.back() == ' ') {
      return "項目" + shown_value(item) + "の前後に空白があります。";
    }
    if (!seen.insert(item).second && duplicates_matter) {
      return "項目" + shown_value(item) + "が重なっています。";
    }
  }
  return std::nullopt;
}

std::optional<std::string> text_fault(std::string_view cell, bool allow_line_feed) {
  if (const auto at = first_invalid_utf8(cell)) {
    return std::to_string(*at + 1) + "バイト目がUTF-8として読めません。";
  }
  if (const auto found = first_forbidden_character(cell, allow_line_feed)) {
    return std::to_string(code_point_count(cell.substr(0, found->offset)) + 1) + "文字目の" +
           code_point_name(found->code_point) + "（" + std::string(found->reason_ja) +
           "）は使えません。";
  }
  const std::size_t count = code_point_count(cell);
  if (count > kMaxTextCharacters) {
    return std::to_string(count) + "文字あります。上限は" + std::to_string(kMaxTextCharacters) +
           "文字です。";
  }
  return std::nullopt;
}

/// The sentence for a value that is not of its kind; nullopt when it is.
std::optional<std::string> kind_fault(const Column& column, std::string_view cell) {
  const auto value = [&](std::string_view rule) {
    return "値" + shown_value(cell) + "は" + std::string(rule);
  };
  switch (column.kind) {
    case CellKind::Id:
    case CellKind::RecordRef:
      if (!is_id(cell))
        return value("idの形（英小文字・数字・ハイフン、80字まで）ではありません。");
      break;
    case CellKind::Slug:
      if (!is_slug(cell))
        return value("スラグの形（英小文字・数字・ハイフン・下線、80字まで）ではありません。");
      break;
    case CellKind::Ref:
      if (cell.find(';') != std::string_view::npos) return value("一つだけ書く欄に複数あります。");
      break;
    case CellKind::RefList:
      return list_fault(cell, true);
    case CellKind::Text:
      break;
    case CellKind::TextList:
      return list_fault(cell, true);
    case CellKind::Enum:
      if (!allows(column, cell)) {
        return value("許された値（" + std::string(column.allowed) + "）ではありません。");
      }
      break;
    case CellKind::EnumList:
      for (const std::string& item : split_list(cell)) {
        if (!allows(column, item)) {
          return "値" + shown_value(item) + "は許された値（" + std::string(column.allowed) +
                 "）ではありません。";
        }
      }
      return list_fault(cell, true);
    case CellKind::Date:
      if (!Date::parse(cell)) return value("存在する日付（YYYY-MM-DD）ではありません。");
      break;
    case CellKind::PartialDate:
      if (!PartialDate::parse(cell)) {
        return value("存在する日付（YYYY、YYYY-MM、YYYY-MM-DDのどれか）ではありません。");
      }
      break;
    case CellKind::Integer:
      if (!is_integer(cell)) return value("0以上の整数（15桁まで）ではありません。");
      break;
    case CellKind::Yen:
      if (!is_integer(cell)) return value("円の整数（数字だけ、15桁まで）ではありません。");
      break;
    case CellKind::Decimal:
      if (!is_decimal(cell)) return value("十進の数ではありません。");
      break;
    case CellKind::Boolean:
      if (cell != "yes" && cell != "no") return value("yesかnoではありません。");
      break;
    case CellKind::Url:
      if (!is_web_url(cell)) return value("http:かhttps:で始まり、ホストのあるURLではありません。");
      break;
    case CellKind::CorporateNumber:
      if (!is_corporate_number(cell)) return value("法人番号（13桁）として検査数字が合いません。");
      break;
    case CellKind::PrefectureCode:
      if (!is_prefecture_code(cell)) return value("都道府県コード（01–47）ではありません。");
      break;
    case CellKind::MunicipalityCode:
    case CellKind::FormerCode:
      if (!is_municipality_code(cell)) {
        return value("団体コード（検査数字を含む6桁）として検査数字が合いません。");
      }
      break;
    case CellKind::AreaCode:
      if (!is_prefecture_code(cell) && !is_municipality_code(cell)) {
        return value("都道府県コード（2桁）でも、検査数字の合う団体コード（6桁）でもありません。");
      }
      break;
  }
  return std::nullopt;
}

}  // namespace

bool is_id(std::string_view text) { return is_name(text, false); }
bool is_slug(std::string_view text) { return is_name(text, true); }

bool is_web_url(std::string_view text) {
  const auto is_scheme = [&](std::string_view scheme) {
    return text.size() > scheme.size() &&
           std::equal(scheme.begin(), scheme.end(), text.begin(),
                      [](char a, char b) { return a == ((b >= 'A' && b <= 'Z') ? b + 32 : b); });
  };
  if (is_scheme("https://")) {
    text.remove_prefix(8);
  } else if (is_scheme("http://")) {
    text.remove_prefix(7);
  } else {
    return false;
  }
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte <= 0x20 || byte == 0x7F || c == '"' || c == '<' || c == '>' || c == '\\' || c == '`') {
      return false;
    }
  }
  std::string_view host = text.substr(0, text.find_first_of("/?#"));
  if (host.find('@') != std::string_view::npos) return false;
  const std::size_t colon = host.rfind(':');
  if (colon != std::string_view::npos) {
    const std::string_view port = host.substr(colon + 1);
    if (port.empty() || port.size() > 5 || !std::all_of(port.begin(), port.end(), is_ascii_digit)) {
      return false;
    }
    host = host.substr(0, colon);
  }
  if (host.empty() || host.front() == '.' || host.front() == '-' ||
      host.find("..") != std::string_view::npos) {
    return false;
  }
  return std::all_of(host.begin(), host.end(), [](char c) {
    return is_ascii_digit(c) || is_lower(c) || (c >= 'A' && c <= 'Z') || c == '-' || c == '.' ||
           static_cast<unsigned char>(c) >= 0x80;
  });
}

std::string shown_value(std::string_view value) {
  constexpr std::size_t kShown = 60;
  std::size_t end = 0;
  std::size_t count = 0;
  while (end < value.size()) {
    const bool starts = (static_cast<unsigned char>(value[end]) & 0xC0) != 0x80;
    if (starts && count == kShown) break;
    if (starts) ++count;
    ++end;
  }
  std::string out = "「";
  for (const char c : value.substr(0, end)) {
    const auto byte = static_cast<unsigned char>(c);
    out += byte < 0x20 || byte == 0x7F ? ' ' : c;
  }
  return out + (end < value.size() ? "…」" : "」");
}

std::optional<std::string> cell_fault(const Column& column, std::string_view cell) {
  if (cell.empty()) {
    if (column.required) return "必須の欄が空です。";
    return std::nullopt;
  }
  const bool text = column.kind == CellKind::Text;
  if (auto fault = text_fault(cell, text)) return fault;
  if (cell.front() == ' ' || cell.back() == ' ' || cell.front() == '\n' || cell.back() == '\n') {
    return "値" + shown_value(cell) + "の前後に空白があります。";
  }
  return kind_fault(column, cell);
}

}  // namespace mitate::catalog
