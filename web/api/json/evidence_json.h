// The evidence side as JSON beyond one guideline: the matrix of grades, one recommendation with
// what is and what is not linked to it, studies with their outcomes. Not here: single facts
// (model_json.h). Called by evidence.cc. Pure.
#pragma once
#include <nlohmann/json_fwd.hpp>

#include "catalog/model/catalog.h"
#include "web/api/json/model_json.h"

namespace mitate::web::api {

/// [{domain, intervention, label, grades: {"1": [ids] … "5": [ids], "unknown": [ids]}}]: all five
/// grades and the unread ones, each a list that may be empty.
[[nodiscard]] Json grade_matrix(const catalog::Catalog& catalog);
[[nodiscard]] Json research_project_json(const catalog::Catalog& catalog,
                                         const catalog::ResearchProject& project);
/// recommendation_json with its document, its research questions, who linked which service and why,
/// services of the same type of intervention without a link (apart), what other documents say about
/// the same intervention, and sources.
[[nodiscard]] Json recommendation_record(const catalog::Catalog& catalog,
                                         const catalog::Recommendation& recommendation);

/// The same without its sources, for lists that have none.
[[nodiscard]] Json study_with_service(const catalog::Catalog& catalog,
                                      const catalog::Service& service, const catalog::Study& study);
/// One study with the service it hangs on and its sources. `kind` tells effects from reports: what
/// a report claims stands in `reported`, never in `effect`.
[[nodiscard]] Json study_record(const catalog::Catalog& catalog, const catalog::Service& service,
                                const catalog::Study& study);
/// Studies per outcome and design, with the smallest important difference where a source gives one,
/// else null.
[[nodiscard]] Json outcome_table(const catalog::Catalog& catalog);

}  // namespace mitate::web::api
