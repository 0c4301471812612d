#include "search/query/build_query.h"

#include <algorithm>
#include <set>
#include <utility>

#include "search/analysis/kana.h"
#include "search/analysis/terms.h"
#include "search/analysis/utf8.h"
#include "search/query/parse.h"
#include "search/query/query_builder.h"

namespace mitate::search {
namespace {

ExactPhrase exact_phrase(const QueryContext& context, const QueryGroup& group) {
  ExactPhrase phrase;
  phrase.text = group.text;
  const std::u32string folded = context.analyzer.lexicon().folder().fold(group.text).text;
  bool letters = false;
  for (const char32_t c : folded) {
    if (c != U' ') phrase.folded.push_back(c);
    letters = letters || is_letter(c);
  }
  std::set<std::string> terms;
  for (const std::u32string& pair : bigrams_of(folded)) {
    terms.insert(make_term(TermSpace::Bigram, pair));
  }
  // Cutting into words is the dear part, and only letters need it.
  if (letters) {
    for (const Token& token : context.analyzer.analyze(group.text).tokens) {
      if (token.kind == TokenKind::Latin) terms.insert(make_term(TermSpace::Word, token.base));
    }
  }
  terms.erase(std::string());
  phrase.terms.assign(terms.begin(), terms.end());
  if (phrase.folded.size() < 2) {
    Query words;
    QueryBuilder(context, words).add_group(group.text, group.begin, false);
    phrase.units = std::move(words.units);
  }
  return phrase;
}

bool is_sentence(const Analysis& analysis) {
  return std::any_of(analysis.tokens.begin(), analysis.tokens.end(), [&](const Token& token) {
    return token.kind == TokenKind::Function && all_hiragana(analysis.surface(token));
  });
}

// 何, どこ, いつ …: a question in full, in which any word may carry the answer.
bool asks_something(const Analyzer& analyzer, const Analysis& analysis) {
  return std::any_of(analysis.tokens.begin(), analysis.tokens.end(), [&](const Token& token) {
    return analyzer.lexicon().is_question_word(token.base);
  });
}

}  // namespace

Query build_query(const QueryContext& context, std::string_view text) {
  Query query;
  query.text = std::string(text);
  const ParsedText parsed = parse_query(text);
  QueryBuilder builder(context, query);
  std::size_t word_groups = 0;
  for (const QueryGroup& group : parsed.groups)
    word_groups += group.kind == GroupKind::Words ? 1 : 0;
  std::size_t longest = 0;
  bool asks = false;
  const QueryGroup* before = nullptr;  // the group that gave the last unit, when it gave only one
  for (const QueryGroup& group : parsed.groups) {
    switch (group.kind) {
      case GroupKind::Words: {
        const std::size_t first_unit = query.units.size();
        builder.add_group(group.text, group.begin, word_groups == 1);
        if (before != nullptr && first_unit > 0 && query.units.size() == first_unit + 1) {
          builder.join_last_two(before->text + group.text);
        }
        before = query.units.size() == first_unit + 1 ? &group : nullptr;
        const std::size_t length = count_code_points(group.text);
        const Analysis analysis = context.analyzer.analyze(group.text);
        asks = asks || asks_something(context.analyzer, analysis);
        if (is_sentence(analysis)) {
          query.sentence = true;
          longest = std::max(longest, length);
        }
        break;
      }
      case GroupKind::Phrase:
        query.phrases.push_back(exact_phrase(context, group));
        break;
      case GroupKind::Excluded:
        query.excluded.push_back(exact_phrase(context, group));
        break;
    }
  }
  query.question = asks || static_cast<double>(longest) >= context.parameters.question_length;
  std::erase_if(query.phrases, [](const ExactPhrase& p) { return p.folded.empty(); });
  std::erase_if(query.excluded, [](const ExactPhrase& p) { return p.folded.empty(); });
  query.nothing_searchable = query.units.empty() && query.phrases.empty();
  return query;
}

Query build_loose_query(const QueryContext& context, std::string_view text) {
  Query query;
  query.text = std::string(text);
  query.question = true;
  QueryBuilder(context, query).add_loose(text);
  query.nothing_searchable = query.units.empty();
  return query;
}

}  // namespace mitate::search
