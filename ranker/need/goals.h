// The problems of a need that names several: each with what its own clauses ask for, so that it can
// be answered by itself. Reads the clauses; knows nothing of services.
#pragma once
#include <vector>

#include "catalog/model/taxonomy.h"
#include "ranker/need/need.h"
#include "ranker/need/passage.h"

namespace mitate::ranker::reading {

/// In text order; none where no domain is asked for. Every value stands in `need` too. A segment or
/// form of a clause belongs to the goal of the clause; those of clauses before the first goal
/// belong to all.
[[nodiscard]] std::vector<Goal> read_goals(const Passage& passage, const Need& need,
                                           const catalog::Taxonomy& taxonomy);

}  // namespace mitate::ranker::reading
