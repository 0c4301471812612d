// What differs between the three kinds of buyer beside their weights: which facts of a need they must
// give, which strict conditions may keep a service out for them, and in which lists of the field
// (健康経営優良法人, データヘルス計画, 総合事業) a service's place is shown. Reviewed rows of
// seed_data/ranking/buyer_logic.csv; part of the policy and its hash. Plain data.
#pragma once
#include <array>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/base/result.h"
#include "catalog/model/catalog.h"
#include "ranker/need.h"

namespace mitate::ranker {

struct BuyerLogic {
  std::vector<std::string> required;          ///< slots; asked for in a note when missing
  std::set<std::string, std::less<>> gates;   ///< slots whose strict values may exclude
  std::vector<std::string> schemes;           ///< of taxonomy/field_classes.csv
};

class BuyerLogics {
 public:
  /// Errors: InvalidData naming the field for an unknown buyer, part, slot or scheme, or a buyer
  /// without gates or required slots.
  [[nodiscard]] static Result<BuyerLogics> read(const catalog::Catalog& catalog);
  [[nodiscard]] const BuyerLogic& of(BuyerType buyer) const {
    return logics_[static_cast<std::size_t>(buyer)];
  }
  /// Without a known buyer every condition counts: nothing is let through by not saying who asks.
  [[nodiscard]] bool may_exclude(std::optional<BuyerType> buyer, std::string_view slot) const {
    return !buyer || of(*buyer).gates.count(slot) != 0;
  }

 private:
  std::array<BuyerLogic, 3> logics_;
};

}  // namespace mitate::ranker
