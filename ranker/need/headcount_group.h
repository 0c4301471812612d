// A number of persons found in a text, with what its surroundings say. Used by the readers of
// headcounts.
#pragma once
#include <cstddef>
#include <optional>

#include "ranker/need/need.h"

namespace mitate::ranker::reading {

struct PersonGroup {
  std::size_t start = 0;
  std::size_t end = 0;
  Headcount count;
  std::optional<HeadcountKind> kind;  ///< as said by the words around it
  bool is_total = false;              ///< 計, 総勢
  bool replaced = false;
  bool adds_to_previous = false;  ///< 正社員700＋パート1,300
  bool is_site = false;           ///< 本社50人, 堺工場340人
  bool only_counted = false;      ///< うち女性85人: describes the whole
  bool opens_bracket =
      false;  ///< the first number, in a bracket behind a name: （正社員140名・派遣60名）
  bool inside_next = false;  ///< 25名を含む60人
  bool minor = false;        ///< a story about few people, staff of a service
};

}  // namespace mitate::ranker::reading
