#include "search/analysis/terms.h"

#include <algorithm>

#include "search/analysis/corporate_form.h"
#include "search/analysis/kana.h"
#include "search/analysis/utf8.h"

namespace mitate::search {
namespace {

constexpr std::size_t kLongestTerm = 245;  // Xapian's limit in bytes
constexpr std::size_t kLongestKatakanaKept = 3;
constexpr std::size_t kNeighbours = 3;
constexpr std::size_t kNeighboursInName = 6;
constexpr std::size_t kShortestReading = 2;
// Twenty bits: a sentence holds about sixty terms, so a chance meeting with one of the query's is
// one in a thousand, and the steps between sorted hashes fit two or three bytes.
constexpr unsigned kTermHashBits = 20;

bool is_meaningful(const Token& token) {
  return token.kind == TokenKind::Word || token.kind == TokenKind::Suffix ||
         token.kind == TokenKind::Prefix || token.kind == TokenKind::Number ||
         token.kind == TokenKind::Latin;
}

bool ends_sentence(char32_t c) {
  return c == U'。' || c == U'！' || c == U'？' || c == U'\n' || c == U'!' || c == U'?';
}

std::u32string letters_only(std::u32string_view folded) {
  std::u32string out;
  for (const char32_t c : folded) {
    if (is_japanese(c) || is_letter(c) || is_digit(c)) out.push_back(c);
  }
  return out;
}

class Collector {
 public:
  Collector(const Analyzer& analyzer, const Analysis& analysis, const FieldUse& use,
            DocumentTerms& out)
      : analyzer_(analyzer), analysis_(analysis), use_(use), out_(out) {}

  void run() {
    if (use_.is_vocabulary) {
      vocabulary();
      readings();
      return;
    }
    out_.sentences.emplace_back();
    words();
    for (const Join& join : joined_words(analysis_)) {
      const Token& first = analysis_.tokens[join.first];
      const Token& last = analysis_.tokens[join.last];
      word(normal_word(joined_surface(first.begin, last.end)));
    }
    for (const NumberSpan& number : analysis_.numbers) word(number.joined);
    for (const std::u32string& pair : bigrams_of(analysis_.folded.text)) {
      add(TermSpace::Bigram, pair, 1);
    }
    readings();
    if (use_.is_name) kana_runs();
    sentences();
  }

 private:
  std::u32string joined_surface(std::size_t begin, std::size_t end) const {
    std::u32string out;
    for (const char32_t c : analysis_.surface(begin, end)) {
      if (is_japanese(c) || is_letter(c) || is_digit(c)) out.push_back(c);
    }
    return out;
  }

  void add(TermSpace space, std::u32string_view text, unsigned times) {
    const std::string term = make_term(space, text);
    if (!term.empty()) out_.frequency[term] += times * use_.weight;
  }

  void word(std::u32string_view text) {
    if (text.empty()) return;
    add(TermSpace::Word, text, 1);
    if (use_.is_name) add(TermSpace::Name, text, 1);
  }

  void vocabulary() {
    for (const Token& token : analysis_.tokens) {
      if (is_meaningful(token)) add(TermSpace::Vocabulary, normal_word(token.base), 1);
    }
    add(TermSpace::Vocabulary, normal_word(letters_only(analysis_.folded.text)), 1);
  }

  void words() {
    for (const Token& token : analysis_.tokens) {
      if (!is_meaningful(token)) continue;
      word(normal_word(token.base));
      const std::u32string_view surface = analysis_.surface(token);
      const std::u32string skeleton = okurigana_skeleton(surface);
      if (!skeleton.empty()) word(skeleton);
      if (token.kind == TokenKind::Number) continue;
      kanji_of(token, surface);
      if (any_han(surface) && any_kana(surface) && !token.base_reading.empty()) {
        for (const char32_t c : surface) {
          if (!is_han(c)) continue;
          std::u32string mixed(1, c);
          mixed.push_back(U'|');
          mixed += kana_key(token.base_reading);
          add(TermSpace::Mixed, mixed, 1);
        }
      }
      if (all_kana(surface)) {
        const std::u32string key = kana_key(surface);
        if (key.size() >= kShortestReading) add(TermSpace::Kana, key, 1);
        if (surface != token.base && all_kana(token.base)) {
          add(TermSpace::Kana, kana_key(token.base), 1);
        }
      }
    }
  }

