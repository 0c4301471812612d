// What several English pages have: the frame, rows of facts, sources and recommendations. Public
// facts only; forms for needs stay Japanese. Japanese text is marked with its language and never
// translated by the program. Pure.
#pragma once
#include <string>

#include <nlohmann/json_fwd.hpp>

#include "web/pages/facts/fact_views.h"

namespace mitate::web {

/// Stateless, with the first crumb; `alternate` is the Japanese page.
[[nodiscard]] Frame english_frame(const Wording& wording, std::string title, std::string section,
                                  std::string alternate);
/// One row of facts; an empty value is shown as not verified.
[[nodiscard]] nlohmann::json text_row(const FactContext& context, const char* label_key,
                                      const std::string& value, bool japanese = false);
[[nodiscard]] nlohmann::json list_row(const FactContext& context, const char* label_key,
                                      nlohmann::json values);
/// Every source of a record once.
[[nodiscard]] nlohmann::json english_sources(const FactContext& context,
                                             const catalog::Provenance& provenance);
/// Grade, question, intervention and certainty of one recommendation.
[[nodiscard]] nlohmann::json english_recommendation(const FactContext& context,
                                                    const catalog::Recommendation& one);

}  // namespace mitate::web
