#include "search/suggest/completer.h"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "catalog/curation/visibility.h"
#include "search/analysis/kana.h"
#include "search/analysis/romaji.h"
#include "search/analysis/terms.h"
#include "search/analysis/utf8.h"

namespace mitate::search {
namespace {

constexpr std::size_t kMostLooked = 400;
constexpr std::size_t kLongestTyped = 64;

std::u32string letters_only(std::u32string_view folded) {
  std::u32string out;
  for (const char32_t c : folded) {
    if (is_japanese(c) || is_letter(c) || is_digit(c)) out.push_back(c);
  }
  return out;
}

}  // namespace

std::string canonical_romaji(std::string_view typed) {
  static constexpr auto kSame = std::to_array<std::pair<std::string_view, std::string_view>>(
      {{"shi", "si"}, {"sh", "sy"}, {"chi", "ti"}, {"ch", "ty"},  {"tsu", "tu"}, {"fu", "hu"},
       {"ji", "zi"},  {"jy", "zy"}, {"ja", "zya"}, {"ju", "zyu"}, {"jo", "zyo"}, {"mb", "nb"},
       {"mp", "np"},  {"nn", "n"},  {"l", "r"},    {"ca", "ka"},  {"cu", "ku"},  {"co", "ko"},
       {"wo", "o"},   {"v", "b"},   {"-", ""},     {"du", "zu"},  {"di", "zi"}});
  std::string out;
  for (std::size_t i = 0; i < typed.size();) {
    bool replaced = false;
    for (const auto& [from, to] : kSame) {
      if (typed.substr(i).starts_with(from)) {
        out += to;
        i += from.size();
        replaced = true;
        break;
      }
    }
    if (!replaced) out += typed[i++];
  }
  return out;
}

Completer::Completer(const catalog::Catalog& catalog, const Analyzer& analyzer)
    : folder_(analyzer.lexicon().folder()) {
  for (const catalog::Service& service : catalog.services()) {
    if (!is_searchable(service)) continue;
    add(analyzer, {service.name, "service", service.id.text()}, service.name_kana.value_or(""),
        service.aliases, service.status == catalog::ListingStatus::Listed ? 1 : 4);
  }
  for (const catalog::Concept& entry : catalog.taxonomy().all(catalog::Vocabulary::Domains)) {
    std::vector<std::string> words = entry.synonyms;
    words.insert(words.end(), entry.abbreviations.begin(), entry.abbreviations.end());
    words.insert(words.end(), entry.lay_words.begin(), entry.lay_words.end());
    add(analyzer, {entry.label_ja, "domain", entry.slug}, entry.reading, words, 0);
  }
  for (const catalog::Concept& entry : catalog.taxonomy().all(catalog::Vocabulary::Interventions)) {
    add(analyzer, {entry.label_ja, "intervention", entry.slug}, entry.reading, entry.synonyms, 2);
  }
  for (const catalog::Provider& provider : catalog.providers()) {
    add(analyzer, {provider.name, "provider", provider.id.text()}, provider.name_kana.value_or(""),
        provider.aliases, 3);
  }
  std::set<std::string> seen;
  for (const catalog::BuyerVocabulary& group : catalog.taxonomy().buyer_vocabulary()) {
    for (const std::string& term : group.terms) {
      if (seen.insert(term).second) add(analyzer, {term, "need", term}, {}, {}, 3);
    }
  }
  std::sort(keys_.begin(), keys_.end(), [](const Key& a, const Key& b) {
    return a.text != b.text ? a.text < b.text : a.entry < b.entry;
  });
}

void Completer::add_key(std::u32string text, std::uint32_t entry, bool start) {
  if (!text.empty()) keys_.push_back({std::move(text), entry, start});
}

void Completer::add(const Analyzer& analyzer, Suggestion suggestion, std::string_view reading,
                    const std::vector<std::string>& other_words, int importance) {
  const auto entry = static_cast<std::uint32_t>(entries_.size());
  const std::string shown = suggestion.text;
  entries_.push_back({std::move(suggestion), importance});
  const auto add_kana = [&](const std::u32string& kana, bool start) {
    if (kana.size() < 2) return;
    add_key(kana, entry, start);
    const std::string romaji = katakana_to_romaji(kana);
    if (romaji.size() >= 3) add_key(to_utf32(romaji), entry, start);
  };
  const auto add_text = [&](std::string_view text, bool start) {
    const Analysis a = analyzer.analyze(text);
    for (std::size_t i = 0; i < a.tokens.size(); ++i) {
      const Token& token = a.tokens[i];
      if (token.kind == TokenKind::Symbol || (token.kind == TokenKind::Function && i > 0) ||
          (token.kind == TokenKind::Suffix && i > 0)) {
        continue;
      }
      const bool first = start && i == 0;
      add_key(letters_only(a.surface(token.begin, a.folded.text.size())), entry, first);
      // The reading as far as it is known.
      std::u32string kana;
      for (std::size_t j = i; j < a.tokens.size(); ++j) {
        if (a.tokens[j].kind == TokenKind::Symbol || a.tokens[j].reading_joined) continue;
        if (a.tokens[j].reading.empty()) break;
        kana += kana_key(a.tokens[j].reading);
      }
      if (!token.reading_joined) add_kana(kana, first);
    }
  };
  add_text(shown, true);
  if (!reading.empty()) {
    const std::u32string folded = folder_.fold(reading).text;
    add_kana(kana_key(letters_only(folded)), true);
    for (std::size_t i = 0; i + 1 < folded.size(); ++i) {
      if (folded[i] == U' ') add_kana(kana_key(letters_only(folded.substr(i + 1))), false);
    }
  }
  for (const std::string& word : other_words) add_text(word, false);
}

void Completer::collect(std::u32string_view prefix,
                        std::vector<std::pair<int, std::uint32_t>>& found) const {
  auto it = std::lower_bound(keys_.begin(), keys_.end(), prefix,
                             [](const Key& key, std::u32string_view p) { return key.text < p; });
  for (std::size_t looked = 0; it != keys_.end() && looked < kMostLooked; ++it, ++looked) {
    if (!it->text.starts_with(prefix)) break;
    const int inside = it->start ? 0 : 10;
    const int exact = it->text.size() == prefix.size() ? -20 : 0;
    found.emplace_back(entries_[it->entry].importance + inside + exact, it->entry);
  }
}

std::vector<Suggestion> Completer::complete(std::string_view text, std::size_t limit) const {
  std::vector<Suggestion> out;
  const std::u32string typed = letters_only(folder_.fold(text).text);
  if (typed.empty() || typed.size() > kLongestTyped) return out;
  std::vector<std::pair<int, std::uint32_t>> found;
  collect(typed, found);
  if (any_kana(typed)) {
    // Half-typed input ends in a letter of the next syllable (けつあt): kana so far, then letters.
    std::u32string kana = typed;
    while (!kana.empty() && is_ascii_letter(kana.back())) kana.pop_back();
    if (all_kana(kana)) collect(kana_key(kana), found);
  } else if (typed.size() >= 2 && std::all_of(typed.begin(), typed.end(), is_ascii_letter)) {
    const std::u32string romaji = to_utf32(canonical_romaji(to_utf8(typed)));
    if (romaji != typed) collect(romaji, found);
  }
  std::sort(found.begin(), found.end());
  std::set<std::uint32_t> seen;
  for (const auto& [rank, entry] : found) {
    if (out.size() >= limit) break;
    if (seen.insert(entry).second) out.push_back(entries_[entry].suggestion);
  }
  return out;
}

}  // namespace mitate::search
