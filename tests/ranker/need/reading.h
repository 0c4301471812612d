// One reader over the shipped catalog and short forms of what it read, so that a test case is one
// line: a sentence and what it must give.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "ranker/need/need.h"
#include "ranker/need/need_text.h"

namespace mitate::testing {

[[nodiscard]] const ranker::NeedReader& shipped_reader();
/// Fails the test when the text is refused. As of the reference date.
[[nodiscard]] ranker::ParsedNeed parsed(std::string_view text);
[[nodiscard]] ranker::Need need_of(std::string_view text);

/// "400 <= person_month incl"; empty when there is none.
[[nodiscard]] std::string budget_of(std::string_view text);
/// "300 employees", "300..500 employees", "..49 employees", "100.. insured".
[[nodiscard]] std::string headcount_of(std::string_view text);
/// "2027-04" or "FY2027".
[[nodiscard]] std::string deadline_of(std::string_view text);
/// "34/342025 13/-"
[[nodiscard]] std::string regions_of(std::string_view text);
/// Values joined with a space, in text order.
[[nodiscard]] std::string values(const std::vector<ranker::Slot<std::string>>& slots);
/// Every slot in one line, without sources: equal lines mean equal readings.
[[nodiscard]] std::string summary_of(std::string_view text);
/// Names of the slots that are strict, sorted, joined with a space.
[[nodiscard]] std::string strict_of(std::string_view text);

}  // namespace mitate::testing
