// Words that nothing in the parser knew, so that the page can say what it did not understand.
#pragma once
#include <string>
#include <vector>

#include "ranker/need/passage.h"

namespace mitate::ranker::reading {

inline constexpr std::size_t kMostUnresolved = 20;
/// Runs of kanji, katakana or Latin letters that no cue, place or number covers, as written, each
/// once, at most kMostUnresolved.
[[nodiscard]] std::vector<std::string> unresolved_words(const Passage& passage);

}  // namespace mitate::ranker::reading
