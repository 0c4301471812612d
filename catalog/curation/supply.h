// Supply as the catalog knows it: how many listed services speak to a domain, can be used in a
// prefecture and are offered to a buyer, and how many of them carry a grade, a certificate or no
// mapping at all. Counts say what sources state, not what the market has. Not here: which questions
// are open (guidelines), wording, addresses. Called by /gaps (call and page) and tests. Pure.
#pragma once
#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/model/catalog.h"

namespace mitate::catalog {

/// Of the listed services of one selection. All but `listed` are parts of it; they overlap.
struct SupplyCounts {
  std::size_t listed = 0;           ///< named there, or nationwide or online
  std::size_t named = 0;            ///< a source names a place inside the prefecture
  std::size_t anywhere = 0;         ///< nationwide or online
  std::size_t graded = 0;           ///< linked to a recommendation of grade 1 or 2
  std::size_t graded_awaiting = 0;  ///< of `graded`: none of those grades was checked (ai_summary,
                                    ///< unverified), so none of them counts in a ranking
  std::size_t certified = 0;        ///< holds a certification that is valid on the day
  std::size_t certified_undated = 0;  ///< not `certified`, but holds one whose validity is unknown
  std::size_t unmapped = 0;           ///< no link to any recommendation
  friend bool operator==(const SupplyCounts&, const SupplyCounts&) = default;
};

class Supply {
 public:
  /// Certificates count as of `as_of`. A service of a domain also counts for the domains above it.
  [[nodiscard]] static Supply of(const Catalog& catalog, Date as_of);

  /// Empty text means any: any domain, all services wherever they are, any or no buyer. Unknown
  /// slugs and codes have no services.
  [[nodiscard]] SupplyCounts cell(std::string_view domain, std::string_view prefecture,
                                  std::string_view buyer) const;

 private:
  std::map<std::string, std::size_t, std::less<>> domains_;  ///< position from 1; 0 is any
  std::map<std::string, std::size_t, std::less<>> prefectures_;
  std::map<std::string, std::size_t, std::less<>> buyers_;
  std::vector<SupplyCounts> cells_;  ///< domain-major, then prefecture, then buyer
};

/// An open question of research about a domain.
struct OpenQuestion {
  std::string id;  ///< of the research question, or of the recommendation that was withheld
  const Guideline* guideline = nullptr;
  std::string question;
  bool withheld = false;  ///< a grade 5 without a research question of its own
};
/// Research questions of the guidelines of `domain`, of those above and below it, and the questions
/// whose recommendation was withheld. In the order of guidelines. `catalog` must outlive the
/// result.
[[nodiscard]] std::vector<OpenQuestion> open_questions(const Catalog& catalog,
                                                       std::string_view domain);

}  // namespace mitate::catalog
