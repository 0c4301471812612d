// A deterministic catalog of any size from our own vocabulary, for scale and speed only: invented
// names, visibly labelled 「見本」, never mixed with the shipped data. Same seed and size, same
// rows.
#pragma once
#include <cstdint>
#include <memory>

#include "catalog/model/catalog.h"

namespace mitate::testing {

/// `services` generated services (ids svc-gen-0000001 ...), about `characters` characters of text
/// each; taxonomy, places, lexicon, guidelines and ranking tables are those of `shipped`.
[[nodiscard]] catalog::RowSet generated_rows(const catalog::Catalog& shipped, std::size_t services,
                                             std::size_t characters, std::uint64_t seed);

}  // namespace mitate::testing
