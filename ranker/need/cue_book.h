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
  BuyerKind
};
inline constexpr std::size_t kCueSlots = 18;
[[nodiscard]] std::optional<CueSlot> cue_slot_named(std::string_view name);

struct Cue {
  CueSlot slot = CueSlot::General;
  std::string value;
  bool from_taxonomy = false;
};

/// A place as it is written: its code, and whether it is a prefecture, a municipality or a ward.
struct PlaceName {
  enum class Kind { Prefecture, Municipality, Ward, ShortPrefecture, ShortCity };
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
  void add_two_words(std::string_view phrase);
  std::uint32_t part(std::u32string phrase);
  void add_buyer_kinds(const catalog::Table& kinds);
  void add_schemes(const catalog::Catalog& catalog);
  void add_places(const catalog::Places& places);

  PhraseSet phrases_;
  PhraseSet readings_;
  std::array<PhraseSet, kCueSlots> curated_;  ///< phrases of the cue file, per slot
  std::vector<Cue> cues_;
  std::vector<TwoWords> two_words_;
  PhraseSet parts_;
  std::map<std::u32string, std::uint32_t> part_ids_;
  PhraseSet places_;
  PhraseSet place_readings_;
  std::vector<PlaceName> place_names_;
  const catalog::Taxonomy* taxonomy_ = nullptr;
};

}  // namespace mitate::ranker::reading
