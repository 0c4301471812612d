#include "web/pages/bundles/bundle_form_view.h"

#include <algorithm>

namespace mitate::web {
namespace {
using nlohmann::json;

json option(const FactContext& context, const char* group, const std::string& value,
            const std::string& chosen) {
  return {{"value", value},
          {"label", context.text(std::string("bundle.") + group + "." + value)},
          {"chosen", value == chosen}};
}

json options(const FactContext& context, const char* group,
             std::initializer_list<const char*> values, const std::string& chosen) {
  json out = json::array();
  for (const char* value : values) out.push_back(option(context, group, value, chosen));
  return out;
}

std::string shown_number(const json& object, const char* name) {
  return object.contains(name) && object[name].is_number()
             ? grouped(object[name].get<std::int64_t>())
             : std::string();
}

std::string shown_text(const json& object, const char* name, const char* otherwise) {
  return object.contains(name) && object[name].is_string() ? object[name].get<std::string>()
                                                           : std::string(otherwise);
}

/// Services that a price could be typed for: members, sets to ask about, entries, what was typed.
std::vector<std::pair<std::string, std::string>> services_to_price(const BundleAnswer& answer) {
  constexpr std::size_t kMostShown = 40;
  std::vector<std::pair<std::string, std::string>> out;
  const auto add = [&](const BundleAnswer& service) {
    const std::string id = service["id"];
    const bool known =
        std::any_of(out.begin(), out.end(), [&](const auto& other) { return other.first == id; });
    if (!known && out.size() < kMostShown) out.emplace_back(id, service["name"]);
  };
  for (const BundleAnswer& one : answer["assumptions"]) add(one["service"]);
  for (const BundleAnswer& member : answer["services"]) add(member["service"]);
  for (const BundleAnswer& set : answer["by_count"]) {
    for (const BundleAnswer& service : set["services"]) add(service);
  }
  for (const BundleAnswer& entry : answer["would_enter"]) add(entry["service"]);
  return out;
}

}  // namespace

json bundle_form_view(const FactContext& context, const BundleAnswer& answer, const json& request) {
  json form;
  const json budget = request.value("budget", json::object());
  form["budget"] = shown_number(budget, "amount");
  form["budget_units"] = options(
      context, "unit", {"total_year", "total_month", "total", "person_month", "person_year"},
      shown_text(budget, "unit", "total_year"));
  form["budget_taxes"] =
      options(context, "tax", {"incl", "excl"}, shown_text(budget, "tax", "incl"));
  form["max_count"] = request.contains("max_count") ? request["max_count"].dump() : "5";
  form["provider_cap"] = request.contains("provider_cap") ? request["provider_cap"].dump() : "";
  form["diminishing"] = request.value("diminishing", false);
  json goals = json::array();
  const json asked = request.value("goals", json::array());
  for (std::size_t g = 0; g < asked.size() && g < answer["coverage"].size(); ++g) {
    const json& goal = asked[g];
    goals.push_back({{"n", std::to_string(g)},
                     {"label", answer["coverage"][g]["name"]["label"]},
                     {"weight", shown_number(goal, "weight")},
                     {"persons", shown_number(goal, "persons")},
                     {"participation", shown_number(goal, "participation")},
                     {"must", goal.value("must", false)}});
  }
  form["goals"] = std::move(goals);
  json services = json::array();
  for (const auto& [id, name] : services_to_price(answer)) {
    json said = json::object();
    for (const json& one : request.value("assumptions", json::array())) {
      if (one.value("service", "") == id) said = one;
    }
    const auto holds = [&](const char* list) {
      const json ids = request.value(list, json::array());
      return std::find(ids.begin(), ids.end(), json(id)) != ids.end();
    };
    const char* fixed = holds("take") ? "take" : holds("leave") ? "leave" : "free";
    // What was typed, what the set holds and, at least, the first to ask stand open.
    const bool member =
        std::any_of(answer["services"].begin(), answer["services"].end(),
                    [&](const BundleAnswer& one) { return one["service"]["id"] == id; });
    services.push_back(
        {{"id", id},
         {"open", !said.empty() || member || services.empty()},
         {"name", name},
         {"amount", shown_number(said, "amount")},
         {"units",
          options(context, "unit",
                  {"total_year", "total_month", "total", "person_month", "person_year", "per_use"},
                  shown_text(said, "unit", "total_year"))},
         {"saids", options(context, "said", {"assumed", "quoted", "orientation"},
                           shown_text(said, "said", "assumed"))},
         {"taxes", options(context, "tax", {"incl", "excl"}, shown_text(said, "tax", "incl"))},
         // An amount without its day could not be labelled.
         {"on", shown_text(said, "on", answer["as_of"].get_ref<const std::string&>().c_str())},
         {"uses", shown_number(said, "uses_per_year")},
         {"fixes", options(context, "fix", {"free", "take", "leave"}, fixed)}});
  }
  form["services"] = std::move(services);
  return form;
}

}  // namespace mitate::web
