// The answer of /bundles, for the call, `mitate bundle` and the pages. A search is long beside
// other requests, so at most two run at a time, none longer than a few seconds, and one that nobody
// waits for any more ends. Thread-safe.
#pragma once
#include <atomic>
#include <memory>
#include <nlohmann/json_fwd.hpp>

#include "catalog/base/result.h"
#include "ranker/bundle/planner.h"
#include "web/api/calls/bundle_request.h"
#include "web/wording/wording.h"

namespace mitate::web::api {

/// Request::left.
using LeftFlag = std::shared_ptr<const std::atomic<bool>>;

/// The search itself; 503 for a third one at the same time, a late one and one whose asker left.
[[nodiscard]] Result<ranker::bundle::Bundle, Problem> planned(
    const ranker::bundle::AskedBundle& asked, const Snapshot& snapshot, bool what_if,
    const LeftFlag& left = nullptr);
/// All of it, as the answer of /bundles.
[[nodiscard]] Result<nlohmann::ordered_json, Problem> answer_bundle(BundleRequest request,
                                                                    const Snapshot& snapshot,
                                                                    const Wording& wording,
                                                                    const LeftFlag& left = nullptr);

}  // namespace mitate::web::api
