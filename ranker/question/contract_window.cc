#include "ranker/question/contract_window.h"

#include <algorithm>

#include "ranker/need/need_limits.h"
#include "ranker/policy/parameters.h"

namespace mitate::ranker {

namespace {

constexpr int kMostMonths = static_cast<int>(kMostContractMonths);

Unexpected refuse(const char* field, std::string message, std::string hint = {}) {
  return Unexpected(ErrorCode::InvalidArgument, std::move(message), std::move(hint),
                    Place{{}, 0, field});
}

}  // namespace

int months_of(const ContractWindow& contract) {
  int months = 1;
  while (months < kMostMonths && contract.start.plus_months(months) < contract.end) ++months;
  return months;
}

Result<std::optional<ContractWindow>> contract_window(const std::optional<Date>& start,
                                                      const std::optional<Date>& end,
                                                      const std::optional<int>& months) {
  if (months && (*months < 1 || *months > kMostMonths)) {
    return refuse("contract_months", "契約期間は1か月から120か月の間で指定してください。");
  }
  if (!end) {
    if (!start || !months) return std::optional<ContractWindow>();
    return std::optional(ContractWindow{*start, start->plus_months(*months)});
  }
  if (!start) {
    return refuse("contract_start",
                  "契約の終わり（contract_end）には、始まり（contract_start）も必要です。");
  }
  if (*end <= *start) {
    return refuse("contract_end",
                  "契約の終わり（contract_end）は始まりより後の日で指定してください。",
                  "contract_end は契約の最後の日の翌日です。");
  }
  if (*end > start->plus_months(kMostMonths)) {
    return refuse("contract_end", "契約期間は120か月までで指定してください。");
  }
  const ContractWindow out{*start, *end};
  if (months && *months != months_of(out)) {
    return refuse("contract_months", "契約の月数が、契約の始まりと終わりに合いません。",
                  "始まりと終わりから数えると" + std::to_string(months_of(out)) + "か月です。");
  }
  return std::optional(out);
}

Lapse lapse_of(const std::optional<Date>& end, const ContractWindow& contract, Date as_of) {
  if (!end || *end <= as_of || *end >= contract.end) return Lapse::None;
  return *end <= contract.start ? Lapse::BeforeContract : Lapse::WithinContract;
}

std::vector<LapsingFact> lapsing_facts(const catalog::Service& service,
                                       const ContractWindow& contract, Date as_of,
                                       const Parameters& policy) {
  std::vector<LapsingFact> out;
  const auto note = [&](LapsingFact::Kind kind, const std::string& id,
                        const std::optional<Date>& end) {
    const Lapse lapse = lapse_of(end, contract, as_of);
    if (lapse == Lapse::None) return;
    const bool told = std::any_of(out.begin(), out.end(), [&](const LapsingFact& known) {
      return known.kind == kind && known.id == id && known.end == *end;
    });
    if (!told) out.push_back({kind, lapse, id, *end});
  };
  for (const catalog::SchemeHolding& held : service.schemes) {
    if (held.validity.at(as_of) != Validity::At::Valid) continue;
    note(LapsingFact::Kind::Certificate, held.scheme.text(), held.validity.to);
  }
  const auto fresh = static_cast<int>(policy.price().fresh_months);
  for (const catalog::Price& price : service.prices) {
    if (price.payer == catalog::Payer::User || price.kind == catalog::PriceKind::Unknown) continue;
    note(LapsingFact::Kind::Price, price.id, price.validity.to);
    if (price.as_of) {
      note(LapsingFact::Kind::PriceCheck, price.id, price.as_of->latest().plus_months(fresh));
    }
  }
  const auto stale = static_cast<int>(policy.other().stale_months);
  for (const catalog::EvidenceLink& link : service.evidence_links) {
    note(LapsingFact::Kind::EvidenceMapping, link.recommendation.text(),
         link.mapped_on.plus_months(stale));
  }
  std::stable_sort(out.begin(), out.end(),
                   [](const LapsingFact& a, const LapsingFact& b) { return a.end < b.end; });
  return out;
}

}  // namespace mitate::ranker
