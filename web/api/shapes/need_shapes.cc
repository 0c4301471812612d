// A need by its slots, from the table of slots: as it is sent, where a bare value may stand for an
// object, and as it is answered, where every slot is there.
#include <cctype>

#include "ranker/need/names.h"
#include "ranker/need/need_slots.h"
#include "web/api/shapes/choices.h"
#include "web/api/shapes/shapes.h"

namespace mitate::web::api {
namespace {

using ranker::SlotInfo;
using ranker::SlotKind;

/// Every marked value: how strict it is, and where it stands in the text it was read from.
std::vector<Member> marked(std::vector<Member> members) {
  return joined(std::move(members),
                {maybe("strength", choice({"must", "wish"}), "Always there in an answer."),
                 maybe("source", object("Span"), "Where it stands in the text.")});
}

/// "minimum_grade" -> "MinimumGradeSlot".
std::string shape_of(std::string_view slot) {
  std::string out;
  bool upper = true;
  for (const char c : slot) {
    if (c == '_') {
      upper = true;
    } else {
      out += upper ? static_cast<char>(std::toupper(static_cast<unsigned char>(c))) : c;
      upper = false;
    }
  }
  return out + "Slot";
}

Type slug() {
  Type out = text(static_cast<std::int64_t>(ranker::kMaxSlugBytes));
  out.lowest = 1;
  return out;
}

Type bare_value(const SlotInfo& slot) {
  switch (slot.kind) {
    case SlotKind::Choice:
      return choice({slot.choices.begin(), slot.choices.end()});
    case SlotKind::Number:
      return integer(slot.least, slot.most);
    default:
      break;
  }
  if (slot.vocabulary == catalog::Vocabulary::Industries) {
    std::vector<std::string> letters;
    for (char letter = 'A'; letter <= 'T'; ++letter) letters.emplace_back(1, letter);
    return choice(std::move(letters));
  }
  return slug();
}

/// The name of the object that holds the value with its marks.
std::string object_of(const SlotInfo& slot) {
  switch (slot.kind) {
    case SlotKind::Headcount:
      return "Headcount";
    case SlotKind::Regions:
      return "Region";
    case SlotKind::Budget:
      return "Budget";
    case SlotKind::Deadline:
      return "Deadline";
    case SlotKind::Codes:
      return "CodeSlot";
    case SlotKind::Code:
      return bare_value(slot).choices.empty() ? "CodeSlot" : shape_of(slot.name);
    default:
      return shape_of(slot.name);
  }
}

bool may_be_bare(const SlotInfo& slot) {
  return slot.kind == SlotKind::Choice || slot.kind == SlotKind::Code ||
         slot.kind == SlotKind::Codes || slot.kind == SlotKind::Number;
}

bool has_object_of_its_own(const SlotInfo& slot) {
  return may_be_bare(slot) && object_of(slot) != "CodeSlot";
}

constexpr auto kMostValues = static_cast<std::int64_t>(ranker::kMaxSlotValues);

Type sent(const SlotInfo& slot) {
  if (slot.kind == SlotKind::Date) return date();
  const Type marked_value = object(object_of(slot));
  if (slot.kind == SlotKind::Regions)
    return any_of({list(marked_value, kMostValues), marked_value});
  if (!may_be_bare(slot)) return marked_value;
  const Type value = any_of({bare_value(slot), marked_value});
  return slot.kind == SlotKind::Codes ? list(value, kMostValues) : value;
}

Type answered(const SlotInfo& slot) {
  if (slot.kind == SlotKind::Date) return or_null(date());
  const Type marked_value = object(object_of(slot));
  const bool several = slot.kind == SlotKind::Codes || slot.kind == SlotKind::Regions;
  return several ? list(marked_value) : or_null(marked_value);
}

/// What a developer has to know beyond the name and the type.
std::string meaning(const SlotInfo& slot) {
  if (slot.name == "buyer_kind") return "A kind inside the buyer type, such as `employer-small`.";
  if (slot.name == "industry") return "One letter, 日本標準産業分類 大分類.";
  if (slot.name == "language") return "ISO 639-1.";
  if (slot.name == "certifications") return "Ids of `/certifications`.";
  if (slot.name == "negated_domains")
    return "Never wanted; strict by definition. `domains` of `/taxonomy`.";
  if (slot.name == "functions")
    return "What the service should do for people. `functions` of `/taxonomy`.";
  if (slot.name == "refused_delivery")
    return "Forms that cannot be used; strict by definition. `delivery_modes` of `/taxonomy`.";
  if (slot.name == "price_wish")
    return "`cheap`: cheap is wished for, without an amount. Inside a band what is known to be "
           "free of charge comes first; never excludes.";
  if (slot.name == "contract_start") return "With `contract_end` or `contract_months`.";
  if (slot.name == "contract_end") return "The first day after the contract.";
  if (slot.vocabulary)
    return "`" + std::string(catalog::name_of(*slot.vocabulary)) + "` of `/taxonomy`.";
  return {};
}

std::vector<Shape> slot_values() {
  using ranker::BudgetOp;
  using ranker::BudgetUnit;
  using ranker::HeadcountKind;
  const auto name = [](auto value) { return ranker::name_of(value); };
  const SlotInfo& people = *ranker::slot_named("headcount");
  const SlotInfo& budget = *ranker::slot_named("budget");
  const SlotInfo& deadline = *ranker::slot_named("deadline");
  const Type position = integer(0, 1'000'000);
  const Type persons = integer(people.least, people.most);
  return {
      {"Span", "Code points of the text; half-open.", {{"start", position}, {"end", position}}},
      {"CodeSlot", "A slug or code with its marks.", marked({{"value", slug()}})},
      {"Headcount", "A number of people, exact or as a range.",
       marked({maybe("value", persons),
               maybe("min", persons),
               maybe("max", persons),
               {"kind", choices({HeadcountKind::Employees, HeadcountKind::Insured,
                                 HeadcountKind::Residents, HeadcountKind::TargetPersons},
                                name)}})},
      {"Region",
       "A prefecture or a municipality; `prefecture` may be left out beside a municipality's code.",
       marked({maybe("prefecture", text(), "Two digits, 01 to 47."),
               maybe("municipality_code", or_null(text()), "Six digits with the check digit."),
               maybe("text", text(), "As it was written.")})},
      {"Budget", "Yen.",
       marked(
           {{"amount", integer(budget.least, budget.most)},
            maybe("op",
                  choices({BudgetOp::AtMost, BudgetOp::About, BudgetOp::AtLeast, BudgetOp::Exactly},
                          name),
                  "`<=` when left out."),
            {"unit",
             choices({BudgetUnit::PersonMonth, BudgetUnit::PersonYear, BudgetUnit::TotalMonth,
                      BudgetUnit::TotalYear, BudgetUnit::PerUse, BudgetUnit::Total},
                     name)},
            maybe("tax", or_null(choice({"incl", "excl"})))})},
      {"Deadline", "A day or a fiscal year by which the service has to start.",
       marked({maybe("text", text(), "As it was written."), maybe("date", partial_date()),
               maybe("fiscal_year", integer(deadline.least, deadline.most))})},
  };
}

/// Names that `must` may hold: in a body also slots that are strict anyway.
std::vector<std::string> strict_names(bool sent_by_a_caller) {
  std::vector<std::string> out;
  for (const SlotInfo& slot : ranker::kNeedSlots) {
    if (slot.can_be_strict || (sent_by_a_caller && slot.always_strict)) out.emplace_back(slot.name);
  }
  return out;
}

}  // namespace

std::vector<Shape> need_shapes() {
  std::vector<Shape> out = slot_values();
  Shape request{"NeedRequest",
                "What a buyer is looking for. Every slot may be left out; where a value may stand "
                "bare, an object adds how strict it is.",
                {}};
  Shape answer{"Need", "A need, every slot of it; null or [] where nothing is said.", {}};
  for (const SlotInfo& slot : ranker::kNeedSlots) {
    const std::string name(slot.name);
    if (has_object_of_its_own(slot)) {
      out.push_back({object_of(slot), "`" + name + "` with its marks.",
                     marked({{"value", bare_value(slot)}})});
    }
    request.members.push_back(maybe(name, or_null(sent(slot)), meaning(slot)));
    answer.members.push_back({name, answered(slot), meaning(slot)});
  }
  request.members.push_back(
      maybe("must", list(choice(strict_names(true))), "Slots that are strict as a whole."));
  answer.members.push_back({"must", list(choice(strict_names(false))), "Slots that are strict."});
  out.push_back(std::move(request));
  out.push_back(std::move(answer));
  return out;
}

}  // namespace mitate::web::api
