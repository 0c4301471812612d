// Where: prefectures and municipalities a text names. A municipality swallows the prefecture that
// only locates it; a name that several places share is settled by the prefecture or asked back.
#pragma once
#include <optional>
#include <vector>

#include "catalog/model/taxonomy.h"
#include "ranker/need/need.h"
#include "ranker/need/passage.h"

namespace mitate::ranker::reading {

struct RegionReading {
  std::vector<Slot<Region>> regions;
  std::vector<std::string> left_out;  ///< places that are refused, each with 以外
  std::optional<Question> question;   ///< which_municipality, options are codes
};

[[nodiscard]] RegionReading read_regions(const Passage& passage, const catalog::Places& places);

}  // namespace mitate::ranker::reading
