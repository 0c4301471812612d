// Entries of the change log in words: tables and columns by their names in the data dictionary,
// slugs by their labels, who and why. Pure. Called by the history and method pages.
#pragma once
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "web/pages/facts/source_index.h"
#include "web/pages/services/service_history.h"

namespace mitate::web {

/// `provenance` and `sources` add the sources that state a changed fact now; both may be nullptr.
[[nodiscard]] nlohmann::json history_json(const FactContext& context,
                                          const std::vector<HistoryEntry>& entries,
                                          const catalog::Provenance* provenance,
                                          SourceIndex* sources);

}  // namespace mitate::web
