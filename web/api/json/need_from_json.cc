// JSON as a need. Names, types, limits and choices are those of the shape NeedRequest; here are the
// rules between members and the way into the slots. Written back by need_json.cc.
#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>
#include <type_traits>
#include <vector>

#include "catalog/base/public_codes.h"
#include "ranker/need/names.h"
#include "ranker/need/need_slots.h"
#include "web/api/json/json_body.h"
#include "web/api/json/need_json.h"
#include "web/api/shapes/conforms.h"
#include "web/wording/api_wording.h"

namespace mitate::web::api {
namespace {

using nlohmann::json;
using namespace ranker;

Refused refused(const std::string& field, std::string detail,
                std::optional<std::string> value = {}) {
  return Refused(invalid_parameter("need." + field, std::move(detail), std::move(value)));
}

/// The member as a number of its own kind, where it was sent.
template <typename T>
std::optional<T> number_sent(const json& object, const char* name) {
  return is_sent(object, name) ? std::optional<T>(object[name].get<T>()) : std::nullopt;
}

// What a slot's value is made from; each with the rules that a shape cannot say.

Result<std::string, Problem> value_of(const json& given, const std::string&, std::string*) {
  return given.get<std::string>();
}

Result<int, Problem> value_of(const json& given, const std::string&, int*) {
  return given.get<int>();
}

Result<BuyerType, Problem> value_of(const json& given, const std::string&, BuyerType*) {
  return *buyer_type_named(given.get_ref<const std::string&>());
}

Result<Headcount, Problem> value_of(const json& given, const std::string& field, Headcount*) {
  Headcount out;
  out.value = number_sent<std::int64_t>(given, "value");
  out.min = number_sent<std::int64_t>(given, "min");
  out.max = number_sent<std::int64_t>(given, "max");
  out.kind = *headcount_kind_named(given["kind"].get_ref<const std::string&>());
  if (!out.representative()) {
    return refused(field + ".value", wording::missing_field("need." + field + ".value"));
  }
  if (out.min && out.max && *out.min > *out.max) {
    return refused(field, wording::range_reversed("need." + field));
  }
  return out;
}

Result<Region, Problem> value_of(const json& given, const std::string& field, Region*) {
  const auto member = [&given](const char* name) {
    return is_sent(given, name) ? given[name].get<std::string>() : std::string();
  };
  Region out;
  out.prefecture = member("prefecture");
  out.text = member("text");
  if (const std::string code = member("municipality_code"); !code.empty()) {
    const std::string path = field + ".municipality_code";
    if (!is_municipality_code(code)) {
      return refused(path, wording::bad_municipality_code("need." + path), code);
    }
    if (out.prefecture.empty()) out.prefecture = code.substr(0, 2);
    if (code.substr(0, 2) != out.prefecture) {
      return refused(path, wording::place_outside_prefecture("need." + field), code);
    }
    out.municipality_code = code;
  }
  if (!is_prefecture_code(out.prefecture)) {
    const std::string path = field + ".prefecture";
    return refused(path, wording::not_a_choice("need." + path, "01–47"), out.prefecture);
  }
  return out;
}

Result<Budget, Problem> value_of(const json& given, const std::string&, Budget*) {
  Budget out;
  out.amount_yen = given["amount"].get<std::int64_t>();
  out.unit = *budget_unit_named(given["unit"].get_ref<const std::string&>());
  out.op = is_sent(given, "op") ? *budget_op_named(given["op"].get_ref<const std::string&>())
                                : BudgetOp::AtMost;
  if (is_sent(given, "tax")) {
    out.tax = given["tax"] == "incl" ? BudgetTax::Included : BudgetTax::Excluded;
  }
  return out;
}

Result<Deadline, Problem> value_of(const json& given, const std::string& field, Deadline*) {
  Deadline out;
  if (is_sent(given, "text")) out.text = given["text"].get<std::string>();
  if (is_sent(given, "date"))
    out.date = PartialDate::parse(given["date"].get_ref<const std::string&>());
  out.fiscal_year = number_sent<int>(given, "fiscal_year");
  if (!out.date && !out.fiscal_year) {
    return refused(field + ".date", wording::missing_field("need." + field + ".date"));
  }
  return out;
}

/// A value with its marks; bare, or in an object: {"value": …} or the members themselves.
template <typename T>
Result<Slot<T>, Problem> slot_of(const json& given, const std::string& field) {
  constexpr bool kMayBeBare = std::is_same_v<T, std::string> || !std::is_class_v<T>;
  const json& value = kMayBeBare && given.is_object() ? given["value"] : given;
  Slot<T> slot;
  MITATE_TRY(slot.value, value_of(value, field, static_cast<T*>(nullptr)));
  if (!given.is_object()) return slot;
  if (is_sent(given, "strength")) {
    slot.strength = *strength_named(given["strength"].get_ref<const std::string&>());
  }
  if (is_sent(given, "source")) {
    const json& source = given["source"];
    slot.source = Span{source["start"].get<std::size_t>(), source["end"].get<std::size_t>()};
  }
  return slot;
}

template <typename T>
Result<void, Problem> read(const json& given, const std::string& field,
                           std::optional<Slot<T>>& out) {
  MITATE_TRY(out, slot_of<T>(given, field));
  return {};
}

template <typename T>
Result<void, Problem> read(const json& given, const std::string& field, std::vector<Slot<T>>& out) {
  if (given.is_object()) {
    MITATE_TRY(auto slot, slot_of<T>(given, field));
    out.push_back(std::move(slot));
    return {};
  }
  for (std::size_t i = 0; i < given.size(); ++i) {
    MITATE_TRY(auto slot, slot_of<T>(given[i], field + "[" + std::to_string(i) + "]"));
    out.push_back(std::move(slot));
  }
  return {};
}

Result<void, Problem> read(const json& given, const std::string&, std::optional<Date>& out) {
  out = Date::parse(given.get_ref<const std::string&>());
  return {};
}

template <typename T>
void make_strict(std::optional<Slot<T>>& slot) {
  if (slot) slot->strength = Strength::Must;
}
template <typename T>
void make_strict(std::vector<Slot<T>>& slots) {
  for (Slot<T>& slot : slots) slot.strength = Strength::Must;
}
void make_strict(std::optional<Date>&) {}

}  // namespace

Result<Need, Problem> need_from_json(const json& object) {
  MITATE_TRY_VOID(check_body(object, "NeedRequest", "need"));
  Need need;
  Result<void, Problem> outcome;
  const json must = is_sent(object, "must") ? object["must"] : json::array();
  each_slot(need, [&](const SlotInfo& info, auto& slot) {
    const std::string name(info.name);
    if (!outcome) return;
    if (is_sent(object, name.c_str())) outcome = read(object[name], name, slot);
    const bool named = std::find(must.begin(), must.end(), json(name)) != must.end();
    if (named || info.always_strict) make_strict(slot);
  });
  if (!outcome) return Refused(std::move(outcome).error());
  return need;
}

}  // namespace mitate::web::api
