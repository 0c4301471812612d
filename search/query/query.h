// A query as a tree that a person can read: units that must or may match, each with the ways in
// which it may be met. Built from text by build_query(), run by execute.cc. No Xapian types.
#pragma once
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace mitate::search {

/// One way to meet a unit: all the terms together.
struct Alternative {
  std::string kind;  ///< word, joined, number, skeleton, mixed, kana, reading, romaji, kanji, name,
                     ///< synonym, abbreviation, lay_word, variant_spelling, narrower, concept,
                     ///< spelling, partial
  std::vector<std::string> terms;
  double weight = 1;   ///< of its text score, relative to the word itself
  bool whole = true;   ///< false: meets only part of the unit, and counts for less information
  std::string shown;   ///< what it stands for, for people
  std::string reason;  ///< Japanese, from the lexicon; empty for the word itself
};

/// What one part of the query asks for. [begin, end) are bytes of the query text.
struct Unit {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string text;  ///< as typed
  std::vector<Alternative> alternatives;
  std::vector<std::string>
      characters;             ///< its kanji one by one, when nothing else of a question meets
  double information = 0;     ///< ln of how rare its best alternative is
  bool known_phrase = false;  ///< several words that the lexicon knows as one
  std::size_t frequency = 0;  ///< documents of the most frequent alternative
};

/// "…": found literally in the folded text of one field.
struct ExactPhrase {
  std::string text;
  std::u32string folded;           ///< without spaces
  std::vector<std::string> terms;  ///< all must be there before the text is looked at
  std::vector<Unit> units;         ///< of a single character: the words it may be part of
};

struct Query {
  std::string text;
  std::vector<Unit> units;
  std::vector<ExactPhrase> phrases;
  std::vector<ExactPhrase> excluded;
  std::vector<std::pair<std::string, double>> bigrams;  ///< term, weight: only lift, never admit
  /// Pairs of neighbouring words and kinds of amounts asked for, with weights: they choose among
  /// sentences, nothing else.
  std::vector<std::pair<std::string, double>> sentence_terms;
  std::vector<std::string> name_keys;  ///< whole names that the text may be
  bool rough_cut = false;  ///< the kana text was cut into pieces so short that they may be chance
  /// The text as one word of kana, tried when cutting it up finds nothing; at most one.
  std::vector<Unit> whole;
  bool question = false;   ///< long and sentence-like: any word admits
  bool sentence = false;   ///< holds particles: said, not listed
  bool one_kanji = false;  ///< a single kanji is all that was typed
  bool nothing_searchable = false;
};

}  // namespace mitate::search
