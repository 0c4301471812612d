// CP932 (Windows-31J), the encoding of many Japanese offices' CSV files: strict reading, and
// writing that says what it cannot carry. Not here: guessing between encodings of a whole file
// (importers/service_import). Pure; safe from any thread.
#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mitate::catalog {

/// UTF-8 of `bytes` read as CP932; nullopt when any byte does not belong to it. Never substitutes.
[[nodiscard]] std::optional<std::string> from_cp932(std::string_view bytes);
/// UTF-8 of `bytes` read as EUC-JP; nullopt when any byte does not belong to it.
[[nodiscard]] std::optional<std::string> from_euc_jp(std::string_view bytes);

struct LostCharacter {
  std::string character;   ///< UTF-8
  std::size_t offset = 0;  ///< byte offset in the UTF-8 input
};
struct Cp932Text {
  std::string bytes;
  /// Characters that CP932 does not have; each stands as 〓 in `bytes`.
  std::vector<LostCharacter> lost;
};
/// Spellings that differ only in the standard's version (〜, −, —, ‖, ¥) are carried without loss.
/// REQUIRES valid UTF-8.
[[nodiscard]] Cp932Text to_cp932(std::string_view text);

/// True when `text` looks like UTF-8 that somebody read as CP932 or Latin-1 and saved again
/// (文字化け): turned back into bytes it is well-formed UTF-8 with Japanese letters in it.
[[nodiscard]] bool looks_misread(std::string_view text);

}  // namespace mitate::catalog
