// Numbers the sources of one page, so that a fact can point to [1] [3] and the list stands once at
// the end. Used by the service page, results, comparison and the 選定理由書. Lives for one page.
#pragma once
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "web/pages/facts/fact_views.h"

namespace mitate::web {

class SourceIndex {
 public:
  explicit SourceIndex(const FactContext& context) : context_(&context) {}
  /// Every citation gets the address of the form that tells us of an error in this fact.
  SourceIndex(const FactContext& context, ServiceId reported)
      : context_(&context), reported_(std::move(reported)) {}
  /// From now on marks statements that were past their freshness limit (parameters.csv,
  /// freshness.stale_months) on `as_of`.
  void judge_freshness(Date as_of);

  /// The number of this source on the page, from 1; the same source keeps its number.
  std::size_t number_of(const SourceId& source);
  /// {refs:[{n}], verification, as_of, curator, report, stale, pending} for one statement. `stale`:
  /// 確認期限切れ; `pending`: 原文照合待ち.
  [[nodiscard]] nlohmann::json cite(const catalog::FactSource& fact);
  /// The same for all statements about `fact` (else about the record): their numbers, and level and
  /// date of the strongest. False when nothing is cited.
  [[nodiscard]] nlohmann::json cite(const catalog::Provenance& provenance, std::string_view fact);
  /// Every cited source in the order of the numbers.
  [[nodiscard]] nlohmann::json list() const;

 private:
  const FactContext* context_;
  std::optional<ServiceId> reported_;
  std::optional<Date> fresh_from_;  ///< older statements are stale; nullopt: not judged
  std::map<std::string, std::size_t> numbers_;
  std::vector<SourceId> order_;
};

}  // namespace mitate::web
