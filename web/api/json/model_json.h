// The catalog's facts as JSON, once, for every call: same input, same bytes. Unknown is null, never
// a default; a grade always stands with its question and with who mapped it. Not here: rankings
// (ranking_json.h) and needs (need_json.h). Used by web/api, web/cli and exports. Pure.
#pragma once
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <set>

#include "catalog/base/date.h"
#include "catalog/model/catalog.h"
#include "ranker/question/contract_window.h"
#include "web/api/json/provenance_json.h"
#include "web/api/shapes/validity_name.h"

namespace mitate::web::api {

/// {id, name} of the operator; id null when only a name is known; null when unknown.
[[nodiscard]] Json provider_brief(const catalog::Catalog& catalog, const catalog::Service& service);
/// {id, name, provider, status}: how a service is named inside other answers.
[[nodiscard]] Json service_brief(const catalog::Catalog& catalog, const catalog::Service& service);
/// The members of a list item except highlights.
[[nodiscard]] Json service_card(const catalog::Catalog& catalog, const catalog::Service& service,
                                Date as_of);
/// Everything that is known, with provenance per fact and the sources named in it.
[[nodiscard]] Json service_record(const catalog::Catalog& catalog, const catalog::Service& service,
                                  Date as_of);
/// Certificates held with their state on `as_of`; recognitions (awards, adoptions) are left out, or
/// the other way round.
[[nodiscard]] Json holdings(const catalog::Catalog& catalog, const catalog::Service& service,
                            Date as_of, bool certifications);
/// `kind` is effect, accuracy, report, ongoing or unknown; a report's claim stands in `reported`,
/// its `effect` is null.
[[nodiscard]] Json study_json(const catalog::Study& study);
[[nodiscard]] Json case_study_json(const catalog::CaseStudy& story);
[[nodiscard]] Json price_json(const catalog::Price& price, Date as_of);
[[nodiscard]] Json guideline_brief(const catalog::Guideline& guideline);
/// With recommendations, research questions and the services mapped to each recommendation.
[[nodiscard]] Json guideline_record(const catalog::Catalog& catalog,
                                    const catalog::Guideline& guideline);
[[nodiscard]] Json recommendation_json(const catalog::Catalog& catalog,
                                       const catalog::Recommendation& recommendation);
/// `contract`: marks each holder whose certificate is valid on `as_of` and does not last to its
/// end.
[[nodiscard]] Json scheme_json(const catalog::Catalog& catalog, const catalog::Scheme& scheme,
                               Date as_of, const std::optional<ranker::ContractWindow>& contract);
[[nodiscard]] Json grades_json(const catalog::Catalog& catalog);
[[nodiscard]] Json source_json(const catalog::Source& source);
/// The sources of these ids by id; ids that lead nowhere are left out.
[[nodiscard]] Json sources_json(const catalog::Catalog& catalog, const std::set<SourceId>& ids);
/// Adds the sources that the statements name.
void collect_sources(const catalog::Provenance& provenance, std::set<SourceId>& ids);

}  // namespace mitate::web::api
