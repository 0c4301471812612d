#include "web/pages/needs/slot_choices.h"

#include <algorithm>

namespace mitate::web {
namespace {
using ranker::SlotInfo;
using ranker::SlotKind;

constexpr std::string_view kNeverMust[] = {"buyer_type", "buyer_kind", "industry", "outcomes",
                                           "contract_months"};
constexpr const char* kLanguages[] = {"ja", "en", "zh", "ko", "vi", "pt",
                                      "tl", "ne", "id", "es", "my", "th"};

std::string wording_key(std::string_view slot, const std::string& value) {
  return slot == "buyer_type" ? "buyer." + value
         : slot == "language" ? "language." + value
                              : "slot." + std::string(slot) + "." + value;
}

std::string buyer_kind_label(const catalog::Catalog& catalog, const std::string& slug) {
  const catalog::Table& kinds = catalog.table("buyer_kinds");
  for (std::size_t i = 0; i < kinds.rows.size(); ++i) {
    const catalog::RowView row = kinds.view(i);
    if (row.text("slug") == slug) return row.text("label_ja");
  }
  return slug;
}
}  // namespace

std::string field_of(const SlotInfo& slot) {
  return slot.name == "language" ? "languages" : std::string(slot.name);
}

bool offers_must(const SlotInfo& slot) {
  return slot.can_be_strict && std::ranges::find(kNeverMust, slot.name) == std::end(kNeverMust);
}

bool is_always_strict(const SlotInfo& slot) { return slot.always_strict; }

std::vector<SlotChoice> choices_of(const FactContext& context, const SlotInfo& slot) {
  std::vector<SlotChoice> out;
  const auto worded = [&](std::string value) {
    std::string label = slot_value_label(context, slot.name, value);
    out.push_back({std::move(value), std::move(label)});
  };
  if (slot.vocabulary) {
    for (const catalog::Concept& entry : context.catalog.taxonomy().all(*slot.vocabulary)) {
      out.push_back({entry.slug, entry.label_ja});
    }
  } else if (slot.name == "certifications") {
    for (const catalog::Scheme& scheme : context.catalog.schemes()) {
      if (scheme.is_certification()) out.push_back({scheme.id.text(), scheme.name});
    }
  } else if (slot.name == "language") {
    for (const char* code : kLanguages) worded(code);
  } else if (slot.name == "minimum_grade") {
    for (std::int64_t grade = slot.least; grade <= slot.most; ++grade) {
      worded(std::to_string(grade));
    }
  } else {
    for (const std::string_view choice : slot.choices) worded(std::string(choice));
  }
  return out;
}

std::string slot_value_label(const FactContext& context, std::string_view slot,
                             const std::string& value) {
  const SlotInfo* known = ranker::slot_named(slot);
  if (known != nullptr && known->vocabulary) {
    return std::string(context.catalog.taxonomy().label(*known->vocabulary, value));
  }
  if (slot == "buyer_kind") return buyer_kind_label(context.catalog, value);
  if (slot == "region") return context.catalog.places().label(value);
  if (slot == "certifications") {
    const catalog::Scheme* scheme = context.catalog.scheme(SchemeId(value));
    return scheme == nullptr ? value : scheme->name;
  }
  return context.text_or(wording_key(slot, value), value);
}

std::vector<SlotChoice> buyer_kinds(const catalog::Catalog& catalog, std::string_view buyer) {
  std::vector<SlotChoice> out;
  const catalog::Table& kinds = catalog.table("buyer_kinds");
  for (std::size_t i = 0; i < kinds.rows.size(); ++i) {
    const catalog::RowView row = kinds.view(i);
    if (row.text("buyer") == buyer) out.push_back({row.text("slug"), row.text("label_ja")});
  }
  return out;
}

}  // namespace mitate::web
