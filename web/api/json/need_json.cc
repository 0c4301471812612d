// A need as JSON: one function per kind of slot. Read back by need_from_json.cc.
#include "web/api/json/need_json.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "ranker/need/names.h"
#include "web/api/json/need_slots.h"

namespace mitate::web::api {
namespace {

using ordered = nlohmann::ordered_json;
using namespace ranker;

template <typename T>
void add_marks(ordered& out, const Slot<T>& slot) {
  out["strength"] = ranker::name_of(slot.strength);
  if (slot.source) out["source"] = {{"start", slot.source->start}, {"end", slot.source->end}};
}

template <typename T, typename V>
ordered valued(const Slot<T>& slot, V value) {
  ordered out;
  out["value"] = value;
  add_marks(out, slot);
  return out;
}

ordered texts(const std::vector<Slot<std::string>>& slots) {
  ordered out = ordered::array();
  for (const auto& slot : slots) out.push_back(valued(slot, slot.value));
  return out;
}

ordered headcount_json(const Slot<Headcount>& slot) {
  ordered out;
  if (slot.value.value) out["value"] = *slot.value.value;
  if (slot.value.min) out["min"] = *slot.value.min;
  if (slot.value.max) out["max"] = *slot.value.max;
  out["kind"] = ranker::name_of(slot.value.kind);
  add_marks(out, slot);
  return out;
}

ordered region_json(const Slot<Region>& slot) {
  ordered out;
  out["prefecture"] = slot.value.prefecture;
  out["municipality_code"] =
      slot.value.municipality_code ? ordered(*slot.value.municipality_code) : ordered(nullptr);
  out["text"] = slot.value.text;
  add_marks(out, slot);
  return out;
}

ordered budget_json(const Slot<Budget>& slot) {
  ordered out;
  out["amount"] = slot.value.amount_yen;
  out["op"] = ranker::name_of(slot.value.op);
  out["unit"] = ranker::name_of(slot.value.unit);
  switch (slot.value.tax) {
    case BudgetTax::Included:
      out["tax"] = "incl";
      break;
    case BudgetTax::Excluded:
      out["tax"] = "excl";
      break;
    case BudgetTax::Unknown:
      out["tax"] = nullptr;
      break;
  }
  add_marks(out, slot);
  return out;
}

ordered deadline_json(const Slot<Deadline>& slot) {
  ordered out;
  out["text"] = slot.value.text;
  if (slot.value.date) out["date"] = slot.value.date->text();
  if (slot.value.fiscal_year) out["fiscal_year"] = *slot.value.fiscal_year;
  add_marks(out, slot);
  return out;
}

template <typename T>
bool is_strict(const std::optional<Slot<T>>& slot) {
  return slot && slot->strength == Strength::Must;
}
template <typename T>
bool is_strict(const std::vector<Slot<T>>& slots) {
  return std::any_of(slots.begin(), slots.end(),
                     [](const auto& slot) { return slot.strength == Strength::Must; });
}

ordered must_slots(const Need& need) {
  ordered out = ordered::array();
  each_strict_slot(need, [&out](const char* name, const auto& slot) {
    if (is_strict(slot)) out.push_back(name);
  });
  return out;
}

}  // namespace

ordered need_to_json(const Need& need) {
  const auto or_null = [](const auto& slot, auto write) {
    return slot ? ordered(write(*slot)) : ordered(nullptr);
  };
  ordered out;
  out["buyer_type"] = or_null(
      need.buyer_type, [](const auto& slot) { return valued(slot, ranker::name_of(slot.value)); });
  out["buyer_kind"] =
      or_null(need.buyer_kind, [](const auto& slot) { return valued(slot, slot.value); });
  out["industry"] =
      or_null(need.industry, [](const auto& slot) { return valued(slot, slot.value); });
  out["headcount"] = or_null(need.headcount, headcount_json);
  out["region"] = ordered::array();
  for (const auto& slot : need.regions) out["region"].push_back(region_json(slot));
  out["domains"] = texts(need.domains);
  out["negated_domains"] = texts(need.negated_domains);
  out["segments"] = texts(need.segments);
  out["service_types"] = texts(need.service_types);
  out["interventions"] = texts(need.interventions);
  out["outcomes"] = texts(need.outcomes);
  out["budget"] = or_null(need.budget, budget_json);
  out["delivery"] = texts(need.delivery);
  out["language"] = texts(need.languages);
  out["deadline"] = or_null(need.deadline, deadline_json);
  out["certifications"] = texts(need.certifications);
  const auto number = [](const auto& slot) { return valued(slot, slot.value); };
  out["minimum_grade"] = or_null(need.minimum_grade, number);
  out["contract_months"] = or_null(need.contract_months, number);
  out["contract_start"] =
      need.contract_start ? ordered(need.contract_start->iso()) : ordered(nullptr);
  out["contract_end"] = need.contract_end ? ordered(need.contract_end->iso()) : ordered(nullptr);
  out["must"] = must_slots(need);
  return out;
}

}  // namespace mitate::web::api
