// What reading a query may look at: the analyzer, how often a term occurs, the reviewed numbers.
// Refers to what it is given; of one call.
#pragma once
#include "search/analysis/analyzer.h"
#include "search/contract/parameters.h"
#include "search/index/text_index.h"

namespace mitate::search {

struct QueryContext {
  const Analyzer& analyzer;
  const TextIndex& index;
  const SearchParameters& parameters;
};

}  // namespace mitate::search
