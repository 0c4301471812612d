// The body of /bundles as the program's own values; shared with `mitate bundle` and the pages, so
// that they cannot differ. Nothing of a need or a quote is logged, echoed or cached. Not here: the
// answer (bundle_answer.h).
#pragma once
#include <nlohmann/json_fwd.hpp>
#include <vector>

#include "catalog/base/result.h"
#include "ranker/bundle/asked_bundle.h"
#include "web/http/problem.h"
#include "web/snapshot.h"

namespace mitate::web::api {

struct BundleRequest {
  ranker::bundle::AskedBundle asked;
  bool goals_given = false;  ///< else those that the reader finds
  bool from_text = false;    ///< asked.need.text still has to be read
  std::optional<ranker::BuyerType> buyer_type;
  struct Must {
    std::optional<std::size_t> goal;
    std::string domain;
    ranker::Tenths minimum{1};
  };
  std::vector<Must> must_cover;
  bool what_if = true;
};

/// A body of the shape BundleRequest. `as_of` counts where the body has none.
[[nodiscard]] Result<BundleRequest, Problem> bundle_request(const nlohmann::json& body, Date as_of);
/// Reads the text and settles goals and demands.
[[nodiscard]] Result<ranker::bundle::AskedBundle, Problem> asked_bundle(BundleRequest request,
                                                                        const Snapshot& snapshot);

}  // namespace mitate::web::api
