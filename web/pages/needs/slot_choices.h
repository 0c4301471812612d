// What the slots of a need look like on pages: the name of the form's field, the values that can be
// chosen with their words, whether 必須 is offered. Read from the ranker's table of slots, so that
// a new slot is on the form, in the chips and in what is reopened by its row and its words. Pure.
#pragma once
#include <string>
#include <vector>

#include "ranker/need/need_slots.h"
#include "web/pages/facts/fact_context.h"

namespace mitate::web {

/// The slot's own name, but for `language`, whose field was always called `languages`.
[[nodiscard]] std::string field_of(const ranker::SlotInfo& slot);
/// False where a slot describes the buyer, its contract or its aim: a call may make them strict,
/// pages take them as wishes.
[[nodiscard]] bool offers_must(const ranker::SlotInfo& slot);
/// True where a value excludes by itself.
[[nodiscard]] bool is_always_strict(const ranker::SlotInfo& slot);

struct SlotChoice {
  std::string value;
  std::string label;
};
/// Every value that can be chosen; empty where the value is typed or depends on another slot.
[[nodiscard]] std::vector<SlotChoice> choices_of(const FactContext& context,
                                                 const ranker::SlotInfo& slot);
/// The value of a slot in words, by its slug, code, number or id.
[[nodiscard]] std::string slot_value_label(const FactContext& context, std::string_view slot,
                                           const std::string& value);
/// Slug and label of the kinds of one buyer type ("insurer"); empty when it has none.
[[nodiscard]] std::vector<SlotChoice> buyer_kinds(const catalog::Catalog& catalog,
                                                  std::string_view buyer);

}  // namespace mitate::web
