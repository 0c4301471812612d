// Is one cell written as its column says? All kinds of catalog/schema/schema.h. Not here: whether
// the thing it names exists (reference_rules) or fits its neighbours (record_rules). Called by
// row_rules and row_importer. Pure.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "catalog/schema/schema.h"

namespace mitate::catalog {

/// Longest text cell, in characters. Far above the longest real one; bounds what one row can cost.
inline constexpr std::size_t kMaxTextCharacters = 20000;
/// Longest service summary, in characters (the import contract's limit).
inline constexpr std::size_t kMaxSummaryCharacters = 2000;

/// Absolute http or https URL: a host, no user part, no spaces, quotes, control characters or
/// backslashes, a port of digits. `javascript:`, `data:` and relative addresses are not.
[[nodiscard]] bool is_web_url(std::string_view text);
/// [a-z0-9][a-z0-9-]{0,79}
[[nodiscard]] bool is_id(std::string_view text);
/// As is_id, with '_' allowed after the first character.
[[nodiscard]] bool is_slug(std::string_view text);

/// 「値「…」は…です。」 for a cell that breaks its column's rule, else nullopt. An empty cell is
/// judged only by `required`. Checks spelling alone: references are not looked up.
[[nodiscard]] std::optional<std::string> cell_fault(const Column& column, std::string_view cell);

/// The value for a message: quoted, and cut after 60 characters.
[[nodiscard]] std::string shown_value(std::string_view value);

}  // namespace mitate::catalog
