#include "ranker/need/goals.h"

#include <algorithm>
#include <string>

#include "ranker/need/clauses.h"

namespace mitate::ranker::reading {
namespace {

void add(std::vector<std::string>& list, const std::string& value) {
  if (std::find(list.begin(), list.end(), value) == list.end()) list.push_back(value);
}

}  // namespace

std::vector<Goal> read_goals(const Passage& passage, const Need& need) {
  const std::vector<Clause> clauses = read_clauses(passage);
  const auto goal_at = [&](const std::optional<Span>& source) -> std::size_t {
    if (!source) return 0;
    std::size_t goal = 0;
    for (const Clause& clause : clauses) {
      if (passage.source(clause.span.start, clause.span.end).start > source->start) break;
      goal = clause.goal;
    }
    return goal;
  };
  std::size_t last = 0;
  for (const Clause& clause : clauses) last = std::max(last, clause.goal);
  std::vector<Goal> out(need.domains.empty() ? 0 : last + 1);
  if (out.empty()) return out;
  const auto deal = [&](const std::vector<Slot<std::string>>& slots,
                        std::vector<std::string> Goal::*list) {
    for (const Slot<std::string>& slot : slots) add(out[goal_at(slot.source)].*list, slot.value);
  };
  deal(need.domains, &Goal::domains);
  deal(need.functions, &Goal::functions);
  deal(need.interventions, &Goal::interventions);
  deal(need.segments, &Goal::segments);
  deal(need.delivery, &Goal::delivery);
  // A clause whose domain gave way to another opens no goal of its own: what it holds goes before.
  for (std::size_t i = out.size(); i-- > 0;) {
    if (!out[i].domains.empty() || out.size() == 1) continue;
    Goal& into = out[i > 0 ? i - 1 : 1];
    for (const auto list :
         {&Goal::functions, &Goal::interventions, &Goal::segments, &Goal::delivery}) {
      for (const std::string& value : out[i].*list) add(into.*list, value);
    }
    out.erase(out.begin() + static_cast<std::ptrdiff_t>(i));
  }
  return out;
}

}  // namespace mitate::ranker::reading
