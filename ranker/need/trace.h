// The stages of one reading as text, for people who improve the reader: fold, marks with the row
// that read each, clauses with their roles and goals, slots. Called by `mitate analyze --need` and
// by tests; never for a buyer's page.
#pragma once
#include <string>

#include "ranker/need/need.h"
#include "ranker/need/passage.h"

namespace mitate::ranker::reading {

[[nodiscard]] std::string print_stages(const Passage& passage, const ParsedNeed& read);

}  // namespace mitate::ranker::reading
