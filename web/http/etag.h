// Names of contents for conditional requests (RFC 9110 8.8.3). A page that carries the visitor's
// form token has one content tag for everybody and an ETag of its own for each token, so that a
// page with an old token is never called current. Called by the router and the cache of answers.
// Pure.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace mitate::web {

/// Where `token` stands in `body`, ascending; empty for an empty token.
[[nodiscard]] std::vector<std::size_t> places_of(std::string_view token, std::string_view body);
/// Digest of the body without the visitor's token.
[[nodiscard]] std::string content_tag(const std::string& body, std::string_view form_token);
/// The header's value, with its quotes.
[[nodiscard]] std::string etag_of(std::string_view content_tag, std::string_view form_token);
/// Whether If-None-Match names this ETag.
[[nodiscard]] bool names_etag(std::string_view if_none_match, std::string_view etag);

}  // namespace mitate::web
