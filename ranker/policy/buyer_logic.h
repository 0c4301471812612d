// What differs between buyers beside their weights: which facts of a need they must give, which
// strict conditions may keep a service out for them, in which lists of the field (健康経営優良法人,
// データヘルス計画, 総合事業) a service's place is shown, through whom they reach their people, and
// whether documented uses nearby count. Per buyer type, and per kind of buyer (健保組合,
// 協会けんぽ, 国保・後期高齢, 民間保険; 中小規模の法人) where a kind differs. Reviewed rows of
// seed_data/ranking/buyer_logic.csv, buyer_kinds.csv and small_companies.csv; part of the policy
// and its hash. Plain data.
#pragma once
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/base/result.h"
#include "catalog/model/catalog.h"
#include "ranker/need/need.h"

namespace mitate::ranker {

struct BuyerLogic {
  std::vector<std::string> required;         ///< slots; asked for in a note when missing
  std::set<std::string, std::less<>> gates;  ///< slots whose strict values may exclude
  std::vector<std::string> schemes;          ///< of taxonomy/field_classes.csv
  std::set<BuyerType> reach;                 ///< services sold to these reach its people, too
  bool near_cases = false;               ///< uses in the same prefecture are shown and count more
  std::vector<std::string> information;  ///< schemes of field_classes told with their source
  std::vector<std::string> information_words;  ///< a need with one of these words gets it, too
};

struct BuyerKind {
  std::string slug;  ///< begins with the name of its buyer type
  BuyerType buyer{};
  std::string label_ja;
  std::vector<std::string> words;  ///< how a text says it
};

/// Up to how many employees a company counts as small whatever its capital is.
struct SmallCompany {
  std::string industry;  ///< 大分類 "A".."R"; empty: whatever the industry
  std::int64_t most_employees = 0;
  SourceId source;           ///< the limits
  SourceId division_source;  ///< that the recognition's division follows them
};

class BuyerLogics {
 public:
  /// Errors: InvalidData naming the field for an unknown buyer, part, slot, scheme or kind, or a
  /// buyer without gates or required slots.
  [[nodiscard]] static Result<BuyerLogics> read(const catalog::Catalog& catalog);
  /// Rows of a kind replace those of its buyer type part by part. An unknown or empty kind, or one
  /// without rows, is its buyer type.
  [[nodiscard]] const BuyerLogic& of(BuyerType buyer, std::string_view kind = {}) const;
  /// By name of the buyer type or slug of the kind, in order.
  [[nodiscard]] const std::map<std::string, BuyerLogic, std::less<>>& all() const {
    return logics_;
  }
  [[nodiscard]] const std::vector<BuyerKind>& kinds() const { return kinds_; }
  /// nullptr when there is no such kind.
  [[nodiscard]] const BuyerKind* kind(std::string_view slug) const;
  [[nodiscard]] const std::vector<SmallCompany>& small_companies() const { return small_; }
  /// The row that makes a company of this size a small one; nullptr when none does. A larger one
  /// may still be small by its capital.
  [[nodiscard]] const SmallCompany* small_company(std::string_view industry,
                                                  std::int64_t employees) const;
  /// Without a known buyer every condition counts: nothing is let through by not saying who asks.
  [[nodiscard]] bool may_exclude(std::optional<BuyerType> buyer, std::string_view slot,
                                 std::string_view kind = {}) const {
    return !buyer || of(*buyer, kind).gates.count(slot) != 0;
  }

 private:
  std::map<std::string, BuyerLogic, std::less<>> logics_;
  std::vector<BuyerKind> kinds_;
  std::vector<SmallCompany> small_;
};

}  // namespace mitate::ranker
