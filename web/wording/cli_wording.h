// One line of help per command, English and Japanese. Called by web/cli/arguments.cc. Pure.
#pragma once
#include <string_view>

namespace mitate::web::wording {

/// REQUIRES a command of arguments.cc; empty for others.
[[nodiscard]] std::string_view command_help(std::string_view command);

}  // namespace mitate::web::wording
