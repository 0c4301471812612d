#include "web/pages/needs/need_chips.h"

#include <algorithm>

#include "catalog/text/utf8.h"
#include "ranker/need/names.h"
#include "web/pages/needs/slot_choices.h"

namespace mitate::web {
namespace {
using ranker::Need;
using ranker::Slot;
using ranker::SlotInfo;
using ranker::Strength;
using Visit = std::function<SlotFate(const SlotItem&)>;

std::string area_of(const ranker::Region& region) {
  return region.municipality_code.value_or(region.prefecture);
}

// The slug, code or number of a value; compound values have none.
const std::string& value_of(const std::string& value) { return value; }
std::string value_of(const ranker::Region& value) { return area_of(value); }
std::string value_of(ranker::BuyerType value) { return std::string(ranker::name_of(value)); }
std::string value_of(int value) { return std::to_string(value); }
template <typename T>
std::string value_of(const T&) {
  return {};
}

template <typename T>
SlotItem item_of(const SlotInfo& slot, Slot<T>& value) {
  const std::string name(slot.name);
  return {name,         name,          value_of(value.value), &value.strength,
          value.source, &value.source, offers_must(slot)};
}

template <typename T>
void visit_member(const SlotInfo& slot, std::optional<Slot<T>>& value, const Visit& visit) {
  if (value && visit(item_of(slot, *value)) == SlotFate::Erase) value.reset();
}
template <typename T>
void visit_member(const SlotInfo& slot, std::vector<Slot<T>>& values, const Visit& visit) {
  std::vector<Slot<T>> kept;
  for (Slot<T>& value : values) {
    SlotItem item = item_of(slot, value);
    item.key += ":" + item.value;
    if (visit(item) == SlotFate::Keep) kept.push_back(std::move(value));
  }
  values = std::move(kept);
}
/// The days of a contract are said with its months.
void visit_member(const SlotInfo&, std::optional<Date>&, const Visit&) {}

std::string months_text(const Wording& wording, const Need& need) {
  std::string text = wording.text("slot.contract_months.value",
                                  {{"months", std::to_string(need.contract_months->value)}});
  if (need.contract_start) {
    text += wording.text("slot.contract_start.from",
                         {{"date", wording.date(need.contract_start->iso())}});
  }
  return text;
}

std::string text_of(const FactContext& context, const Need& need, const SlotItem& item) {
  if (item.slot == "headcount") return headcount_text(context.wording, need.headcount->value);
  if (item.slot == "budget") return budget_text(context.wording, need.budget->value);
  if (item.slot == "deadline") return deadline_text(context.wording, need.deadline->value);
  if (item.slot == "contract_months") return months_text(context.wording, need);
  return slot_value_label(context, item.slot, item.value);
}
}  // namespace

void visit_slots(Need& need, const Visit& visit) {
  ranker::each_slot(need, [&](const SlotInfo& slot, auto& member) {
    // A kind without its type would bring the type back.
    if (slot.name == "buyer_kind" && !need.buyer_type) need.buyer_kind.reset();
    visit_member(slot, member, visit);
  });
}

std::string budget_text(const Wording& wording, const ranker::Budget& budget) {
  const std::string amount = wording.text("price.unit." + std::string(ranker::name_of(budget.unit)),
                                          {{"amount", grouped(budget.amount_yen)}});
  const char* op = budget.op == ranker::BudgetOp::AtMost    ? "budget.at_most"
                   : budget.op == ranker::BudgetOp::About   ? "budget.about"
                   : budget.op == ranker::BudgetOp::AtLeast ? "budget.at_least"
                                                            : "budget.exactly";
  std::string text = wording.text(op, {{"amount", amount}});
  if (budget.tax == ranker::BudgetTax::Included) text += wording.text("tax.incl");
  if (budget.tax == ranker::BudgetTax::Excluded) text += wording.text("tax.excl");
  return text;
}

std::string headcount_text(const Wording& wording, const ranker::Headcount& count) {
  const std::string min = count.min ? grouped(*count.min) : "";
  const std::string max = count.max ? grouped(*count.max) : "";
  std::string text;
  if (count.value) {
    text = wording.text("headcount.value", {{"value", grouped(*count.value)}});
  } else {
    text = wording.text(min.empty()   ? "range.to"
                        : max.empty() ? "range.from"
                                      : "range.both",
                        {{"min", min}, {"max", max}});
  }
  return text + wording.text("headcount.kind." + std::string(ranker::name_of(count.kind)));
}

std::string deadline_text(const Wording& wording, const ranker::Deadline& deadline) {
  if (deadline.fiscal_year) {
    return wording.text("deadline.fiscal_year", {{"year", std::to_string(*deadline.fiscal_year)}});
  }
  if (deadline.date) {
    return wording.text("deadline.date", {{"date", wording.date(deadline.date->text())}});
  }
  return deadline.text;
}

std::string words_at(const std::string& text, const ranker::Span& span) {
  std::size_t point = 0;
  std::string out;
  for (const char c : text) {
    if (!catalog::is_continuation_byte(c)) ++point;
    // After the increment, `point` is the number of the code point this byte belongs to, from 1.
    if (point > span.start && point <= span.end) out += c;
  }
  return out;
}

std::vector<NeedChip> chips_of(const FactContext& context, const Need& need) {
  std::vector<NeedChip> chips;
  Need copy = need;
  visit_slots(copy, [&](const SlotItem& item) {
    NeedChip chip;
    chip.key = item.key;
    chip.slot = item.slot;
    chip.label = context.wording.text("slot." + item.slot);
    chip.always = is_always_strict(*ranker::slot_named(item.slot));
    chip.must = chip.always || (item.can_be_must && *item.strength == Strength::Must);
    chip.can_be_must = item.can_be_must;
    if (item.source) chip.words = words_at(need.text, *item.source);
    chip.value = text_of(context, need, item);
    chips.push_back(std::move(chip));
    return SlotFate::Keep;
  });
  return chips;
}

std::string subject_of(const FactContext& context, const Need& need) {
  std::vector<std::string> labels;
  for (const auto& slot : need.domains) {
    labels.push_back(slot_value_label(context, "domains", slot.value));
  }
  if (labels.empty()) {
    for (const auto& slot : need.service_types) {
      labels.push_back(slot_value_label(context, "service_types", slot.value));
    }
  }
  if (labels.empty()) return context.wording.text("need.subject.any");
  return joined(context, labels);
}

}  // namespace mitate::web
