#include "catalog/curation/visibility.h"

#include <algorithm>

namespace mitate::catalog {

Visibility visibility_of(ListingStatus status) {
  switch (status) {
    case ListingStatus::Draft:
    case ListingStatus::InReview:
      return {false, false, false};
    case ListingStatus::Listed:
    case ListingStatus::Reference:
      return {true, true, true};
    case ListingStatus::Suspended:
    case ListingStatus::Withdrawn:
      return {true, false, false};
  }
  return {false, false, false};
}

bool is_public(const Service& service) { return visibility_of(service.status).is_public; }
bool is_searchable(const Service& service) { return visibility_of(service.status).is_searchable; }
bool is_answerable(ListingStatus status) { return visibility_of(status).is_answerable; }

const Service* public_service(const Catalog& catalog, const ServiceId& id) {
  const Service* service = catalog.service(id);
  return service != nullptr && is_public(*service) ? service : nullptr;
}

std::size_t count_public(const Catalog& catalog) {
  return static_cast<std::size_t>(std::ranges::count_if(catalog.services(), is_public));
}

}  // namespace mitate::catalog