  void kanji_of(const Token& token, std::u32string_view surface) {
    // 本 is not what 本田 is about.
    if (!any_han(surface) || (token.proper && surface.size() > 1)) return;
    std::vector<bool> hidden(surface.size(), false);
    for (std::size_t i = 0; i + 1 < surface.size(); ++i) {
      if (analyzer_.lexicon().hides_its_kanji(std::u32string(surface.substr(i, 2)))) {
        hidden[i] = hidden[i + 1] = true;
      }
    }
    for (std::size_t i = 0; i < surface.size(); ++i) {
      if (!is_han(surface[i]) || hidden[i]) continue;
      const bool alone = surface.size() == 1 ||
                         (i == 0 && std::none_of(surface.begin() + 1, surface.end(), is_han));
      const bool suffix = token.kind == TokenKind::Suffix;
      const char32_t place = suffix ? U'3' : alone ? U'1' : i == 0 ? U'2' : U'3';
      add(TermSpace::Kanji, std::u32string{place, surface[i]}, 1);
      if (use_.is_name) add(TermSpace::Name, std::u32string{place, surface[i]}, 1);
      add(TermSpace::Kanji, std::u32string{U'0', surface[i]}, 1);
    }
  }

  void readings() {
    const std::vector<Token>& tokens = analysis_.tokens;
    const std::size_t most = use_.is_name ? kNeighboursInName : kNeighbours;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      if (!is_meaningful(tokens[i]) || tokens[i].reading_joined) continue;
      bool in_kana = true;
      for (std::size_t j = i; j < tokens.size() && j < i + most; ++j) {
        if (j > i && !touches_next(analysis_, j - 1)) break;
        if (tokens[j].kind == TokenKind::Symbol) break;
        if (tokens[j].kind == TokenKind::Function && !use_.is_name) break;
        in_kana = in_kana && all_kana(analysis_.surface(tokens[j]));
        const std::u32string key = reading_of(analysis_, i, j);
        if (key.size() < kShortestReading) continue;
        reading(key, tokens[i].begin, tokens[j].end);
        if (in_kana && j > i && !use_.is_vocabulary) add(TermSpace::Kana, key, 1);
      }
      if (tokens[i].kind == TokenKind::Word && !tokens[i].base_reading.empty() &&
          tokens[i].base_reading != tokens[i].reading) {
        reading(kana_key(tokens[i].base_reading), tokens[i].begin, tokens[i].end);
      }
    }
  }

  // Names written in kana are cut badly by dictionaries, so each run of one script counts as a
  // word.
  void kana_runs() {
    const std::u32string& text = analysis_.folded.text;
    for (std::size_t i = 0; i < text.size();) {
      if (!is_kana(text[i])) {
        ++i;
        continue;
      }
      std::size_t end = i;
      const bool katakana = is_katakana(text[i]);
      while (end < text.size() && is_kana(text[end]) &&
             (is_katakana(text[end]) == katakana || is_long_mark(text[end]))) {
        ++end;
      }
      const std::u32string key = kana_key(analysis_.surface(i, end));
      if (key.size() >= 3) {
        add(TermSpace::Kana, key, 1);
        reading(key, i, end);
      }
      i = end;
    }
  }

  void reading(const std::u32string& key, std::size_t begin, std::size_t end) {
    if (key.size() < kShortestReading) return;
    add(use_.is_vocabulary ? TermSpace::Vocabulary : TermSpace::Reading, key, 1);
    if (use_.is_name) add(TermSpace::Name, key, 1);
    out_.surface_of_reading.emplace(to_utf8(key), analysis_.folded.utf8(begin, end));
  }

  void sentences() {
    std::vector<std::uint32_t>* sentence = &out_.sentences.back();
    const std::u32string& text = analysis_.folded.text;
    std::size_t token = 0;
    std::size_t number = 0;
    std::size_t from = 0;
    const auto close = [&](std::size_t to) {
      const std::size_t first = token;
      for (; token < analysis_.tokens.size() && analysis_.tokens[token].begin < to; ++token) {
        const Token& t = analysis_.tokens[token];
        if (!is_meaningful(t)) continue;
        sentence->push_back(term_hash(make_term(TermSpace::Word, normal_word(t.base))));
        if (all_kana(analysis_.surface(t))) {
          sentence->push_back(
              term_hash(make_term(TermSpace::Reading, kana_key(analysis_.surface(t)))));
        }
      }
      for (const std::string& pair : word_pairs(analysis_, first, token)) {
        sentence->push_back(term_hash(pair));
      }
      for (; number < analysis_.numbers.size() && analysis_.numbers[number].begin < to; ++number) {
        sentence->push_back(term_hash(amount_term(analysis_.numbers[number])));
      }
      for (const std::u32string& pair : bigrams_of(analysis_.surface(from, to))) {
        sentence->push_back(term_hash(make_term(TermSpace::Bigram, pair)));
      }
      std::sort(sentence->begin(), sentence->end());
      sentence->erase(std::unique(sentence->begin(), sentence->end()), sentence->end());
      from = to;
    };
    for (std::size_t i = 0; i < text.size(); ++i) {
      if (!ends_sentence(text[i])) continue;
      close(i + 1);
      if (!sentence->empty()) {
        out_.sentences.emplace_back();
        sentence = &out_.sentences.back();
      }
    }
    close(text.size());
    if (out_.sentences.back().empty()) out_.sentences.pop_back();
  }

