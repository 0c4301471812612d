#include "ranker/need/cue_book.h"

#include <algorithm>
#include <set>
#include <utility>

#include "ranker/need/folded_text.h"
#include "ranker/need/romaji.h"

namespace mitate::ranker::reading {
namespace {
using catalog::Vocabulary;

constexpr std::array<std::pair<std::string_view, CueSlot>, kCueSlots> kSlots{{
    {"buyer_type", CueSlot::BuyerType},
    {"industry", CueSlot::Industry},
    {"domain", CueSlot::Domain},
    {"segment", CueSlot::Segment},
    {"delivery", CueSlot::Delivery},
    {"language", CueSlot::Language},
    {"certification", CueSlot::Certification},
    {"service_type", CueSlot::ServiceType},
    {"intervention", CueSlot::Intervention},
    {"outcome", CueSlot::Outcome},
    {"negation", CueSlot::Negation},
    {"background", CueSlot::Background},
    {"not_a_need", CueSlot::NotANeed},
    {"strict", CueSlot::Strict},
    {"wish", CueSlot::Wish},
    {"headcount_kind", CueSlot::HeadcountKind},
    {"general", CueSlot::General},
    {"buyer_kind", CueSlot::BuyerKind},
    {"function", CueSlot::Function},
    {"sender", CueSlot::Sender},
}};

/// The vocabulary whose slugs are the values of a slot; nullopt when the values are our own words.
std::optional<Vocabulary> vocabulary_of(CueSlot slot) {
  switch (slot) {
    case CueSlot::Domain:
      return Vocabulary::Domains;
    case CueSlot::Segment:
      return Vocabulary::Segments;
    case CueSlot::Delivery:
      return Vocabulary::DeliveryModes;
    case CueSlot::ServiceType:
      return Vocabulary::ServiceTypes;
    case CueSlot::Intervention:
      return Vocabulary::Interventions;
    case CueSlot::Outcome:
      return Vocabulary::Outcomes;
    case CueSlot::Function:
      return Vocabulary::Functions;
    default:
      return std::nullopt;
  }
}

bool takes_two_words(CueSlot slot) {
  return slot == CueSlot::ServiceType || slot == CueSlot::Intervention ||
         slot == CueSlot::Outcome || slot == CueSlot::Segment || slot == CueSlot::Function;
}

bool is_short_ascii(std::u32string_view phrase) {
  if (phrase.size() > 2) return false;
  for (const char32_t c : phrase) {
    if (!is_ascii_word(c)) return false;
  }
  return true;
}

}  // namespace

std::optional<CueSlot> cue_slot_named(std::string_view name) {
  for (const auto& [known, slot] : kSlots) {
    if (known == name) return slot;
  }
  return std::nullopt;
}

/// ストレスチェック is also written すとれすちぇっく.
void CueBook::add_reading_of(std::u32string_view phrase) {
  const std::u32string kana = to_hiragana(phrase);
  const bool all_kana = std::all_of(kana.begin(), kana.end(),
                                    [](char32_t c) { return is_hiragana(c) || c == U'ー'; });
  if (kana != phrase && kana.size() >= 4 && all_kana)
    readings_.add(kana, static_cast<std::uint32_t>(cues_.size() - 1));
}

std::string_view name_of(CueSlot slot) {
  for (const auto& [name, known] : kSlots) {
    if (known == slot) return name;
  }
  return {};
}

void CueBook::add(std::u32string_view phrase, Cue cue) {
  phrases_.add(phrase, static_cast<std::uint32_t>(cues_.size()));
  cues_.push_back(std::move(cue));
}

std::uint32_t CueBook::part(std::u32string phrase) {
  const auto id = static_cast<std::uint32_t>(part_ids_.size());
  const auto [place, is_new] = part_ids_.emplace(std::move(phrase), id);
  if (is_new) parts_.add(place->first, id);
  return place->second;
}

void CueBook::add_two_words(std::string_view phrase) {
  const auto star = phrase.find('*');
  const std::uint32_t first = part(fold_phrase(phrase.substr(0, star)));
  const std::uint32_t second = part(fold_phrase(phrase.substr(star + 1)));
  two_words_.push_back({first, second, static_cast<std::uint32_t>(cues_.size() - 1)});
}

// Only words of two characters and more: single characters and two-letter abbreviations say too
// little in running text (DM is also direct mail).
void CueBook::add_taxonomy(const catalog::Taxonomy& taxonomy, Vocabulary vocabulary, CueSlot slot) {
  const PhraseSet& curated = curated_[static_cast<std::size_t>(slot)];
  for (const catalog::Concept& entry : taxonomy.all(vocabulary)) {
    const auto add_word = [&](const std::string& word) {
      const std::u32string phrase = fold_phrase(word);
      if (phrase.size() < 2 || is_short_ascii(phrase) || curated.contains(phrase)) return;
      add(phrase,
          {slot, entry.slug, true, std::string(catalog::name_of(vocabulary)) + "/" + entry.slug});
      add_reading_of(phrase);
    };
    add_word(entry.label_ja);
    add_word(entry.label_en);
    for (const std::string& word : entry.synonyms) add_word(word);
    for (const std::string& word : entry.lay_words) add_word(word);
    for (const std::string& word : entry.abbreviations) add_word(word);
  }
}

std::u32string CueBook::folded_place(std::u32string_view text) const {
  std::u32string out(text);
  for (std::size_t i = 0; i < out.size(); ++i) {
    char32_t& c = out[i];
    if (const auto standard = kanji_variants_.find(c); standard != kanji_variants_.end())
      c = standard->second;
    if (c == U'竈' || c == U'竃') c = U'釜';  // 塩竈市 is mostly written 塩釜市
    // 龍ヶ崎, 龍ケ崎, 龍が崎; 袖ヶ浦 and 袖ガ浦: between two kanji only.
    const bool between =
        i > 0 && i + 1 < out.size() && is_kanji(out[i - 1]) && is_kanji(out[i + 1]);
    if (between && std::u32string_view(U"ヶケがガヵカ").find(c) != std::u32string_view::npos)
      c = U'ヶ';
  }
  return out;
}

void CueBook::add_buyer_kinds(const catalog::Table& kinds) {
  for (std::size_t i = 0; i < kinds.rows.size(); ++i) {
    const catalog::RowView row = kinds.view(i);
    for (const std::string& word : row.list("words")) {
      add(fold_phrase(word),
          {CueSlot::BuyerKind, row.text("slug"), false, "buyer_kinds/" + row.text("slug")});
    }
  }
}

void CueBook::add_schemes(const catalog::Catalog& catalog) {
  const PhraseSet& curated = curated_[static_cast<std::size_t>(CueSlot::Certification)];
  for (const catalog::Scheme& scheme : catalog.schemes()) {
    const std::u32string phrase = fold_phrase(scheme.name);
    if (phrase.size() >= 4 && !curated.contains(phrase)) {
      add(phrase, {CueSlot::Certification, scheme.id.text(), true, "schemes/" + scheme.id.text()});
    }
  }
}

/// 福岡県那珂川町 is 那珂川市 today: a former name says the municipality of today, unless the same
/// prefecture has another one of that name.
void CueBook::add_former_names(const catalog::Table& former,
                               const std::map<std::string, std::string>& present) {
  std::set<std::string> known;
  for (std::size_t i = 0; i < former.rows.size(); ++i) {
    const catalog::RowView row = former.view(i);
    const std::string& code = row.text("municipality_code");
    const std::string& name = row.text("former_name");
    const std::string prefecture = code.substr(0, 2);
    const auto same = present.find(prefecture + name);
    if (name.empty() || same != present.end() || !known.insert(prefecture + name).second) continue;
    const std::u32string folded = folded_place(fold_phrase(name));
    if (folded.size() < 3) continue;  // 大和, 泉: too short to be only a place
    places_.add(folded, static_cast<std::uint32_t>(place_names_.size()));
    place_names_.push_back({PlaceName::Kind::Former, code, prefecture});
  }
}

void CueBook::add_places(const catalog::Places& places, const catalog::Table& former) {
  std::map<std::string, std::string> present;  // prefecture and name, code
  const auto keep = [&](std::u32string_view name, PlaceName place) {
    places_.add(folded_place(name), static_cast<std::uint32_t>(place_names_.size()));
    place_names_.push_back(std::move(place));
  };
  std::set<std::u32string> cities_with_wards;
  for (const catalog::Prefecture& prefecture : places.prefectures()) {
    const std::u32string name = fold_phrase(prefecture.name);
    keep(name, {PlaceName::Kind::Prefecture, prefecture.code, prefecture.code});
    place_readings_.add(fold_phrase(prefecture.kana),
                        static_cast<std::uint32_t>(place_names_.size() - 1));
    place_romaji_.add(fold_phrase(prefecture.romaji),
                      static_cast<std::uint32_t>(place_names_.size() - 1));
    if (name.size() > 2 && prefecture.code != "01") {
      keep(name.substr(0, name.size() - 1),
           {PlaceName::Kind::ShortPrefecture, prefecture.code, prefecture.code});
    }
  }
  for (const catalog::Municipality& municipality : places.municipalities()) {
    const std::u32string name = fold_phrase(municipality.name);
    present.emplace(municipality.prefecture_code + municipality.name, municipality.code);
    const auto kind = municipality.ward ? PlaceName::Kind::Ward : PlaceName::Kind::Municipality;
    keep(name, {kind, municipality.code, municipality.prefecture_code});
    place_readings_.add(fold_phrase(municipality.kana),
                        static_cast<std::uint32_t>(place_names_.size() - 1));
    if (!municipality.ward && name.size() > 2)
      town_names_.add(folded_place(name.substr(0, name.size() - 1)),
                      static_cast<std::uint32_t>(place_names_.size() - 1));
    // 「in Matsuyama」: without 市, 町, 村, 区, in the letters of passports.
    const std::u32string kana = fold_phrase(municipality.kana);
    if (!municipality.ward && kana.size() > 2)
      place_romaji_.add(romaji(kana_without_kind(kana)),
                        static_cast<std::uint32_t>(place_names_.size() - 1));
    const auto city_end = name.find(U'市');
    if (municipality.ward && city_end != std::u32string::npos && city_end + 1 < name.size()) {
      keep(name.substr(city_end + 1), {kind, municipality.code, municipality.prefecture_code});
      cities_with_wards.insert(name.substr(0, city_end + 1));
    }
  }
  add_former_names(former, present);
  // Cities with wards are known well enough to be named without 市.
  for (const catalog::Municipality& municipality : places.municipalities()) {
    const std::u32string name = fold_phrase(municipality.name);
    if (cities_with_wards.count(name) == 0) continue;
    keep(name.substr(0, name.size() - 1),
         {PlaceName::Kind::ShortCity, municipality.code, municipality.prefecture_code});
  }
}

Result<std::unique_ptr<const CueBook>> CueBook::read(const catalog::Catalog& catalog) {
  std::unique_ptr<CueBook> book(new CueBook());
  book->taxonomy_ = &catalog.taxonomy();
  const catalog::Table& table = catalog.table("need_cues");
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    const catalog::RowView row = table.view(i);
    const auto slot = cue_slot_named(row.text("slot"));
    const std::string& value = row.text("value");
    const auto fault = [&](std::string_view what) {
      return Unexpected(ErrorCode::Corrupt, "need_cues: " + std::string(what) + ": " + value, {},
                        Place{"lexicon/need_cues.csv", table.rows[i].line, "value"});
    };
    if (!slot) return fault("欄の名が語彙にありません");
    const auto vocabulary = vocabulary_of(*slot);
    if (value != "none") {
      if (vocabulary && book->taxonomy_->find(*vocabulary, value) == nullptr) {
        return fault("値が語彙にありません");
      }
      if (*slot == CueSlot::Certification && catalog.scheme(SchemeId(value)) == nullptr) {
        return fault("認証が目録にありません");
      }
    }
    if (row.text("phrase").find('*') != std::string::npos) {
      if (!takes_two_words(*slot)) return fault("二語の手がかりを使えない欄です");
      book->cues_.push_back({*slot, value, false, row.text("id")});
      book->add_two_words(row.text("phrase"));
      continue;
    }
    const std::u32string phrase = fold_phrase(row.text("phrase"));
    book->curated_[static_cast<std::size_t>(*slot)].add(phrase, 0);
    book->add(phrase, {*slot, value, false, row.text("id")});
    book->add_reading_of(phrase);
    if (const auto reading = row.optional_text("reading")) {
      book->readings_.add(fold_phrase(*reading),
                          static_cast<std::uint32_t>(book->cues_.size() - 1));
    }
  }
  book->add_taxonomy(*book->taxonomy_, Vocabulary::Domains, CueSlot::Domain);
  book->add_taxonomy(*book->taxonomy_, Vocabulary::Industries, CueSlot::Industry);
  book->add_taxonomy(*book->taxonomy_, Vocabulary::ServiceTypes, CueSlot::ServiceType);
  book->add_taxonomy(*book->taxonomy_, Vocabulary::Interventions, CueSlot::Intervention);
  book->add_taxonomy(*book->taxonomy_, Vocabulary::Outcomes, CueSlot::Outcome);
  book->add_taxonomy(*book->taxonomy_, Vocabulary::Functions, CueSlot::Function);
  book->add_buyer_kinds(catalog.table("buyer_kinds"));
  book->add_schemes(catalog);
  const catalog::Table& variants = catalog.table("kanji_variants");
  for (std::size_t i = 0; i < variants.rows.size(); ++i) {
    const catalog::RowView row = variants.view(i);
    const auto variant = decode_utf8(row.text("variant"));
    const auto standard = decode_utf8(row.text("standard"));
    if (variant && standard && variant->size() == 1 && standard->size() == 1)
      book->kanji_variants_.emplace(variant->front(), standard->front());
  }
  book->add_places(catalog.places(), catalog.table("former_codes"));
  const catalog::Table& districts = catalog.table("districts");
  for (std::size_t i = 0; i < districts.rows.size(); ++i) {
    const catalog::RowView row = districts.view(i);
    book->districts_.emplace(row.text("municipality_code"), fold_phrase(row.text("district")));
  }
  return std::unique_ptr<const CueBook>(std::move(book));
}

}  // namespace mitate::ranker::reading
