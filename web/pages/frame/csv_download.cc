#include "web/pages/frame/csv_download.h"

#include <cstdio>
#include <map>

namespace mitate::web {
namespace {
/// The code point of one UTF-8 character.
std::uint32_t code_point(const std::string& character) {
  const auto first = static_cast<unsigned char>(character.front());
  std::uint32_t point = first < 0x80   ? first
                        : first < 0xE0 ? first & 0x1FU
                        : first < 0xF0 ? first & 0x0FU
                                       : first & 0x07U;
  for (std::size_t i = 1; i < character.size(); ++i) {
    point = (point << 6U) | (static_cast<unsigned char>(character[i]) & 0x3FU);
  }
  return point;
}
}  // namespace

Result<CsvEncoding, Problem> read_encoding(const Site& site, const Request& request) {
  const std::string encoding = request.query.get("encoding");
  if (encoding == "cp932") return CsvEncoding::Cp932;
  if (encoding.empty() || encoding == "utf-8") return CsvEncoding::Utf8;
  return Refused(
      invalid_parameter("encoding", site.wording().text("export.bad_encoding"), encoding));
}

Response csv_response(const Wording& wording, std::string name, std::string utf8_with_bom,
                      CsvEncoding encoding) {
  if (encoding == CsvEncoding::Utf8) {
    return download_response("text/csv; charset=utf-8", name + ".csv", std::move(utf8_with_bom));
  }
  constexpr std::size_t kBom = 3;
  const catalog::Cp932Text first = catalog::to_cp932(std::string_view(utf8_with_bom).substr(kBom));
  std::string text = utf8_with_bom.substr(kBom);
  if (!first.lost.empty()) {
    // The report is part of the file: a header of the answer is never seen by who opens it.
    text += "\r\n" +
            wording.text("export.lost.title", {{"count", std::to_string(first.lost.size())}}) +
            "\r\n";
    for (const auto& [point, count] : lost_code_points(first.lost)) {
      text += wording.text("export.lost.line", {{"point", point}, {"count", count}}) + "\r\n";
    }
  }
  Response response = download_response("text/csv; charset=Shift_JIS", name + "_cp932.csv",
                                        catalog::to_cp932(text).bytes);
  response.headers.emplace_back("X-Lost-Characters", std::to_string(first.lost.size()));
  return response;
}

std::vector<std::pair<std::string, std::string>> lost_code_points(
    const std::vector<catalog::LostCharacter>& lost) {
  std::map<std::uint32_t, std::size_t> counts;
  for (const catalog::LostCharacter& one : lost) {
    if (!one.character.empty()) ++counts[code_point(one.character)];
  }
  std::vector<std::pair<std::string, std::string>> lines;
  for (const auto& [point, count] : counts) {
    char name[16];
    std::snprintf(name, sizeof name, "U+%04X", static_cast<unsigned>(point));
    lines.emplace_back(name, std::to_string(count));
  }
  return lines;
}

}  // namespace mitate::web
