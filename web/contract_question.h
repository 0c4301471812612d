// The contract that a page or a call about one record is asked for: contract_start with
// contract_end (the first day after it) or with contract_months. Same rules as in a need.
#pragma once
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>

#include "catalog/base/result.h"
#include "ranker/question/contract_window.h"
#include "web/wording/wording.h"

namespace mitate::web {

/// nullopt: not asked for. Errors: InvalidArgument naming the parameter.
[[nodiscard]] Result<std::optional<ranker::ContractWindow>> contract_asked(
    const std::string& start, const std::string& end, const std::string& months);

/// "certificate", "price", "price_check", "evidence_mapping".
[[nodiscard]] std::string_view name_of(ranker::LapsingFact::Kind kind);
/// What lapses of `service`, in words: the scheme's name, 料金「…」 …; and the sentence with its
/// last day.
[[nodiscard]] std::string lapsing_name(const ranker::LapsingFact& fact,
                                       const catalog::Service& service,
                                       const catalog::Catalog& catalog, const Wording& wording);
[[nodiscard]] std::string lapsing_sentence(const ranker::LapsingFact& fact,
                                           const catalog::Service& service,
                                           const catalog::Catalog& catalog, const Wording& wording);

}  // namespace mitate::web
