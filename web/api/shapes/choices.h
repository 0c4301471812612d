// Closed sets of the program as the choices of a type, from the one table that spells each, and
// types that several parts use. Used inside web/api.
#pragma once
#include <array>
#include <initializer_list>
#include <string>
#include <vector>

#include "catalog/model/enum_names.h"
#include "web/api/shapes/shape.h"
#include "web/api/shapes/validity_name.h"

namespace mitate::web::api {

/// Every vocabulary, in the order of the API.
inline constexpr std::array kVocabularies{
    catalog::Vocabulary::Domains,       catalog::Vocabulary::ServiceTypes,
    catalog::Vocabulary::BuyerTypes,    catalog::Vocabulary::Segments,
    catalog::Vocabulary::DeliveryModes, catalog::Vocabulary::EvidenceTypes,
    catalog::Vocabulary::Interventions, catalog::Vocabulary::Outcomes,
    catalog::Vocabulary::Industries};

/// Every name of an enumeration of the catalog, in its order.
template <typename E>
[[nodiscard]] Type choices() {
  std::vector<std::string> out;
  for (const auto& [value, name] : catalog::names<E>()) out.emplace_back(name);
  return choice(std::move(out));
}

/// The names of these values, as `name` spells them.
template <typename E, typename Name>
[[nodiscard]] Type choices(std::initializer_list<E> values, Name name) {
  std::vector<std::string> out;
  for (const E value : values) out.emplace_back(name(value));
  return choice(std::move(out));
}

/// What a validity says on a day.
[[nodiscard]] inline Type validity_states() {
  using At = Validity::At;
  return choices({At::Valid, At::NotYet, At::Expired, At::Unknown},
                 [](At at) { return name_of(at); });
}
/// Where a record's facts come from, and the sources by id.
[[nodiscard]] inline Type provenance() { return list(object("Provenance")); }
[[nodiscard]] inline Type sources() { return map_of(object("Source")); }
/// The mark that a call with a contract sets.
[[nodiscard]] inline Member expires_within_contract() {
  return maybe("expires_within_contract", boolean(), "Only where a contract was asked about.");
}

}  // namespace mitate::web::api
