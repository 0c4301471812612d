// Which of our own line icons stands beside a kind of service; the symbols are in the template
// parts/kind_icons. Decoration only: the kind is always written beside it. Pure.
#pragma once
#include <string_view>

namespace mitate::web {

/// The symbol's id without its "i-" for a slug of the service types; "other" for one that is not
/// in the table.
[[nodiscard]] std::string_view kind_icon(std::string_view service_type);

}  // namespace mitate::web
