// The form of a bundle's page: budget, goals, prices and decisions as the reader last typed them.
// What comes back from it: bundle_form.h. Pure.
#pragma once
#include "web/pages/bundles/bundle_view.h"

namespace mitate::web {

/// The fields of the form, filled from the kept request.
[[nodiscard]] nlohmann::json bundle_form_view(const FactContext& context,
                                              const BundleAnswer& answer,
                                              const nlohmann::json& request);

}  // namespace mitate::web
