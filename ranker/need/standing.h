// Is a mentioned thing asked for, refused, or only part of the story? Decided by the words that
// follow the mention in its sentence: 「Xは不要」「X以外」 refuse, 「Xは導入済み」 is background.
// Knows nothing of what X is; used alike for domains, segments, delivery, languages,
// certifications.
#pragma once
#include <vector>

#include "ranker/need/passage.h"

namespace mitate::ranker::reading {

struct StandingRules {
  /// Also 使えない, 難しい, 不慣れ: they refuse a form of delivery, but describe a problem
  /// elsewhere.
  bool inability_refuses = false;
  bool background_counts = false;
};

/// One standing per hit. `hits` must be in text order and of one slot.
[[nodiscard]] std::vector<Standing> standings(const Passage& passage, const std::vector<Hit>& hits,
                                              const StandingRules& rules);

/// True when only joining words stand between two mentions (「睡眠と運動」「血圧・血糖」).
[[nodiscard]] bool are_coordinated(const Passage& passage, const Hit& left, const Hit& right);

}  // namespace mitate::ranker::reading
