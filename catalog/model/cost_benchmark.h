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
#include "catalog/schema/closed_sets.h"

namespace mitate::catalog {

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

}  // namespace mitate::catalog
