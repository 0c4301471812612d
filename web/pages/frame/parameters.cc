#include "web/pages/frame/parameters.h"

namespace mitate::web {

Result<Date, Problem> read_as_of(const Site& site, const Request& request) {
  const std::string given = request.query.get("as_of");
  if (given.empty()) return site.app().today();
  const auto parsed = Date::parse(given);
  if (!parsed) {
    return Refused(invalid_parameter("as_of", site.wording().text("problem.bad_date"), given));
  }
  return *parsed;
}

Result<std::optional<ranker::ContractWindow>, Problem> read_contract(const Request& request) {
  auto asked =
      contract_asked(request.query.get("contract_start"), request.query.get("contract_end"),
                     request.query.get("contract_months"));
  if (!asked) return Refused(problem_from(asked.error()));
  return *asked;
}

Problem not_found(const Site& site, std::string detail_key) {
  return Problem{.status = 404, .code = "not_found", .detail = site.wording().text(detail_key)};
}

}  // namespace mitate::web
