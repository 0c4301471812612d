// Facts in English where a translation exists: vocabulary labels, grades, prices, places. A name or
// text that exists in Japanese only is handed out with its language, so that the page can mark it
// and say so; nothing is translated by the program. Pure. Called by the pages below /en.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "web/pages/facts/fact_views.h"

namespace mitate::web {

/// The English label, else the Japanese one; `japanese` tells which.
struct Labelled {
  std::string text;
  bool japanese = false;
};
[[nodiscard]] Labelled english_label(const catalog::Catalog& catalog,
                                     catalog::Vocabulary vocabulary, std::string_view slug);
/// {text, ja} for templates; several as a list.
[[nodiscard]] nlohmann::json labelled_json(const Labelled& label);
[[nodiscard]] nlohmann::json english_labels(const catalog::Catalog& catalog,
                                            catalog::Vocabulary vocabulary,
                                            const std::vector<std::string>& slugs);
/// The label of a facet's value; `otherwise` is the Japanese label.
[[nodiscard]] Labelled english_facet_value(const FactContext& context, std::string_view facet,
                                           const std::string& value, const std::string& otherwise);
/// Empty when nothing is known; free, on request and unknown are three different texts.
[[nodiscard]] std::string english_price(const Wording& wording, const catalog::Price& price);
[[nodiscard]] std::string english_prices(const Wording& wording, const catalog::Service& service);
/// The kind of the best published study; nullopt when none was found.
[[nodiscard]] std::optional<Labelled> english_evidence(const catalog::Catalog& catalog,
                                                       const catalog::Service& service);
[[nodiscard]] std::string english_grade(const Wording& wording, std::optional<int> grade);
[[nodiscard]] std::string english_verification(const catalog::Catalog& catalog,
                                               catalog::Verification level);

}  // namespace mitate::web
