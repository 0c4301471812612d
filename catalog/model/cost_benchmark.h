// What one buyer paid, would pay at most, budgeted or subsidised for one kind of intervention, or
// what an explanation calls usual. An orientation beside an unknown price: never a service's price,
// no input of a score. Assembled by catalog/model/assembly.cc; grouped by
// curation/price_orientation.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/base/date.h"
#include "catalog/model/provenance.h"
#include "catalog/model/service.h"

namespace mitate::catalog {

/// Different kinds of amounts are different facts and never stand in one range.
enum class AmountKind {
  Paid,            ///< contract, winning bid, settled accounts
  Offered,         ///< estimate of a chosen bidder
  Ceiling,         ///< the most a buyer would pay
  Budget,          ///< planned or requested
  Subsidy,         ///< what a public body adds for a resident
  UserShare,       ///< what the person pays
  ListPrice,       ///< usual fee as an insurer or programme names it
  MarketEstimate,  ///< what an explanation calls usual; no buyer stands behind it
  SocialCost,      ///< loss of a whole society; no price at all
};

enum class AmountUnit {
  Person,
  Case,
  PersonMonth,
  PersonYear,
  HouseholdMonth,
  Month,
  Meal,
  Ride,
  Test,
  YearTotal,       ///< a whole programme for a year: its size differs from buyer to buyer
  ProgrammeTotal,  ///< a whole programme
  National,
  Unknown,
};

struct CostBenchmark {
  std::string id;
  std::string topic;
  std::vector<std::string> interventions;  ///< empty: no cost of a service
  std::optional<std::string> buyer;
  std::optional<std::string> buyer_type;
  AmountKind kind = AmountKind::Paid;
  std::optional<std::int64_t> amount_yen;
  AmountUnit unit_kind = AmountUnit::Unknown;
  std::optional<std::string> unit;  ///< as the source writes it
  Tax tax = Tax::Unknown;
  std::optional<std::string> scale;
  std::optional<PartialDate> as_of;
  std::optional<std::string> original_text;
  std::optional<std::string> note;
  Provenance provenance;
};

[[nodiscard]] std::string_view name_of(AmountKind kind);
[[nodiscard]] std::string_view name_of(AmountUnit unit);

}  // namespace mitate::catalog
