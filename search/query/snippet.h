// Which part of a service's original text shows why it was found, and where in it the matched words
// stand. Offsets are bytes of the shown original text, so ㈱, ㌔, ﾊﾟ and か゛ stay whole.
// Pure; an index is not needed.
#pragma once
#include <string>
#include <vector>

#include "search/analysis/fold.h"
#include "search/contract/result.h"
#include "search/index/text_documents.h"

namespace mitate::search {

/// Folded words to mark, longest first; made unique by the caller's words, not by this function.
struct MarkedWords {
  std::vector<std::u32string> words;
  void add(std::u32string word);
  void finish();  ///< sorts and removes doubles
};

/// Ranges of `text` (bytes of the original) that say one of the words; merged, ascending.
[[nodiscard]] std::vector<Highlight> find_words(const Folder& folder, const std::string& text,
                                                const MarkedWords& words);
/// Name and summary always, further fields where a word stands in them; at most `most`. Long texts
/// are cut to the sentences that say most.
[[nodiscard]] std::vector<Snippet> make_snippets(const Folder& folder,
                                                 const std::vector<FieldText>& fields,
                                                 const MarkedWords& words, std::size_t most);

}  // namespace mitate::search
