// The #include lines of the sources below a root, once for all tests of the structure. Only .h and
// .cc of the rooms catalog, search, ranker, web and tests; nothing below node_modules.
#pragma once
#include <array>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace mitate::testing {

/// Flow order: a room may include itself and what stands before it.
inline constexpr std::array<std::string_view, 5> kRooms{"catalog", "search", "ranker", "web",
                                                        "tests"};

struct Include {
  std::string file;  ///< relative to the root
  std::size_t line = 0;
  std::string included;  ///< as written between the quotes or brackets
};

/// Sorted by file and line.
[[nodiscard]] std::vector<Include> includes_below(const std::filesystem::path& root);
/// Every file that was looked at, with or without includes; sorted.
[[nodiscard]] std::vector<std::string> sources_below(const std::filesystem::path& root);
/// "catalog" of "catalog/model/service.h".
[[nodiscard]] std::string_view room_of(std::string_view path);

}  // namespace mitate::testing
