#include "web/pages/frame/parameters.h"

namespace mitate::web {

std::optional<Problem> read_as_of(const Site& site, const Request& request, Date& as_of) {
  as_of = site.app().today();
  const std::string given = request.query.get("as_of");
  if (given.empty()) return std::nullopt;
  const auto parsed = Date::parse(given);
  if (!parsed) {
    return Problem{.status = 400,
                   .code = "invalid_argument",
                   .detail = site.wording().text("problem.bad_date"),
                   .parameter = "as_of",
                   .value = given};
  }
  as_of = *parsed;
  return std::nullopt;
}

std::optional<Problem> read_contract(const Request& request,
                                     std::optional<ranker::ContractWindow>& contract) {
  auto asked =
      contract_asked(request.query.get("contract_start"), request.query.get("contract_end"),
                     request.query.get("contract_months"));
  if (!asked) return problem_from(asked.error());
  contract = *asked;
  return std::nullopt;
}

Problem not_found(const Site& site, std::string detail_key) {
  return Problem{.status = 404, .code = "not_found", .detail = site.wording().text(detail_key)};
}

}  // namespace mitate::web
