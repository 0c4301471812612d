// GET /places/{code}: a municipality in public figures; a former code answers with today's.
#include <nlohmann/json.hpp>

#include "web/api/api.h"
#include "web/api/json/place_json.h"
#include "web/wording/api_wording.h"

namespace mitate::web::api {
namespace {

using Json = nlohmann::ordered_json;

Response place(const Call& call) {
  const catalog::Catalog& catalog = *call.snapshot.catalog;
  const std::string code = call.request.parameters.get("code");
  Json out;
  if (const auto picture = catalog::municipal_picture(catalog, code)) {
    out = place_json(catalog, *picture);
  } else if (const auto former = catalog.places().former(code); !former.empty()) {
    out = former_place_json(catalog, former);
  } else {
    return problem_response(not_found(wording::Thing::Place, code));
  }
  out["generation"] = call.snapshot.generation;
  return json_response(out.dump(), Caching::Revalidate);
}

}  // namespace

std::vector<Endpoint> place_endpoints() {
  return {{Method::Get,
           "/api/v1/places/{code}",
           "getPlace",
           "People and care offices of a municipality or ward in public statistics, beside its "
           "prefecture and Japan. No input of any score.",
           {as_of_parameter()},
           "",
           "Place",
           place}};
}

}  // namespace mitate::web::api
