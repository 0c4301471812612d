// Documented uses as view models, for /cases, a provider's page and a result. What a source tells
// of one place is never an effect and never says where a service is offered. Pure.
#pragma once
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <vector>

#include "web/api/json/case_list.h"
#include "web/pages/facts/fact_views.h"
#include "web/pages/facts/source_index.h"

namespace mitate::web {

/// {buyer, buyer_type, region, year, result, figures, reported_by, near, service, href, cite}.
[[nodiscard]] nlohmann::json case_view(const FactContext& context, const api::ListedCase& one,
                                       SourceIndex& sources);

/// Who asks for uses like their own.
struct PracticeQuestion {
  std::string buyer;                        ///< slug; empty: any
  std::vector<std::string> domains;         ///< slugs; empty: any
  std::optional<std::string> municipality;  ///< code: nearest first
  std::vector<std::string> prefectures;     ///< codes; first where no municipality is named
};
/// 他の市町村の取組・他社の事例: uses by the same kind of buyer, nearest first, those with figures
/// of an outcome before those without; and model programmes that public bodies run themselves.
/// False where there is neither. No input of the order of a result.
[[nodiscard]] nlohmann::json practices_json(const FactContext& context,
                                            const PracticeQuestion& question, SourceIndex& sources);

}  // namespace mitate::web
