// 質・安全・個人情報: certificates inside their validity, stated handling of data and security, and
// a known operator. The mean of fixed items; each earns what its source's verification allows.
// Awards and adoptions are not certificates. Pure.
#pragma once
#include <vector>

#include "ranker/criteria/criterion.h"

namespace mitate::ranker {

enum class AssuranceItem { Certificate, DataHandling, Operator, AskedCertificate };
struct AssuranceFact {
  AssuranceItem item = AssuranceItem::Certificate;
  Value value;
  SchemeId scheme;                     ///< certificates only
  bool lapses = false;                 ///< held, but ends inside the asked contract
  const Attested* attested = nullptr;  ///< what earned, inside the same ServiceFacts
};
struct AssuranceAssessment : Assessed {
  static constexpr std::string_view kSlug = "assurance";
  std::vector<AssuranceFact> items;
};

/// Statements older than `stale_months` on `as_of` earn nothing.
[[nodiscard]] AssuranceAssessment assess_assurance(const ServiceFacts& facts, const Asked& asked,
                                                   Date as_of, double stale_months);

struct AssuranceCriterion {
  static constexpr auto kCodes = std::to_array<CodeRow>({
      CodeRow{"assurance.asked_not_confirmed", {"scheme"}},
      CodeRow{"assurance.certificate_valid", {"scheme"}},
      CodeRow{"assurance.data_handling"},
      CodeRow{"assurance.operator_known"},
      CodeRow{"assurance.operator_unknown"},
      CodeRow{"assurance.operator_unverified"},
      CodeRow{"unknown.assurance", {"points"}},
  });
  [[nodiscard]] static AssuranceAssessment assess(const Subject& subject);
  static void explain(const AssuranceAssessment& assessment, const Subject& subject,
                      Contribution& out);
};

}  // namespace mitate::ranker
