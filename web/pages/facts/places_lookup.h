// Finds municipalities by what a person types: name, start of the name, kana or code. Used by the
// list's place box and the municipality form. Pure.
#pragma once
#include <string_view>
#include <vector>

#include "catalog/model/catalog.h"

namespace mitate::web {

/// Exact name, code or kana first; when there is none, names that begin with the text, then names
/// that contain it. "広島県呉市" and "呉市（広島県）" work too. In the order of the codes.
[[nodiscard]] std::vector<const catalog::Municipality*> municipalities_named(
    const catalog::Catalog& catalog, std::string_view typed, std::size_t limit);

}  // namespace mitate::web
