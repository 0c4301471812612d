// A bundle as the model of its page, from the very answer that the API gives: members with gains
// and costs, the matrix of goals and members, what stays open, whom to ask, what other money would
// bring. Not here: the search (ranker/bundle), the address (bundle_pages.cc). Pure.
#pragma once
#include <nlohmann/json.hpp>

#include "web/pages/bundles/kept_bundle.h"
#include "web/pages/facts/fact_context.h"

namespace mitate::web {

using BundleAnswer = nlohmann::ordered_json;

/// Everything above the form.
[[nodiscard]] nlohmann::json bundle_view(const FactContext& context, const BundleAnswer& answer);
/// "1,200,000円"; 「未確認」 for null.
[[nodiscard]] std::string yen_of(const FactContext& context, const BundleAnswer& money);
/// "12.3" of weighted points.
[[nodiscard]] std::string value_text(const BundleAnswer& value);
/// 「A、B、C」 of a list of services.
[[nodiscard]] std::string service_names(const FactContext& context, const BundleAnswer& services);

}  // namespace mitate::web
