// The mark in a Response's cause that a handler threw. Set by router.cc, counted by server.cc.
#pragma once
#include <string_view>

namespace mitate::web {
inline constexpr std::string_view kHandlerThrew = "a handler threw ";
}
