// The domains in five groups as buyers think of them, for the first page and the facets of the
// list: 29 in one row are too many to look through. Order and grouping are ours and say nothing of
// merit; the taxonomy's own parents are about meaning. Pure.
#pragma once
#include <cstddef>
#include <string_view>

namespace mitate::web {

inline constexpr std::size_t kDomainGroups = 6;  ///< the last holds what no other group names

/// Place of the domain's group.
[[nodiscard]] std::size_t domain_group(std::string_view domain);
/// Name of the group, the end of its key in web/wording ("domain_group.<name>") and of its icon.
[[nodiscard]] std::string_view domain_group_name(std::size_t group);

}  // namespace mitate::web
