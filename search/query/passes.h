// The passes of one text search, each one idea of how to find something: all words, near spellings,
// enough of the words, the words that are known, characters alone. A pass looks at what the answer
// holds so far and adds to it, or leaves it alone. Private to search/query: execute.cc decides the
// order. Throws Xapian::Error. Of one call; refers to what it is given.
#pragma once
#include <cstddef>

#include "search/query/query_context.h"
#include "search/query/text_answer.h"
#include "search/query/vocabulary.h"
#include "search/query/xapian_run.h"

namespace mitate::search {

class Passes {
 public:
  Passes(const QueryContext& context, const Vocabulary& vocabulary, const ExecuteOptions& options,
         const XapianRun& run, TextAnswer& answer)
      : c_(context),
        p_(context.parameters),
        vocabulary_(vocabulary),
        options_(options),
        run_(run),
        answer_(answer),
        query_(answer.query) {}

  // passes_strict.cc
  /// Kana that were cut roughly and are near a known name are read as that name.
  void read_rough_cut_as_one_name();
  /// Every word, as typed; then with near spellings; then kana as the one word they may have been.
  /// Not for questions.
  void every_word();

  // passes_loose.cc
  /// Names the words that no document knows.
  void name_unknown_words();
  /// Documents that carry enough of the information, after those that meet every word.
  void enough_of_the_words();
  /// What is known of a list of words of which one is known nowhere.
  void known_words();
  /// A question in words that no record uses: its characters may still lead to the answer.
  void characters();

 private:
  void find_strictly(const Query& query);
  void correct_unmet_words();
  void uncut_kana();
  [[nodiscard]] double share_wanted() const;
  void append(std::vector<RankedText> more, const std::vector<std::uint32_t>& matched);
  /// Without counting, the number of ranked documents stands for the number of matches.
  [[nodiscard]] std::size_t hits() const {
    return options_.count_all ? answer_.matched.size() : answer_.ranked.size();
  }

  const QueryContext& c_;
  const SearchParameters& p_;
  const Vocabulary& vocabulary_;
  const ExecuteOptions& options_;
  const XapianRun& run_;
  TextAnswer& answer_;
  Query& query_;
};

/// Ascending, each once.
void unite(std::vector<std::uint32_t>& matched);

}  // namespace mitate::search
