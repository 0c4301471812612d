// What a query is built with: the analyzer, the index that is asked how often a term occurs, and
// the numbers. Refers to what it is given.
#pragma once
#include "search/analysis/analyzer.h"
#include "search/index/text_index.h"
#include "search/parameters.h"

namespace mitate::search {

struct QueryContext {
  const Analyzer& analyzer;
  const TextIndex& index;
  const SearchParameters& parameters;
};

}  // namespace mitate::search
