#include "web/contract_question.h"

#include <charconv>

namespace mitate::web {
namespace {

Unexpected refuse(const char* parameter, std::string message) {
  return Unexpected(ErrorCode::InvalidArgument, std::move(message), {}, Place{{}, 0, parameter});
}

Result<std::optional<Date>> day(const char* parameter, const std::string& given) {
  if (given.empty()) return std::optional<Date>();
  const auto parsed = Date::parse(given);
  if (!parsed) {
    return refuse(parameter, std::string(parameter) +
                                 " は 2027-04-01 の形の、実在する日付で指定してください。");
  }
  return std::optional(*parsed);
}

}  // namespace

Result<std::optional<ranker::ContractWindow>> contract_asked(const std::string& start,
                                                             const std::string& end,
                                                             const std::string& months) {
  MITATE_TRY(const std::optional<Date> first, day("contract_start", start));
  MITATE_TRY(const std::optional<Date> after, day("contract_end", end));
  std::optional<int> count;
  if (!months.empty()) {
    int number = 0;
    const auto [stop, error] =
        std::from_chars(months.data(), months.data() + months.size(), number);
    if (error != std::errc{} || stop != months.data() + months.size()) {
      return refuse("contract_months", "contract_months は1から120までの整数で指定してください。");
    }
    count = number;
  }
  if (!first && count && !after) {
    return refuse("contract_start", "契約の月数には、始まり（contract_start）も必要です。");
  }
  if (first && !after && !count) {
    return refuse("contract_end",
                  "契約の始まりには、終わり（contract_end）か月数（contract_months）も必要です。");
  }
  return ranker::contract_window(first, after, count);
}

std::string_view name_of(ranker::LapsingFact::Kind kind) {
  switch (kind) {
    case ranker::LapsingFact::Kind::Certificate:
      return "certificate";
    case ranker::LapsingFact::Kind::Price:
      return "price";
    case ranker::LapsingFact::Kind::PriceCheck:
      return "price_check";
    case ranker::LapsingFact::Kind::EvidenceMapping:
      break;
  }
  return "evidence_mapping";
}

std::string lapsing_name(const ranker::LapsingFact& fact, const catalog::Service& service,
                         const catalog::Catalog& catalog, const Wording& wording) {
  if (fact.kind == ranker::LapsingFact::Kind::Certificate) {
    const catalog::Scheme* scheme = catalog.scheme(SchemeId(fact.id));
    return scheme == nullptr ? fact.id : scheme->name;
  }
  const std::string name = wording.text("lapse." + std::string(name_of(fact.kind)));
  if (fact.kind == ranker::LapsingFact::Kind::EvidenceMapping) {
    const catalog::Recommendation* found = catalog.recommendation(RecommendationId(fact.id));
    return found == nullptr ? name : name + "「" + found->question + "」";
  }
  for (const catalog::Price& price : service.prices) {
    if (price.id == fact.id) return name + "「" + price.original_text + "」";
  }
  return name;
}

std::string lapsing_sentence(const ranker::LapsingFact& fact, const catalog::Service& service,
                             const catalog::Catalog& catalog, const Wording& wording) {
  return wording.sentence(
      {fact.lapse == ranker::Lapse::WithinContract ? "caution.expires_within_contract"
                                                   : "caution.expires_before_contract",
       {{"fact", lapsing_name(fact, service, catalog, wording)},
        {"date", fact.end.plus_days(-1).iso()}}},
      catalog);
}

}  // namespace mitate::web
