#include "search/query/execute.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "search/index/document_terms.h"
#include "search/index/xapian_pool.h"
#include "search/query/build_query.h"
#include "search/query/compile.h"
#include "search/query/order.h"
#include "search/query/passes.h"
#include "search/query/xapian_run.h"

namespace mitate::search {
namespace {

// So many documents for each that is wanted are weighed at least; a long text holds so many common
// words that weighing every holder of one of them would read the whole index.
constexpr std::size_t kHoldersPerTop = 10;

}  // namespace

TextSearcher::TextSearcher(std::shared_ptr<const TextIndex> index,
                           std::shared_ptr<const Analyzer> analyzer,
                           const SearchParameters& parameters)
    : index_(std::move(index)),
      analyzer_(std::move(analyzer)),
      parameters_(parameters),
      vocabulary_(*index_) {}

Query TextSearcher::build(std::string_view text) const {
  return build_query({*analyzer_, *index_, parameters_}, text);
}

Result<TextAnswer> TextSearcher::search(std::string_view text,
                                        const ExecuteOptions& options) const {
  TextAnswer answer;
  answer.query = build(text);
  Query& query = answer.query;
  if (query.nothing_searchable) return answer;
  try {
    XapianPool::Loan database(index_->pool());
    XapianRun run(*database, parameters_, options);
    // One kanji says nothing but itself, so how much a record is about it is all there is.
    if (query.one_kanji) run.set_k1(parameters_.kanji_k1);
    std::vector<std::vector<PhraseHolder>> held;
    for (const ExactPhrase& phrase : query.phrases) {
      held.push_back(run.holders(index_->phrases(), phrase));
    }
    std::vector<std::vector<PhraseHolder>> excluded;
    for (const ExactPhrase& phrase : query.excluded) {
      excluded.push_back(run.holders(index_->phrases(), phrase));
    }
    if (query.units.empty()) {
      rank_phrases(index_->phrases(), parameters_, options, held, excluded, answer);
      return answer;
    }
    for (const auto& holders : held) run.restrict_to(holders);
    for (const auto& holders : excluded) run.exclude(holders);
    const QueryContext context{*analyzer_, *index_, parameters_};
    Passes passes(context, vocabulary_, options, run, answer);
    passes.read_rough_cut_as_one_name();
    passes.every_word();
    passes.name_unknown_words();
    passes.enough_of_the_words();
    passes.known_words();
    passes.characters();
  } catch (const Xapian::Error& error) {
    return Unexpected(ErrorCode::Internal,
                      "the search index failed: " + std::string(error.get_type()));
  }
  return answer;
}

Result<TextAnswer> TextSearcher::match(std::string_view text, std::size_t top) const {
  TextAnswer answer;
  answer.query = build_loose_query({*analyzer_, *index_, parameters_}, text);
  if (answer.query.nothing_searchable) return answer;
  ExecuteOptions options;
  options.top = top;
  options.count_all = false;
  try {
    XapianPool::Loan database(index_->pool());
    const XapianRun run(*database, parameters_, options);
    // Of a small catalog every holder is weighed: nothing is left out for speed.
    const bool small = database->get_doccount() <= top * kHoldersPerTop;
    const std::size_t enough =
        small ? std::numeric_limits<std::size_t>::max() : top * kHoldersPerTop;
    answer.ranked =
        run.ranked(compile_rarest(answer.query, enough), nullptr, false, answer.matched);
  } catch (const Xapian::Error& error) {
    return Unexpected(ErrorCode::Internal,
                      "the search index failed: " + std::string(error.get_type()));
  }
  return answer;
}

Result<std::vector<RankedText>> TextSearcher::similar(const std::vector<FieldText>& fields,
                                                      std::uint32_t ordinal,
                                                      std::size_t top) const {
  constexpr std::size_t kTellingTerms = 40;
  std::vector<RankedText> out;
  const ReadDocument seed = DocumentReader(*analyzer_, parameters_).read(fields);
  try {
    XapianPool::Loan database(index_->pool());
    const double documents = database->get_doccount();
    const double length =
        database->get_doclength(ordinal + 1) / std::max(1.0, database->get_average_length());
    // The terms that tell this document from the others: Robertson and Sparck Jones' weight with
    // one relevant document, times a saturated frequency (what Xapian's own expansion computes).
    std::vector<std::pair<double, std::string>> telling;
    for (const auto& [term, times] : seed.terms.frequency) {
      const bool word = term.size() > 4 && (term[0] == 'W' || term[0] == 'C');
      const double holders = word ? database->get_termfreq(term) : 0;
      if (holders == 0) continue;
      double odds = 1.5 * (documents - holders + 0.5) / (0.5 * (holders - 0.5));
      if (odds < 2) odds = odds / 2 + 1;
      telling.emplace_back(-std::log(odds) * 2 * times / (length + times), term);
    }
    std::sort(telling.begin(), telling.end());
    if (telling.size() > kTellingTerms) telling.resize(kTellingTerms);
    if (telling.empty()) return out;
    std::vector<std::string> list;
    for (auto& [weight, term] : telling) list.push_back(std::move(term));
    Xapian::Enquire enquire(*database);
    enquire.set_query(Xapian::Query(Xapian::Query::OP_OR, list.begin(), list.end()));
    enquire.set_weighting_scheme(
        Xapian::BM25Weight(parameters_.bm25_k1, 0, 1, parameters_.bm25_b, 0));
    const Xapian::MSet found = enquire.get_mset(0, static_cast<Xapian::doccount>(top + 1));
    for (auto it = found.begin(); it != found.end() && out.size() < top; ++it) {
      const auto other = static_cast<std::uint32_t>(*it - 1);
      if (other != ordinal) out.push_back({other, it.get_weight(), false});
    }
  } catch (const Xapian::Error& error) {
    return Unexpected(ErrorCode::Internal,
                      "the search index failed: " + std::string(error.get_type()));
  }
  return out;
}

std::vector<std::vector<std::string>> TextSearcher::matched_terms(
    const Query& query, const std::vector<std::uint32_t>& ordinals) const {
  std::vector<std::string> terms;
  for (const Unit& unit : query.units) {
    for (const Alternative& way : unit.alternatives) {
      terms.insert(terms.end(), way.terms.begin(), way.terms.end());
    }
  }
  terms.insert(terms.end(), query.name_keys.begin(), query.name_keys.end());
  std::sort(terms.begin(), terms.end());
  terms.erase(std::unique(terms.begin(), terms.end()), terms.end());
  std::vector<std::size_t> order(ordinals.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::sort(order.begin(), order.end(),
            [&](std::size_t a, std::size_t b) { return ordinals[a] < ordinals[b]; });
  std::vector<std::vector<std::string>> out(ordinals.size());
  try {
    XapianPool::Loan database(index_->pool());
    for (const std::string& term : terms) {
      auto it = database->postlist_begin(term);
      const auto end = database->postlist_end(term);
      for (const std::size_t i : order) {
        if (it == end) break;
        const auto wanted = static_cast<Xapian::docid>(ordinals[i] + 1);
        it.skip_to(wanted);
        if (it != end && *it == wanted) out[i].push_back(term);
      }
    }
  } catch (const Xapian::Error&) {
    return out;  // highlights are missing, hits are not
  }
  return out;
}

std::string TextSearcher::describe(const Query& query) const {
  return compile_strict(query, parameters_).get_description();
}

}  // namespace mitate::search
