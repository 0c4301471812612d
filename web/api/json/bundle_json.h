// A bundle as JSON: amounts in whole yen, worths as weighted points whose sums are exact, every
// assumed amount with its label. Used by /bundles, `mitate bundle`, the pages and their exports.
// Pure.
#pragma once
#include <nlohmann/json_fwd.hpp>

#include "ranker/bundle/bundle.h"
#include "web/snapshot.h"
#include "web/wording/wording.h"

namespace mitate::web::api {

[[nodiscard]] nlohmann::ordered_json bundle_to_json(const ranker::bundle::Bundle& found,
                                                    const ranker::bundle::AskedBundle& asked,
                                                    const Snapshot& snapshot,
                                                    const Wording& wording);

}  // namespace mitate::web::api