  const Analyzer& analyzer_;
  const Analysis& analysis_;
  const FieldUse& use_;
  DocumentTerms& out_;
};

}  // namespace

std::string amount_term(const NumberSpan& number) {
  return make_term(TermSpace::Amount,
                   std::u32string_view(number.joined).substr(number.digits.size()));
}

std::vector<std::string> word_pairs(const Analysis& analysis, std::size_t first, std::size_t last) {
  std::vector<std::string> out;
  std::u32string before;
  for (std::size_t i = first; i < last && i < analysis.tokens.size(); ++i) {
    const Token& token = analysis.tokens[i];
    if (!is_meaningful(token)) continue;
    std::u32string word = normal_word(token.base);
    if (!before.empty()) {
      std::string pair = make_term(TermSpace::Pair, before + U' ' + word);
      if (!pair.empty()) out.push_back(std::move(pair));
    }
    before = std::move(word);
  }
  return out;
}

std::string make_term(TermSpace space, std::string_view text) {
  if (text.empty() || text.size() + 1 > kLongestTerm) return {};
  std::string term(1, static_cast<char>(space));
  term += text;
  return term;
}

std::string make_term(TermSpace space, std::u32string_view text) {
  if (text.size() + 1 > kLongestTerm) return {};
  return make_term(space, to_utf8(text));
}

std::u32string normal_word(std::u32string_view base) {
  std::u32string out(base);
  for (std::size_t i = 1; i < out.size(); ++i) {
    if (out[i] == U'々') out[i] = out[i - 1];
  }
  if (out.size() > kLongestKatakanaKept && out.back() == U'ー' && all_katakana(out)) out.pop_back();
  return out;
}

std::u32string okurigana_skeleton(std::u32string_view surface) {
  if (!any_kana(surface)) return {};
  std::u32string out;
  for (const char32_t c : surface) {
    if (is_han(c)) out.push_back(c);
    if (is_katakana(c)) return {};
  }
  return out.size() >= 2 ? out : std::u32string();
}

bool touches_next(const Analysis& analysis, std::size_t i) {
  return i + 1 < analysis.tokens.size() && analysis.tokens[i].end == analysis.tokens[i + 1].begin;
}

std::vector<Join> joined_words(const Analysis& analysis) {
  std::vector<Join> out;
  const std::vector<Token>& tokens = analysis.tokens;
  const auto gap_is_small = [&](std::size_t i) {
    if (i + 1 >= tokens.size()) return false;
    const std::size_t gap = tokens[i + 1].begin - tokens[i].end;
    return gap <= 1;
  };
  const auto is_hyphen_token = [&](std::size_t i) {
    return i < tokens.size() && tokens[i].kind == TokenKind::Symbol &&
           analysis.surface(tokens[i]) == U"-";
  };
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const TokenKind kind = tokens[i].kind;
    if (kind == TokenKind::Word || kind == TokenKind::Prefix) {
      std::size_t j = i;
      bool has_word = kind == TokenKind::Word;
      while (touches_next(analysis, j) && j - i < 3) {
        const TokenKind next = tokens[j + 1].kind;
        if (next == TokenKind::Suffix && has_word) {
          out.push_back({i, ++j});
        } else if (next == TokenKind::Word && !has_word) {
          has_word = true;
          out.push_back({i, ++j});
        } else {
          break;
        }
      }
    }
    if (kind == TokenKind::Latin) {
      // "pep up" is also pepup; "i care" icare; "x-ray" xray; "e" + フレイルナビ.
      std::size_t j = i;
      while (j - i < 3) {
        // The hyphen of x-ray may be a token.
        const std::size_t next = is_hyphen_token(j + 1) ? j + 2 : j + 1;
        if (!gap_is_small(next - 1) || (next != j + 1 && !gap_is_small(j))) break;
        if (tokens[next].kind != TokenKind::Latin && tokens[next].kind != TokenKind::Number) break;
        j = next;
        out.push_back({i, j});
      }
      if (touches_next(analysis, i) && tokens[i + 1].kind == TokenKind::Word) {
        out.push_back({i, i + 1});
        if (touches_next(analysis, i + 1) && tokens[i + 2].kind == TokenKind::Word) {
          out.push_back({i, i + 2});
        }
      }
    }
    if (kind == TokenKind::Number && touches_next(analysis, i) &&
        tokens[i + 1].kind == TokenKind::Latin) {
      out.push_back({i, i + 1});
    }
  }
  return out;
}

