// A CSV as a download, in the encoding that was asked for. Called by every page with a CSV.
#pragma once
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "catalog/text/legacy_encoding.h"
#include "web/pages/frame/site.h"

namespace mitate::web {

enum class CsvEncoding { Utf8, Cp932 };

/// `encoding=utf-8` (default) or `encoding=cp932`; anything else is a Problem.
[[nodiscard]] Result<CsvEncoding, Problem> read_encoding(const Site& site, const Request& request);
/// NAME.csv as it is, or NAME_cp932.csv with 〓 for what CP932 lacks, a report of that at the end
/// of the file and the header X-Lost-Characters. REQUIRES UTF-8 with BOM.
[[nodiscard]] Response csv_response(const Wording& wording, std::string name,
                                    std::string utf8_with_bom, CsvEncoding encoding);
/// ("U+20BB7", "3") for each character that was lost, in the order of the code points.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> lost_code_points(
    const std::vector<catalog::LostCharacter>& lost);

}  // namespace mitate::web
