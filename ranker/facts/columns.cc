#include "ranker/facts/columns.h"

#include <utility>

#include "ranker/facts/read_facts.h"

namespace mitate::ranker {

Glance glance_at(const ServiceFacts& facts) {
  Glance out;
  out.domain_mask = facts.domain_mask;
  for (const ConceptId one : facts.interventions) out.intervention_mask |= 1ULL << (one & 63U);
  out.delivery_modes = facts.delivery_modes;
  out.ordinal = facts.ordinal;
  out.type = facts.type;
  out.buyers = facts.buyers;
  out.answerable = may_be_answered(facts);
  return out;
}

Columns Columns::of(std::shared_ptr<const catalog::Catalog> catalog, const Parameters& policy) {
  Columns columns;
  columns.concepts_ = std::make_shared<const Concepts>(*catalog, policy.fit());
  const FactReader reader(*catalog, *columns.concepts_, policy);
  std::vector<ServiceFacts> services;
  services.reserve(catalog->services().size());
  for (const catalog::Service& service : catalog->services()) {
    services.push_back(reader.read(service, static_cast<std::uint32_t>(services.size())));
  }
  columns.pairs_ =
      std::make_shared<const PairStatistics>(services, *columns.concepts_, policy.fit());
  columns.catalog_ = std::move(catalog);
  columns.put(std::move(services));
  return columns;
}

Columns Columns::with(std::vector<ServiceFacts> services) const {
  Columns out;
  out.catalog_ = catalog_;
  out.concepts_ = concepts_;
  out.pairs_ = pairs_;
  out.put(std::move(services));
  return out;
}

void Columns::put(std::vector<ServiceFacts> services) {
  services_ = std::move(services);
  glances_.reserve(services_.size());
  for (const ServiceFacts& facts : services_) glances_.push_back(glance_at(facts));
}

}  // namespace mitate::ranker
