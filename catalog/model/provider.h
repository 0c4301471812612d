// An organisation that offers services. Plain data. Commercial relations have no place here.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "catalog/base/strong_id.h"
#include "catalog/model/provenance.h"

namespace mitate::catalog {

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
  Provenance provenance;
};

}  // namespace mitate::catalog
