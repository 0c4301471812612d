// The Japanese sentences of the JSON API's own refusals: what is wrong with a parameter or a field,
// and what would be right. Not here: problems of the wire (problem_wording.h). Called by web/api
// and web/cli. Pure.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

namespace mitate::web::wording {

[[nodiscard]] std::string unknown_parameter(std::string_view name);
[[nodiscard]] std::string repeated_parameter(std::string_view name);
[[nodiscard]] std::string missing_parameter(std::string_view name);
[[nodiscard]] std::string not_an_integer(std::string_view name);
[[nodiscard]] std::string out_of_range(std::string_view name, std::int64_t lowest,
                                       std::int64_t highest);
[[nodiscard]] std::string too_long(std::string_view name, std::size_t limit, std::size_t given);
[[nodiscard]] std::string not_a_date(std::string_view name);
[[nodiscard]] std::string not_a_choice(std::string_view name, std::string_view choices);
[[nodiscard]] std::string unknown_value(std::string_view name, std::string_view vocabulary);
[[nodiscard]] std::string did_you_mean(std::string_view name);

[[nodiscard]] std::string body_empty();
[[nodiscard]] std::string json_malformed(std::size_t position);
[[nodiscard]] std::string json_too_deep(std::size_t limit);
[[nodiscard]] std::string json_not_utf8();
[[nodiscard]] std::string json_duplicate_key(std::string_view key);
enum class JsonType { Object, List, Text, Integer, Boolean, TextOrObject, NumberOrObject };
[[nodiscard]] std::string json_wrong_type(std::string_view field, JsonType expected);
[[nodiscard]] std::string unknown_field(std::string_view field);
[[nodiscard]] std::string missing_field(std::string_view field);
[[nodiscard]] std::string need_or_text();
[[nodiscard]] std::string weights_sum(int given);
[[nodiscard]] std::string range_reversed(std::string_view field);
[[nodiscard]] std::string bad_municipality_code(std::string_view field);
[[nodiscard]] std::string place_outside_prefecture(std::string_view field);
enum class Thing { Service, Guideline, Scheme, Recommendation, Study, Place };
[[nodiscard]] std::string no_such(Thing thing);
[[nodiscard]] std::string too_many_columns(std::size_t limit);
[[nodiscard]] std::string not_ready();
[[nodiscard]] std::string no_dictionary();

}  // namespace mitate::web::wording
