// The parts of the figures; only completeness.cc joins them.
#pragma once
#include <optional>

#include "catalog/curation/completeness_figures.h"
#include "catalog/model/catalog.h"

namespace mitate::catalog {

/// Known values and their sources, per kind of fact.
void count_facts(const Catalog& catalog, Date today, int freshness_months, Completeness& out);
/// By kind of provider and of publisher.
void count_kinds(const Catalog& catalog, Completeness& out);
/// References that lead nowhere, claims that no listed service brings to a reader.
void find_unreached(const Catalog& catalog, Completeness& out);
void find_conflicts(const Catalog& catalog, Completeness& out);

/// Collects dates into AgeFigures.
class Ages {
 public:
  Ages(Date today, int months) : limit_(today.plus_months(-months)) {}
  void add(const std::optional<PartialDate>& date);
  [[nodiscard]] AgeFigures take() const;

 private:
  Date limit_;
  AgeFigures figures_;
  std::optional<PartialDate> oldest_;
  std::optional<PartialDate> newest_;
};

}  // namespace mitate::catalog
