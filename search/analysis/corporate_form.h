// 株式会社, (株) and their like: what an organisation is in law, not what it is called. Written in
// a dozen ways or left out, so it must not decide whether a name is met. Pure.
#pragma once
#include <string>
#include <string_view>

namespace mitate::search {

/// 株式会社, 有限会社 …; `folded` is one word.
[[nodiscard]] bool is_corporate_form(std::u32string_view folded);
/// 株 of (株), 一社 of (一社): only means a corporate form between brackets.
[[nodiscard]] bool is_bracketed_form(std::u32string_view folded);
/// The name of an organisation without such words at its ends; a name that is nothing else is kept.
[[nodiscard]] std::u32string without_corporate_form(std::u32string_view folded);

}  // namespace mitate::search
