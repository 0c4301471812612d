// The facts of every service of one generation, prepared once beside the catalog, and a glance at
// each that is small enough to read for all. Not here: one service's facts (facts.h), the need
// (question/asked.h), text search. Immutable; shared by all threads through the Matcher.
#pragma once
#include <cstdint>
#include <memory>
#include <vector>

#include "catalog/model/catalog.h"
#include "ranker/facts/character_pairs.h"
#include "ranker/facts/concepts.h"
#include "ranker/facts/facts.h"
#include "ranker/policy/parameters.h"

namespace mitate::ranker {

/// What decides whether a need can touch a service at all, small enough to read for every service
/// of a large catalog without fetching its facts.
struct Glance {
  std::uint64_t domain_mask = 0;        ///< as ServiceFacts::domain_mask
  std::uint64_t intervention_mask = 0;  ///< bit per ConceptId modulo 64
  std::uint32_t delivery_modes = 0;     ///< as in ServiceFacts
  std::uint32_t ordinal = 0;            ///< as in ServiceFacts
  ConceptId type = 0;
  std::uint8_t buyers = 0;  ///< as in ServiceFacts
  bool answerable = false;  ///< may_be_answered()
};
[[nodiscard]] Glance glance_at(const ServiceFacts& facts);

class Columns {
 public:
  [[nodiscard]] static Columns of(std::shared_ptr<const catalog::Catalog> catalog,
                                  const Parameters& policy);
  /// The same generation with other facts or fewer services, for looking at what a change does. How
  /// common words are stays as it was counted.
  [[nodiscard]] Columns with(std::vector<ServiceFacts> services) const;

  [[nodiscard]] const catalog::Catalog& catalog() const { return *catalog_; }
  [[nodiscard]] const Concepts& concepts() const { return *concepts_; }
  [[nodiscard]] const PairStatistics& pairs() const { return *pairs_; }
  /// In the order of Catalog::services() unless made by with().
  [[nodiscard]] const std::vector<ServiceFacts>& services() const { return services_; }
  /// Of services(), in their order.
  [[nodiscard]] const std::vector<Glance>& glances() const { return glances_; }

 private:
  Columns() = default;
  void put(std::vector<ServiceFacts> services);

  std::shared_ptr<const catalog::Catalog> catalog_;
  std::shared_ptr<const Concepts> concepts_;
  std::shared_ptr<const PairStatistics> pairs_;
  std::vector<ServiceFacts> services_;
  std::vector<Glance> glances_;
};

}  // namespace mitate::ranker
