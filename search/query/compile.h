// Inside the Xapian door only: Query -> Xapian::Query. Included by execute.cc.
#pragma once
#include <xapian.h>

#include "search/parameters.h"
#include "search/query/query.h"

namespace mitate::search {

/// One unit: its alternatives, any of which meets it.
[[nodiscard]] Xapian::Query compile_unit(const Unit& unit);
/// Every unit must match; bigrams, names and name keys lift.
[[nodiscard]] Xapian::Query compile_strict(const Query& query, const SearchParameters& parameters);
/// Any unit may match, with the same weights.
[[nodiscard]] Xapian::Query compile_any(const Query& query, const SearchParameters& parameters);
/// The same over a large index, for who wants only the best: the rarest units, until about `enough`
/// documents hold one of them as a whole, decide which documents are looked at; the common ones only add
/// their weight, and nothing else lifts. What holds common words or parts of compounds alone is left
/// out. While all units together are in fewer than `enough` documents this is compile_any.
[[nodiscard]] Xapian::Query compile_rarest(const Query& query, const SearchParameters& parameters,
                                           std::size_t enough);
/// Documents that hold all the kanji of some unit, together or not.
[[nodiscard]] Xapian::Query compile_characters(const Query& query,
                                               const SearchParameters& parameters);
/// All the terms, or the words of the phrase where it has none.
[[nodiscard]] Xapian::Query compile_phrase(const ExactPhrase& phrase);

}  // namespace mitate::search
