// The nearest valid spelling, for "did you mean" in refusals. Names only, never texts of people.
// Called by the resolver of needs and by web/api. Pure.
#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mitate::catalog {

/// Insertions, deletions and changes of bytes that turn `a` into `b`. Takes a.size() * b.size()
/// steps: limit what comes from outside.
[[nodiscard]] std::size_t edit_distance(std::string_view a, std::string_view b);

/// The name with the smallest edit distance, at most a third of its length (and at least 2); the
/// first one on ties; nullopt when none is near.
[[nodiscard]] std::optional<std::string> nearest(std::string_view name,
                                                 const std::vector<std::string>& names);

}  // namespace mitate::catalog
