// GET /places/{code}: a municipality in public figures; a former code answers with today's.
#include <nlohmann/json.hpp>

#include "web/api/calls/calls.h"
#include "web/api/json/place_json.h"
#include "web/wording/api_wording.h"

namespace mitate::web::api {
namespace {

Answer place(const Call& call) {
  const catalog::Catalog& catalog = *call.snapshot.catalog;
  const std::string code = call.request.parameters.get("code");
  nlohmann::ordered_json out;
  if (const auto picture = catalog::municipal_picture(catalog, code)) {
    out = place_json(catalog, *picture);
  } else if (const auto former = catalog.places().former(code); !former.empty()) {
    out = former_place_json(catalog, former);
  } else {
    return not_found(wording::Thing::Place, code);
  }
  out["generation"] = call.snapshot.generation;
  return out;
}

}  // namespace

std::vector<Endpoint> place_endpoints() {
  return {
      {.pattern = "/api/v1/places/{code}",
       .operation = "getPlace",
       .summary =
           "People and care offices of a municipality or ward in public statistics, beside its "
           "prefecture and Japan. No input of any score.",
       .parameters = {as_of_parameter()},
       .answers = "Place",
       .answer = place},
  };
}

}  // namespace mitate::web::api
