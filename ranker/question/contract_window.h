// The time of a contract, and which facts lapse inside it. Half-open like every validity of the
// catalog: [start, end). Called by the ranker's cautions and by the outside for one service's
// record.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "catalog/base/date.h"
#include "catalog/base/result.h"
#include "catalog/model/catalog.h"

namespace mitate::ranker {

class Parameters;

struct ContractWindow {
  Date start;
  Date end;  ///< the first day after the contract; > start
};

/// From a start with an end (the first day after the contract) or with a number of months, 1 to
/// 120. nullopt: neither end nor both start and months are given. Errors: InvalidArgument whose
/// place.field is contract_start, contract_end or contract_months.
[[nodiscard]] Result<std::optional<ContractWindow>> contract_window(
    const std::optional<Date>& start, const std::optional<Date>& end,
    const std::optional<int>& months);
/// Whole months from the start that cover the contract.
[[nodiscard]] int months_of(const ContractWindow& contract);

/// How the end of a fact lies to a contract, seen from `as_of`. What has ended by `as_of` is not
/// told here: it is expired, not expiring.
enum class Lapse { None, BeforeContract, WithinContract };
/// `end`: the first day on which the fact no longer holds; nullopt: no end is known, None.
[[nodiscard]] Lapse lapse_of(const std::optional<Date>& end, const ContractWindow& contract,
                             Date as_of);

/// One fact of a service that does not hold for the whole contract.
struct LapsingFact {
  enum class Kind { Certificate, Price, PriceCheck, EvidenceMapping };
  Kind kind{};
  Lapse lapse = Lapse::None;
  std::string id;  ///< scheme, price or recommendation
  Date end;        ///< the first day on which it no longer holds
};

/// Certificates valid on `as_of`, prices of the buyer and links to recommendations whose validity,
/// or whose reviewed time of freshness, ends before the contract does; soonest first.
[[nodiscard]] std::vector<LapsingFact> lapsing_facts(const catalog::Service& service,
                                                     const ContractWindow& contract, Date as_of,
                                                     const Parameters& policy);

}  // namespace mitate::ranker
