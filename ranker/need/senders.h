// Who writes without buying for others, one row each: what the answer tells them besides. The words
// are wording "sender.<slug>" and "sender.pointer.<code>". Not here: reading the sender (buyer.h).
#pragma once
#include <array>
#include <string_view>

namespace mitate::ranker {

/// Where somebody is pointed to.
struct SenderPointer {
  std::string_view code;  ///< of the wording
  std::string_view href;  ///< a path of this product; empty where the words alone say it
};

struct SenderRow {
  std::string_view slug;
  std::array<SenderPointer, 2> pointers;  ///< an empty code: no more
};

inline constexpr SenderPointer kListOfServices{"list", "/services"};

inline constexpr std::array<SenderRow, 3> kSenders{{
    {"family", {{{"support-centre", ""}, kListOfServices}}},
    {"care-manager", {{{"support-centre", ""}, kListOfServices}}},
    {"labour-union", {{kListOfServices, {}}}},
}};

}  // namespace mitate::ranker
