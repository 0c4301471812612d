// Labels of taxonomy concepts for the parameters of reasons. Called by factors, gate and insight.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "ranker/facts/columns.h"
#include "ranker/question/asked.h"

namespace mitate::ranker {

/// "高血圧、睡眠"; at most `most` labels, then "ほか".
[[nodiscard]] std::string labels_of(const Concepts& concepts, catalog::Vocabulary vocabulary,
                                    const std::vector<ConceptId>& ids, std::size_t most = 4);
[[nodiscard]] std::string joined(const std::vector<std::string>& items, std::size_t most = 6);
[[nodiscard]] std::string buyer_label(const Concepts& concepts, BuyerType buyer);
[[nodiscard]] std::string buyers_label(const Concepts& concepts, std::uint8_t buyers);
[[nodiscard]] std::string regions_label(const Columns& columns,
                                        const std::vector<AskedRegion>& regions);
/// "12.3" from tenths.
[[nodiscard]] std::string points_text(Tenths points);
/// Whole yen with thousands separators.
[[nodiscard]] std::string yen_text(double yen);
[[nodiscard]] std::vector<ConceptId> ids_in(const std::vector<AskedConcept>& asked);

}  // namespace mitate::ranker
