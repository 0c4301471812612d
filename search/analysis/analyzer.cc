#include "search/analysis/analyzer.h"

#include <algorithm>
#include <utility>

#include "search/analysis/corporate_form.h"
#include "search/analysis/kana.h"
#include "search/analysis/segmenter.h"
#include "search/analysis/utf8.h"

namespace mitate::search {
namespace {

// Raise when a rule in search/analysis changes what terms a text gives; old generations are then
// rebuilt instead of being searched with other words.
constexpr std::string_view kRulesVersion = "rules 7";

// 第1 is read like 第一.
std::u32string digit_reading(char32_t digit) {
  static constexpr std::u32string_view kReadings[] = {
      U"ゼロ", U"イチ", U"ニ", U"サン", U"ヨン", U"ゴ", U"ロク", U"ナナ", U"ハチ", U"キュウ"};
  return std::u32string(kReadings[digit - U'0']);
}

bool begins_latin(char32_t c) { return is_letter(c); }

}  // namespace

Analyzer::Analyzer(Lexicon lexicon, std::unique_ptr<Segmenter> segmenter)
    : lexicon_(std::move(lexicon)), segmenter_(std::move(segmenter)) {
  fingerprint_ = checksum_of(kRulesVersion, lexicon_.checksum());
  fingerprint_ = checksum_of(segmenter_->identity(), fingerprint_);
}

Analyzer::~Analyzer() = default;

Result<std::shared_ptr<const Analyzer>> Analyzer::create(const catalog::Catalog& catalog,
                                                         bool prefer_mecab) {
  std::unique_ptr<Segmenter> segmenter;
  if (prefer_mecab) {
    auto mecab = open_mecab_segmenter();
    if (mecab) segmenter = std::move(*mecab);
  }
  if (segmenter == nullptr) {
    MITATE_TRY(segmenter, open_icu_segmenter());
  }
  return std::shared_ptr<const Analyzer>(
      new Analyzer(Lexicon::from(catalog), std::move(segmenter)));
}

std::string Analyzer::segmenter_name() const { return segmenter_->name(); }

Analysis Analyzer::analyze(std::string_view text) const {
  Analysis analysis;
  analysis.folded = lexicon_.folder().fold(text);
  cut(analysis);
  analysis.numbers = find_numbers(analysis.folded.text);
  align_numbers(analysis);
  apply_lexicon(analysis);
  return analysis;
}

void Analyzer::cut(Analysis& analysis) const {
  const std::u32string& text = analysis.folded.text;
  const std::vector<std::uint32_t>& breaks = analysis.folded.breaks;
  const auto is_break = [&](std::size_t at) {
    return std::binary_search(breaks.begin(), breaks.end(), static_cast<std::uint32_t>(at));
  };
  std::size_t i = 0;
  while (i < text.size()) {
    if (text[i] == U' ') {
      ++i;
      continue;
    }
    std::size_t end = i;
    if (begins_latin(text[i])) {
      while (end < text.size() && (is_letter(text[end]) || is_digit(text[end]))) ++end;
      // c++, c#, soxai+: the sign is part of the name.
      while (end < text.size() && (text[end] == U'+' || text[end] == U'#') && end - i < 3) ++end;
      analysis.tokens.push_back({i, end, TokenKind::Latin, text.substr(i, end - i), {}, {}, false});
    } else if (is_digit(text[i])) {
      while (end < text.size() &&
             (is_digit(text[end]) ||
              (text[end] == U'.' && end + 1 < text.size() && is_digit(text[end + 1])))) {
        ++end;
      }
      Token number{i, end, TokenKind::Number, text.substr(i, end - i), {}, {}, true};
      if (end - i == 1 && i > 0 && text[i - 1] == U'第') number.reading = digit_reading(text[i]);
      analysis.tokens.push_back(std::move(number));
    } else {
      while (end < text.size() && text[end] != U' ' && !begins_latin(text[end]) &&
             !is_digit(text[end]) && (end == i || !is_break(end))) {
        ++end;
      }
      segmenter_->segment(std::u32string_view(text).substr(i, end - i), i, analysis.tokens);
    }
    i = end;
  }
}

// ipadic has the counter 分の (三分の一), which swallows the particle after 三十分.
void Analyzer::align_numbers(Analysis& analysis) {
  std::vector<Token>& tokens = analysis.tokens;
  for (const NumberSpan& number : analysis.numbers) {
    const auto it = std::find_if(tokens.begin(), tokens.end(), [&](const Token& token) {
      return token.begin < number.end && number.end < token.end && token.begin >= number.begin;
    });
    if (it == tokens.end()) continue;
    const std::u32string_view rest = analysis.surface(number.end, it->end);
    if (!all_hiragana(rest)) continue;
    Token particle;
    particle.begin = number.end;
    particle.end = it->end;
    particle.kind = TokenKind::Function;
    particle.base = rest;
    it->end = number.end;
    it->base = analysis.surface(it->begin, it->end);
    it->reading.clear();
    it->base_reading.clear();
    tokens.insert(it + 1, std::move(particle));
  }
}

// 卒|園児: one character before a word says little without it, as a prefix does.
void Analyzer::lean_on_next(Analysis& analysis) {
  std::vector<Token>& tokens = analysis.tokens;
  for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {
    Token& token = tokens[i];
    const bool one_kanji =
        token.end - token.begin == 1 && is_han(analysis.folded.text[token.begin]);
    const bool stands_first = i == 0 || tokens[i - 1].end != token.begin ||
                              tokens[i - 1].kind == TokenKind::Function ||
                              tokens[i - 1].kind == TokenKind::Symbol;
    if (one_kanji && stands_first && token.kind == TokenKind::Word &&
        tokens[i + 1].kind == TokenKind::Word && token.end == tokens[i + 1].begin) {
      token.kind = TokenKind::Prefix;
    }
  }
}

// ㈱ folds to (株), which no record that says 株式会社 holds as a word.
void Analyzer::mute_bracketed_forms(Analysis& analysis) {
  const std::u32string& text = analysis.folded.text;
  std::vector<Token>& tokens = analysis.tokens;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (tokens[i].begin == 0 || text[tokens[i].begin - 1] != U'(') continue;
    std::size_t last = i;
    while (last < tokens.size() && tokens[last].end - tokens[i].begin <= 2 &&
           tokens[last].end < text.size() && text[tokens[last].end] != U')') {
      ++last;
    }
    if (last >= tokens.size() || tokens[last].end >= text.size() ||
        text[tokens[last].end] != U')' ||
        !is_bracketed_form(analysis.surface(tokens[i].begin, tokens[last].end))) {
      continue;
    }
    for (std::size_t j = i; j <= last; ++j) tokens[j].kind = TokenKind::Function;
  }
}

