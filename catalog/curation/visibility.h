// Who meets a service, by its listing status: one table for every page, call, index and ranking.
// Not here: why a service has its status (record_checks). Called by search, ranker and web. Pure.
#pragma once
#include <ranges>

#include "catalog/model/catalog.h"
#include "catalog/model/service.h"

namespace mitate::catalog {

struct Visibility {
  bool is_public;      ///< has a page and a record; suspended and withdrawn ones keep theirs
  bool is_searchable;  ///< is found and listed
  bool is_answerable;  ///< may answer a need
};

[[nodiscard]] Visibility visibility_of(ListingStatus status);

/// Before it is listed a service is nobody's but the curators': no page, list, count or sheet has
/// it.
[[nodiscard]] bool is_public(const Service& service);
[[nodiscard]] bool is_searchable(const Service& service);
[[nodiscard]] bool is_answerable(ListingStatus status);

/// nullptr for an unknown id and for a service that is not public: from outside the two are the
/// same.
[[nodiscard]] const Service* public_service(const Catalog& catalog, const ServiceId& id);

/// The public services in the order of the catalog, which must outlive the view.
[[nodiscard]] inline auto public_services(const Catalog& catalog) {
  return std::views::filter(catalog.services(), is_public);
}
[[nodiscard]] std::size_t count_public(const Catalog& catalog);

}  // namespace mitate::catalog
