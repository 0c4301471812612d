// One row of a service import file: accepted as it is, accepted with repairs that are said, or
// refused with every reason. The contract (columns, required cells, what may be repaired) is in
// catalog/README.md. Not here: reading the file and writing to the store (service_import). Pure.
#pragma once
#include <array>
#include <map>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/base/closed_set.h"
#include "catalog/base/date.h"
#include "catalog/base/error.h"
#include "catalog/rows/row_set.h"

namespace mitate::catalog {

enum class RowVerdict { Accept, AcceptWithNote, Reject };
constexpr auto spellings(RowVerdict) {
  using enum RowVerdict;
  return std::to_array<Spelling<RowVerdict>>(
      {{Accept, "accept"}, {AcceptWithNote, "accept_with_note"}, {Reject, "reject"}});
}

/// Columns of the import file in their order.
[[nodiscard]] std::span<const std::string_view> import_columns();

/// What the importer knows before it reads a row.
struct ImportContext {
  const RowSet* rows = nullptr;  ///< the catalog: vocabularies, places, schemes, service ids
  Date today;
  bool update = false;  ///< an id that exists is meant to be changed
  std::set<std::string, std::less<>> earlier_ids = {};   ///< of the same file
  std::set<std::string, std::less<>> existing_ids = {};  ///< besides those in `rows`
};

struct RowJudgement {
  RowVerdict verdict = RowVerdict::Accept;
  std::vector<Error> faults;  ///< in the order of the columns; place.field is the column
  std::vector<Error> notes;   ///< likewise; each says what was changed
  /// Repaired cells by column, empty ones included. Meaningful unless rejected. Additional members:
  /// "price_kind" (amount|free|on_request|unknown), "price_qualifier" and "price_text" (as
  /// written).
  std::map<std::string, std::string, std::less<>> cells;
  /// The column the verdict is about: of the first fault, else of the first note, else empty.
  [[nodiscard]] std::string field() const;
};

/// `raw` holds the cells as the file has them, bytes and all; a missing column counts as empty.
/// `where` names file and row for the messages.
[[nodiscard]] RowJudgement judge_service_row(
    const std::map<std::string, std::string, std::less<>>& raw, const ImportContext& context,
    const Place& where);

}  // namespace mitate::catalog
