// One word of a folded text, as a segmenter sees it. Offsets count folded characters.
#pragma once
#include <cstddef>
#include <string>
#include <vector>

namespace mitate::search {

enum class TokenKind {
  Word,      ///< carries meaning: nouns, verbs, adjectives, adverbs, unknown words
  Suffix,    ///< 症 者 率: only means something together with the word before it
  Prefix,    ///< 未 再 お
  Number,    ///< digits, or kanji numerals
  Latin,     ///< letters of an alphabet, with inner digits
  Function,  ///< particles, auxiliaries, pronouns and what the lexicon lists
  Symbol,
};

struct Token {
  std::size_t begin = 0;
  std::size_t end = 0;
  TokenKind kind = TokenKind::Symbol;
  std::u32string base;          ///< dictionary form; the surface when there is none
  std::u32string reading;       ///< katakana of the surface; empty when unknown
  std::u32string base_reading;  ///< katakana of the dictionary form; empty when unknown
  bool known = true;            ///< found in the segmenter's dictionary
  bool proper = false;  ///< a name of a person, place or organisation, as the dictionary knows it
  bool reading_joined = false;  ///< its reading is part of the word before it (lexicon readings)
};

/// A number with its counter, whatever script it is written in: 八千歩, 8,000歩 -> "8000歩".
struct NumberSpan {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::u32string digits;
  std::u32string joined;
};

}  // namespace mitate::search
