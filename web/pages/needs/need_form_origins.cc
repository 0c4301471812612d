// A form that is opened again: what it was filled from, and what a need keeps of its origin.
#include <algorithm>
#include <map>

#include "ranker/need/names.h"
#include "web/pages/needs/need_chips.h"
#include "web/pages/needs/need_form.h"
#include "web/pages/needs/slot_choices.h"

namespace mitate::web {
namespace {
using ranker::Need;
using ranker::Slot;
using ranker::Strength;

/// Calls with the members of both needs, slot by slot.
template <typename Visit>
void each_pair(Need& mine, const Need& theirs, Visit visit) {
  std::apply(
      [&](const auto&... row) { (visit(row.info, mine.*(row.member), theirs.*(row.member)), ...); },
      ranker::kSlotRows);
}

bool says_same(const ranker::Headcount& a, const ranker::Headcount& b) {
  return a.value == b.value && a.min == b.min && a.max == b.max && a.kind == b.kind;
}
bool says_same(const ranker::Budget& a, const ranker::Budget& b) {
  return a.amount_yen == b.amount_yen && a.unit == b.unit && a.op == b.op && a.tax == b.tax;
}
bool says_same(const ranker::Deadline& a, const ranker::Deadline& b) {
  return a.fiscal_year == b.fiscal_year && a.date == b.date;
}
template <typename T>
bool says_same(const T& a, const T& b) {
  return a == b;
}

/// A single value keeps its words only while it says the same; of several each has its own key.
template <typename T>
void drop_stale_words(std::optional<Slot<T>>& mine, const std::optional<Slot<T>>& before) {
  if (mine && before && !says_same(mine->value, before->value)) mine->source.reset();
}
template <typename T>
void drop_stale_words(T&, const T&) {}

/// Writes the fields of a form from the members of a need.
class FieldWriter {
 public:
  FieldWriter(const FactContext& context, Fields& out) : context_(context), out_(out) {}

  template <typename Member>
  void operator()(const ranker::SlotInfo& slot, const Member& member) {
    add(slot, member);
    if (offers_must(slot) && ranker::is_strict(member)) out_.add("must", std::string(slot.name));
  }

 private:
  void add(const ranker::SlotInfo& slot, const std::vector<Slot<std::string>>& values) {
    for (const auto& one : values) out_.add(field_of(slot), one.value);
  }
  void add(const ranker::SlotInfo& slot, const std::optional<Slot<std::string>>& value) {
    if (value) out_.add(field_of(slot), value->value);
  }
  void add(const ranker::SlotInfo& slot, const std::optional<Slot<int>>& value) {
    if (value) out_.add(field_of(slot), std::to_string(value->value));
  }
  void add(const ranker::SlotInfo&, const std::optional<Slot<ranker::BuyerType>>& value) {
    if (value) out_.add("buyer", std::string(ranker::name_of(value->value)));
  }
  /// The form has the start and the months; the end follows from them.
  void add(const ranker::SlotInfo& slot, const std::optional<Date>& day) {
    if (day && slot.name != "contract_end") out_.add(field_of(slot), day->iso());
  }
  void add(const ranker::SlotInfo&, const std::optional<Slot<ranker::Headcount>>& value) {
    if (!value) return;
    const ranker::Headcount& count = value->value;
    const auto digits = [](const std::optional<std::int64_t>& number) {
      return number ? std::to_string(*number) : std::string();
    };
    out_.add("headcount", !count.representative() ? std::string()
                          : count.value           ? digits(count.value)
                                                  : digits(count.min) + "〜" + digits(count.max));
    out_.add("headcount_kind", std::string(ranker::name_of(count.kind)));
  }
  void add(const ranker::SlotInfo&, const std::vector<Slot<ranker::Region>>& regions) {
    if (regions.size() == 1 && !regions.front().value.municipality_code) {
      return out_.add("prefecture", regions.front().value.prefecture);
    }
    std::string names;
    for (const auto& one : regions) {
      if (!names.empty()) names += "、";
      names += context_.catalog.places().label(
          one.value.municipality_code.value_or(one.value.prefecture));
    }
    if (!names.empty()) out_.add("municipality", names);
  }
  void add(const ranker::SlotInfo&, const std::optional<Slot<ranker::Budget>>& value) {
    if (!value) return;
    const ranker::Budget& budget = value->value;
    out_.add("budget", std::to_string(budget.amount_yen));
    out_.add("budget_unit", std::string(ranker::name_of(budget.unit)));
    out_.add("budget_op", std::string(ranker::name_of(budget.op)));
    if (budget.tax == ranker::BudgetTax::Included) out_.add("budget_tax", "incl");
    if (budget.tax == ranker::BudgetTax::Excluded) out_.add("budget_tax", "excl");
  }
  void add(const ranker::SlotInfo&, const std::optional<Slot<ranker::Deadline>>& value) {
    if (!value) return;
    if (value->value.fiscal_year) {
      out_.add("deadline", std::to_string(*value->value.fiscal_year) + "年度");
    } else if (value->value.date) {
      out_.add("deadline", value->value.date->text());
    }
  }

  const FactContext& context_;
  Fields& out_;
};
}  // namespace

void keep_origins(Need& form, const Need& before) {
  struct Origin {
    std::optional<ranker::Span> source;
    Strength strength = Strength::Wish;
  };
  std::map<std::string, Origin> old;
  std::map<std::string, bool> was_must;
  Need copy = before;
  visit_slots(copy, [&](const SlotItem& item) {
    old.emplace(item.key, Origin{item.source, *item.strength});
    was_must[item.slot] = was_must[item.slot] || *item.strength == Strength::Must;
    return SlotFate::Keep;
  });
  visit_slots(form, [&](const SlotItem& item) {
    const auto found = old.find(item.key);
    if (found == old.end()) return SlotFate::Keep;
    *item.source_place = found->second.source;
    const bool ticked = *item.strength == Strength::Must;
    if (item.can_be_must && ticked == was_must[item.slot]) {
      *item.strength = found->second.strength;
    }
    return SlotFate::Keep;
  });
  each_pair(form, before, [](const ranker::SlotInfo&, auto& mine, const auto& was) {
    drop_stale_words(mine, was);
  });
  // An end that no longer agrees with the form's start and months would contradict them.
  const auto months = [](const Need& need) {
    return need.contract_months ? std::optional(need.contract_months->value) : std::nullopt;
  };
  if (months(form) == months(before) && form.contract_start == before.contract_start) {
    form.contract_end = before.contract_end;
  }
}

void fill_open_slots(Need& form, const Need& parsed) {
  each_pair(form, parsed, [&](const ranker::SlotInfo& slot, auto& mine, const auto& theirs) {
    if (ranker::is_given(mine) || slot.name == "contract_end") return;
    // A kind belongs to its type of buyer.
    const bool same_buyer =
        form.buyer_type && parsed.buyer_type && form.buyer_type->value == parsed.buyer_type->value;
    if (slot.name == "buyer_kind" && !same_buyer) return;
    mine = theirs;
  });
}

Fields fields_from(const FactContext& context, const Need& need) {
  Fields fields;
  fields.add("text", need.text);
  ranker::each_slot(need, FieldWriter(context, fields));
  return fields;
}

}  // namespace mitate::web
