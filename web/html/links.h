// Which addresses a page may link to, and how own addresses are written. Escaping cannot judge
// `javascript:`, so every address that comes from a fact passes through external_href.
// Called by web/pages and web/pictures.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace mitate::web {

/// The address when it is http: or https: with a host and without control characters, spaces or
/// quotes; nullopt otherwise (also for relative, scheme-relative and unknown schemes).
[[nodiscard]] std::optional<std::string> external_href(std::string_view address);
/// True for a path of this site that is safe to return to: starts with one '/', no "//", no
/// backslash, no control characters, at most 2,000 bytes.
[[nodiscard]] bool is_local_path(std::string_view path);

/// Name and value pairs in the order they appear in the address.
using QueryPairs = std::vector<std::pair<std::string, std::string>>;
/// "path?name=value&…", or `path` alone when there are no pairs. Pairs with empty values are
/// dropped.
[[nodiscard]] std::string with_query(std::string_view path, const QueryPairs& pairs);

}  // namespace mitate::web
