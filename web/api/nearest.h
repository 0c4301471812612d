// The nearest valid spelling, for "did you mean" in refusals. Names only, never need texts. Pure.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mitate::web::api {

/// The name with the smallest edit distance, at most a third of its length (and at least 2); the
/// first one on ties; nullopt when none is near.
[[nodiscard]] std::optional<std::string> nearest(std::string_view name,
                                                 const std::vector<std::string>& names);

}  // namespace mitate::web::api
