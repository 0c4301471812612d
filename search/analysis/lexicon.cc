#include "search/analysis/lexicon.h"

#include <algorithm>
#include <utility>

#include "search/analysis/kana.h"
#include "search/analysis/utf8.h"

namespace mitate::search {
namespace {

constexpr catalog::Vocabulary kSearchedVocabularies[] = {
    catalog::Vocabulary::Domains,       catalog::Vocabulary::ServiceTypes,
    catalog::Vocabulary::BuyerTypes,    catalog::Vocabulary::Segments,
    catalog::Vocabulary::DeliveryModes, catalog::Vocabulary::Interventions,
    catalog::Vocabulary::Outcomes};

std::uint64_t checksum_of_table(const catalog::Table& table, std::uint64_t seed) {
  for (const catalog::Row& row : table.rows) {
    for (const std::string& cell : row.cells) seed = checksum_of(cell, checksum_of("\x1f", seed));
    seed = checksum_of("\x1e", seed);
  }
  return seed;
}

// たばこ, タバコ; センサー, センサ: one phrase.
std::u32string spelling_key(const std::u32string& key) {
  return all_kana(key) ? kana_key(key) : key;
}

}  // namespace

std::uint64_t checksum_of(std::string_view bytes, std::uint64_t seed) {
  for (const char c : bytes) {
    seed ^= static_cast<unsigned char>(c);
    seed *= 1099511628211ULL;
  }
  return seed;
}

Lexicon Lexicon::from(const catalog::Catalog& catalog) {
  Lexicon lexicon;
  lexicon.read_variants(catalog.table("kanji_variants"));
  lexicon.read_words(catalog);
  lexicon.read_taxonomy(catalog.taxonomy());
  lexicon.read_places(catalog.places());
  for (const char* name : {"kanji_variants", "readings", "stop_words", "synonyms"}) {
    lexicon.checksum_ = checksum_of_table(catalog.table(name), lexicon.checksum_);
  }
  return lexicon;
}

void Lexicon::read_variants(const catalog::Table& table) {
  KanjiVariants variants;
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    const catalog::RowView row = table.view(i);
    const std::u32string from = to_utf32(row.text("variant"));
    const std::u32string to = to_utf32(row.text("standard"));
    if (from.size() == 1 && to.size() == 1) variants.emplace(from[0], to[0]);
  }
  folder_ = Folder(std::move(variants));
}

void Lexicon::read_words(const catalog::Catalog& catalog) {
  const catalog::Table& readings = catalog.table("readings");
  for (std::size_t i = 0; i < readings.rows.size(); ++i) {
    const catalog::RowView row = readings.view(i);
    const std::u32string surface = key(row.text("surface"));
    longest_reading_ = std::max(longest_reading_, surface.size());
    readings_[surface] = to_utf32(row.text("reading"));
  }
  const catalog::Table& stops = catalog.table("stop_words");
  for (std::size_t i = 0; i < stops.rows.size(); ++i) {
    const catalog::RowView row = stops.view(i);
    const std::string& kind = row.text("kind");
    auto& words = kind == "question_word"     ? question_words_
                  : kind == "hides_its_kanji" ? hiding_words_
                  : kind == "says_nothing"    ? empty_words_
                                              : stop_words_;
    words.insert(key(row.text("word")));
  }
  const catalog::Table& synonyms = catalog.table("synonyms");
  for (std::size_t i = 0; i < synonyms.rows.size(); ++i) {
    const catalog::RowView row = synonyms.view(i);
    const std::string& kind = row.text("kind");
    const std::string& term = row.text("term");
    const std::vector<std::string> others = row.list("expands_to");
    const bool both_ways = row.boolean("both_ways").value_or(false);
    for (const std::string& other : others) {
      add(term, {kind, other, {}, row.text("reason")});
      if (both_ways) add(other, {kind, term, {}, row.text("reason")});
    }
  }
}

