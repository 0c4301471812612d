// POST /bundles. Nothing of a need or a quote is logged, echoed in a refusal or cached.
#include "web/api/calls/bundle_answer.h"
#include "web/api/calls/calls.h"

namespace mitate::web::api {
namespace {

Answer bundle_of(const Call& call) {
  MITATE_TRY(BundleRequest wanted, bundle_request(call.body, call.as_of));
  return answer_bundle(std::move(wanted), call.snapshot, call.app.wording(), call.request.left);
}

}  // namespace

std::vector<Endpoint> bundle_endpoints() {
  return {
      {.method = Method::Post,
       .pattern = "/api/v1/bundles",
       .operation = "planBundle",
       .summary = "The best set of services for several goals under one budget, with its proof or "
                  "how far from the best it can be.",
       .parameters = {as_of_parameter()},
       .body = "BundleRequest",
       .answers = "Bundle",
       .answer = bundle_of},
  };
}

}  // namespace mitate::web::api
