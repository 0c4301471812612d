#include "ranker/need/goals.h"

#include <algorithm>
#include <string>

#include "ranker/need/clauses.h"
#include "ranker/need/standing.h"

namespace mitate::ranker::reading {
namespace {

void add(std::vector<std::string>& list, const std::string& value) {
  if (std::find(list.begin(), list.end(), value) == list.end()) list.push_back(value);
}

std::string family_of(const catalog::Taxonomy& taxonomy, const std::string& slug) {
  const catalog::Concept* domain = taxonomy.find(catalog::Vocabulary::Domains, slug);
  return domain == nullptr ? slug : domain->parent.value_or(slug);
}

/// True where a mention of one stands beside a mention of the other: 腰痛と高血圧, not
/// 認知症の見守り.
bool are_listed(const Passage& passage, const std::string& one, const std::string& other) {
  const std::vector<Hit>& hits = passage.of(CueSlot::Domain);
  for (std::size_t i = 0; i + 1 < hits.size(); ++i) {
    for (std::size_t k = i + 1; k < hits.size() && k < i + 4; ++k) {
      const bool both = (hits[i].value() == one && hits[k].value() == other) ||
                        (hits[i].value() == other && hits[k].value() == one);
      if (both && are_coordinated(passage, hits[i], hits[k])) return true;
    }
  }
  return false;
}

/// 「移動販売と高血圧対策」: problems of different families in one list are goals of their own.
/// What is read from the very words of one problem stays with it; the rest belongs to each.
std::vector<Goal> parted(const Passage& passage, const Need& need,
                         const catalog::Taxonomy& taxonomy, std::vector<Goal> goals) {
  const auto words_of = [](const std::vector<Slot<std::string>>& slots, const std::string& value) {
    for (const Slot<std::string>& slot : slots) {
      if (slot.value == value) return slot.source;
    }
    return std::optional<Span>();
  };
  std::vector<Goal> out;
  for (Goal& goal : goals) {
    std::vector<std::vector<std::string>> groups;
    for (const std::string& domain : goal.domains) {
      const auto mine = std::find_if(groups.begin(), groups.end(), [&](const auto& group) {
        return std::any_of(group.begin(), group.end(), [&](const std::string& other) {
          return family_of(taxonomy, domain) == family_of(taxonomy, other) ||
                 family_of(taxonomy, domain) == other || domain == family_of(taxonomy, other) ||
                 !are_listed(passage, domain, other);
        });
      });
      if (mine == groups.end()) {
        groups.push_back({domain});
      } else {
        mine->push_back(domain);
      }
    }
    if (groups.size() < 2) {
      out.push_back(std::move(goal));
      continue;
    }
    for (const auto& group : groups) {
      Goal part;
      part.domains = group;
      const auto belongs = [&](const std::optional<Span>& words) {
        if (!words) return true;
        const auto overlaps = [&](const std::string& domain) {
          const auto span = words_of(need.domains, domain);
          return span && span->start < words->end && words->start < span->end;
        };
        if (std::any_of(group.begin(), group.end(), overlaps)) return true;
        return std::none_of(goal.domains.begin(), goal.domains.end(), overlaps);
      };
      const auto share = [&](std::vector<std::string> Goal::*list,
                             const std::vector<Slot<std::string>>& slots) {
        for (const std::string& value : goal.*list) {
          if (belongs(words_of(slots, value))) add(part.*list, value);
        }
      };
      share(&Goal::functions, need.functions);
      share(&Goal::interventions, need.interventions);
      share(&Goal::segments, need.segments);
      share(&Goal::delivery, need.delivery);
      out.push_back(std::move(part));
    }
  }
  return out;
}

}  // namespace

std::vector<Goal> read_goals(const Passage& passage, const Need& need,
                             const catalog::Taxonomy& taxonomy) {
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
  return parted(passage, need, taxonomy, std::move(out));
}

}  // namespace mitate::ranker::reading
