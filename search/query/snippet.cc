#include "search/query/snippet.h"

#include <algorithm>
#include <utility>

#include "catalog/text/utf8.h"
#include "search/analysis/kana.h"
#include "search/index/fields.h"

namespace mitate::search {
namespace {

constexpr std::size_t kWindowBytes = 420;  // about 140 kanji
constexpr std::size_t kLongestSearched = 20000;

bool is_word_character(char32_t c) { return is_letter(c) || is_digit(c); }

bool stands_free(std::u32string_view text, std::size_t at, std::u32string_view word) {
  const bool open = at == 0 || !is_word_character(word.front()) || !is_word_character(text[at - 1]);
  const std::size_t end = at + word.size();
  const bool closed =
      end >= text.size() || !is_word_character(word.back()) || !is_word_character(text[end]);
  return open && closed;
}

bool is_shown(const std::string& field) {
  return std::any_of(kServiceFields.begin(), kServiceFields.end(),
                     [&](const FieldRule& rule) { return rule.name == field && rule.shown; });
}

// A run of whole sentences around the marks, at most kWindowBytes, never inside a character.
Snippet window(const FieldText& field, std::vector<Highlight> marks) {
  Snippet snippet{field.name, field.text, std::move(marks)};
  if (snippet.text.size() <= kWindowBytes) return snippet;
  std::vector<std::size_t> starts{0};
  static constexpr std::string_view kStop = "。";
  for (std::size_t at = field.text.find(kStop); at != std::string::npos;
       at = field.text.find(kStop, at + kStop.size())) {
    starts.push_back(at + kStop.size());
  }
  std::size_t from = 0;
  std::size_t best = 0;
  for (const std::size_t start : starts) {
    std::size_t inside = 0;
    for (const Highlight& mark : snippet.highlights) {
      inside += mark.begin >= start && mark.end <= start + kWindowBytes ? 1 : 0;
    }
    if (inside > best) {
      best = inside;
      from = start;
    }
  }
  if (best == 0 && !snippet.highlights.empty()) {
    from = snippet.highlights.front().begin > kWindowBytes / 3
               ? snippet.highlights.front().begin - kWindowBytes / 3
               : 0;
  }
  from = catalog::character_start(field.text, from);
  std::size_t to = catalog::character_start(field.text, from + kWindowBytes);
  std::vector<Highlight> kept;
  for (const Highlight& mark : snippet.highlights) {
    if (mark.begin >= from && mark.end <= to) kept.push_back({mark.begin - from, mark.end - from});
  }
  return {field.name, field.text.substr(from, to - from), std::move(kept)};
}

}  // namespace

void MarkedWords::add(std::u32string word) {
  if (!word.empty()) words.push_back(std::move(word));
}

void MarkedWords::finish() {
  std::sort(words.begin(), words.end(), [](const auto& a, const auto& b) {
    return a.size() != b.size() ? a.size() > b.size() : a < b;
  });
  words.erase(std::unique(words.begin(), words.end()), words.end());
}

std::vector<Highlight> find_words(const Folder& folder, const std::string& text,
                                  const MarkedWords& words) {
  std::vector<Highlight> marks;
  const Folded folded = folder.fold(std::string_view(text).substr(0, kLongestSearched));
  for (const std::u32string& word : words.words) {
    for (std::size_t at = folded.text.find(word); at != std::u32string::npos;
         at = folded.text.find(word, at + word.size())) {
      if (!stands_free(folded.text, at, word)) continue;
      marks.push_back({folded.begin[at], folded.end[at + word.size() - 1]});
    }
  }
  std::sort(marks.begin(), marks.end(), [](const Highlight& a, const Highlight& b) {
    return a.begin != b.begin ? a.begin < b.begin : a.end > b.end;
  });
  std::vector<Highlight> merged;
  for (const Highlight& mark : marks) {
    if (!merged.empty() && mark.begin <= merged.back().end) {
      merged.back().end = std::max(merged.back().end, mark.end);
    } else {
      merged.push_back(mark);
    }
  }
  return merged;
}

std::vector<Snippet> make_snippets(const Folder& folder, const std::vector<FieldText>& fields,
                                   const MarkedWords& words, std::size_t most) {
  std::vector<Snippet> out;
  bool have_name = false;
  for (const FieldText& field : fields) {
    if (out.size() >= most) break;
    if (!is_shown(field.name)) continue;
    std::vector<Highlight> marks = find_words(folder, field.text, words);
    const bool always = (field.name == "name" && !have_name) || field.name == "summary";
    if (marks.empty() && !always) continue;
    have_name = have_name || field.name == "name";
    out.push_back(window(field, std::move(marks)));
  }
  return out;
}

}  // namespace mitate::search
