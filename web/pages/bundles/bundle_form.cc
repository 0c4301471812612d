#include "web/pages/bundles/bundle_form.h"

#include <optional>
#include <string>

#include "ranker/need/need_limits.h"
#include "web/pages/needs/typed_values.h"
#include "web/wording/api_wording.h"

namespace mitate::web {
namespace {
using nlohmann::json;

bool is_blank(const std::string& typed) {
  return typed.find_first_not_of(" \t\n　") == std::string::npos;
}

/// null where nothing was typed; digits with separators, wide ones too.
Result<json, Problem> number_typed(const Fields& fields, const std::string& name) {
  const std::string typed = half_width(fields.get(name));
  if (is_blank(typed)) return json(nullptr);
  std::string digits = typed;
  (void)take_end(digits, {"円", "人", "件", "%", "％", "回"});
  const auto number = read_digits(digits, INT64_MAX / 2);
  if (!number) {
    return Refused(invalid_parameter(name, wording::not_an_integer(name)));
  }
  return json(*number);
}

void put_or_erase(json& object, const char* name, const json& value) {
  if (value.is_null() || value == "") {
    object.erase(name);
  } else {
    object[name] = value;
  }
}

Result<void, Problem> read_goals_of(const Fields& fields, json& request) {
  if (!request.contains("goals")) return {};
  for (std::size_t g = 0; g < request["goals"].size(); ++g) {
    json& goal = request["goals"][g];
    const std::string number = "_" + std::to_string(g);
    if (!fields.has("weight" + number)) continue;
    for (const char* member : {"weight", "persons", "participation"}) {
      MITATE_TRY(const json value, number_typed(fields, member + number));
      put_or_erase(goal, member, value);
    }
    put_or_erase(goal, "must", fields.has("must" + number) ? json(true) : json(nullptr));
  }
  return {};
}

Result<void, Problem> read_services_of(const Fields& fields, json& request) {
  constexpr std::string_view kPrice = "price_";
  json assumptions = json::array();
  json take = json::array();
  json leave = json::array();
  bool shown = false;
  for (const auto& [name, value] : fields.items()) {
    if (name.rfind(kPrice, 0) != 0) continue;
    shown = true;
    const std::string id = name.substr(kPrice.size());
    const std::string fixed = fields.get("fix_" + id);
    if (fixed == "take") take.push_back(id);
    if (fixed == "leave") leave.push_back(id);
    MITATE_TRY(const json amount, number_typed(fields, name));
    MITATE_TRY(const json uses, number_typed(fields, "uses_" + id));
    if (amount.is_null() && uses.is_null()) continue;
    json one{{"service", id}};
    put_or_erase(one, "amount", amount);
    put_or_erase(one, "uses_per_year", uses);
    put_or_erase(one, "unit", fields.get("unit_" + id));
    put_or_erase(one, "said", fields.get("said_" + id));
    put_or_erase(one, "on", fields.get("on_" + id));
    put_or_erase(one, "tax", fields.get("tax_" + id));
    assumptions.push_back(std::move(one));
  }
  if (!shown) return {};
  put_or_erase(request, "assumptions", assumptions.empty() ? json(nullptr) : assumptions);
  put_or_erase(request, "take", take.empty() ? json(nullptr) : take);
  put_or_erase(request, "leave", leave.empty() ? json(nullptr) : leave);
  return {};
}

}  // namespace

Result<json, Problem> bundle_request_of(const json& before, const Fields& fields) {
  json request = before;
  if (fields.has("budget")) {
    MITATE_TRY(const json amount, number_typed(fields, "budget"));
    json budget = nullptr;
    if (!amount.is_null()) {
      const std::string unit = fields.get("budget_unit");
      budget = {{"amount", amount}, {"unit", unit.empty() ? "total_year" : unit}};
      put_or_erase(budget, "tax", fields.get("budget_tax"));
    }
    put_or_erase(request, "budget", budget);
  }
  for (const char* member : {"max_count", "provider_cap"}) {
    if (!fields.has(member)) continue;
    MITATE_TRY(const json value, number_typed(fields, member));
    put_or_erase(request, member, value);
  }
  if (fields.has("max_count")) {
    put_or_erase(request, "diminishing", fields.has("diminishing") ? json(true) : json(nullptr));
  }
  MITATE_TRY_VOID(read_goals_of(fields, request));
  MITATE_TRY_VOID(read_services_of(fields, request));
  return request;
}

}  // namespace mitate::web
