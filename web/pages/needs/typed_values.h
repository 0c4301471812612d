// What people type into a field, as values: numbers with separators and wide digits, ranges of
// persons, fiscal years, lists of names. Pure; used by the guided form.
#pragma once
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ranker/need/need.h"

namespace mitate::web {

/// Full-width digits, commas and the signs that join a range as their half-width twins.
[[nodiscard]] std::string half_width(const std::string& typed);
/// Takes one of `words` off the end of `text`, with the spaces around it.
[[nodiscard]] bool take_end(std::string& text, std::initializer_list<std::string_view> words);
/// Digits as people type them: thousands separators and spaces are accepted. REQUIRES half width.
[[nodiscard]] std::optional<std::int64_t> read_digits(const std::string& typed,
                                                      std::int64_t highest);
/// "120", "300〜500人", "50人以下", "100人以上".
[[nodiscard]] bool read_headcount_text(const std::string& typed, ranker::Headcount& out);
/// "2027年度", "令和9年度"; nullopt when it is not a fiscal year.
[[nodiscard]] std::optional<int> read_fiscal_year(const std::string& typed);
/// Names that stand in one field, apart from each other.
[[nodiscard]] std::vector<std::string> parts_of(const std::string& typed);

}  // namespace mitate::web
