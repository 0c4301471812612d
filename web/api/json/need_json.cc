// A need as JSON: one function per kind of value, slots from their table. Read back by
// need_from_json.cc.
#include "web/api/json/need_json.h"

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "ranker/need/names.h"
#include "ranker/need/need_slots.h"

namespace mitate::web::api {
namespace {

using ordered = nlohmann::ordered_json;
using namespace ranker;

void put(ordered& out, const std::string& value) { out["value"] = value; }
void put(ordered& out, int value) { out["value"] = value; }
void put(ordered& out, BuyerType value) { out["value"] = ranker::name_of(value); }

void put(ordered& out, const Headcount& people) {
  if (people.value) out["value"] = *people.value;
  if (people.min) out["min"] = *people.min;
  if (people.max) out["max"] = *people.max;
  out["kind"] = ranker::name_of(people.kind);
}

void put(ordered& out, const Region& region) {
  out["prefecture"] = region.prefecture;
  out["municipality_code"] =
      region.municipality_code ? ordered(*region.municipality_code) : ordered(nullptr);
  out["text"] = region.text;
}

void put(ordered& out, const Budget& budget) {
  out["amount"] = budget.amount_yen;
  out["op"] = ranker::name_of(budget.op);
  out["unit"] = ranker::name_of(budget.unit);
  out["tax"] = nullptr;
  if (budget.tax != BudgetTax::Unknown) {
    out["tax"] = budget.tax == BudgetTax::Included ? "incl" : "excl";
  }
}

void put(ordered& out, const Deadline& deadline) {
  out["text"] = deadline.text;
  if (deadline.date) out["date"] = deadline.date->text();
  if (deadline.fiscal_year) out["fiscal_year"] = *deadline.fiscal_year;
}

template <typename T>
ordered written(const Slot<T>& slot) {
  ordered out;
  put(out, slot.value);
  out["strength"] = ranker::name_of(slot.strength);
  if (slot.source) out["source"] = {{"start", slot.source->start}, {"end", slot.source->end}};
  return out;
}
template <typename T>
ordered written(const std::optional<Slot<T>>& slot) {
  return slot ? written(*slot) : ordered(nullptr);
}
template <typename T>
ordered written(const std::vector<Slot<T>>& slots) {
  ordered out = ordered::array();
  for (const Slot<T>& slot : slots) out.push_back(written(slot));
  return out;
}
ordered written(const std::optional<Date>& day) {
  return day ? ordered(day->iso()) : ordered(nullptr);
}

}  // namespace

ordered need_to_json(const Need& need) {
  ordered out;
  ordered must = ordered::array();
  each_slot(need, [&](const SlotInfo& info, const auto& slot) {
    out[std::string(info.name)] = written(slot);
    if (info.can_be_strict && is_strict(slot)) must.push_back(info.name);
  });
  out["must"] = std::move(must);
  return out;
}

}  // namespace mitate::web::api
