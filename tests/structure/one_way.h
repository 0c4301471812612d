// Reads #include lines and says which of them break the house: an arrow that points upstream of the
// flow seed_data -> catalog -> search -> ranker -> web, or a library used outside its door.
#pragma once
#include <filesystem>
#include <string>
#include <vector>

namespace mitate::testing {

struct Violation {
  std::string file;  ///< relative to the root
  std::size_t line = 0;
  std::string included;
  std::string rule;
};

/// Checks every .h and .cc below catalog, search, ranker, web and tests of `root` against the doors
/// file (tests/structure/doors.tsv).
[[nodiscard]] std::vector<Violation> broken_arrows(const std::filesystem::path& root,
                                                   const std::filesystem::path& doors);

}  // namespace mitate::testing
