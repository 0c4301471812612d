// The nearest known spelling for words that no document has.
#include <algorithm>

#include "search/analysis/kana.h"
#include "search/analysis/romaji.h"
#include "search/analysis/utf8.h"
#include "search/query/build_query.h"
#include "search/query/query_builder.h"

namespace mitate::search {

std::string correct_spelling(const QueryContext& context, const Vocabulary& vocabulary,
                             Query& query) {
  std::string corrected = query.text;
  bool any = false;
  for (auto unit = query.units.rbegin(); unit != query.units.rend(); ++unit) {
    if (unit->frequency > 0) continue;
    // A word that the lexicon knows is spelt right, whether or not a record says it.
    const bool in_lexicon = std::any_of(
        unit->alternatives.begin(), unit->alternatives.end(), [](const Alternative& way) {
          return way.kind == "synonym" || way.kind == "abbreviation" || way.kind == "lay_word";
        });
    if (in_lexicon) continue;
    std::u32string word;
    for (const char32_t c : context.analyzer.lexicon().folder().fold(unit->text).text) {
      if (c != U' ') word.push_back(c);
    }
    std::optional<Guess> guess = vocabulary.nearest(word);
    const std::vector<std::u32string> kana = std::all_of(word.begin(), word.end(), is_ascii_letter)
                                                 ? romaji_to_katakana(to_utf8(word))
                                                 : std::vector<std::u32string>();
    if (!guess && !kana.empty()) {
      guess = vocabulary.nearest_romaji(katakana_to_romaji(kana_key(kana.front())));
    }
    if (!guess) continue;
    unit->alternatives.push_back(
        {"spelling", {guess->term}, context.parameters.spelling, true, guess->shown, "近いつづり"});
    if (unit->end <= corrected.size()) {
      corrected.replace(unit->begin, unit->end - unit->begin, guess->shown);
    }
    any = true;
    Query scratch;
    QueryBuilder(context, scratch).weigh(*unit);
  }
  return any ? corrected : std::string();
}

}  // namespace mitate::search
