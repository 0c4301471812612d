#include "search/query/matched_words.h"

#include <algorithm>
#include <string>

namespace mitate::search {
namespace {

std::vector<std::u32string> marked_texts(const Folder& folder,
                                         const std::vector<Snippet>& snippets) {
  std::vector<std::u32string> out;
  for (const Snippet& snippet : snippets) {
    for (const Highlight& mark : snippet.highlights) {
      std::u32string text =
          folder.fold(std::string_view(snippet.text).substr(mark.begin, mark.end - mark.begin))
              .text;
      if (std::find(out.begin(), out.end(), text) == out.end()) out.push_back(std::move(text));
    }
  }
  return out;
}

}  // namespace

std::vector<MatchedWord> matched_words(const Folder& folder, const std::vector<Snippet>& snippets,
                                       const std::vector<Expansion>& expansions) {
  std::vector<MatchedWord> out;
  if (expansions.empty()) return out;
  const std::vector<std::u32string> marked = marked_texts(folder, snippets);
  const auto is_marked = [&](const std::string& word) {
    const std::u32string folded = folder.fold(word).text;
    return !folded.empty() && std::any_of(marked.begin(), marked.end(), [&](const auto& text) {
      return text.find(folded) != std::u32string::npos;
    });
  };
  for (const Expansion& expansion : expansions) {
    const bool told = std::any_of(out.begin(), out.end(), [&](const MatchedWord& other) {
      return other.term == expansion.term;
    });
    if (told || is_marked(expansion.term)) continue;
    for (const std::string& word : expansion.expands_to) {
      if (!is_marked(word)) continue;
      out.push_back({expansion.term, word, expansion.kind});
      break;
    }
  }
  return out;
}

}  // namespace mitate::search
