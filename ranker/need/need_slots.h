// The slots of a need, one row each: name, kind of value, vocabulary, whether it can be strict,
// limits. Everything that goes through a need slot by slot reads this table: JSON, form, chips,
// OpenAPI, resolver, evaluation. A new slot is a member of Need and a row here. The label for
// people is the wording "slot.<name>", that of a closed choice "slot.<name>.<choice>".
#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <tuple>

#include "catalog/model/taxonomy.h"
#include "ranker/need/names.h"
#include "ranker/need/need.h"
#include "ranker/need/need_limits.h"

namespace mitate::ranker {

/// What a value looks like from the outside.
enum class SlotKind {
  Choice,     ///< one of `choices`
  Code,       ///< one slug or letter, of `vocabulary` when there is one
  Codes,      ///< several of them
  Number,     ///< a whole number, `least` to `most`
  Headcount,  ///< persons, `least` to `most`, exact or as a range
  Regions,
  Budget,  ///< yen, `least` to `most`
  Deadline,
  Date
};

struct SlotInfo {
  std::string_view name;  ///< in JSON, `must`, errors, buyer_logic.csv and wording
  SlotKind kind = SlotKind::Code;
  std::optional<catalog::Vocabulary> vocabulary = std::nullopt;  ///< of Code and Codes
  bool can_be_strict = true;   ///< may stand in `must` of an answer
  bool always_strict = false;  ///< a refusal: strict by definition, so nobody has to say so
  std::int64_t least = 0;
  std::int64_t most = 0;
  std::span<const std::string_view> choices = {};
  /// A strict value excludes for the buyers that gate by this other slot (buyer_logic.csv); empty:
  /// by the slot itself.
  std::string_view gated_with = {};
};

/// A row with the member of Need that holds the value: optional<Slot<T>>, vector<Slot<T>> or
/// optional<Date>.
template <typename Member>
struct SlotRow {
  SlotInfo info;
  Member Need::*member;
};

/// Designs that compare with others, the weaker first.
inline constexpr std::array<std::string_view, 2> kMinimumEvidence{"controlled", "rct"};
inline constexpr std::array<std::string_view, 1> kPriceWishes{"cheap"};

/// In the order of answers.
inline constexpr std::tuple kSlotRows{
    SlotRow{SlotInfo{.name = "buyer_type", .kind = SlotKind::Choice, .choices = kSlugs<BuyerType>},
            &Need::buyer_type},
    SlotRow{SlotInfo{.name = "buyer_kind"}, &Need::buyer_kind},
    SlotRow{SlotInfo{.name = "industry", .vocabulary = catalog::Vocabulary::Industries},
            &Need::industry},
    SlotRow{
        SlotInfo{.name = "headcount", .kind = SlotKind::Headcount, .least = 1, .most = kMostPeople},
        &Need::headcount},
    SlotRow{SlotInfo{.name = "region", .kind = SlotKind::Regions}, &Need::regions},
    SlotRow{
        SlotInfo{
            .name = "domains", .kind = SlotKind::Codes, .vocabulary = catalog::Vocabulary::Domains},
        &Need::domains},
    SlotRow{SlotInfo{.name = "negated_domains",
                     .kind = SlotKind::Codes,
                     .vocabulary = catalog::Vocabulary::Domains,
                     .can_be_strict = false,
                     .always_strict = true},
            &Need::negated_domains},
    SlotRow{SlotInfo{.name = "segments",
                     .kind = SlotKind::Codes,
                     .vocabulary = catalog::Vocabulary::Segments},
            &Need::segments},
    SlotRow{SlotInfo{.name = "service_types",
                     .kind = SlotKind::Codes,
                     .vocabulary = catalog::Vocabulary::ServiceTypes},
            &Need::service_types},
    SlotRow{SlotInfo{.name = "interventions",
                     .kind = SlotKind::Codes,
                     .vocabulary = catalog::Vocabulary::Interventions},
            &Need::interventions},
    SlotRow{SlotInfo{.name = "outcomes",
                     .kind = SlotKind::Codes,
                     .vocabulary = catalog::Vocabulary::Outcomes},
            &Need::outcomes},
    SlotRow{SlotInfo{.name = "functions",
                     .kind = SlotKind::Codes,
                     .vocabulary = catalog::Vocabulary::Functions,
                     .gated_with = "service_types"},
            &Need::functions},
    SlotRow{
        SlotInfo{.name = "budget", .kind = SlotKind::Budget, .least = kLeastYen, .most = kMostYen},
        &Need::budget},
    SlotRow{SlotInfo{.name = "price_wish",
                     .kind = SlotKind::Choice,
                     .can_be_strict = false,
                     .choices = kPriceWishes},
            &Need::price_wish},
    SlotRow{SlotInfo{.name = "delivery",
                     .kind = SlotKind::Codes,
                     .vocabulary = catalog::Vocabulary::DeliveryModes},
            &Need::delivery},
    SlotRow{SlotInfo{.name = "refused_delivery",
                     .kind = SlotKind::Codes,
                     .vocabulary = catalog::Vocabulary::DeliveryModes,
                     .can_be_strict = false,
                     .always_strict = true,
                     .gated_with = "delivery"},
            &Need::refused_delivery},
    SlotRow{SlotInfo{.name = "language", .kind = SlotKind::Codes}, &Need::languages},
    SlotRow{SlotInfo{.name = "deadline",
                     .kind = SlotKind::Deadline,
                     .least = kFirstFiscalYear,
                     .most = kLastFiscalYear},
            &Need::deadline},
    SlotRow{SlotInfo{.name = "certifications", .kind = SlotKind::Codes}, &Need::certifications},
    SlotRow{
        SlotInfo{
            .name = "minimum_grade", .kind = SlotKind::Number, .least = 1, .most = kWeakestGrade},
        &Need::minimum_grade},
    SlotRow{SlotInfo{.name = "minimum_evidence",
                     .kind = SlotKind::Choice,
                     .vocabulary = catalog::Vocabulary::EvidenceTypes,
                     .choices = kMinimumEvidence,
                     .gated_with = "minimum_grade"},
            &Need::minimum_evidence},
    SlotRow{SlotInfo{.name = "contract_months",
                     .kind = SlotKind::Number,
                     .least = 1,
                     .most = kMostContractMonths},
            &Need::contract_months},
    SlotRow{SlotInfo{.name = "contract_start", .kind = SlotKind::Date, .can_be_strict = false},
            &Need::contract_start},
    SlotRow{SlotInfo{.name = "contract_end", .kind = SlotKind::Date, .can_be_strict = false},
            &Need::contract_end},
};

/// The rows without their members, for whoever needs names, kinds and limits only.
inline constexpr auto kNeedSlots =
    std::apply([](const auto&... row) { return std::array<SlotInfo, sizeof...(row)>{row.info...}; },
               kSlotRows);

/// Calls visit(const SlotInfo&, member) for every slot in order; `N` is Need or const Need.
template <typename N, typename Visit>
void each_slot(N& need, Visit visit) {
  std::apply([&](const auto&... row) { (visit(row.info, need.*(row.member)), ...); }, kSlotRows);
}

/// nullptr: no slot has this name.
[[nodiscard]] constexpr const SlotInfo* slot_named(std::string_view name) {
  for (const SlotInfo& slot : kNeedSlots) {
    if (slot.name == name) return &slot;
  }
  return nullptr;
}

template <typename T>
[[nodiscard]] bool is_given(const std::optional<T>& slot) {
  return slot.has_value();
}
template <typename T>
[[nodiscard]] bool is_given(const std::vector<Slot<T>>& slots) {
  return !slots.empty();
}

template <typename T>
[[nodiscard]] bool is_strict(const std::optional<Slot<T>>& slot) {
  return slot && slot->strength == Strength::Must;
}
/// One strict value is enough.
template <typename T>
[[nodiscard]] bool is_strict(const std::vector<Slot<T>>& slots) {
  for (const Slot<T>& slot : slots) {
    if (slot.strength == Strength::Must) return true;
  }
  return false;
}
[[nodiscard]] constexpr bool is_strict(const std::optional<Date>&) { return false; }

}  // namespace mitate::ranker
