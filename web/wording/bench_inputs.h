// Fixed Japanese inputs for `mitate bench`: written for measuring, not for judging relevance.
#pragma once
#include <string_view>
#include <vector>

namespace mitate::web::wording {

[[nodiscard]] const std::vector<std::string_view>& bench_queries();
[[nodiscard]] const std::vector<std::string_view>& bench_needs();

}  // namespace mitate::web::wording
