// What analysis and query reading did, as JSON text for `mitate analyze` and `search --stages`.
// For operators; the members may change with the stages.
#pragma once
#include <string>
#include <string_view>

#include "catalog/model/catalog.h"
#include "search/analysis/analyzer.h"
#include "search/query/execute.h"

namespace mitate::search {

[[nodiscard]] std::string analysis_stages(const Analyzer& analyzer, std::string_view generation,
                                          std::string_view text);
/// `text`: as asked; `answer`: what the searcher found for it in `catalog`.
[[nodiscard]] std::string query_stages(const TextSearcher& searcher,
                                       const catalog::Catalog& catalog, std::string_view text,
                                       const TextAnswer& answer);

}  // namespace mitate::search
