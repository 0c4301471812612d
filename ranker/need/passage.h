// One need text prepared for the slot readers: folded, with noise blanked, cut into sentences, with
// numbers, lexicon hits and place names found. Lives for one read(); slot readers only look at it.
#pragma once
#include <array>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/base/date.h"
#include "ranker/need/cue_book.h"
#include "ranker/need/folded_text.h"
#include "ranker/need/numbers.h"

namespace mitate::ranker::reading {

/// Whether a mention is asked for, refused, or only part of the story.
enum class Standing {
  Wanted,
  Refused,
  Background,  ///< present measures, good state: not a goal when there is another one
  ExcludedPersons  ///< only describes people who are left out (「…の薬を飲んでいる人は除く」)
};

struct Hit {
  std::size_t start = 0;
  std::size_t end = 0;
  const Cue* cue = nullptr;
  [[nodiscard]] std::string_view value() const { return cue->value; }
};

struct PlaceHit {
  std::size_t start = 0;
  std::size_t end = 0;
  std::vector<const PlaceName*> candidates;
};

struct Passage {
  std::u32string sent;  ///< the text as it came
  FoldedText folded;
  Date as_of;
  const CueBook* book = nullptr;
  bool orders_left_out = false;  ///< sentences that give orders to a machine were blanked
  bool kana_only = false;        ///< written without kanji: readings are matched too
  std::vector<Span> sentences;   ///< folded positions, in order, without the end mark
  std::vector<NumberToken> numbers;
  std::vector<PlaceHit> places;                  ///< leftmost-longest, boundaries checked
  std::array<std::vector<Hit>, kCueSlots> hits;  ///< leftmost-longest per slot; "none" left out

  /// One standing per hit of the judged slots; see clauses.h.
  std::array<std::vector<Standing>, kCueSlots> standings;

  [[nodiscard]] std::u32string_view text() const { return folded.text; }
  [[nodiscard]] const std::vector<Hit>& of(CueSlot slot) const {
    return hits[static_cast<std::size_t>(slot)];
  }
  /// REQUIRES a judged slot.
  [[nodiscard]] Standing standing(CueSlot slot, std::size_t index) const {
    return standings[static_cast<std::size_t>(slot)][index];
  }
  [[nodiscard]] const std::vector<Standing>& standings_of(CueSlot slot) const {
    return standings[static_cast<std::size_t>(slot)];
  }
  /// The hits of a slot that begin at `from` or behind it, in order.
  [[nodiscard]] std::span<const Hit> from(CueSlot slot, std::size_t from) const;
  /// The last place that begins before `position`; nullptr when none does.
  [[nodiscard]] const PlaceHit* place_before(std::size_t position) const;
  /// The sentence around a position.
  [[nodiscard]] Span sentence_at(std::size_t position) const;
  /// Up to `limit` characters before `position` inside its sentence.
  [[nodiscard]] std::u32string_view before(std::size_t position, std::size_t limit) const;
  /// Up to `limit` characters from `position` on inside the sentence of `position` - 1.
  [[nodiscard]] std::u32string_view after(std::size_t position, std::size_t limit) const;
  /// Folded [start, end) as the sender wrote it, UTF-8.
  [[nodiscard]] std::string written(std::size_t start, std::size_t end) const;
  [[nodiscard]] Span source(std::size_t start, std::size_t end) const {
    return folded.source_of(start, end);
  }
};

[[nodiscard]] Passage prepare_passage(std::u32string_view sent, const CueBook& book, Date as_of);

}  // namespace mitate::ranker::reading
