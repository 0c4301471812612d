// 質・安全・個人情報: certificates inside their validity, stated handling of data and security, and
// a known operator. The mean of fixed items; each earns what its source's verification allows.
// Awards and adoptions are not certificates. Pure.
#pragma once
#include <span>
#include <vector>

#include "ranker/answer/ranking.h"
#include "ranker/criteria/value.h"
#include "ranker/facts/columns.h"
#include "ranker/question/asked.h"

namespace mitate::ranker {

enum class AssuranceItem { Certificate, DataHandling, Operator, AskedCertificate };
struct AssuranceFact {
  AssuranceItem item = AssuranceItem::Certificate;
  Value value;
  SchemeId scheme;                     ///< certificates only
  bool lapses = false;                 ///< held, but ends inside the asked contract
  const Attested* attested = nullptr;  ///< what earned, inside the same ServiceFacts
};
struct AssuranceAssessment {
  Value value;
  std::vector<AssuranceFact> items;
};

/// Statements older than `stale_months` on `as_of` earn nothing.
[[nodiscard]] AssuranceAssessment assess_assurance(const ServiceFacts& facts, const Asked& asked,
                                                   Date as_of, double stale_months);
[[nodiscard]] Contribution explain_assurance(const AssuranceAssessment& assessment,
                                             const ServiceFacts& facts, const Columns& columns,
                                             int weight);

}  // namespace mitate::ranker
