// What may be asked of text search: words, filters, order and page. Read by facets and query; the
// outside takes it through search/search.h. Plain data.
#pragma once
#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "catalog/base/closed_set.h"
#include "catalog/base/date.h"

namespace mitate::search {

/// Chosen values per facet: OR inside a facet, AND across facets. Which facets and values there are
/// is in facets/facet.h.
using Filters = std::map<std::string, std::vector<std::string>, std::less<>>;

enum class Sort { Relevance, Evidence, Price, Updated, Kana };
constexpr auto spellings(Sort) {
  using enum Sort;
  return std::to_array<Spelling<Sort>>({{Relevance, "relevance"},
                                        {Evidence, "evidence"},
                                        {Price, "price"},
                                        {Updated, "updated"},
                                        {Kana, "kana"}});
}
using mitate::name_of;

struct SearchRequest {
  std::string text;  ///< may be empty: browse. At most kMaxQueryCharacters code points.
  Filters filters;
  Sort sort = Sort::Relevance;
  std::size_t page = 1;             ///< from 1
  std::size_t per_page = 20;        ///< 1..kMaxPerPage
  Date as_of;                       ///< certificates count as of this day
  std::vector<std::string> facets;  ///< names to count; empty: all
  bool snippets = true;             ///< false: hits are ids alone
};
inline constexpr std::size_t kMaxQueryCharacters = 256;
inline constexpr std::size_t kMaxPerPage = 100;

}  // namespace mitate::search
