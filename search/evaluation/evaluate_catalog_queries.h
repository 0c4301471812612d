// The acceptance lines for search: which share finds every expected service among the first ten and
// no forbidden one. Called by `mitate eval catalog`. Rules: eval/README_acceptance.md section 1.
#pragma once
#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "catalog/base/date.h"
#include "catalog/base/result.h"
#include "search/search.h"

namespace mitate::search {

struct CatalogQueryFailure {
  std::string id;
  std::string query_class;
  std::string query;
  std::vector<std::string> missing;    ///< expected, not in the first ten
  std::vector<std::string> forbidden;  ///< forbidden, in the first ten
  std::vector<std::string> got;
};

struct CatalogQueryFigures {
  std::size_t queries = 0;
  std::size_t passed = 0;
  std::map<std::string, std::pair<std::size_t, std::size_t>> by_class;  ///< passed, all
  std::vector<CatalogQueryFailure> failures;
  double p50_ms = 0;
  double p95_ms = 0;
};

/// Lines {id, class, query, expect, forbid}. Default sort, no filter. Errors: Io, InvalidData.
[[nodiscard]] Result<CatalogQueryFigures> evaluate_catalog_queries(const Searcher& searcher,
                                                                   const std::string& queries_path,
                                                                   Date as_of);
/// {"queries", "passed", "share", "by_class", "failures", "p50_ms", "p95_ms"}.
[[nodiscard]] std::string to_json(const CatalogQueryFigures& figures);

}  // namespace mitate::search
