// One service of the catalog as facts: what its sources say, the strongest statement first, with
// the share that each may earn. Nothing is averaged or guessed. Called by Columns::of.
#pragma once
#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "catalog/model/catalog.h"
#include "ranker/facts/concepts.h"
#include "ranker/facts/facts.h"
#include "ranker/policy/parameters.h"

namespace mitate::ranker {

class FactReader {
 public:
  /// REQUIRES the arguments to outlive it.
  FactReader(const catalog::Catalog& catalog, const Concepts& concepts, const Parameters& policy);
  /// `ordinal`: index in Catalog::services().
  [[nodiscard]] ServiceFacts read(const catalog::Service& service, std::uint32_t ordinal) const;

 private:
  void read_subjects(const catalog::Service& service, ServiceFacts& facts) const;
  void read_interventions(const catalog::Service& service, ServiceFacts& facts) const;
  void read_numbers(const catalog::Service& service, ServiceFacts& facts) const;
  void read_claims(const catalog::Service& service, ServiceFacts& facts) const;
  void read_schemes(const catalog::Service& service, ServiceFacts& facts) const;
  void read_cases(const catalog::Service& service, ServiceFacts& facts) const;
  [[nodiscard]] PriceFact read_price(const catalog::Price& price) const;

  const catalog::Catalog& catalog_;
  const Concepts& concepts_;
  const Parameters& policy_;
  /// By service: scheme and label of its places in lists of the field.
  std::map<std::string, std::vector<std::pair<std::string, std::string>>> classes_;
};

}  // namespace mitate::ranker
