// Words that nothing in the parser knew, so that the page can say what it did not understand.
#pragma once
#include <string>
#include <vector>

#include "ranker/need/passage.h"
#include "search/analysis/analyzer.h"

namespace mitate::ranker::reading {

inline constexpr std::size_t kMostUnresolved = 20;
/// Runs of kanji, katakana or Latin letters that no cue, place or number covers, as written, each
/// once, at most kMostUnresolved. `understood` are the source words of amounts and dates, which are
/// read without cues; a word of payment (月額) beside an amount is understood with it.
[[nodiscard]] std::vector<std::string> unresolved_words(const Passage& passage,
                                                        const std::vector<Span>& understood,
                                                        const search::Analyzer& analyzer);

}  // namespace mitate::ranker::reading
