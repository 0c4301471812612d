// How well records are known by kind of provider and how statements spread over kinds of publisher.
// Part of completeness.h.
#include <algorithm>

#include "catalog/curation/completeness_parts.h"

namespace mitate::catalog {
namespace {

bool has_known_price(const Service& service) {
  return std::any_of(service.prices.begin(), service.prices.end(),
                     [](const Price& price) { return price.kind != PriceKind::Unknown; });
}

void count_record(const Service& service, ProviderKindFigures& out) {
  ++out.services;
  out.listed += service.status == ListingStatus::Listed ? 1 : 0;
  out.priced += has_known_price(service) ? 1 : 0;
  out.studied += service.studies.empty() ? 0 : 1;
  out.graded += service.evidence_links.empty() ? 0 : 1;
  out.placed += service.coverage != Coverage::Unknown ? 1 : 0;
  out.addressed += service.url ? 1 : 0;
  out.dated += service.as_of ? 1 : 0;
}

}  // namespace

void count_kinds(const Catalog& catalog, Completeness& out) {
  for (const Service& service : catalog.services()) {
    const Provider* provider = service.provider ? catalog.provider(*service.provider) : nullptr;
    count_record(service, out.by_provider_kind[provider == nullptr ? "unknown" : provider->kind]);
    for (const FactSource& entry : service.provenance.entries) {
      const Source* source = catalog.source(entry.source);
      if (source == nullptr) continue;
      PublisherKindFigures& kind = out.by_publisher_kind[source->publisher_kind];
      ++kind.statements;
      kind.stated += entry.stated ? 1 : 0;
      kind.dated += entry.as_of ? 1 : 0;
    }
  }
  for (const Source& source : catalog.sources()) {
    PublisherKindFigures& kind = out.by_publisher_kind[source.publisher_kind];
    ++kind.sources;
    kind.gone += source.gone ? 1 : 0;
  }
  for (const Provider& provider : catalog.providers()) {
    ProviderKindFigures& kind = out.by_provider_kind[provider.kind];
    ++kind.providers;
    kind.numbered += provider.corporate_number ? 1 : 0;
  }
}

}  // namespace mitate::catalog
