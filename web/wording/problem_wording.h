// The Japanese sentences of problems that can meet any caller, by code. Not here: the words of
// pages (templates) and of ranking reasons. Called by web/http/problem.cc and web/api. Pure.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>

#include "catalog/base/error.h"

namespace mitate::web::wording {

/// The general sentence for an error code.
[[nodiscard]] std::string_view sentence_for(ErrorCode code);
/// A short title for an HTTP status ("見つかりません").
[[nodiscard]] std::string_view title_for(int status);
/// True when the text holds kana or kanji, so it was written for people.
[[nodiscard]] bool is_japanese(std::string_view utf8);

[[nodiscard]] std::string not_utf8(std::string_view field);
[[nodiscard]] std::string has_nul(std::string_view field);
[[nodiscard]] std::string bad_escape(std::string_view field);
[[nodiscard]] std::string path_unreadable();
[[nodiscard]] std::string no_such_path();
[[nodiscard]] std::string method_not_allowed(std::string_view allowed);
[[nodiscard]] std::string handler_failed();
[[nodiscard]] std::string body_too_large(std::size_t limit_bytes);
[[nodiscard]] std::string target_too_long(std::size_t limit_bytes);
[[nodiscard]] std::string head_too_large(std::size_t limit_bytes);
[[nodiscard]] std::string request_malformed();
[[nodiscard]] std::string request_timed_out();
[[nodiscard]] std::string length_required();
[[nodiscard]] std::string encoding_refused(std::string_view header);
[[nodiscard]] std::string media_type_refused(std::string_view expected);
[[nodiscard]] std::string form_malformed();
[[nodiscard]] std::string form_too_many_fields(std::size_t limit);
[[nodiscard]] std::string overloaded();
[[nodiscard]] std::string too_many_requests();
[[nodiscard]] std::string foreign_origin();
[[nodiscard]] std::string only_json();
[[nodiscard]] std::string unknown_revision();

}  // namespace mitate::web::wording