void Lexicon::read_taxonomy(const catalog::Taxonomy& taxonomy) {
  for (const catalog::Vocabulary vocabulary : kSearchedVocabularies) {
    for (const catalog::Concept& entry : taxonomy.all(vocabulary)) {
      const std::string term = std::string(catalog::name_of(vocabulary)) + ":" + entry.slug;
      checksum_ = checksum_of(term, checksum_);
      const auto add_all = [&](const std::vector<std::string>& phrases, const char* kind,
                               const std::string& reason) {
        for (const std::string& phrase : phrases) {
          checksum_ = checksum_of(phrase, checksum_);
          add(phrase, {kind, entry.label_ja, term, reason});
        }
      };
      add_all({entry.label_ja}, "concept", "分類の語");
      add_all(entry.synonyms, "synonym", "分類「" + entry.label_ja + "」の言い換え");
      add_all(entry.lay_words, "lay_word", "分類「" + entry.label_ja + "」にあたる話し言葉");
      add_all(entry.abbreviations, "abbreviation", "分類「" + entry.label_ja + "」の略語");
    }
  }
}

// よこはま市 is 横浜市, and what serves 大阪市 serves 大阪市北区.
void Lexicon::read_places(const catalog::Places& places) {
  for (const catalog::Municipality& place : places.municipalities()) {
    checksum_ = checksum_of(place.kana, checksum_of(place.name, checksum_));
    if (place.ward) {
      if (const catalog::Municipality* city = places.municipality(place.city_code)) {
        add(place.name, {"wider_place", city->name, {}, "「" + city->name + "」の区のため"});
      }
      continue;
    }
    const std::u32string name = to_utf32(place.name);
    const std::u32string kana = to_utf32(place.kana);
    if (name.size() < 2 || kana.size() < 3) continue;
    // し, ちょう, まち, むら, そん, く: the reading of the last character, which is typed in kanji.
    for (const std::u32string_view ending : {U"ちょう", U"まち", U"むら", U"そん", U"し", U"く"}) {
      if (!kana.ends_with(ending) || kana.size() < ending.size() + 2) continue;
      const std::u32string typed =
          kana.substr(0, kana.size() - ending.size()) + name.substr(name.size() - 1);
      add(to_utf8(typed), {"variant_spelling", place.name, {}, "「" + place.name + "」の読み"});
      break;
    }
  }
}

void Lexicon::add(std::string_view phrase, PhraseExpansion expansion) {
  const std::u32string phrase_key = spelling_key(key(phrase));
  if (phrase_key.empty()) return;
  longest_phrase_ = std::max(longest_phrase_, phrase_key.size());
  std::vector<PhraseExpansion>& list = expansions_[phrase_key];
  const bool known = std::any_of(list.begin(), list.end(), [&](const PhraseExpansion& e) {
    return e.shown == expansion.shown && e.concept_term == expansion.concept_term;
  });
  if (!known) list.push_back(std::move(expansion));
}

std::u32string Lexicon::key(std::string_view text) const {
  std::u32string folded = folder_.fold(text).text;
  std::erase_if(folded, [](char32_t c) { return c == U' ' || c == U'\n'; });
  return folded;
}

const std::vector<PhraseExpansion>& Lexicon::expansions(const std::u32string& key) const {
  static const std::vector<PhraseExpansion> kNone;
  const auto it = expansions_.find(spelling_key(key));
  return it == expansions_.end() ? kNone : it->second;
}

const std::u32string* Lexicon::reading(const std::u32string& key) const {
  const auto it = readings_.find(key);
  return it == readings_.end() ? nullptr : &it->second;
}

bool Lexicon::is_stop_word(const std::u32string& base) const { return stop_words_.contains(base); }
bool Lexicon::is_question_word(const std::u32string& base) const {
  return question_words_.contains(base);
}
bool Lexicon::says_nothing(const std::u32string& base) const { return empty_words_.contains(base); }
bool Lexicon::hides_its_kanji(const std::u32string& base) const {
  return hiding_words_.contains(base);
}

}  // namespace mitate::search