void Analyzer::apply_lexicon(Analysis& analysis) const {
  std::vector<Token>& tokens = analysis.tokens;
  for (Token& token : tokens) {
    if (token.kind == TokenKind::Symbol) continue;
    if (lexicon_.is_stop_word(token.base) ||
        lexicon_.is_stop_word(std::u32string(analysis.surface(token)))) {
      token.kind = TokenKind::Function;
    }
    if (is_corporate_form(analysis.surface(token))) token.kind = TokenKind::Function;
  }
  mute_bracketed_forms(analysis);
  read_by_lexicon(analysis);
  lean_on_next(analysis);
}

void Analyzer::read_by_lexicon(Analysis& analysis) const {
  std::vector<Token>& tokens = analysis.tokens;
  if (lexicon_.longest_reading() == 0) return;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    std::size_t best = 0;
    const std::u32string* reading = nullptr;
    for (std::size_t j = i; j < tokens.size(); ++j) {
      if (j > i && tokens[j].begin != tokens[j - 1].end) break;
      if (tokens[j].end - tokens[i].begin > lexicon_.longest_reading()) break;
      const std::u32string surface(analysis.surface(tokens[i].begin, tokens[j].end));
      if (const std::u32string* found = lexicon_.reading(surface)) {
        reading = found;
        best = j;
      }
    }
    if (reading == nullptr) continue;
    // Where the words read so by themselves, each keeps its own reading: 唾液 of 唾液検査.
    std::u32string apart;
    for (std::size_t j = i; j <= best; ++j) apart += tokens[j].reading;
    if (apart == *reading) {
      i = best;
      continue;
    }
    // 卒|煙: where the dictionary knows only single characters, the word is one.
    const bool characters =
        best > i && std::all_of(tokens.begin() + static_cast<std::ptrdiff_t>(i),
                                tokens.begin() + static_cast<std::ptrdiff_t>(best + 1),
                                [](const Token& t) { return t.end - t.begin == 1; });
    if (characters) {
      Token& whole = tokens[i];
      whole.end = tokens[best].end;
      whole.kind = TokenKind::Word;
      whole.base = analysis.surface(whole);
      whole.reading = *reading;
      whole.base_reading = *reading;
      whole.known = true;
      tokens.erase(tokens.begin() + static_cast<std::ptrdiff_t>(i + 1),
                   tokens.begin() + static_cast<std::ptrdiff_t>(best + 1));
      continue;
    }
    // The first word carries the reading of the whole; the others add nothing to it.
    tokens[i].reading = *reading;
    tokens[i].base_reading =
        best == i && tokens[i].base == analysis.surface(tokens[i]) ? *reading : std::u32string();
    for (std::size_t j = i + 1; j <= best; ++j) {
      tokens[j].reading.clear();
      tokens[j].base_reading.clear();
      tokens[j].reading_joined = true;
    }
    i = best;
  }
}

}  // namespace mitate::search
