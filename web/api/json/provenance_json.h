// Who attests a fact, as JSON; used beside every fact that has a source. Apart from the other facts
// (model_json.h), so that parts of a record need not include the whole.
#pragma once
#include <nlohmann/json_fwd.hpp>

#include "catalog/model/provenance.h"

namespace mitate::web::api {

using Json = nlohmann::ordered_json;

[[nodiscard]] Json provenance_json(const catalog::Provenance& provenance);

}  // namespace mitate::web::api
