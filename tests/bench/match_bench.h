// `mitate-bench match`: parsing a need and ranking with full explanation over generated catalogs, in
// process, one thread. No HTTP and no JSON: `mitate bench match` adds those for the loaded catalog.
#pragma once
#include <cstddef>
#include <filesystem>
#include <nlohmann/json_fwd.hpp>

#include "catalog/base/result.h"
#include "catalog/model/catalog.h"

namespace mitate::testing {

/// Percentiles in milliseconds over `rounds` passes of fixed needs; the first pass only warms.
[[nodiscard]] Result<nlohmann::json> bench_match(const catalog::Catalog& shipped, std::size_t services,
                                                 std::size_t rounds, const std::filesystem::path& folder);

}  // namespace mitate::testing
