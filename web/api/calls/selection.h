// What several calls ask of their parameters. Used inside web/api/calls.
#pragma once
#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "web/api/endpoint/endpoint.h"

namespace mitate::web::api {

/// True when the parameter was not sent or names this value.
[[nodiscard]] inline bool admits(const std::vector<std::string>& wanted, std::string_view value) {
  return wanted.empty() || std::find(wanted.begin(), wanted.end(), value) != wanted.end();
}

/// Drafts never were public.
[[nodiscard]] inline bool is_public(const catalog::Service& service) {
  return service.status != catalog::ListingStatus::Draft &&
         service.status != catalog::ListingStatus::InReview;
}

/// Refuses the first value of the parameter that the vocabulary does not have.
[[nodiscard]] inline Result<void, Problem> check_slugs(const Call& call, const char* parameter,
                                                       catalog::Vocabulary vocabulary) {
  for (const std::string& slug : call.values(parameter)) {
    if (call.snapshot.catalog->taxonomy().find(vocabulary, slug) != nullptr) continue;
    return Refused(invalid_parameter(
        parameter, wording::unknown_value(parameter, catalog::name_of(vocabulary)), slug));
  }
  return {};
}

/// Refuses the first code that no prefecture has.
[[nodiscard]] inline Result<void, Problem> check_prefectures(const Call& call) {
  for (const std::string& code : call.values("prefecture")) {
    if (call.snapshot.catalog->places().prefecture(code) != nullptr) continue;
    return Refused(
        invalid_parameter("prefecture", wording::unknown_value("prefecture", "prefectures"), code));
  }
  return {};
}

[[nodiscard]] inline Parameter domain_parameter() {
  return {"domain", ParameterKind::Values, "Domain slugs."};
}

}  // namespace mitate::web::api
