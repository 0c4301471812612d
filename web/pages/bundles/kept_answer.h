// The kept bundle of an address with its answer, for every page below /bundles/{id}.
#pragma once
#include "ranker/bundle/bundle.h"
#include "web/pages/bundles/bundle_view.h"
#include "web/pages/bundles/kept_bundle.h"

namespace mitate::web {

struct AnsweredBundle {
  KeptBundle kept;
  ranker::bundle::AskedBundle asked;
  ranker::bundle::Bundle found;
  BundleAnswer answer;
};

/// The kept bundle, or the problem that it is gone.
[[nodiscard]] Result<KeptBundle, Problem> kept_bundle(const Site& site, const Request& request);
/// As this request asks it: the search ends when its sender leaves.
[[nodiscard]] Result<AnsweredBundle, Problem> answer_kept(const Site& site,
                                                          const Snapshot& snapshot,
                                                          const Request& request, KeptBundle kept,
                                                          Date as_of);
/// Both in one, for a date of the address.
[[nodiscard]] Result<AnsweredBundle, Problem> answered_bundle(const Site& site,
                                                              const Snapshot& snapshot,
                                                              const Request& request);

}  // namespace mitate::web
