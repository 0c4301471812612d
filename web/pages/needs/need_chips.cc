#include "web/pages/needs/need_chips.h"

#include <algorithm>

#include "ranker/need/names.h"

namespace mitate::web {
namespace {
using catalog::Vocabulary;
using ranker::Need;
using ranker::Slot;
using ranker::Strength;
using Visit = std::function<SlotFate(const SlotItem&)>;

template <typename T>
void visit_one(std::optional<Slot<T>>& slot, const char* name, bool can_be_must, std::string value,
               const Visit& visit) {
  if (!slot) return;
  const SlotItem item{name,         name,          std::move(value), &slot->strength,
                      slot->source, &slot->source, can_be_must};
  if (visit(item) == SlotFate::Erase) slot.reset();
}

void visit_list(std::vector<Slot<std::string>>& slots, const char* name, bool can_be_must,
                const Visit& visit) {
  std::vector<Slot<std::string>> kept;
  for (Slot<std::string>& slot : slots) {
    const SlotItem item{name,        std::string(name) + ":" + slot.value,
                        slot.value,  &slot.strength,
                        slot.source, &slot.source,
                        can_be_must};
    if (visit(item) == SlotFate::Keep) kept.push_back(slot);
  }
  slots = std::move(kept);
}

std::string area_of(const ranker::Region& region) {
  return region.municipality_code ? *region.municipality_code : region.prefecture;
}

}  // namespace

namespace {
std::string buyer_kind_label(const FactContext& context, const std::string& slug) {
  const catalog::Table& kinds = context.catalog.table("buyer_kinds");
  for (std::size_t i = 0; i < kinds.rows.size(); ++i) {
    const catalog::RowView row = kinds.view(i);
    if (row.text("slug") == slug) return row.text("label_ja");
  }
  return slug;
}
}  // namespace

std::string slot_value_label(const FactContext& context, const std::string& slot,
                             const std::string& value) {
  const catalog::Taxonomy& taxonomy = context.catalog.taxonomy();
  if (slot == "buyer_type") return context.wording.text("buyer." + value);
  if (slot == "buyer_kind") return buyer_kind_label(context, value);
  if (slot == "industry") return std::string(taxonomy.label(Vocabulary::Industries, value));
  if (slot == "region") return context.catalog.places().label(value);
  if (slot == "domains" || slot == "negated_domains") {
    return std::string(taxonomy.label(Vocabulary::Domains, value));
  }
  if (slot == "segments") return std::string(taxonomy.label(Vocabulary::Segments, value));
  if (slot == "service_types") return std::string(taxonomy.label(Vocabulary::ServiceTypes, value));
  if (slot == "interventions") return std::string(taxonomy.label(Vocabulary::Interventions, value));
  if (slot == "outcomes") return std::string(taxonomy.label(Vocabulary::Outcomes, value));
  if (slot == "delivery") return std::string(taxonomy.label(Vocabulary::DeliveryModes, value));
  if (slot == "certifications") {
    const catalog::Scheme* scheme = context.catalog.scheme(SchemeId(value));
    return scheme == nullptr ? value : scheme->name;
  }
  if (slot == "language") {
    return context.wording.has("language." + value) ? context.wording.text("language." + value)
                                                    : value;
  }
  return value;
}
void visit_slots(Need& need, const Visit& visit) {
  visit_one(need.buyer_type, "buyer_type", false,
            need.buyer_type ? std::string(ranker::name_of(need.buyer_type->value)) : "", visit);
  if (!need.buyer_type) need.buyer_kind.reset();  // a kind without its type would bring it back
  visit_one(need.buyer_kind, "buyer_kind", false, need.buyer_kind ? need.buyer_kind->value : "",
            visit);
  visit_one(need.industry, "industry", false, need.industry ? need.industry->value : "", visit);
  visit_one(need.headcount, "headcount", true, "", visit);
  std::vector<Slot<ranker::Region>> regions;
  for (Slot<ranker::Region>& slot : need.regions) {
    const std::string area = area_of(slot.value);
    const SlotItem item{"region",    "region:" + area, area, &slot.strength,
                        slot.source, &slot.source,     true};
    if (visit(item) == SlotFate::Keep) regions.push_back(slot);
  }
  need.regions = std::move(regions);
  visit_list(need.domains, "domains", true, visit);
  visit_list(need.negated_domains, "negated_domains", false, visit);
  visit_list(need.segments, "segments", true, visit);
  visit_list(need.service_types, "service_types", true, visit);
  visit_list(need.interventions, "interventions", true, visit);
  visit_list(need.outcomes, "outcomes", false, visit);
  visit_one(need.budget, "budget", true, "", visit);
  visit_list(need.delivery, "delivery", true, visit);
  visit_list(need.languages, "language", true, visit);
  visit_one(need.deadline, "deadline", true, "", visit);
  visit_list(need.certifications, "certifications", true, visit);
  visit_one(need.minimum_grade, "minimum_grade", true, "", visit);
  visit_one(need.contract_months, "contract_months", false, "", visit);
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
    const bool starts = (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
    if (starts) ++point;
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
    chip.always = item.slot == "negated_domains";
    chip.must = chip.always || (item.can_be_must && *item.strength == Strength::Must);
    chip.can_be_must = item.can_be_must;
    if (item.source) chip.words = words_at(need.text, *item.source);
    if (item.slot == "headcount") {
      chip.value = headcount_text(context.wording, need.headcount->value);
    } else if (item.slot == "budget") {
      chip.value = budget_text(context.wording, need.budget->value);
    } else if (item.slot == "deadline") {
      chip.value = deadline_text(context.wording, need.deadline->value);
    } else if (item.slot == "minimum_grade") {
      chip.value =
          context.wording.text("slot.minimum_grade." + std::to_string(need.minimum_grade->value));
    } else if (item.slot == "contract_months") {
      chip.value = context.wording.text("slot.contract_months.value",
                                        {{"months", std::to_string(need.contract_months->value)}});
      if (need.contract_start) {
        chip.value +=
            context.wording.text("slot.contract_start.from",
                                 {{"date", context.wording.date(need.contract_start->iso())}});
      }
    } else {
      chip.value = slot_value_label(context, item.slot, item.value);
    }
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
