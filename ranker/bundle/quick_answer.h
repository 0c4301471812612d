// The instant answer: gain per (cost + λ) for several λ, then additions and exchanges until nothing
// is gained. Why λ: plain gain per cost fails badly with two limits at once (money and number of
// services). Says nothing of how good the answer is; the bound does (relaxation.h). Deterministic.
#pragma once
#include <optional>

#include "ranker/bundle/instance.h"

namespace mitate::ranker::bundle {

/// nullopt: no allowed set was found this way; there may be one.
[[nodiscard]] std::optional<Chosen> quick_answer(const Instance& instance);

/// Options that another one replaces at no loss (never dearer, nowhere worth less): no best set
/// needs them. Empty flags where replacing could break a rule (pairs, providers, diminishing).
[[nodiscard]] std::vector<bool> dominated(const Instance& instance);

}  // namespace mitate::ranker::bundle
