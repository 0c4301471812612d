#include "web/api/json/goal_json.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>

namespace mitate::web::api {
namespace {
using ranker::Goal;
/// Every member of a goal is a list of slugs.
constexpr std::pair<const char*, std::vector<std::string> Goal::*> kMembers[] = {
    {"domains", &Goal::domains},
    {"functions", &Goal::functions},
    {"interventions", &Goal::interventions},
    {"segments", &Goal::segments},
    {"delivery", &Goal::delivery}};
}  // namespace

nlohmann::ordered_json goals_to_json(const std::vector<Goal>& goals) {
  auto list = nlohmann::ordered_json::array();
  for (const Goal& goal : goals) {
    auto& one = list.emplace_back(nlohmann::ordered_json::object());
    for (const auto& [name, member] : kMembers) {
      if (!(goal.*member).empty()) one[name] = goal.*member;
    }
  }
  return list;
}

std::optional<std::vector<Goal>> goals_from_json(const nlohmann::json& list) {
  if (!list.is_array()) return std::nullopt;
  std::vector<Goal> goals;
  for (const nlohmann::json& one : list) {
    if (!one.is_object()) return std::nullopt;
    Goal& goal = goals.emplace_back();
    for (const auto& [name, member] : kMembers) {
      const auto found = one.find(name);
      if (found == one.end()) continue;
      const bool texts =
          found->is_array() && std::all_of(found->begin(), found->end(),
                                           [](const auto& value) { return value.is_string(); });
      if (!texts) return std::nullopt;
      goal.*member = found->template get<std::vector<std::string>>();
    }
    if (goal.domains.empty()) return std::nullopt;
  }
  return goals;
}

}  // namespace mitate::web::api
