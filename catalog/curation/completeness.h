// What the catalog knows and what it does not, in figures: shares of known fields, how well things
// are verified, how old they are, what hangs loose, what disagrees. Not a judgement of services and
// not a rule (row_rules). Called by `mitate data`, GET /data and the page /data; no text rendering
// here. Pure.
#pragma once

#include "catalog/curation/completeness_figures.h"
#include "catalog/model/catalog.h"

namespace mitate::catalog {

/// `freshness_months`: what is older than this on `today` counts as older_than_limit.
[[nodiscard]] Completeness completeness(const Catalog& catalog, Date today, int freshness_months);

}  // namespace mitate::catalog
