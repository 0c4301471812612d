// `mitate-match-bench`: parsing a need and ranking with full explanation over generated catalogs,
// in process, one thread. No HTTP and no JSON: `mitate bench match` adds those for the loaded
// catalog.
#pragma once
#include <cstddef>
#include <filesystem>
#include <nlohmann/json_fwd.hpp>

#include "catalog/base/result.h"
#include "catalog/model/catalog.h"

namespace mitate::testing {

/// `with_text`: builds the search index and lets the words of the need meet the records, as the
/// server does. Percentiles in milliseconds over `rounds` passes of fixed needs; the first pass
/// only warms.
[[nodiscard]] Result<nlohmann::json> bench_match(const catalog::Catalog& shipped,
                                                 std::size_t services, std::size_t rounds,
                                                 bool with_text,
                                                 const std::filesystem::path& folder);

}  // namespace mitate::testing
