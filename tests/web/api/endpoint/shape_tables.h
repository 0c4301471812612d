// The tables and lists of API.md that are written from the shapes.
#pragma once
#include <string>
#include <vector>

namespace mitate::testing {

/// `text` with every block between "<!-- table: A, B -->" or "<!-- list: A, B -->" and "<!-- end
/// -->" written anew. `named` gets the shapes that stand in a block, in their order.
[[nodiscard]] std::string with_shape_tables(const std::string& text,
                                            std::vector<std::string>& named);

}  // namespace mitate::testing
