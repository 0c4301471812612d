#include "ranker/criteria/assurance.h"

#include <algorithm>

namespace mitate::ranker {
namespace {

bool counts(Validity::At state) { return state == Validity::At::Valid; }

AssuranceFact certificate_item(const ServiceFacts& facts, const SchemeId* wanted,
                               const Asked& asked, Date as_of) {
  AssuranceFact best;
  best.item = wanted == nullptr ? AssuranceItem::Certificate : AssuranceItem::AskedCertificate;
  best.value.high = 1.0;
  if (wanted != nullptr) best.scheme = *wanted;
  for (const HeldScheme& held : facts.schemes) {
    if (wanted == nullptr ? !held.certification : held.scheme != *wanted) continue;
    if (!counts(held.validity.at(as_of)) || held.attested.share <= best.value.low) continue;
    best.value.low = held.attested.share;
    best.attested = &held.attested;
    best.scheme = held.scheme;
    if (asked.contract) {
      // The contract's last day is the one before its end, as with the certificate.
      best.lapses = !counts(held.validity.at(asked.contract->end.plus_days(-1)));
    }
  }
  return best;
}

}  // namespace

AssuranceAssessment assess_assurance(const ServiceFacts& facts, const Asked& asked, Date as_of,
                                     double stale_months) {
  AssuranceAssessment out;
  out.items.push_back(certificate_item(facts, nullptr, asked, as_of));
  AssuranceFact handling;
  handling.item = AssuranceItem::DataHandling;
  handling.value = {0.0, 1.0};
  for (const Attested& stated : facts.security) {
    const double share = share_on(stated, as_of, stale_months);
    if (share <= handling.value.low) continue;
    handling.value.low = share;
    handling.attested = &stated;
  }
  out.items.push_back(handling);
  const bool known_operator = !facts.provider.empty();
  const double operated = share_on(facts.operated_by, as_of, stale_months);
  AssuranceFact operator_item;
  operator_item.item = AssuranceItem::Operator;
  operator_item.value = {known_operator ? operated : 0.0, 1.0};
  operator_item.attested = &counted_on(facts.operated_by, as_of, stale_months);
  out.items.push_back(operator_item);
  for (const AskedText& wanted : asked.certifications) {
    const SchemeId scheme(wanted.value);
    out.items.push_back(certificate_item(facts, &scheme, asked, as_of));
  }
  std::vector<Value> values;
  for (const AssuranceFact& item : out.items) values.push_back(item.value);
  out.value = mean_of(values);
  return out;
}

AssuranceAssessment AssuranceCriterion::assess(const Subject& subject) {
  return assess_assurance(subject.facts, subject.asked, subject.as_of,
                          subject.parameters.other().stale_months);
}

void AssuranceCriterion::explain(const AssuranceAssessment& assessment, const Subject& subject,
                                 Contribution& out) {
  for (const AssuranceFact& item : assessment.items) {
    switch (item.item) {
      case AssuranceItem::Certificate:
      case AssuranceItem::AskedCertificate: {
        const catalog::Scheme* scheme = subject.columns.catalog().scheme(item.scheme);
        const std::string name = scheme == nullptr ? std::string() : scheme->name;
        if (item.value.low > 0) {
          out.reasons.push_back({"assurance.certificate_valid", {{"scheme", name}}});
        } else if (item.item == AssuranceItem::AskedCertificate) {
          out.reasons.push_back({"assurance.asked_not_confirmed", {{"scheme", name}}});
        }
        break;
      }
      case AssuranceItem::DataHandling:
        if (item.value.low > 0) out.reasons.push_back({"assurance.data_handling", {}});
        break;
      case AssuranceItem::Operator:
        out.reasons.push_back({item.value.low > 0               ? "assurance.operator_known"
                               : subject.facts.provider.empty() ? "assurance.operator_unknown"
                                                                : "assurance.operator_unverified",
                               {}});
        break;
    }
    if (item.value.low > 0 && item.attested != nullptr) add_ground(out, *item.attested);
  }
}

}  // namespace mitate::ranker
