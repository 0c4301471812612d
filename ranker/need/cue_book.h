// The words a need text is read with: seed_data/lexicon/need_cues.csv, the words of the taxonomy
// and the names of places, folded and ready to be found. A cue row with the same phrase as a
// taxonomy word takes its place (value "none" silences it). A phrase with * stands for two words of
// one sentence, in any order, with at most kMostBetween characters between them; only for concepts
// of the matcher (intervention, service_type, outcome, segment). Built once per catalog; const and
// thread-safe.
#pragma once
#include <array>
#include <cstddef>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/base/result.h"
#include "catalog/model/catalog.h"
#include "ranker/need/phrase_set.h"

namespace mitate::ranker::reading {

enum class CueSlot {
  BuyerType,
  Industry,
  Domain,
  Segment,
  Delivery,
  Language,
  Certification,
  ServiceType,
  Intervention,
  Outcome,
  Negation,
  Background,
  NotANeed,
  Strict,
  Wish,
  HeadcountKind,
  General,
  BuyerKind,
  Function,
  Sender
};
inline constexpr std::size_t kCueSlots = 20;
[[nodiscard]] std::optional<CueSlot> cue_slot_named(std::string_view name);
[[nodiscard]] std::string_view name_of(CueSlot slot);

struct Cue {
  CueSlot slot = CueSlot::General;
  std::string value;
  bool from_taxonomy = false;
  std::string row;  ///< which row read it: the id of a cue, or the vocabulary and slug of a word
};

/// A place as it is written: its code, and whether it is a prefecture, a municipality or a ward.
struct PlaceName {
  /// Former: a name that ended; it stands for the municipality of today, only beside its
  /// prefecture.
  enum class Kind { Prefecture, Municipality, Ward, ShortPrefecture, ShortCity, Former };
  Kind kind = Kind::Municipality;
  std::string code;        ///< two digits or six
  std::string prefecture;  ///< two digits
};

class CueBook {
 public:
  /// Errors: Corrupt when a row names a slot value that the taxonomy does not have.
  [[nodiscard]] static Result<std::unique_ptr<const CueBook>> read(const catalog::Catalog& catalog);

  [[nodiscard]] const PhraseSet& phrases() const { return phrases_; }
  /// Readings in hiragana, for texts written without kanji.
  [[nodiscard]] const PhraseSet& readings() const { return readings_; }
  [[nodiscard]] const Cue& cue(std::uint32_t payload) const { return cues_[payload]; }
  /// Two words that mean a concept together: 睡眠*測 is said by 睡眠を客観的に測れる機器.
  struct TwoWords {
    std::uint32_t first = 0;  ///< index of a part
    std::uint32_t second = 0;
    std::uint32_t cue = 0;
  };
  [[nodiscard]] const std::vector<TwoWords>& two_words() const { return two_words_; }
  [[nodiscard]] const PhraseSet& parts() const { return parts_; }
  [[nodiscard]] std::size_t part_count() const { return part_ids_.size(); }
  [[nodiscard]] const PhraseSet& places() const { return places_; }
  /// A text in which places are looked up: kanji variants by their standard form and ケ, が, ガ
  /// between kanji as ヶ, character by character.
  [[nodiscard]] std::u32string folded_place(std::u32string_view text) const;
  /// Names without 市, 町, 村: places only beside their prefecture.
  [[nodiscard]] const PhraseSet& town_names() const { return town_names_; }
  /// Names in Latin letters, lower case, without 市, 町, 村.
  [[nodiscard]] const PhraseSet& place_romaji() const { return place_romaji_; }
  /// The 郡 of a town whose name other towns share; empty when none is known.
  [[nodiscard]] std::u32string_view district_of(const std::string& code) const {
    const auto found = districts_.find(code);
    return found == districts_.end() ? std::u32string_view{} : std::u32string_view(found->second);
  }
  [[nodiscard]] const PhraseSet& place_readings() const { return place_readings_; }
  [[nodiscard]] const PlaceName& place(std::uint32_t payload) const {
    return place_names_[payload];
  }
  [[nodiscard]] const catalog::Taxonomy& taxonomy() const { return *taxonomy_; }

 private:
  CueBook() = default;
  void add(std::u32string_view phrase, Cue cue);
  void add_taxonomy(const catalog::Taxonomy& taxonomy, catalog::Vocabulary vocabulary,
                    CueSlot slot);
  void add_reading_of(std::u32string_view phrase);  ///< of the cue that was added last
  void add_two_words(std::string_view phrase);
  std::uint32_t part(std::u32string phrase);
  void add_buyer_kinds(const catalog::Table& kinds);
  void add_schemes(const catalog::Catalog& catalog);
  void add_former_names(const catalog::Table& former,
                        const std::map<std::string, std::string>& present);
  void add_places(const catalog::Places& places, const catalog::Table& former);

  PhraseSet phrases_;
  PhraseSet readings_;
  std::array<PhraseSet, kCueSlots> curated_;  ///< phrases of the cue file, per slot
  std::vector<Cue> cues_;
  std::vector<TwoWords> two_words_;
  PhraseSet parts_;
  std::map<std::u32string, std::uint32_t> part_ids_;
  PhraseSet places_;
  PhraseSet place_readings_;
  PhraseSet place_romaji_;
  PhraseSet town_names_;
  std::map<char32_t, char32_t> kanji_variants_;
  std::map<std::string, std::u32string> districts_;  ///< by municipality code
  std::vector<PlaceName> place_names_;
  const catalog::Taxonomy* taxonomy_ = nullptr;
};

}  // namespace mitate::ranker::reading
