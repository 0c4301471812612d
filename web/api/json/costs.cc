#include "web/api/json/costs.h"

#include <cmath>
#include <nlohmann/json.hpp>

#include "ranker/question/price.h"
#include "web/api/json/model_json.h"

namespace mitate::web::api {
namespace {

using ranker::Cost;
using ranker::Measure;

constexpr double kMonthsOfAYear = 12;

/// Why there is no figure. Empty: there may be one.
std::string_view reason_of(const catalog::Price& price, const CostQuestion& question) {
  using catalog::PriceKind;
  if (price.kind == PriceKind::Unknown) return "unknown";
  if (price.kind == PriceKind::OnRequest) return "on_request";
  if (price.payer == catalog::Payer::User || price.payer == catalog::Payer::Mixed) {
    return "user_paid";
  }
  if (price.payer == catalog::Payer::Unknown) return "payer_unknown";
  if (price.validity.at(question.as_of) == Validity::At::Expired) return "expired";
  const auto& people = question.headcount;
  if (people && ((price.headcount_min && *people < *price.headcount_min) ||
                 (price.headcount_max && *people > *price.headcount_max))) {
    return "other_headcount";
  }
  return {};
}

Json figure(const Cost& cost, double times, bool to_year, const CostQuestion& question,
            const Wording& wording) {
  Json out;
  out["yen"] = static_cast<std::int64_t>(std::llround(cost.yen * times));
  out["at_least"] = cost.at_least;
  out["assumptions"] = Json::array();
  const auto add = [&](std::string_view code, const WordingParameters& parameters = {}) {
    Json one;
    one["code"] = code;
    one["text"] = wording.text(code, parameters);
    out["assumptions"].push_back(std::move(one));
  };
  if (!cost.assumption.empty()) {
    add(cost.assumption);
    if (cost.assumption.find("over_contract") != std::string_view::npos) {
      add("cost.contract_months", {{"months", std::to_string(question.contract_months)}});
    }
  }
  if (cost.by_headcount) add("cost.headcount", {{"people", grouped(*question.headcount)}});
  if (to_year) add("cost.twelve_months");
  if (cost.as_written_tax) {
    add("cost.tax", {{"percent", std::to_string(std::lround(question.tax_percent))}});
  }
  return out;
}

}  // namespace

Json costs_json(const catalog::Service& service, const CostQuestion& question,
                const Wording& wording) {
  const ranker::Conversion with{question.headcount, question.contract_months,
                                1.0 + question.tax_percent / 100.0};
  Json out;
  out["costs"] = Json::array();
  for (const catalog::Price& price : service.prices) {
    Json one;
    one["price"] = price.id;
    one["original_text"] = price.original_text;
    one["unit"] = catalog::name_of(price.unit);
    one["state"] = name_of(price.validity.at(question.as_of));
    one["person_month"] = nullptr;
    one["year"] = nullptr;
    std::string_view reason = reason_of(price, question);
    if (reason.empty()) {
      const ranker::PriceFact fact = ranker::terms_of(price);
      if (const auto cost = ranker::cost_of(fact, Measure::PersonMonth, with)) {
        one["person_month"] = figure(*cost, 1, false, question, wording);
      }
      if (const auto cost = ranker::cost_of(fact, Measure::TotalMonth, with)) {
        one["year"] = figure(*cost, kMonthsOfAYear, true, question, wording);
      }
      if (one["person_month"].is_null() && one["year"].is_null()) {
        reason = "not_per_month";
      }
    }
    one["reason"] = reason.empty() ? Json(nullptr) : Json(reason);
    one["reason_text"] =
        reason.empty() ? Json(nullptr) : Json(wording.text("cost.reason." + std::string(reason)));
    out["costs"].push_back(std::move(one));
  }
  return out;
}

}  // namespace mitate::web::api
