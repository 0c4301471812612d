// Questions about a bundle that must be refused, with the member that the refusal names. The call
// and the command line take the same bodies, so both are held to the same list.
#pragma once
#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

namespace mitate::testing {

struct BadBundle {
  nlohmann::json body;
  std::string parameter;
};

/// A good one, to put something wrong into.
inline nlohmann::json good_bundle() {
  return {{"need",
           {{"buyer_type", "insurer"},
            {"domains", {"hypertension", "mental-health", "sleep"}},
            {"headcount", {{"value", 3000}, {"kind", "insured"}}}}}};
}

inline std::vector<BadBundle> bad_bundles() {
  using nlohmann::json;
  const auto with = [](const char* member, json value) {
    json body = good_bundle();
    body[member] = std::move(value);
    return body;
  };
  const auto goal_with = [&](const char* member, json value) {
    return with("goals", json::array({{{"domains", {"sleep"}}, {member, std::move(value)}}}));
  };
  const auto assumed = [&](json more) {
    json one{{"service", "svc-omron-connect"}};
    one.update(more);
    return with("assumptions", json::array({one}));
  };
  std::vector<BadBundle> out;
  // A budget of nothing, below nothing, beyond counting, in a unit that gives no total.
  for (const long long amount : {0LL, -5LL, 10'000'000'000'000LL}) {
    out.push_back({with("budget", {{"amount", amount}, {"unit", "total_year"}}), "budget.amount"});
    out.push_back({assumed({{"amount", amount}}), "assumptions[0].amount"});
  }
  out.push_back({with("budget", {{"amount", 100}, {"unit", "per_use"}}), "budget.unit"});
  out.push_back({with("budget", {{"amount", 100}, {"unit", "yen"}}), "budget.unit"});
  out.push_back({with("budget", {{"amount", "3 million"}, {"unit", "total"}}), "budget.amount"});
  out.push_back({json{{"need", {{"domains", {"sleep"}}}},
                      {"budget", {{"amount", 500}, {"unit", "person_month"}}}},
                 "need.headcount"});
  // No goals, too many, of nothing, of what does not exist.
  out.push_back({with("goals", json::array()), "goals"});
  out.push_back({json{{"need", {{"buyer_type", "employer"}}}}, "goals"});
  out.push_back({with("goals", json(100'000, {{"domains", {"sleep"}}})), "goals"});
  out.push_back({with("goals", json::array({json::object()})), "goals[0].domains"});
  out.push_back({with("goals", {{{"domains", {"no-such-domain"}}}}), "goals[0].domains"});
  out.push_back({goal_with("weight", 0), "goals[0].weight"});
  out.push_back({goal_with("weight", 101), "goals[0].weight"});
  out.push_back({goal_with("persons", 0), "goals[0].persons"});
  out.push_back({goal_with("participation", 101), "goals[0].participation"});
  out.push_back({goal_with("minimum", 101), "goals[0].minimum"});
  // Demands on a goal that is none.
  out.push_back({with("must_cover", {"oral-health"}), "must_cover[0]"});
  out.push_back({with("must_cover", {{{"goal", 7}}}), "must_cover[0]"});
  // Prerequisites in a circle, of themselves, against what else is said.
  out.push_back({with("requires", {{{"service", "svc-omron-connect"}, {"needs", "svc-asken-biz"}},
                                   {{"service", "svc-asken-biz"}, {"needs", "svc-omron-connect"}}}),
                 "requires"});
  out.push_back(
      {with("requires", {{{"service", "svc-omron-connect"}, {"needs", "svc-omron-connect"}}}),
       "requires[0].needs"});
  json both_ways =
      with("requires", {{{"service", "svc-omron-connect"}, {"needs", "svc-asken-biz"}}});
  both_ways["excludes"] = {{{"service", "svc-asken-biz"}, {"not_with", "svc-omron-connect"}}};
  out.push_back({both_ways, "excludes"});
  // Caps that contradict what else is said.
  out.push_back({with("max_count", 0), "max_count"});
  out.push_back({with("max_count", 13), "max_count"});
  out.push_back({with("provider_cap", 0), "provider_cap"});
  json crowded = with("take", {"svc-omron-connect", "svc-asken-biz"});
  crowded["max_count"] = 1;
  out.push_back({crowded, "take"});
  json in_and_out = with("take", {"svc-omron-connect"});
  in_and_out["leave"] = {"svc-omron-connect"};
  out.push_back({in_and_out, "leave"});
  json two_budgets = goal_with("budget", {{"amount", 5}, {"unit", "total"}});
  two_budgets["budget"] = {{"amount", 100}, {"unit", "total"}};
  out.push_back({two_budgets, "budget"});
  // Ids that nobody has.
  for (const char* list : {"take", "leave"}) {
    out.push_back({with(list, {"svc-nobody"}), std::string(list) + "[0]"});
  }
  out.push_back({with("requires", {{{"service", "svc-nobody"}, {"needs", "svc-asken-biz"}}}),
                 "requires[0].service"});
  out.push_back({with("excludes", {{{"service", "svc-nobody"}, {"not_with", "svc-asken-biz"}}}),
                 "excludes[0]"});
  out.push_back({with("assumptions", {{{"service", "svc-nobody"}, {"amount", 5}}}),
                 "assumptions[0].service"});
  // Prices that cannot be counted.
  out.push_back({assumed(json::object()), "assumptions[0].amount"});
  out.push_back({assumed({{"amount", 5}, {"unit", "per_use"}}), "assumptions[0].uses_per_year"});
  out.push_back({assumed({{"uses_per_year", 0}}), "assumptions[0].uses_per_year"});
  out.push_back({with("each_region", true), "each_region"});
  out.push_back({with("colour", 1), "colour"});
  return out;
}

}  // namespace mitate::testing
