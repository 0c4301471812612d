#include "ranker/criteria/economics.h"

namespace mitate::ranker {
namespace {

bool has(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

Attested attested_by(const catalog::FactSource& source, const Parameters& parameters) {
  Attested out;
  out.share = parameters.share(source.verification);
  out.source = source.source;
  out.verification = source.verification;
  if (source.as_of) out.as_of = source.as_of->text();
  return out;
}

}  // namespace

double economic_share(std::string_view kind) {
  const bool compares = has(kind, "効果") || has(kind, "医療費") || has(kind, "コスト");
  if (!compares) return 0;
  return has(kind, "試算") || has(kind, "推計") ? 0.5 : 1.0;
}

EconomicsAssessment EconomicsCriterion::assess(const Subject& subject) {
  EconomicsAssessment out;
  out.value.high = 1.0;  // a report may exist that nobody has told us of
  const catalog::Service* service = subject.columns.catalog().service(subject.facts.id);
  if (service == nullptr) return out;
  for (const catalog::Economics& one : service->economics) {
    const double share = economic_share(one.kind);
    const catalog::FactSource* source = one.provenance.best("record");
    if (share <= 0 || source == nullptr) continue;
    ++out.reports;
    const Attested by = attested_by(*source, subject.parameters);
    if (!out.kind.empty() && share * by.share <= out.value.low) continue;
    out.value.low = share * by.share;
    out.kind = one.kind;
    out.strongest = by;
  }
  return out;
}

void EconomicsCriterion::explain(const EconomicsAssessment& assessment, const Subject&,
                                 Contribution& out) {
  if (assessment.reports > 0) {
    out.reasons.push_back(
        {"economics.reported",
         {{"count", std::to_string(assessment.reports)}, {"kind", assessment.kind}}});
    add_ground(out, assessment.strongest);
  } else if (out.max.value > 0) {
    out.reasons.push_back({"economics.none_known", {}});
  }
}

}  // namespace mitate::ranker
