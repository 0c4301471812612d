// The controlled vocabularies: what a need and a service can be about. Immutable after assembly.
// Not here: how words of a text are matched to concepts (search/analysis, ranker/need).
#pragma once
#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/base/date.h"
#include "catalog/base/strong_id.h"
#include "catalog/schema/closed_sets.h"

namespace mitate::catalog {

enum class Vocabulary {
  Domains,
  ServiceTypes,
  BuyerTypes,
  Segments,
  DeliveryModes,
  EvidenceTypes,
  Interventions,
  Outcomes,
  Industries,
  Functions,
  Focuses
};
/// Lowercase plural, as in the API and as the names of the seed tables.
constexpr auto spellings(Vocabulary) {
  using enum Vocabulary;
  return std::to_array<Spelling<Vocabulary>>({{Domains, "domains"},
                                              {ServiceTypes, "service_types"},
                                              {BuyerTypes, "buyer_types"},
                                              {Segments, "segments"},
                                              {DeliveryModes, "delivery_modes"},
                                              {EvidenceTypes, "evidence_types"},
                                              {Interventions, "interventions"},
                                              {Outcomes, "outcomes"},
                                              {Industries, "industries"},
                                              {Functions, "functions"},
                                              {Focuses, "focuses"}});
}

struct Concept {
  std::string slug;
  std::string label_ja;
  std::string label_en;  ///< empty when there is none
  std::string reading;   ///< hiragana or katakana; empty when there is none
  std::optional<std::string> parent;
  std::string definition;
  std::vector<std::string> synonyms;
  std::vector<std::string> lay_words;  ///< accepted in queries; may be unfit for display
  std::vector<std::string> abbreviations;
  std::optional<std::string> caution;  ///< set: lay words and synonyms are not to be displayed
  std::vector<std::string> outcomes;   ///< interventions only
  bool is_broad = false;               ///< interventions only
  bool is_place_bound = false;         ///< functions only: of no use where nobody comes
  std::string axis;                    ///< focuses only: stage | complaint | life_phase | persons
  std::int64_t rank = 0;               ///< evidence types only: smaller is stronger
  std::optional<std::string> guideline_id;              ///< domains only
  std::optional<double> smallest_important_difference;  ///< outcomes only
  std::optional<std::string> unit;                      ///< outcomes only
};

struct BuyerVocabulary {
  std::string buyer_type;
  std::string theme;
  std::vector<std::string> terms;
};

class Taxonomy {
 public:
  void add(Vocabulary vocabulary, Concept entry);
  void add(BuyerVocabulary entry) { buyer_vocabulary_.push_back(std::move(entry)); }
  /// In the order of the slugs.
  [[nodiscard]] const std::vector<Concept>& all(Vocabulary vocabulary) const;
  /// nullptr when there is no such slug.
  [[nodiscard]] const Concept* find(Vocabulary vocabulary, std::string_view slug) const;
  /// label_ja, or the slug itself when unknown.
  [[nodiscard]] std::string_view label(Vocabulary vocabulary, std::string_view slug) const;
  /// Parent, grandparent, ... Empty for a root or an unknown slug.
  [[nodiscard]] std::vector<std::string_view> ancestors(Vocabulary vocabulary,
                                                        std::string_view slug) const;
  /// True when `slug` is `ancestor` or stands below it.
  [[nodiscard]] bool is_within(Vocabulary vocabulary, std::string_view slug,
                               std::string_view ancestor) const;
  [[nodiscard]] const std::vector<BuyerVocabulary>& buyer_vocabulary() const {
    return buyer_vocabulary_;
  }

 private:
  std::map<Vocabulary, std::vector<Concept>> concepts_;
  std::map<Vocabulary, std::map<std::string, std::size_t, std::less<>>> index_;
  std::vector<BuyerVocabulary> buyer_vocabulary_;
};

struct Prefecture {
  std::string code;  ///< "01".."47"
  std::string name;
  std::string kana;
  std::string romaji;
  int tile_column = 0;
  int tile_row = 0;
};

struct Municipality {
  std::string code;  ///< six digits with check digit
  std::string prefecture_code;
  std::string name;
  std::string kana;
  bool ward = false;      ///< a ward of a designated city
  std::string city_code;  ///< of a ward: the city it lies in; else empty
  double latitude = 0;
  double longitude = 0;
};

/// A code or name that a place bore until a day. Several rows with one code: its area lies in
/// several municipalities today.
struct FormerCode {
  std::string code;          ///< six digits with check digit
  Date ended_on;             ///< the first day on which it was no longer so
  std::string municipality;  ///< code of today; equal to `code` when only the name changed
  std::string name;
  std::string change;  ///< "merger", "rename", ... (closed list of the schema)
  SourceId source;
};

/// Prefectures and municipalities; lookups by code.
class Places {
 public:
  Places() = default;
  Places(std::vector<Prefecture> prefectures, std::vector<Municipality> municipalities,
         std::vector<FormerCode> former = {});
  [[nodiscard]] const std::vector<Prefecture>& prefectures() const { return prefectures_; }
  [[nodiscard]] const std::vector<Municipality>& municipalities() const { return municipalities_; }
  [[nodiscard]] const Prefecture* prefecture(std::string_view code) const;
  [[nodiscard]] const Municipality* municipality(std::string_view code) const;
  /// What stands today where `code` was valid before; empty when it never was, or still is.
  [[nodiscard]] std::vector<const FormerCode*> former(std::string_view code) const;
  /// Codes and names that this municipality or ward bore before, oldest first.
  [[nodiscard]] std::vector<const FormerCode*> formerly(std::string_view code) const;
  /// Wards of a designated city, in the order of their codes.
  [[nodiscard]] std::vector<const Municipality*> wards_of(std::string_view city_code) const;
  /// "呉市（広島県）", "広島県", or the code when unknown.
  [[nodiscard]] std::string label(std::string_view area_code) const;

 private:
  std::vector<Prefecture> prefectures_;
  std::vector<Municipality> municipalities_;
  std::vector<FormerCode> former_;  ///< by code, then day
  std::map<std::string, std::size_t, std::less<>> by_code_;
};

}  // namespace mitate::catalog
