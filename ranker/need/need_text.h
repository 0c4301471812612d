// From a buyer's Japanese sentence to a Need with source spans. Reads the lexicon and taxonomy of
// one Catalog; holds prepared matchers, so build one per generation and share it (const calls are
// thread-safe). Strictness found in the text is a suggestion: callers decide (see `strict`).
#pragma once
#include <memory>
#include <optional>
#include <string_view>

#include "catalog/base/date.h"
#include "catalog/base/result.h"
#include "catalog/model/catalog.h"
#include "ranker/need/need.h"
#include "ranker/need/need_limits.h"

namespace mitate::ranker {

class NeedReader {
 public:
  /// Errors: Corrupt when a lexicon row names an unknown slug.
  [[nodiscard]] static Result<std::shared_ptr<const NeedReader>> prepare(
      std::shared_ptr<const catalog::Catalog> catalog);
  ~NeedReader();
  NeedReader(const NeedReader&) = delete;
  NeedReader& operator=(const NeedReader&) = delete;

  /// `as_of` resolves 来年度, 年内 and the like. Errors: InvalidArgument (not UTF-8, empty),
  /// LimitExceeded (over kMaxNeedCharacters code points). Markup and instructions inside the text
  /// are noise and never obeyed.
  [[nodiscard]] Result<ParsedNeed> read(std::string_view text, std::optional<BuyerType> buyer_type,
                                        Date as_of) const;

 private:
  struct Prepared;
  explicit NeedReader(std::unique_ptr<const Prepared> prepared);
  std::unique_ptr<const Prepared> prepared_;
};

}  // namespace mitate::ranker
