// Reads #include lines and says which of them tie the files of one room into a knot: an arrow
// against the declared order of its folders (tests/structure/folders.tsv), and units that include
// each other in a circle. A unit is a header with the source of the same name. Rooms as one_way.h.
#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "tests/structure/one_way.h"

namespace mitate::testing {

/// Arrows against the order, and folders of a listed room that have no place in it.
[[nodiscard]] std::vector<Violation> folder_violations(const std::filesystem::path& root,
                                                       const std::filesystem::path& folders);

/// Units that reach each other through includes, one sorted list per circle; over all rooms.
[[nodiscard]] std::vector<std::vector<std::string>> include_circles(
    const std::filesystem::path& root);

}  // namespace mitate::testing
