// A provider as JSON, alike inside a service's record and alone. Defined with the other facts in
// model_json.cc; apart from them so that it costs the others nothing.
#pragma once
#include <nlohmann/json_fwd.hpp>

#include "catalog/model/catalog.h"

namespace mitate::web::api {

/// The members of ProviderRecord.
[[nodiscard]] nlohmann::ordered_json provider_record(const catalog::Provider& provider);

}  // namespace mitate::web::api
