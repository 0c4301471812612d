// An organisation that offers services. Plain data. Commercial relations have no place here.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "catalog/base/date.h"
#include "catalog/base/strong_id.h"
#include "catalog/model/provenance.h"

namespace mitate::catalog {

/// A dated line of the register: a change of name or a merger. A closure is here only with its
/// successor; what the register leaves open is asked in seed_data/worklists.
struct ProviderEvent {
  std::string id;
  Date recorded_on;
  std::string event;  ///< renamed | absorbed | merged_away
  std::optional<Date> took_effect_on;
  std::optional<std::string> name_before;
  std::optional<std::string> name_after;
  std::optional<std::string> other_name;  ///< the body taken in, or the successor
  std::optional<std::string> other_number;
  FactSource source;
  std::optional<std::string> note;
};

struct Provider {
  ProviderId id;
  std::string name;
  std::optional<std::string> name_kana;
  std::vector<std::string> aliases;
  std::optional<std::string> corporate_number;
  std::optional<std::string> corporate_number_note;
  std::string kind;
  std::optional<std::string> url;
  std::optional<std::string> municipality_code;
  std::vector<std::string> facts;
  std::vector<ProviderEvent> history;  ///< oldest first
  Provenance provenance;
};

}  // namespace mitate::catalog
