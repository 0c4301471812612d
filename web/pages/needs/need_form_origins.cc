// A form that is opened again: what it was filled from, and what a need keeps of its origin.
#include <algorithm>
#include <map>

#include "ranker/need/names.h"
#include "web/pages/needs/need_chips.h"
#include "web/pages/needs/need_form.h"

namespace mitate::web {
namespace {
using ranker::Need;
using ranker::Slot;
using ranker::Strength;

template <typename T>
void take(std::optional<Slot<T>>& mine, const std::optional<Slot<T>>& theirs) {
  if (!mine) mine = theirs;
}
template <typename T>
void take(std::vector<Slot<T>>& mine, const std::vector<Slot<T>>& theirs) {
  if (mine.empty()) mine = theirs;
}
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
  // Compound values keep their words only while they say the same.
  const auto other = [&](const char* slot, auto same) {
    if (old.count(slot) > 0 && !same()) {
      visit_slots(form, [&](const SlotItem& item) {
        if (item.key == slot) item.source_place->reset();
        return SlotFate::Keep;
      });
    }
  };
  other("headcount", [&] {
    if (!form.headcount || !before.headcount) return false;
    const ranker::Headcount& a = form.headcount->value;
    const ranker::Headcount& b = before.headcount->value;
    return a.value == b.value && a.min == b.min && a.max == b.max && a.kind == b.kind;
  });
  other("budget", [&] {
    if (!form.budget || !before.budget) return false;
    const ranker::Budget& a = form.budget->value;
    const ranker::Budget& b = before.budget->value;
    return a.amount_yen == b.amount_yen && a.unit == b.unit && a.op == b.op && a.tax == b.tax;
  });
  other("deadline", [&] {
    if (!form.deadline || !before.deadline) return false;
    const ranker::Deadline& a = form.deadline->value;
    const ranker::Deadline& b = before.deadline->value;
    return a.fiscal_year == b.fiscal_year && a.date == b.date;
  });
  const auto same_value = [](const auto& a, const auto& b) {
    return a && b && a->value == b->value;
  };
  other("minimum_grade", [&] { return same_value(form.minimum_grade, before.minimum_grade); });
  other("contract_months",
        [&] { return same_value(form.contract_months, before.contract_months); });
  other("industry", [&] { return same_value(form.industry, before.industry); });
  other("buyer_type", [&] { return same_value(form.buyer_type, before.buyer_type); });
  other("buyer_kind", [&] { return same_value(form.buyer_kind, before.buyer_kind); });
  // An end that no longer agrees with the form's start and months would contradict them.
  const bool same_months = same_value(form.contract_months, before.contract_months) ||
                           (!form.contract_months && !before.contract_months);
  if (same_months && form.contract_start == before.contract_start)
    form.contract_end = before.contract_end;
}

void fill_open_slots(Need& form, const Need& parsed) {
  take(form.buyer_type, parsed.buyer_type);
  if (form.buyer_type && parsed.buyer_type && form.buyer_type->value == parsed.buyer_type->value) {
    take(form.buyer_kind, parsed.buyer_kind);
  }
  take(form.industry, parsed.industry);
  take(form.headcount, parsed.headcount);
  take(form.regions, parsed.regions);
  take(form.domains, parsed.domains);
  take(form.negated_domains, parsed.negated_domains);
  take(form.segments, parsed.segments);
  take(form.service_types, parsed.service_types);
  take(form.interventions, parsed.interventions);
  take(form.outcomes, parsed.outcomes);
  take(form.budget, parsed.budget);
  take(form.delivery, parsed.delivery);
  take(form.languages, parsed.languages);
  take(form.deadline, parsed.deadline);
  take(form.certifications, parsed.certifications);
  take(form.minimum_grade, parsed.minimum_grade);
  take(form.contract_months, parsed.contract_months);
  if (!form.contract_start) form.contract_start = parsed.contract_start;
}

Fields fields_from(const FactContext& context, const Need& need) {
  Fields fields;
  fields.add("text", need.text);
  if (need.buyer_type) fields.add("buyer", std::string(ranker::name_of(need.buyer_type->value)));
  if (need.buyer_kind) fields.add("buyer_kind", need.buyer_kind->value);
  for (const auto& slot : need.domains) fields.add("domains", slot.value);
  const auto add_all = [&](const char* name, const std::vector<Slot<std::string>>& slots) {
    for (const Slot<std::string>& slot : slots) fields.add(name, slot.value);
  };
  add_all("negated_domains", need.negated_domains);
  add_all("segments", need.segments);
  add_all("service_types", need.service_types);
  add_all("interventions", need.interventions);
  add_all("outcomes", need.outcomes);
  add_all("delivery", need.delivery);
  add_all("languages", need.languages);
  add_all("certifications", need.certifications);
  if (need.contract_start) fields.add("contract_start", need.contract_start->iso());
  if (need.contract_months) {
    fields.add("contract_months", std::to_string(need.contract_months->value));
  }
  if (need.industry) fields.add("industry", need.industry->value);
  if (need.headcount) {
    const ranker::Headcount& count = need.headcount->value;
    const auto digits = [](const std::optional<std::int64_t>& number) {
      return number ? std::to_string(*number) : std::string();
    };
    fields.add("headcount", !count.representative() ? std::string()
                            : count.value           ? digits(count.value)
                                          : digits(count.min) + "〜" + digits(count.max));
    fields.add("headcount_kind", std::string(ranker::name_of(need.headcount->value.kind)));
  }
  if (need.regions.size() == 1 && !need.regions.front().value.municipality_code) {
    fields.add("prefecture", need.regions.front().value.prefecture);
  } else {
    std::string names;
    for (const auto& slot : need.regions) {
      if (!names.empty()) names += "、";
      names += context.catalog.places().label(
          slot.value.municipality_code.value_or(slot.value.prefecture));
    }
    if (!names.empty()) fields.add("municipality", names);
  }
  if (need.budget) {
    fields.add("budget", std::to_string(need.budget->value.amount_yen));
    fields.add("budget_unit", std::string(ranker::name_of(need.budget->value.unit)));
    fields.add("budget_op", std::string(ranker::name_of(need.budget->value.op)));
    if (need.budget->value.tax == ranker::BudgetTax::Included) fields.add("budget_tax", "incl");
    if (need.budget->value.tax == ranker::BudgetTax::Excluded) fields.add("budget_tax", "excl");
  }
  if (need.deadline && need.deadline->value.fiscal_year) {
    fields.add("deadline", std::to_string(*need.deadline->value.fiscal_year) + "年度");
  } else if (need.deadline && need.deadline->value.date) {
    fields.add("deadline", need.deadline->value.date->text());
  }
  if (need.minimum_grade) {
    fields.add("minimum_grade", std::to_string(need.minimum_grade->value));
  }
  const auto strict = [&](const char* name, bool must) {
    if (must) fields.add("must", name);
  };
  const auto any = [](const auto& slots) {
    return std::any_of(slots.begin(), slots.end(),
                       [](const auto& slot) { return slot.strength == Strength::Must; });
  };
  const auto one = [](const auto& slot) { return slot && slot->strength == Strength::Must; };
  strict("domains", any(need.domains));
  strict("segments", any(need.segments));
  strict("service_types", any(need.service_types));
  strict("interventions", any(need.interventions));
  strict("delivery", any(need.delivery));
  strict("language", any(need.languages));
  strict("certifications", any(need.certifications));
  strict("region", any(need.regions));
  strict("headcount", one(need.headcount));
  strict("budget", one(need.budget));
  strict("deadline", one(need.deadline));
  strict("minimum_grade", one(need.minimum_grade));
  return fields;
}

}  // namespace mitate::web
