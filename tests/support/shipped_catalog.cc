#include "tests/support/shipped_catalog.h"

#include <stdexcept>

#include "catalog/importers/seed_importer.h"

namespace mitate::testing {

Date reference_date() { return *Date::parse("2026-11-24"); }
Date edited_on() { return *Date::parse("2026-12-01"); }

std::shared_ptr<const catalog::Catalog> shipped_catalog() {
  static const std::shared_ptr<const catalog::Catalog> shipped = [] {
    catalog::ImportReport report;
    auto rows = catalog::read_seed(MITATE_SOURCE_DIR "/seed_data", edited_on(), report);
    // An exception fails the test that asked, whatever framework it runs in.
    if (!rows) throw std::runtime_error(describe(rows.error()));
    auto catalog = catalog::Catalog::assemble(std::move(*rows), 0);
    if (!catalog) throw std::runtime_error(describe(catalog.error()));
    return *catalog;
  }();
  return shipped;
}

}  // namespace mitate::testing
