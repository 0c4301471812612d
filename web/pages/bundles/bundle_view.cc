#include "web/pages/bundles/bundle_view.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "web/pictures/budget_steps.h"
#include "web/pictures/price_line.h"

namespace mitate::web {
namespace {
using nlohmann::json;

std::string href_of(const BundleAnswer& service) {
  return "/services/" + service["id"].get<std::string>();
}

json named(const BundleAnswer& service) {
  return {{"id", service["id"]}, {"name", service["name"]}, {"href", href_of(service)}};
}

std::string label_of_goal(const BundleAnswer& answer, std::size_t goal) {
  return answer["coverage"][goal]["name"]["label"].get<std::string>();
}

json members_view(const FactContext& context, const BundleAnswer& answer) {
  json out = json::array();
  for (const BundleAnswer& member : answer["services"]) {
    json one = named(member["service"]);
    const BundleAnswer& provider = member["service"]["provider"];
    one["provider"] = provider.is_null() ? json(false) : json(provider["name"]);
    one["n"] = std::to_string(out.size() + 1);
    one["cost"] = yen_of(context, member["cost"]);
    one["cost_label"] = member["cost"]["label"];
    one["conversions"] = member["cost"]["conversions"];
    one["gain"] = value_text(member["marginal_gain"]);
    std::vector<std::string> best;
    for (const BundleAnswer& cover : member["covers"]) {
      if (cover["best"].get<bool>()) best.push_back(label_of_goal(answer, cover["goal"]));
    }
    one["covers"] = or_false(joined(context, best));
    std::set<std::string> cautions;
    for (const BundleAnswer& cover : member["covers"]) {
      for (const BundleAnswer& caution : cover["cautions"]) {
        cautions.insert(caution["text"].get<std::string>());
      }
    }
    one["cautions"] = json(cautions);
    out.push_back(std::move(one));
  }
  return out;
}

/// Rows: goals; columns: members.
json matrix_view_of(const BundleAnswer& answer) {
  json rows = json::array();
  for (const BundleAnswer& goal : answer["coverage"]) {
    json cells = json::array();
    for (const BundleAnswer& member : answer["services"]) {
      json cell{{"points", false}, {"best", false}};
      for (const BundleAnswer& cover : member["covers"]) {
        if (cover["goal"] != goal["goal"]) continue;
        cell = {{"points", value_text(cover["points"])}, {"best", cover["best"]}};
      }
      cells.push_back(std::move(cell));
    }
    rows.push_back({{"label", goal["name"]["label"]},
                    {"weight", goal["weight"].dump()},
                    {"must", goal["must"]},
                    {"cells", std::move(cells)},
                    {"best_known", value_text(goal["best_known"])},
                    {"candidates", goal["candidates"].dump()},
                    {"priced", goal["priced"].dump()},
                    {"covered", !goal["covered_by"].is_null()}});
  }
  return rows;
}

json sets_view(const FactContext& context, const BundleAnswer& sets) {
  json out = json::array();
  for (const BundleAnswer& set : sets) {
    const bool none_known = set["unpriced"].get<std::size_t>() == set["services"].size();
    out.push_back(
        {{"count", std::to_string(set["services"].size())},
         {"names", service_names(context, set["services"])},
         {"value", value_text(set["value"])},
         {"known_cost",
          none_known ? json(false) : json(grouped(set["known_cost"].get<std::int64_t>()))},
         {"unpriced", set["unpriced"] == 0 ? json(false) : json(set["unpriced"].dump())}});
  }
  return out;
}

json entries_view(const BundleAnswer& answer) {
  json groups = json::array();
  for (const BundleAnswer& goal : answer["coverage"]) {
    json items = json::array();
    for (const BundleAnswer& entry : answer["would_enter"]) {
      if (entry["goal"] != goal["goal"]) continue;
      json one = named(entry["service"]);
      one["points"] = value_text(entry["points"]);
      one["text"] = entry["text"];
      one["inquiry"] = entry["inquiry"];
      one["key"] = goal["goal"].dump() + "-" + entry["service"]["id"].get<std::string>();
      items.push_back(std::move(one));
    }
    if (!items.empty()) {
      groups.push_back({{"label", goal["name"]["label"]}, {"items", std::move(items)}});
    }
  }
  return groups;
}

void put_money(const FactContext& context, const BundleAnswer& answer, json& model) {
  // An empty set costs nothing that anybody could plan with: a blank, not zero.
  const bool empty = answer["services"].empty();
  model["total_cost"] = empty ? json("－") : json(yen_of(context, answer["cost"]));
  model["unpriced"] = answer["unpriced"] == 0 ? json(false) : json(answer["unpriced"].dump());
  model["cost_per"] = false;
  if (!empty && !answer["cost_per"]["amount"].is_null()) {
    model["cost_per"] =
        context.text("bundle.per." + answer["cost_per"]["unit"].get<std::string>(),
                     {{"yen", grouped(answer["cost_per"]["amount"].get<std::int64_t>())}});
  }
  model["months"] = answer["contract_months"].dump();
  model["budget"] = false;
  if (answer["budgets"].empty()) return;
  std::int64_t budget = 0;
  for (const BundleAnswer& one : answer["budgets"]) budget += one["amount"].get<std::int64_t>();
  const std::int64_t spent =
      answer["cost"]["amount"].is_null() ? 0 : answer["cost"]["amount"].get<std::int64_t>();
  json shown{{"amount", grouped(budget)}, {"left", grouped(budget - spent)}};
  PriceLine line;
  line.title =
      context.text("bundle.budget_bar", {{"cost", grouped(spent)}, {"budget", grouped(budget)}});
  line.price = static_cast<double>(spent);
  line.price_label = context.text("bundle.bar.cost", {{"yen", grouped(spent)}});
  line.low = 0;
  line.high = static_cast<double>(std::max<std::int64_t>(spent, 1));
  line.budget = static_cast<double>(budget);
  line.budget_label = context.text("bundle.bar.budget", {{"yen", grouped(budget)}});
  put_markup(shown, "bar_svg", price_line(line));
  model["budget"] = std::move(shown);
}

/// One row per set: budgets that bring the same one stand together.
void put_frontier(const FactContext& context, const BundleAnswer& answer, json& model) {
  json rows = json::array();
  BudgetSteps steps;
  steps.title = context.text("bundle.frontier.picture");
  std::string first;
  for (const BundleAnswer& point : answer["frontier"]) {
    const bool allowed = !point["value"].is_null();
    const std::string budget = yen_of(context, point["budget"]);
    const json names = or_false(service_names(context, point["services"]));
    if (!rows.empty() && rows.back()["names"] == names) {
      rows.back()["budget"] =
          context.text("bundle.frontier.range", {{"first", first}, {"last", budget}});
    } else {
      first = budget;
      rows.push_back(
          {{"budget", budget},
           {"value", allowed ? json(value_text(point["value"])) : json(false)},
           {"cost", names.is_string() ? json(yen_of(context, point["cost"])) : json(false)},
           {"names", names}});
    }
    if (allowed) {
      steps.points.push_back(
          {point["budget"]["amount"].get<double>(), point["value"].get<double>()});
    }
  }
  const bool buys_nothing = std::all_of(steps.points.begin(), steps.points.end(),
                                        [](const auto& point) { return point.second <= 0; });
  model["frontier"] = buys_nothing ? json::array() : std::move(rows);
  if (buys_nothing || steps.points.size() < 2) return;
  steps.first_label = context.text("bundle.frontier.yen",
                                   {{"yen", grouped(std::llround(steps.points.front().first))}});
  steps.last_label = context.text("bundle.frontier.yen",
                                  {{"yen", grouped(std::llround(steps.points.back().first))}});
  put_markup(model, "frontier_svg", budget_steps(steps));
}

json shifts_view(const FactContext& context, const BundleAnswer& answer) {
  json out = json::array();
  for (const BundleAnswer& shift : answer["sensitivity"]) {
    const std::string what = shift["goal"].is_null()
                                 ? shift["service"]["name"].get<std::string>()
                                 : label_of_goal(answer, shift["goal"].get<std::size_t>());
    const std::string percent = shift["percent"].get<int>() > 0 ? "+20%" : "−20%";
    const std::string key = shift["goal"].is_null() ? "bundle.shift.price" : "bundle.shift.weight";
    json row{{"what", context.text(key, {{"what", what}, {"percent", percent}})}, {"set", false}};
    if (!shift["set"].is_null()) {
      const std::string names = service_names(context, shift["set"]["services"]);
      row["set"] = names.empty() ? context.text("bundle.shift.none") : names;
    }
    out.push_back(std::move(row));
  }
  return out;
}

}  // namespace

std::string yen_of(const FactContext& context, const BundleAnswer& money) {
  if (money["amount"].is_null()) return context.text("unknown");
  return context.text("bundle.yen", {{"yen", grouped(money["amount"].get<std::int64_t>())}});
}

std::string value_text(const BundleAnswer& value) {
  if (value.is_number_integer()) return value.dump() + ".0";
  return value.dump();
}

std::string service_names(const FactContext& context, const BundleAnswer& services) {
  std::vector<std::string> names;
  for (const BundleAnswer& one : services) names.push_back(one["name"].get<std::string>());
  return joined(context, names);
}

json bundle_view(const FactContext& context, const BundleAnswer& answer) {
  json model;
  std::vector<std::string> goals;
  for (const BundleAnswer& goal : answer["coverage"]) {
    goals.push_back(goal["name"]["label"].get<std::string>());
  }
  model["title"] = context.text("bundle.title", {{"goals", joined(context, goals)}});
  model["proof"] = answer["services"].empty() ? json("") : json(answer["proof"]);
  model["possible"] = answer["possible"];
  model["members"] = members_view(context, answer);
  model["member_count"] = std::to_string(answer["services"].size());
  model["total_value"] = value_text(answer["value"]);
  put_money(context, answer, model);
  model["rows"] = matrix_view_of(answer);
  json open = json::array();
  for (const BundleAnswer& one : answer["uncovered"]) {
    open.push_back({{"label", one["name"]["label"]}, {"text", one["text"]}});
  }
  model["open"] = std::move(open);
  json changes = json::array();
  for (const BundleAnswer& one : answer["relaxations"])
    changes.push_back(one["text"].get<std::string>());
  model["changes"] = std::move(changes);
  model["sets"] = sets_view(context, answer["by_count"]);
  model["entries"] = entries_view(answer);
  model["next"] = false;
  if (!answer["next_best"].is_null()) {
    const BundleAnswer& next = answer["next_best"];
    model["next"] = {{"names", service_names(context, next["services"])},
                     {"value", value_text(next["value"])},
                     {"cost", yen_of(context, next["cost"])}};
  }
  put_frontier(context, answer, model);
  model["shifts"] = shifts_view(context, answer);
  json assumptions = json::array();
  for (const BundleAnswer& one : answer["assumptions"]) {
    json row = named(one["service"]);
    row["label"] = one["label"];
    row["amount"] =
        one["amount"].is_null() ? json(false) : json(grouped(one["amount"].get<std::int64_t>()));
    row["unit"] = context.text("bundle.unit." + one["unit"].get<std::string>());
    row["uses"] = one["uses_per_year"].is_null()
                      ? json(false)
                      : json(grouped(one["uses_per_year"].get<std::int64_t>()));
    assumptions.push_back(std::move(row));
  }
  model["assumptions"] = std::move(assumptions);
  json waiting = json::array();
  for (const BundleAnswer& one : answer["needs_confirmation"]) {
    json row = named(one["service"]);
    row["reason"] = one["reason"];
    waiting.push_back(std::move(row));
  }
  model["waiting_count"] = std::to_string(waiting.size());
  model["waiting"] = std::move(waiting);
  model["policy_id"] = answer["policy"]["id"];
  model["policy_hash"] = answer["policy"]["hash"];
  model["as_of"] = context.wording.date(answer["as_of"].get<std::string>());
  return model;
}

}  // namespace mitate::web
