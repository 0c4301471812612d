// The order of Japanese names in a list, by ICU's collation for Japanese. An ICU door.
// Called once per generation.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

namespace mitate::search {

/// For each text its place in Japanese order; equal texts share a place.
[[nodiscard]] std::vector<std::uint32_t> japanese_order(const std::vector<std::string>& texts);

}  // namespace mitate::search
