// GET /gaps, /services/{id}/costs, /data: what the catalog knows about supply, prices and itself.
#include <nlohmann/json.hpp>

#include "catalog/curation/visibility.h"
#include "ranker/order/policy.h"
#include "web/api/calls/calls.h"
#include "web/api/calls/selection.h"
#include "web/api/json/costs.h"
#include "web/api/json/data_report.h"
#include "web/api/json/gaps.h"
#include "web/api/json/model_json.h"
#include "web/api/json/search_json.h"
#include "web/wording/api_wording.h"

namespace mitate::web::api {
namespace {

Answer list_gaps(const Call& call) {
  search::Filters slugs;
  if (auto values = call.values("domain"); !values.empty()) slugs["domain"] = values;
  if (auto values = call.values("buyer"); !values.empty()) slugs["buyer"] = values;
  MITATE_TRY_VOID(check_filters(call.snapshot, slugs));
  MITATE_TRY_VOID(check_prefectures(call));
  const std::string cells = call.text("cells");
  return gaps_json(*call.snapshot.catalog, call.as_of,
                   {call.values("domain"), call.values("prefecture"), call.values("buyer"),
                    cells == "empty"     ? GapCells::Empty
                    : cells == "unnamed" ? GapCells::Unnamed
                                         : GapCells::All});
}

/// Yen with tax at the reviewed rate; the policy is the one that ranks.
Answer service_costs(const Call& call) {
  const std::string id = call.request.parameters.get("id");
  const catalog::Service* service = catalog::public_service(*call.snapshot.catalog, ServiceId(id));
  if (service == nullptr) return not_found(wording::Thing::Service, id);
  const auto policy = ranker::Policy::read(*call.snapshot.catalog);
  if (!policy) return Refused(problem_from(policy.error()));
  CostQuestion question;
  const std::int64_t people = call.integer("headcount", 0);
  if (people > 0) question.headcount = people;
  question.contract_months = static_cast<int>(call.integer(
      "contract_months", static_cast<std::int64_t>(policy->price().default_contract_months)));
  question.tax_percent = policy->price().tax_percent;
  question.as_of = call.as_of;
  Json out;
  out["service"] = service_brief(*call.snapshot.catalog, *service);
  out["headcount"] = question.headcount ? Json(*question.headcount) : Json(nullptr);
  out["contract_months"] = question.contract_months;
  out.update(costs_json(*service, question, call.app.wording()));
  out["as_of"] = call.as_of.iso();
  return out;
}

Answer data_report(const Call& call) {
  const auto figures = catalog::completeness(*call.snapshot.catalog, call.as_of, kFreshnessMonths);
  return data_report_json(figures, call.as_of);
}

}  // namespace

std::vector<Endpoint> supply_endpoints() {
  return {
      {.pattern = "/api/v1/gaps",
       .operation = "listGaps",
       .summary =
           "Where supply is thin: services per domain, prefecture and buyer, with open research "
           "questions.",
       .parameters = {domain_parameter(),
                      {"prefecture", ParameterKind::Values, "Prefecture codes 01 to 47."},
                      {"buyer", ParameterKind::Values, "Buyer types."},
                      {"cells",
                       ParameterKind::Choice,
                       "Which cells are written: all, unnamed (no source names a place) or empty.",
                       0,
                       0,
                       {"all", "unnamed", "empty"}},
                      as_of_parameter()},
       .answers = "Gaps",
       .answer = list_gaps},
      {.pattern = "/api/v1/services/{id}/costs",
       .operation = "getServiceCosts",
       .summary =
           "Prices as yen per person and month and per year, with the assumptions; never a guess.",
       .parameters = {{"headcount", ParameterKind::Integer, "Number of people.", 1, 100'000'000},
                      {"contract_months", ParameterKind::Integer, "Length of the contract.", 1,
                       120},
                      as_of_parameter()},
       .answers = "ServiceCosts",
       .answer = service_costs},
      {.pattern = "/api/v1/data",
       .operation = "getDataReport",
       .summary =
           "How complete, verified and old the catalog is, and what in it does not fit together.",
       .parameters = {as_of_parameter()},
       .answers = "DataReport",
       .answer = data_report},
  };
}

}  // namespace mitate::web::api
