#include "catalog/model/assembly.h"

namespace mitate::catalog {

Unexpected broken_row(std::string_view table, std::string_view key, std::string_view column) {
  return Unexpected(ErrorCode::Corrupt,
                    "stored row cannot be read: table " + std::string(table) + ", row " +
                        std::string(key) + ", column " + std::string(column),
                    "run `mitate verify`; reload with `mitate load`");
}

std::optional<PartialDate> partial_date_in(const RowView& row, std::string_view column) {
  return PartialDate::parse(row.text(column));
}

std::optional<Date> date_in(const RowView& row, std::string_view column) {
  return Date::parse(row.text(column));
}

Assembly::Assembly(RowSet rows, std::uint64_t sequence) : catalog_(new Catalog) {
  for (const TableSchema& schema : all_tables())
    rows.try_emplace(std::string(schema.name), Table{&schema, {}});
  catalog_->rows_ = std::move(rows);
  catalog_->sequence_ = sequence;
}

Result<std::shared_ptr<const Catalog>> Assembly::run() {
  MITATE_TRY_VOID(read_levels());
  MITATE_TRY_VOID(read_sources());
  MITATE_TRY_VOID(read_provenance());
  read_taxonomy();
  MITATE_TRY_VOID(read_places());
  MITATE_TRY_VOID(read_municipal_care());
  MITATE_TRY_VOID(read_providers());
  MITATE_TRY_VOID(read_guidelines());
  read_schemes();
  MITATE_TRY_VOID(read_services());
  MITATE_TRY_VOID(read_service_parts());
  MITATE_TRY_VOID(read_holdings_and_cases());
  return std::shared_ptr<const Catalog>(std::move(catalog_));
}

Provenance Assembly::provenance(std::string_view kind, std::string_view id) const {
  const auto it = provenance_.find(std::string(kind) + '\x1f' + std::string(id));
  return it == provenance_.end() ? Provenance{} : it->second;
}

Result<std::shared_ptr<const Catalog>> Catalog::assemble(RowSet rows, std::uint64_t sequence) {
  return Assembly(std::move(rows), sequence).run();
}

}  // namespace mitate::catalog
