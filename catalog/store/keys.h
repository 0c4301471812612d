// Key bytes of every stored thing (LMDB allows 511). Layouts are described in catalog/FORMAT.md and
// never change without a migration. Pure.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace mitate::catalog {

/// "table\0key". A key too long for LMDB is cut and closed with a digest of the whole, so it stays
/// unique; the cells themselves stand in the value.
[[nodiscard]] std::string row_store_key(std::string_view table, std::string_view row_key);
/// "table\0": every row of the table starts with it.
[[nodiscard]] std::string table_prefix(std::string_view table);
/// Eight bytes, big-endian, so that LMDB's byte order is the order of numbers.
[[nodiscard]] std::string sequence_key(std::uint64_t sequence);
/// sequence_key + four bytes, big-endian: the n-th change of a log entry.
[[nodiscard]] std::string change_key(std::uint64_t sequence, std::uint32_t number);
/// 32 hexadecimal digits that stand for one record, then change_key: the index of its history.
[[nodiscard]] std::string history_key(std::string_view row_store_key, std::uint64_t sequence,
                                      std::uint32_t number);
[[nodiscard]] std::string history_prefix(std::string_view row_store_key);

struct ChangePlace {
  std::uint64_t sequence = 0;
  std::uint32_t number = 0;
};
/// nullopt unless the last twelve bytes are there.
[[nodiscard]] std::optional<ChangePlace> change_place(std::string_view key);
/// nullopt unless `key` has exactly eight bytes.
[[nodiscard]] std::optional<std::uint64_t> sequence_of(std::string_view key);

}  // namespace mitate::catalog
