// The token that ties a form to the visitor who got it, against forged requests from other sites:
// the same 128 bits in a cookie and in every form. Not here: the check itself (web/pages/site.h).
// Kept below the pages, because a cached public page is given to each visitor with a token of its
// own (answer_cache.h). Pure but for fresh_form_token().
#pragma once
#include <string>
#include <string_view>

#include "web/http/request.h"
#include "web/http/response.h"

namespace mitate::web {

inline constexpr std::string_view kFormTokenCookie = "mitate_form";
inline constexpr std::size_t kFormTokenLength = 32;

/// 32 lowercase hexadecimal digits.
[[nodiscard]] bool is_form_token(std::string_view text);
/// Unpredictable, from the operating system.
[[nodiscard]] std::string fresh_form_token();
/// The value of Set-Cookie that gives it to a visitor.
[[nodiscard]] std::string form_token_cookie(std::string_view token);
/// The token in the forms of this answer: the one it gives out, else the one its visitor had; empty
/// when the answer is the same for every visitor.
[[nodiscard]] std::string form_token_in(const Request& request, const Response& response);

}  // namespace mitate::web
