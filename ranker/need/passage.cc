#include "ranker/need/passage.h"

#include <algorithm>

#include "ranker/need/noise.h"
#include "ranker/need/wording.h"

namespace mitate::ranker::reading {
namespace {
using View = std::u32string_view;

/// Characters between two words that still speak of one thing (睡眠を客観的に測れる: 6).
constexpr std::size_t kMostBetween = 12;
constexpr std::size_t kLongestPart = 32;  // of a two-word cue; longer ones are not found backwards

constexpr std::size_t kKanaPerKanji = 5;  // few enough kanji to call a text one in kana
constexpr std::int64_t kMan = 10'000;
constexpr std::int64_t kMostBeforeMan = 100'000'000;  // keeps 万 written in kana from overflowing

bool is_unit_start(View text) {
  return starts_with_any(text, {U"人", U"月", U"年", U"回", U"名", U"食", U"件", U"日", U"世帯",
                                U"ヶ月", U"1", U"一", U"社員", U"従業員", U"person", U"month"}) !=
         0;
}

// A slash separates items unless it means "per" (円/人/月) or joins Latin words and digits.
bool slash_separates(View text, std::size_t at) {
  if (at == 0 || at + 1 >= text.size()) return true;
  if (is_ascii_word(text[at - 1]) && is_ascii_word(text[at + 1])) return false;
  // ¥250/人・月 carries its currency in front, so the slash follows the digits.
  const bool after_unit = View(U"円人名月年額)額回0123456789").find(text[at - 1]) != View::npos;
  return !(after_unit && is_unit_start(text.substr(at + 1)));
}

std::vector<Span> cut_sentences(View text) {
  std::vector<Span> out;
  std::size_t start = 0;
  const auto close = [&](std::size_t end) {
    if (end > start) out.push_back({start, end});
    start = end + 1;
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char32_t c = text[i];
    const bool ends = c == U'。' || c == U'!' || c == U'?' || c == U'\n' || c == U';' ||
                      c == U'|' || c == U'…' || c == U'｡' ||
                      (c == U'/' && slash_separates(text, i)) ||
                      (c == U'.' && i > 0 && !is_ascii_word(text[i - 1]));
    if (ends) close(i);
  }
  close(text.size());
  return out;
}

/// Short words need an edge on both sides, else they are found inside longer words.
bool has_edges(View text, std::size_t start, std::size_t end) {
  const std::size_t length = end - start;
  const char32_t first = text[start];
  const char32_t last = text[end - 1];
  const char32_t before = start > 0 ? text[start - 1] : U' ';
  const char32_t after = end < text.size() ? text[end] : U' ';
  if (is_ascii_word(first) && is_ascii_word(before)) return false;
  // 「HbA1c6.5」「BMI25」: a value may stand right behind the name of what was measured.
  const bool value_behind =
      length >= 3 && last >= U'a' && last <= U'z' && after >= U'0' && after <= U'9';
  // 「devices」「apps」: the plural of a word that is known.
  const bool plural = length >= 3 && last >= U'a' && last <= U'z' && after == U's' &&
                      (end + 1 >= text.size() || !is_ascii_word(text[end + 1]));
  if (is_ascii_word(last) && is_ascii_word(after) && !value_behind && !plural) return false;
  if (last == U'で' && after == U'す' && length > 1)
    return false;  // 保健センターです is no place to go
  if (length == 1 && is_kanji(first)) return !is_kanji(before) && !is_kanji(after);
  if (length <= 2 && is_katakana(first) && is_katakana(last)) {
    return !is_katakana(before) && !is_katakana(after);
  }
  if (length <= 2 && is_hiragana(first) && is_hiragana(last)) {
    constexpr View kParticles = U"のとにをはがもやでか";
    return !is_hiragana(before) && (!is_hiragana(after) || kParticles.find(after) != View::npos);
  }
  return true;
}

template <typename Edges>
void collect(Passage& passage, View text, const PhraseSet& phrases, const CueBook& book,
             Edges&& edges) {
  std::array<std::size_t, kCueSlots> taken{};
  struct Candidate {
    std::size_t end;
    const Cue* cue;
  };
  std::vector<Candidate> candidates;
  for (std::size_t i = 0; i < text.size(); ++i) {
    candidates.clear();
    phrases.at(text, i, [&](std::size_t end, std::uint32_t payload) {
      if (edges(text, i, end)) candidates.push_back({end, &book.cue(payload)});
    });
    // Longest first; phrases of the same length all count (one word, several values).
    for (auto it = candidates.rbegin(); it != candidates.rend(); ++it) {
      const auto slot = static_cast<std::size_t>(it->cue->slot);
      auto& list = passage.hits[slot];
      const bool same_as_last =
          !list.empty() && list.back().start == i && list.back().end == it->end;
      if (i < taken[slot] && !same_as_last) continue;
      taken[slot] = it->end;
      list.push_back({i, it->end, it->cue});
    }
  }
}

/// Two words of one sentence that mean a concept together, whichever comes first.
void collect_two_words(Passage& passage, const CueBook& book) {
  const View text = passage.text();
  std::vector<std::vector<Span>> seen(book.part_count());
  for (std::size_t i = 0; i < text.size(); ++i) {
    book.parts().at(text, i, [&](std::size_t end, std::uint32_t part) {
      if (has_edges(text, i, end)) seen[part].push_back({i, end});
    });
  }
  for (const CueBook::TwoWords& both : book.two_words()) {
    const std::vector<Span>& firsts = seen[both.first];
    const std::vector<Span>& seconds = seen[both.second];
    const auto near = [&]() -> std::optional<Span> {
      for (const Span& a : firsts) {
        // Only what begins close enough to stand within reach on either side.
        const std::size_t from =
            a.start > kLongestPart + kMostBetween ? a.start - kLongestPart - kMostBetween : 0;
        auto next = std::lower_bound(seconds.begin(), seconds.end(), from,
                                     [](const Span& b, std::size_t at) { return b.start < at; });
        for (; next != seconds.end() && next->start <= a.end + kMostBetween; ++next) {
          const Span& b = *next;
          const Span& early = a.start < b.start ? a : b;
          const Span& late = a.start < b.start ? b : a;
          const bool close = late.start >= early.end && late.start - early.end <= kMostBetween;
          if (close && passage.sentence_at(early.start).end >= late.end) {
            return Span{early.start, late.end};
          }
        }
      }
      return std::nullopt;
    }();
    if (!near) continue;
    const Cue& cue = book.cue(both.cue);
    passage.hits[static_cast<std::size_t>(cue.slot)].push_back({near->start, near->end, &cue});
  }
  for (auto& list : passage.hits) {
    std::stable_sort(list.begin(), list.end(),
                     [](const Hit& a, const Hit& b) { return a.start < b.start; });
  }
}

/// 「デンワ デ アンピカクニン」: texts in kana part their words; long readings are also looked for
/// with the spaces taken out.
void collect_across_spaces(Passage& passage, View kana, const CueBook& book) {
  constexpr std::size_t kLong = 6;  // letters; shorter readings are found inside other words
  std::u32string closed;
  std::vector<std::size_t> at;
  for (std::size_t i = 0; i < kana.size(); ++i) {
    if (kana[i] == U' ') continue;
    closed += kana[i];
    at.push_back(i);
  }
  if (closed.size() == kana.size()) return;
  Passage found;
  collect(found, closed, book.readings(), book, [&](View, std::size_t start, std::size_t end) {
    return end - start >= kLong && at[end - 1] - at[start] > end - 1 - start;
  });
  for (std::size_t slot = 0; slot < found.hits.size(); ++slot) {
    for (const Hit& hit : found.hits[slot])
      passage.hits[slot].push_back({at[hit.start], at[hit.end - 1] + 1, hit.cue});
  }
}

bool short_place_is_meant(View text, std::size_t start, std::size_t end) {
  if (start > 0 && (is_kanji(text[start - 1]) || is_katakana(text[start - 1]))) return false;
  const View after = text.substr(end);
  if (starts_with_any(after, {U"23区", U"二十三区", U"特別区"}) != 0) return true;
  // 「岡山です。」 opens a message with its place; 千葉です may be a person.
  const View name = text.substr(start, end - start);
  const bool surname = name == U"千葉" || name == U"石川" || name == U"宮崎" || name == U"山口" ||
                       name == U"福島" || name == U"長野" || name == U"福井" || name == U"秋田" ||
                       name == U"香川" || name == U"熊本" || name == U"福岡" || name == U"大分";
  const bool opens = start == 0 || text[start - 1] == U'。' || text[start - 1] == U'\n';
  if (starts_with_any(after, {U"です"}) != 0 && opens && !surname) return true;
  if (starts_with_any(after, {U"と申", U"さん", U"様", U"です", U"氏"}) != 0) return false;
  if (after.empty()) return start == 0 || text[start - 1] != U'の';
  return starts_with_any(after,
                         {U"の",   U"に",     U"で",   U"・",     U"、",   U"と",     U"から",
                          U"本社", U"支社",   U"支店", U"支部",   U"支所", U"事務所", U"出身",
                          U"市外", U"全域",   U"県内", U"エリア", U"工場", U"営業所", U"事業所",
                          U"拠点", U"在住",   U"勤務", U"本店",   U"地区", U"近郊",   U"圏",
                          U"市内", U"限定",   U"。",   U",",      U")",    U" ",      U"\n",
                          U"/",    U"および", U"や",   U"か",     U"を",   U"は"}) != 0;
}

bool place_is_meant(View text, std::size_t start, std::size_t end, const PlaceName& place) {
  using Kind = PlaceName::Kind;
  if (place.kind == Kind::Prefecture) return true;
  if (place.kind == Kind::ShortPrefecture || place.kind == Kind::ShortCity) {
    return short_place_is_meant(text, start, end);
  }
  const char32_t after = end < text.size() ? text[end] : U' ';
  if (after == U'場' || after == U'郡' || text.substr(end, 2) == U"町村") return false;
  // 津市, 堺市, 北区: two characters are also the end of many longer words.
  if (end - start <= 2 && start > 0 && is_kanji(text[start - 1])) {
    return View(U"県府都道郡市内").find(text[start - 1]) != View::npos;
  }
  return true;
}

/// 「大阪の八尾で」「鹿児島県の枕崎で」: a town without 市, right behind its prefecture.
PlaceHit town_of_prefecture(const Passage& passage, const CueBook& book, View folded,
                            std::size_t at) {
  PlaceHit best;
  if (passage.places.empty()) return best;
  const PlaceHit& left = passage.places.back();
  const View text = passage.text();
  if (left.end + 1 != at || text[left.end] != U'の') return best;
  book.town_names().at(folded, at, [&](std::size_t end, std::uint32_t payload) {
    const PlaceName& town = book.place(payload);
    const bool inside =
        std::any_of(left.candidates.begin(), left.candidates.end(), [&](const PlaceName* place) {
          return place->prefecture == town.prefecture &&
                 place->kind != PlaceName::Kind::Municipality;
        });
    const char32_t after = end < text.size() ? text[end] : U' ';
    if (!inside || end - at < 2 || is_kanji(after) || is_katakana(after)) return;
    if (end > best.end) best = {at, end, {}};
    best.candidates.push_back(&town);
  });
  return best;
}

/// 福岡県那珂川町, 福岡県筑紫郡那珂川町: many former names are also names of quarters (本町, 栄町).
bool stands_behind_its_prefecture(const Passage& passage, std::size_t at, const PlaceName& place) {
  constexpr std::size_t kLongestDistrict = 6;
  if (passage.places.empty()) return false;
  const PlaceHit& left = passage.places.back();
  const View gap = passage.text().substr(left.end, at - left.end);
  const bool beside = gap.empty() || (gap.size() <= kLongestDistrict && gap.back() == U'郡');
  return beside &&
         std::any_of(left.candidates.begin(), left.candidates.end(), [&](const PlaceName* other) {
           return other->kind == PlaceName::Kind::Prefecture &&
                  other->prefecture == place.prefecture;
         });
}

/// Places written with characters, leftmost and longest.
void find_written_places(Passage& passage, const CueBook& book) {
  const View text = passage.text();
  const std::u32string folded = book.folded_place(text);
  for (std::size_t i = 0; i < text.size();) {
    PlaceHit best;
    book.places().at(folded, i, [&](std::size_t end, std::uint32_t payload) {
      const PlaceName& place = book.place(payload);
      if (!place_is_meant(text, i, end, place)) return;
      if (place.kind == PlaceName::Kind::Former && !stands_behind_its_prefecture(passage, i, place))
        return;
      if (end > best.end) best = {i, end, {}};
      best.candidates.push_back(&place);
    });
    if (best.end == 0) best = town_of_prefecture(passage, book, folded, i);
    if (best.end == 0) {
      ++i;
      continue;
    }
    i = best.end;
    passage.places.push_back(std::move(best));
  }
}

/// Places written as they are read: よこはまし, in texts without kanji also short ones.
void find_read_places(Passage& passage, const CueBook& book) {
  constexpr std::size_t kSafe = 5;  // a reading this long is no other word
  const std::u32string kana = to_hiragana(passage.text());
  for (std::size_t i = 0; i < kana.size();) {
    PlaceHit best;
    const bool starts = is_hiragana(kana[i]) && (i == 0 || !is_hiragana(kana[i - 1]) ||
                                                 View(U"のはでに").find(kana[i - 1]) != View::npos);
    if (starts) {
      book.place_readings().at(kana, i, [&](std::size_t end, std::uint32_t payload) {
        const char32_t after = end < kana.size() ? kana[end] : U' ';
        const bool ends = !is_hiragana(after) || View(U"のでにをはが").find(after) != View::npos;
        if (!ends || end - i < (passage.kana_only ? 2u : kSafe)) return;
        if (end > best.end) best = {i, end, {}};
        best.candidates.push_back(&book.place(payload));
      });
    }
    if (best.end == 0) {
      ++i;
      continue;
    }
    i = best.end;
    passage.places.push_back(std::move(best));
  }
}

/// 「in Matsuyama」「Nagoya City」: a word with a capital letter that is the name of a place.
void find_latin_places(Passage& passage, const CueBook& book) {
  const View text = passage.text();
  const auto is_letter = [&](std::size_t at) {
    return at < text.size() && text[at] >= U'a' && text[at] <= U'z';
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (!is_letter(i) || (i > 0 && is_letter(i - 1))) continue;
    const char32_t sent = passage.sent[passage.folded.source[i].start];
    if (!(sent >= U'A' && sent <= U'Z') && !(sent >= U'Ａ' && sent <= U'Ｚ')) continue;
    PlaceHit best;
    book.place_romaji().at(text, i, [&](std::size_t end, std::uint32_t payload) {
      if (is_letter(end) || end - i < 4) return;
      if (end > best.end) best = {i, end, {}};
      best.candidates.push_back(&book.place(payload));
    });
    if (best.end == 0) continue;
    i = best.end;
    passage.places.push_back(std::move(best));
  }
}

void find_places(Passage& passage, const CueBook& book) {
  find_written_places(passage, book);
  find_read_places(passage, book);
  find_latin_places(passage, book);
  std::stable_sort(passage.places.begin(), passage.places.end(),
                   [](const PlaceHit& a, const PlaceHit& b) { return a.start < b.start; });
  // Found in two writings: the first stays.
  std::size_t end = 0;
  std::erase_if(passage.places, [&](const PlaceHit& hit) {
    if (hit.start < end) return true;
    end = hit.end;
    return false;
  });
}

/// Written in kana but for a word or two: readings are matched too.
bool is_kana_only(View text) {
  std::size_t kana = 0;
  std::size_t kanji = 0;
  for (const char32_t c : text) {
    if (is_kanji(c)) ++kanji;
    if (is_hiragana(c) || is_katakana(c)) ++kana;
  }
  return kana >= 6 && kanji * kKanaPerKanji <= kana;
}

void keep_numbers_outside_places(Passage& passage) {
  auto& numbers = passage.numbers;
  numbers.erase(std::remove_if(numbers.begin(), numbers.end(),
                               [&](const NumberToken& number) {
                                 const PlaceHit* place = passage.place_before(number.end);
                                 return place != nullptr && number.start < place->end;
                               }),
                numbers.end());
}

}  // namespace

Span Passage::sentence_at(std::size_t position) const {
  // The first sentence that ends at the position or behind it: they are in order.
  const auto found =
      std::lower_bound(sentences.begin(), sentences.end(), position,
                       [](const Span& sentence, std::size_t at) { return sentence.end < at; });
  if (found != sentences.end() && position >= found->start) return *found;
  return {position, position};
}

std::span<const Hit> Passage::from(CueSlot slot, std::size_t from) const {
  const std::vector<Hit>& all = of(slot);
  const auto first = std::lower_bound(
      all.begin(), all.end(), from, [](const Hit& hit, std::size_t at) { return hit.start < at; });
  return {first, all.end()};
}

const PlaceHit* Passage::place_before(std::size_t position) const {
  const auto next =
      std::lower_bound(places.begin(), places.end(), position,
                       [](const PlaceHit& place, std::size_t at) { return place.start < at; });
  return next == places.begin() ? nullptr : &*(next - 1);
}

std::u32string_view Passage::before(std::size_t position, std::size_t limit) const {
  const Span sentence = sentence_at(position);
  const std::size_t start = std::max(sentence.start, position > limit ? position - limit : 0);
  return start < position ? text().substr(start, position - start) : View{};
}

std::u32string_view Passage::after(std::size_t position, std::size_t limit) const {
  const Span sentence = sentence_at(position > 0 ? position - 1 : 0);
  const std::size_t end = std::min(sentence.end, position + limit);
  return end > position ? text().substr(position, end - position) : View{};
}

std::string Passage::written(std::size_t start, std::size_t end) const {
  const Span span = source(start, end);
  return encode_utf8(View(sent).substr(span.start, span.end - span.start));
}

Passage prepare_passage(std::u32string_view sent, const CueBook& book, Date as_of) {
  Passage passage;
  passage.sent = sent;
  passage.as_of = as_of;
  passage.book = &book;
  passage.folded = fold(sent);
  passage.orders_left_out = blank_noise(passage.folded.text);
  const View text = passage.text();
  passage.kana_only = is_kana_only(text);
  passage.sentences = cut_sentences(text);
  find_places(passage, book);
  passage.numbers = find_numbers(text);
  keep_numbers_outside_places(passage);
  collect(passage, text, book.phrases(), book, has_edges);
  collect_two_words(passage, book);
  if (passage.kana_only) {
    const std::u32string kana = to_hiragana(text);
    for (NumberToken& number : passage.numbers) {
      if (View(kana).substr(number.end, 2) != U"まん" || number.value > kMostBeforeMan) continue;
      number.value *= kMan;
      number.big_unit = kMan;
      number.end += 2;
    }
    collect_across_spaces(passage, kana, book);
    const bool pure = std::none_of(text.begin(), text.end(), is_kanji);
    // Beside kanji a short reading is more likely a part of another word.
    const std::size_t shortest = pure ? 2 : 4;
    collect(
        passage, kana, book.readings(), book,
        [shortest](View, std::size_t start, std::size_t end) { return end - start >= shortest; });
    for (auto& list : passage.hits) {
      std::stable_sort(list.begin(), list.end(),
                       [](const Hit& a, const Hit& b) { return a.start < b.start; });
    }
  }
  // 熊本県 is not 本県, and 松本市 not 本市.
  auto& buyers = passage.hits[static_cast<std::size_t>(CueSlot::BuyerType)];
  buyers.erase(std::remove_if(buyers.begin(), buyers.end(),
                              [&](const Hit& hit) {
                                const PlaceHit* place = passage.place_before(hit.start);
                                return place != nullptr && hit.end <= place->end;
                              }),
               buyers.end());
  for (auto& list : passage.hits) {
    list.erase(std::remove_if(list.begin(), list.end(),
                              [](const Hit& hit) { return hit.cue->value == "none"; }),
               list.end());
  }
  return passage;
}

}  // namespace mitate::ranker::reading
