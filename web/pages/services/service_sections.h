// The sections of a service's page as view models, each from the record and its sources. Not here:
// the frame and the order of sections (service_page.cc, templates/service.html). Pure.
#pragma once
#include <nlohmann/json_fwd.hpp>

#include "catalog/base/date.h"
#include "web/pages/facts/fact_views.h"
#include "web/pages/facts/source_index.h"

namespace mitate::web {

[[nodiscard]] nlohmann::json basic_rows(const FactContext& context, const catalog::Service& service,
                                        SourceIndex& sources);
[[nodiscard]] nlohmann::json recommendation_rows(const FactContext& context,
                                                 const catalog::Service& service,
                                                 SourceIndex& sources);
/// The five grades in words, with how many recommendations of this page carry each.
[[nodiscard]] nlohmann::json grade_scale(const FactContext& context,
                                         const catalog::Service* service);
[[nodiscard]] nlohmann::json intervention_rows(const FactContext& context,
                                               const catalog::Service& service);
[[nodiscard]] nlohmann::json study_rows(const FactContext& context, const catalog::Service& service,
                                        SourceIndex& sources);
[[nodiscard]] nlohmann::json price_rows(const FactContext& context, const catalog::Service& service,
                                        SourceIndex& sources);
/// Holdings whose scheme is (`certifications`) or is not a certification, as of a day.
[[nodiscard]] nlohmann::json scheme_rows(const FactContext& context,
                                         const catalog::Service& service, bool certifications,
                                         Date as_of, SourceIndex& sources);
/// What the register says of the provider since: one row for each day and kind of event.
[[nodiscard]] nlohmann::json provider_history_rows(const FactContext& context,
                                                   const catalog::Provider& provider,
                                                   SourceIndex& sources);
[[nodiscard]] nlohmann::json case_rows(const FactContext& context, const catalog::Service& service,
                                       SourceIndex& sources);
[[nodiscard]] nlohmann::json economics_rows(const FactContext& context,
                                            const catalog::Service& service, SourceIndex& sources);
/// The 47-tile map of where sources name the service.
[[nodiscard]] SafeHtml coverage_map(const FactContext& context, const catalog::Service& service);

}  // namespace mitate::web
