// A bundle as it is kept between pages: the need, what is asked of the bundle, quotes and
// assumptions, and the questions before it, so that every try has a way back. Sealed and expiring
// like a need, readable only by its unguessable id; never logged, never in an address. Called by
// the bundle pages.
#pragma once
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "web/api/calls/bundle_request.h"
#include "web/pages/frame/site.h"

namespace mitate::web {

inline constexpr std::size_t kMostTries = 10;

struct KeptBundle {
  ranker::Need need;
  nlohmann::json request = nlohmann::json::object();  ///< body of POST /bundles without its need
  std::vector<nlohmann::json> before;                 ///< earlier requests, the latest last
  std::string need_id;                                ///< of the need it came from; may be empty
};

/// Errors: those of the store.
[[nodiscard]] Result<std::string> keep_bundle(const App& app, const KeptBundle& kept);
/// nullopt when unknown, expired, malformed or not a bundle.
[[nodiscard]] Result<std::optional<KeptBundle>> find_bundle(const App& app, const std::string& id);
/// False when it is gone.
[[nodiscard]] Result<bool> replace_bundle(const App& app, const std::string& id,
                                          const KeptBundle& kept);

/// What the kept request asks, ready for planned().
[[nodiscard]] Result<ranker::bundle::AskedBundle, Problem> asked_of(const KeptBundle& kept,
                                                                    const Snapshot& snapshot,
                                                                    Date as_of);
[[nodiscard]] nlohmann::json goal_to_json(const ranker::bundle::AskedGoal& goal);

}  // namespace mitate::web
