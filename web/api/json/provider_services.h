// The public services of a provider. A provider without any is not public: it would tell of a
// service before its listing. Called by the call and the page of a provider. Pure.
#pragma once
#include <vector>

#include "catalog/curation/visibility.h"
#include "catalog/model/catalog.h"

namespace mitate::web::api {

[[nodiscard]] inline std::vector<const catalog::Service*> services_of(
    const catalog::Catalog& catalog, const catalog::Provider& provider) {
  std::vector<const catalog::Service*> out;
  for (const catalog::Service& service : catalog::public_services(catalog)) {
    if (service.provider && *service.provider == provider.id) out.push_back(&service);
  }
  return out;
}

}  // namespace mitate::web::api
