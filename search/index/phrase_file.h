// The form of a phrase file, between the builder (phrase_piece.cc) and the reader
// (phrase_index.cc).
//   file := magic documents pairs place-of-keys (64 bit each), lengths (32 bit a document),
//           lists (pair_list.h), padding to 8, keys, offsets of the lists (64 bit each, one more)
// A key is the first character in the high half and the second in the low half.
#pragma once
#include <cstddef>
#include <cstdint>
#include <filesystem>

#include "catalog/base/result.h"

namespace mitate::search {

/// "PATIAS01" backwards: changes with the form.
inline constexpr std::uint64_t kPhraseMagic = 0x3130534149544150ULL;

inline std::uint64_t pair_key(char32_t first, char32_t second) {
  return (static_cast<std::uint64_t>(first) << 32U) | static_cast<std::uint64_t>(second);
}

/// A file read through memory; the caller unmaps it.
struct MappedFile {
  const char* data = nullptr;
  std::size_t size = 0;
};
/// Io when it cannot be opened, Corrupt when it is empty.
[[nodiscard]] Result<MappedFile> map_phrase_file(const std::filesystem::path& path);

}  // namespace mitate::search
