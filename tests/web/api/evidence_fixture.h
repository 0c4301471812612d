// The JSON calls and the pages over the shipped data with a few planted facts: what the shipped
// data does not have yet, so that the outside's behaviour can be seen. Everything planted is
// fiction.
#pragma once
#include <functional>
#include <memory>

#include "catalog/rows/row_set.h"
#include "tests/support/temp_dir.h"
#include "tests/web/api/api_fixture.h"

namespace mitate::testing {

class PlantedSite {
 public:
  /// REQUIRES that the rows still meet every rule after `plant`; a fault fails the test.
  explicit PlantedSite(const std::function<void(catalog::RowSet&)>& plant);
  [[nodiscard]] Answer get(const std::string& target) const;
  [[nodiscard]] Answer post(const std::string& target, const std::string& body) const;
  [[nodiscard]] const catalog::Catalog& catalog() const { return *app_->snapshot()->catalog; }

 private:
  TempDir dir_;
  std::unique_ptr<web::App> app_;
  web::Router router_;
};

/// The rows that are shipped.
[[nodiscard]] catalog::RowSet shipped_rows();

}  // namespace mitate::testing
