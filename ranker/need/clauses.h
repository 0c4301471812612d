// The third stage of reading: clauses, each with a role and the goal it belongs to. The grammar of
// roles (だけ, 以外, 不要, なし, ではなく, 置かずに, 使えない, 別契約) is applied here once to
// every mark, and every slot reads its result from the passage; no slot decides anew what is
// refused.
#pragma once
#include <cstddef>
#include <string_view>
#include <vector>

#include "ranker/need/passage.h"

namespace mitate::ranker::reading {

enum class Role {
  Asked,
  Condition,  ///< strict, or a limit of money, time or form
  Refused,
  Background,  ///< what is done already, what was
  Aside        ///< nothing of it fills a slot
};
[[nodiscard]] std::string_view name_of(Role role);

struct Clause {
  Span span;  ///< folded positions
  Role role = Role::Aside;
  std::size_t goal = 0;  ///< clauses that speak of one problem share a number, from 0
};

/// Gives every mark of the judged slots its standing. Called once, after the marks are found.
void give_standings(Passage& passage);
/// The clauses in text order. REQUIRES give_standings.
[[nodiscard]] std::vector<Clause> read_clauses(const Passage& passage);

}  // namespace mitate::ranker::reading
