#include "ranker/bundle/asked_bundle.h"

#include <algorithm>
#include <map>
#include <set>

#include "ranker/bundle/refused_member.h"

namespace mitate::ranker::bundle {
namespace {

Result<void> check_budget(const Budget& budget, const std::string& field) {
  if (budget.amount_yen < kLeastYen || budget.amount_yen > kMostYen) {
    return refused_member(field + ".amount", "予算は1円以上1兆円以下で指定してください。");
  }
  if (budget.unit == BudgetUnit::PerUse) {
    return refused_member(
        field + ".unit",
        "組合せの予算は、1人あたり・月額・年額・総額のいずれかで指定してください。"
        "1回あたりの金額では全体の費用が決まりません。");
  }
  return {};
}

Result<void> check_goals(const AskedBundle& asked) {
  if (asked.goals.empty()) {
    return refused_member(
        "goals", "目的（解決したい課題）が見つかりません。分野を1つ以上指定してください。");
  }
  if (asked.goals.size() > kMostAskedGoals) {
    return refused_member("goals", "目的は20件までです。近いものをまとめてください。");
  }
  const auto own = static_cast<std::size_t>(
      std::count_if(asked.goals.begin(), asked.goals.end(),
                    [](const AskedGoal& goal) { return goal.budget.has_value(); }));
  for (std::size_t i = 0; i < asked.goals.size(); ++i) {
    const AskedGoal& goal = asked.goals[i];
    if (goal.goal.domains.empty() && goal.outcomes.empty() && goal.goal.interventions.empty() &&
        goal.goal.functions.empty()) {
      return refused_member(member_of("goals", i, ".domains"),
                            "目的ごとに分野を1つ以上指定してください。");
    }
    if (goal.weight && (*goal.weight < 1 || *goal.weight > 100)) {
      return refused_member(member_of("goals", i, ".weight"),
                            "重みは1から100の整数で指定してください。");
    }
    if (goal.persons && (*goal.persons < 1 || *goal.persons > kMostPeople)) {
      return refused_member(member_of("goals", i, ".persons"),
                            "対象人数は1人以上で指定してください。");
    }
    if (goal.participation < 1 || goal.participation > 100) {
      return refused_member(member_of("goals", i, ".participation"),
                            "参加率は1から100の整数（％）で指定してください。");
    }
    if (goal.minimum.value < 1 || goal.minimum.value > 1000) {
      return refused_member(member_of("goals", i, ".minimum"),
                            "最低点は0.1から100の間で指定してください。");
    }
    if (!goal.budget) continue;
    if (asked.budget) {
      return refused_member("budget",
                            "全体の予算と目的ごとの予算は、どちらか一方で指定してください。");
    }
    if (own < asked.goals.size()) {
      return refused_member("goals",
                            "目的ごとに予算を分けるときは、すべての目的に予算を指定してください。");
    }
    MITATE_TRY_VOID(check_budget(*goal.budget, member_of("goals", i, ".budget")));
  }
  return {};
}

Result<void> check_assumptions(const AskedBundle& asked) {
  if (asked.assumptions.size() > kMostAssumptions) {
    return refused_member("assumptions", "仮定・見積は200件までです。");
  }
  std::set<ServiceId> seen;
  for (std::size_t i = 0; i < asked.assumptions.size(); ++i) {
    const Assumption& one = asked.assumptions[i];
    if (!seen.insert(one.service).second) {
      return refused_member(member_of("assumptions", i, ".service"),
                            "同じサービスの仮定・見積が2件あります。1件にまとめてください。");
    }
    if (one.amount && (*one.amount < kLeastYen || *one.amount > kMostYen)) {
      return refused_member(member_of("assumptions", i, ".amount"),
                            "仮定・見積の金額は1円以上1兆円以下で指定してください。");
    }
    if (one.uses_per_year && (*one.uses_per_year < 1 || *one.uses_per_year > kMostUses)) {
      return refused_member(member_of("assumptions", i, ".uses_per_year"),
                            "利用回数は年1回以上で指定してください。");
    }
    if (!one.amount && !one.uses_per_year) {
      return refused_member(member_of("assumptions", i, ".amount"),
                            "金額か年間の利用回数を指定してください。");
    }
    if (one.amount && one.unit == BudgetUnit::PerUse && !one.uses_per_year) {
      return refused_member(member_of("assumptions", i, ".uses_per_year"),
                            "1回あたりの金額には、年間の利用回数も指定してください。");
    }
  }
  return {};
}

/// A service that needs another which needs it: they can only come together, which nobody means.
bool has_cycle(const std::vector<std::pair<ServiceId, ServiceId>>& needs) {
  std::multimap<ServiceId, ServiceId> next(needs.begin(), needs.end());
  for (const auto& [start, unused] : needs) {
    std::vector<ServiceId> reached{start};
    for (std::size_t i = 0; i < reached.size(); ++i) {
      const auto [from, to] = next.equal_range(reached[i]);
      for (auto it = from; it != to; ++it) {
        if (it->second == start) return true;
        if (std::find(reached.begin(), reached.end(), it->second) == reached.end()) {
          reached.push_back(it->second);
        }
      }
    }
  }
  return false;
}

Result<void> check_rules(const AskedBundle& asked) {
  if (asked.max_count < 1 || asked.max_count > kMostMembers) {
    return refused_member("max_count", "サービスの数は1から12の間で指定してください。");
  }
  if (asked.provider_cap && (*asked.provider_cap < 1 || *asked.provider_cap > kMostMembers)) {
    return refused_member("provider_cap", "1事業者あたりの上限は1から12の間で指定してください。");
  }
  if (asked.needs.size() > kMostPairs) {
    return refused_member("requires", "組の条件は50件までです。");
  }
  if (asked.excludes.size() > kMostPairs) {
    return refused_member("excludes", "組の条件は50件までです。");
  }
  if (has_cycle(asked.needs)) {
    return refused_member("requires",
                          "前提の条件が循環しています。どちらが前提かを1方向にしてください。");
  }
  const auto both = [](const auto& a, const auto& b) {
    return std::find_first_of(a.begin(), a.end(), b.begin(), b.end()) != a.end();
  };
  if (both(asked.take, asked.leave)) {
    return refused_member("leave", "同じサービスが「必ず入れる」と「入れない」の両方にあります。");
  }
  if (asked.take.size() > asked.max_count) {
    return refused_member("take", "「必ず入れる」サービスが、サービスの数の上限を超えています。");
  }
  for (const auto& [first, second] : asked.excludes) {
    const auto pair = [&](const auto& other) {
      return (other.first == first && other.second == second) ||
             (other.first == second && other.second == first);
    };
    if (std::any_of(asked.needs.begin(), asked.needs.end(), pair)) {
      return refused_member("excludes", "同じ2件が「前提」と「同時に入れない」の両方にあります。");
    }
  }
  return {};
}

}  // namespace

std::vector<AskedGoal> goals_of(const Need& need, const std::vector<Goal>& read) {
  std::vector<AskedGoal> out;
  const bool in_one_breath = read.size() == 1 && read.front().domains.size() > 1;
  for (const Goal& goal : read) {
    if (!in_one_breath) out.emplace_back().goal = goal;
  }
  if (in_one_breath) {
    for (const std::string& domain : read.front().domains) {
      out.emplace_back().goal = read.front();
      out.back().goal.domains = {domain};
    }
  }
  if (out.empty()) {
    for (const Slot<std::string>& domain : need.domains) {
      out.emplace_back().goal.domains = {domain.value};
    }
  }
  if (out.empty() && (!need.interventions.empty() || !need.outcomes.empty())) {
    AskedGoal& goal = out.emplace_back();
    for (const auto& one : need.interventions) goal.goal.interventions.push_back(one.value);
    for (const auto& one : need.outcomes) goal.outcomes.push_back(one.value);
  }
  return out;
}

Result<void> check(const AskedBundle& asked) {
  MITATE_TRY_VOID(check_goals(asked));
  if (asked.budget) MITATE_TRY_VOID(check_budget(*asked.budget, "budget"));
  MITATE_TRY_VOID(check_rules(asked));
  return check_assumptions(asked);
}

}  // namespace mitate::ranker::bundle