std::u32string reading_of(const Analysis& analysis, std::size_t first, std::size_t last) {
  const std::vector<Token>& tokens = analysis.tokens;
  if (tokens[first].reading_joined) return {};
  if (last + 1 < tokens.size() && tokens[last + 1].reading_joined) return {};
  std::u32string out;
  for (std::size_t i = first; i <= last; ++i) {
    if (tokens[i].reading_joined) continue;
    if (tokens[i].reading.empty()) return {};
    out += tokens[i].reading;
  }
  return kana_key(out);
}

std::vector<std::u32string> bigrams_of(std::u32string_view folded) {
  std::vector<std::u32string> out;
  for (std::size_t i = 0; i + 1 < folded.size(); ++i) {
    if (!is_japanese(folded[i]) || !is_japanese(folded[i + 1])) continue;
    if (is_hiragana(folded[i]) && is_hiragana(folded[i + 1])) continue;
    out.emplace_back(folded.substr(i, 2));
  }
  return out;
}

std::uint32_t term_hash(std::string_view term) {
  std::uint32_t hash = 2166136261U;
  for (const char c : term) {
    hash ^= static_cast<unsigned char>(c);
    hash *= 16777619U;
  }
  return (hash ^ (hash >> kTermHashBits)) & ((1U << kTermHashBits) - 1);
}

void add_text(const Analyzer& analyzer, std::string_view text, const FieldUse& use,
              DocumentTerms& out) {
  if (text.empty()) return;
  add_analysis(analyzer, analyzer.analyze(text), use, out);
}

void add_analysis(const Analyzer& analyzer, const Analysis& analysis, const FieldUse& use,
                  DocumentTerms& out) {
  Collector(analyzer, analysis, use, out).run();
}

std::vector<std::u32string> name_keys_of(std::u32string_view folded) {
  std::vector<std::u32string> keys;
  const auto put = [&](std::u32string key) {
    if (key.size() >= 2 && std::find(keys.begin(), keys.end(), key) == keys.end()) {
      keys.push_back(std::move(key));
    }
  };
  for (const std::u32string& name : {std::u32string(folded), without_corporate_form(folded)}) {
    const std::u32string key = letters_only(name);
    put(key);
    if (all_kana(key)) put(kana_key(key));
  }
  return keys;
}

void add_name_key(const Analyzer& analyzer, std::string_view name, DocumentTerms& out) {
  for (const std::u32string& key : name_keys_of(analyzer.lexicon().folder().fold(name).text)) {
    const std::string term = make_term(TermSpace::NameKey, key);
    if (!term.empty()) out.frequency[term] += 1;
  }
}

void add_reading(const Analyzer& analyzer, std::string_view kana, const FieldUse& use,
                 DocumentTerms& out) {
  const std::u32string folded = analyzer.lexicon().folder().fold(kana).text;
  std::vector<std::u32string> parts;
  std::u32string part;
  for (const char32_t c : folded + U" ") {
    if (is_kana(c)) {
      part.push_back(c);
    } else if (!part.empty()) {
      parts.push_back(kana_key(part));
      part.clear();
    }
  }
  for (std::size_t i = 0; i < parts.size(); ++i) {
    std::u32string joined;
    for (std::size_t j = i; j < parts.size() && j < i + kNeighbours; ++j) {
      joined += parts[j];
      if (joined.size() < kShortestReading) continue;
      const std::string term = make_term(TermSpace::Reading, joined);
      if (!term.empty()) out.frequency[term] += use.weight;
    }
  }
  std::u32string whole;
  for (const std::u32string& p : parts) whole += p;
  const std::string term = make_term(TermSpace::NameKey, whole);
  if (!term.empty()) out.frequency[term] += 1;
}

}  // namespace mitate::search
