// What a specification asks of a bidder: the strict conditions of a need, each with how a provider
// can prove it. Not here: the need in words (need_chips), the comparison of services
// (facts/comparison). Pure.
#pragma once
#include <string>

#include "ranker/need/need.h"
#include "web/export/sheet.h"
#include "web/pages/facts/fact_views.h"

namespace mitate::web {

/// What a specification asks of a bidder: the strict conditions of a need with how to prove them.
[[nodiscard]] Sheet requirements_sheet(const FactContext& context, const ranker::Need& need);
/// How a provider can prove that it meets a condition of this slot.
[[nodiscard]] std::string proof_of(const Wording& wording, const std::string& slot);

}  // namespace mitate::web
