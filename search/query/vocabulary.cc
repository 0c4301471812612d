#include "search/query/vocabulary.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <map>

#include "search/analysis/kana.h"
#include "search/analysis/romaji.h"
#include "search/analysis/terms.h"
#include "search/analysis/utf8.h"

namespace mitate::search {
namespace {

constexpr std::size_t kShortestGuess = 4;
constexpr std::size_t kLongestGuess = 24;
constexpr std::size_t kLongestWord = 32;

// Rows of kana that differ only by a voiced mark stand next to each other in Unicode.
bool same_but_voiced(char32_t a, char32_t b) {
  if (a > b) std::swap(a, b);
  if (a < U'カ' || b > U'ポ') return false;
  if (a >= U'ハ') return (a - U'ハ') / 3 == (b - U'ハ') / 3;
  if (a <= U'ヂ' && b <= U'ヂ') return b - a == 1 && (a - U'カ') % 2 == 0;
  return b - a == 1 && a >= U'ツ' && b <= U'ド' && (a - U'ツ') % 2 == 0;
}

bool same_but_small(char32_t a, char32_t b) {
  if (a > b) std::swap(a, b);
  return (a == U'ッ' && b == U'ツ') || (a == U'ャ' && b == U'ヤ') || (a == U'ュ' && b == U'ユ') ||
         (a == U'ョ' && b == U'ヨ');
}

int change_cost(char32_t a, char32_t b) {
  if (a == b) return 0;
  return same_but_voiced(a, b) || same_but_small(a, b) ? 1 : 2;
}
int gap_cost(char32_t c) { return c == U'ッ' ? 1 : 2; }

}  // namespace

int spelling_distance(std::u32string_view a, std::u32string_view b, int limit) {
  if (a.size() > kLongestWord || b.size() > kLongestWord) return limit + 1;
  std::array<std::array<int, kLongestWord + 1>, 3> rows{};
  auto* two_back = &rows[0];
  auto* back = &rows[1];
  auto* now = &rows[2];
  for (std::size_t j = 1; j <= b.size(); ++j) (*back)[j] = (*back)[j - 1] + gap_cost(b[j - 1]);
  for (std::size_t i = 1; i <= a.size(); ++i) {
    (*now)[0] = (*back)[0] + gap_cost(a[i - 1]);
    int best = (*now)[0];
    for (std::size_t j = 1; j <= b.size(); ++j) {
      int cost = std::min({(*back)[j - 1] + change_cost(a[i - 1], b[j - 1]),
                           (*back)[j] + gap_cost(a[i - 1]), (*now)[j - 1] + gap_cost(b[j - 1])});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        cost = std::min(cost, (*two_back)[j - 2] + 2);
      }
      (*now)[j] = cost;
      best = std::min(best, cost);
    }
    if (best > limit + 2) return limit + 1;
    std::swap(two_back, back);
    std::swap(back, now);
  }
  return std::min((*back)[b.size()], limit + 1);
}

int tolerated_distance(std::size_t length) {
  if (length < kShortestGuess || length > kLongestGuess) return 0;
  if (length < 6) return 2;
  return length < 8 ? 3 : 4;
}

Vocabulary::Vocabulary(const TextIndex& index) {
  std::map<std::u32string, std::size_t> names;
  index.each_term("T", [&](std::string_view term, std::size_t frequency) {
    names[to_utf32(term.substr(1))] = frequency;
  });
  const auto add = [&](std::vector<Entry>& list, std::u32string key, std::string_view term,
                       std::size_t frequency, bool name) {
    if (key.size() >= kShortestGuess - 1 && key.size() <= kLongestGuess) {
      list.push_back({std::move(key), std::string(term), frequency, name});
    }
  };
  index.each_term("W", [&](std::string_view term, std::size_t frequency) {
    const std::u32string word = to_utf32(term.substr(1));
    const bool letters = std::all_of(word.begin(), word.end(), is_letter);
    if (letters) add(letters_, word, term, frequency, names.contains(word));
  });
  index.each_term("K", [&](std::string_view term, std::size_t frequency) {
    const std::u32string key = to_utf32(term.substr(1));
    if (all_katakana(key)) add(kana_, key, term, frequency, names.contains(key));
  });
  // Whole names in kana: readings given in the data, and names written in kana.
  index.each_term("N", [&](std::string_view term, std::size_t frequency) {
    const std::u32string key = to_utf32(term.substr(1));
    if (all_katakana(key) && key == kana_key(key)) {
      add(kana_, key, term, frequency, true);
      const std::string spelled = katakana_to_romaji(key);
      add(romaji_, to_utf32(spelled), term, frequency, true);
    } else if (std::all_of(key.begin(), key.end(), is_letter)) {
      add(letters_, key, term, frequency, true);
    }
  });
}

std::optional<Guess> Vocabulary::best_of(const std::vector<Entry>& entries,
                                         std::u32string_view word, int limit) {
  if (limit == 0) return std::nullopt;
  const Entry* best = nullptr;
  int best_distance = limit + 1;
  for (const Entry& entry : entries) {
    const std::size_t difference = entry.key.size() > word.size() ? entry.key.size() - word.size()
                                                                  : word.size() - entry.key.size();
    if (difference > static_cast<std::size_t>(limit)) continue;
    const int distance = spelling_distance(word, entry.key, limit);
    if (distance == 0 || distance > limit) continue;
    const bool better =
        distance < best_distance ||
        (distance == best_distance && best != nullptr &&
         (entry.name != best->name ? entry.name : entry.frequency > best->frequency));
    if (better) {
      best = &entry;
      best_distance = distance;
    }
  }
  if (best == nullptr) return std::nullopt;
  return Guess{best->term, best->term.substr(1), best_distance};
}

std::optional<Guess> Vocabulary::nearest(std::u32string_view word) const {
  const int limit = tolerated_distance(word.size());
  if (all_kana(word)) return best_of(kana_, kana_key(word), limit);
  if (std::all_of(word.begin(), word.end(), is_letter)) return best_of(letters_, word, limit);
  return std::nullopt;
}

std::optional<Guess> Vocabulary::nearest_romaji(std::string_view word) const {
  // A syllable is two letters, so one wrong or missing kana is up to two letters.
  constexpr std::size_t kLongRomaji = 7;
  const int limit = word.size() >= kLongRomaji ? 4 : tolerated_distance(word.size());
  return best_of(romaji_, to_utf32(word), limit);
}

}  // namespace mitate::search
