// Rows -> model: the only place that knows both the columns and the structs. One Assembly makes one
// Catalog; its readers stand in files by what they read (assembly_*.cc). Used by Catalog::assemble.
#pragma once
#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "catalog/model/catalog.h"

namespace mitate::catalog {

/// A stored row that no load can have written: Corrupt, naming table, row and column.
[[nodiscard]] Unexpected broken_row(std::string_view table, std::string_view key,
                                    std::string_view column);
[[nodiscard]] std::optional<PartialDate> partial_date_in(const RowView& row,
                                                         std::string_view column);
[[nodiscard]] std::optional<Date> date_in(const RowView& row, std::string_view column);

/// By id, with the place of each id in `index`.
template <typename T>
void sort_and_index(std::vector<T>& list, auto& index) {
  std::sort(list.begin(), list.end(), [](const T& a, const T& b) { return a.id < b.id; });
  for (std::size_t i = 0; i < list.size(); ++i) index.emplace(list[i].id, i);
}

class Assembly {
 public:
  Assembly(RowSet rows, std::uint64_t sequence);
  [[nodiscard]] Result<std::shared_ptr<const Catalog>> run();

 private:
  /// Calls `body` with each row of the table until one fails.
  template <typename F>
  Result<void> each(std::string_view name, F body) {
    const Table& table = catalog_->table(name);
    for (const Row& row : table.rows) {
      Result<void> done = body(RowView(*table.schema, row));
      if (!done) return Unexpected(std::move(done).error());
    }
    return {};
  }

  template <typename E>
  Result<E> read_enum(std::string_view table, const RowView& row, std::string_view column) {
    const auto value = value_named<E>(row.text(column));
    if (!value) return broken_row(table, row.text(column), column);
    return *value;
  }

  [[nodiscard]] Provenance provenance(std::string_view kind, std::string_view id) const;

  // assembly_sources.cc
  Result<void> read_levels();
  Result<void> read_sources();
  Result<void> read_provenance();
  void read_taxonomy();

  // assembly_places.cc
  Result<void> read_places();
  Result<void> read_municipal_care();

  // assembly_providers.cc
  Result<void> read_providers();
  Result<void> read_provider_history();
  void read_schemes();

  // assembly_evidence.cc
  Result<void> read_guidelines();
  Result<void> read_recommendations();
  Result<void> read_research();

  // assembly_services.cc
  Result<void> read_services();
  /// The service that the row belongs to; null where there is none.
  [[nodiscard]] Service* owner(const RowView& row);
  Result<void> read_what_and_for_whom();
  Result<void> read_service_parts();
  Result<void> read_study(const RowView& row);
  Result<void> read_price(const RowView& row);

  // assembly_cases.cc
  Result<void> read_holdings_and_cases();
  /// A certificate of the whole organisation reaches every service of the same known operator that
  /// does not state the scheme itself. Brands, offices, products and programmes hand on nothing:
  /// their scope is narrower than the provider, and nobody says which service lies inside it.
  /// Recognitions are no certificates and stay where their source puts them.
  void inherit_holdings();
  Result<void> read_benchmark(const RowView& row);

  std::unique_ptr<Catalog> catalog_;
  std::unordered_map<std::string, Provenance> provenance_;
};

}  // namespace mitate::catalog
