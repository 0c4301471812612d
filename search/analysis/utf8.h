// UTF-8 <-> code points with byte offsets. Bytes that are no UTF-8 become U+FFFD, one per byte, so
// that every input can be analysed. Not here: folding. Called by everything in search/analysis.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace mitate::search {

struct CodePoint {
  char32_t value = 0;
  std::uint32_t begin = 0;  ///< first byte in the source
  std::uint32_t end = 0;    ///< one past its last byte
};

/// REQUIRES source.size() < 4 GiB. Pure.
[[nodiscard]] std::vector<CodePoint> decode_utf8(std::string_view source);
void append_utf8(std::string& out, char32_t value);
[[nodiscard]] std::string to_utf8(std::u32string_view text);
[[nodiscard]] std::u32string to_utf32(std::string_view source);
/// Number of code points, counting each broken byte as one.
[[nodiscard]] std::size_t count_code_points(std::string_view source);

}  // namespace mitate::search
