// A need as a row of chips: one per slot value, each with a key by which a form can change it. Used
// by the result page, the form and the printed paper. Pure.
#pragma once
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "ranker/need/need.h"
#include "web/pages/facts/fact_views.h"

namespace mitate::web {

enum class SlotFate { Keep, Erase };

/// One value of one slot while visiting. Pointers live as long as the visit.
struct SlotItem {
  std::string slot;   ///< "domains", "budget", …
  std::string key;    ///< "domains:sleep", "budget"
  std::string value;  ///< slug, code or id; empty for compound values
  ranker::Strength* strength = nullptr;
  std::optional<ranker::Span> source;
  std::optional<ranker::Span>* source_place = nullptr;  ///< where `source` stands in the need
  bool can_be_must = true;  ///< false: describes the buyer, or is always strict
};

/// Visits every filled slot in the order it is shown and erases where the visitor says so.
void visit_slots(ranker::Need& need, const std::function<SlotFate(const SlotItem&)>& visit);

struct NeedChip {
  std::string key;
  std::string slot;
  std::string label;  ///< slot in words
  std::string value;  ///< value in words
  std::string words;  ///< the part of the text it came from; empty: from the form
  bool must = false;
  bool can_be_must = false;
  bool always = false;  ///< strict by itself (explicitly not wanted)
};

[[nodiscard]] std::vector<NeedChip> chips_of(const FactContext& context, const ranker::Need& need);
/// The value of a slot in words, by its slug, code or id.
[[nodiscard]] std::string slot_value_label(const FactContext& context, const std::string& slot,
                                           const std::string& value);
/// "一人あたり年6,000円以内（税別）".
[[nodiscard]] std::string budget_text(const Wording& wording, const ranker::Budget& budget);
/// "120人", "50〜100人（対象者）".
[[nodiscard]] std::string headcount_text(const Wording& wording, const ranker::Headcount& count);
[[nodiscard]] std::string deadline_text(const Wording& wording, const ranker::Deadline& deadline);
/// Code points [start, end) of a text.
[[nodiscard]] std::string words_at(const std::string& text, const ranker::Span& span);
/// What the need is about, for headings: its domains, else its service types, else a general word.
[[nodiscard]] std::string subject_of(const FactContext& context, const ranker::Need& need);

}  // namespace mitate::web
