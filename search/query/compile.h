// Inside the Xapian door only: Query -> Xapian::Query. Included by execute.cc.
#pragma once
#include <xapian.h>

#include "search/contract/parameters.h"
#include "search/query/query.h"

namespace mitate::search {

/// One unit: its alternatives, any of which meets it.
[[nodiscard]] Xapian::Query compile_unit(const Unit& unit);
/// Every unit must match; bigrams, names and name keys lift.
[[nodiscard]] Xapian::Query compile_strict(const Query& query, const SearchParameters& parameters);
/// Any unit may match, with the same weights.
[[nodiscard]] Xapian::Query compile_any(const Query& query, const SearchParameters& parameters);
/// For who wants the best holders and not their order: over a large index the rarest units, until
/// about `enough` documents hold one of them as a whole, decide which documents are looked at, and
/// the common ones only add their weight; what holds common words or parts of compounds alone is
/// left out. While all units together are in fewer than `enough` documents, any unit may match.
/// Nothing else lifts.
[[nodiscard]] Xapian::Query compile_rarest(const Query& query, std::size_t enough);
/// Documents that hold all the kanji of some unit, together or not.
[[nodiscard]] Xapian::Query compile_characters(const Query& query,
                                               const SearchParameters& parameters);
/// All the terms, or the words of the phrase where it has none.
[[nodiscard]] Xapian::Query compile_phrase(const ExactPhrase& phrase);

}  // namespace mitate::search
