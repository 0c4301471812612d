// Languages and certifications that are asked of the service or its provider.
#pragma once
#include <string>
#include <vector>

#include "catalog/model/catalog.h"
#include "ranker/need/need.h"
#include "ranker/need/passage.h"

namespace mitate::ranker::reading {

[[nodiscard]] std::vector<Slot<std::string>> read_languages(const Passage& passage);
/// Leaves out recognitions of buyers (健康経営優良法人) and what the sender says of itself.
[[nodiscard]] std::vector<Slot<std::string>> read_certifications(const Passage& passage,
                                                                 const catalog::Catalog& catalog);

}  // namespace mitate::ranker::reading
