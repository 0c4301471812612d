#include "search/contract/parameters.h"

#include <iterator>
#include <string>
#include <utility>

#include "search/analysis/lexicon.h"

namespace mitate::search {
namespace {

using Member = double SearchParameters::*;
constexpr std::pair<std::string_view, Member> kMembers[] = {
    {"bm25-k1", &SearchParameters::bm25_k1},
    {"bm25-b", &SearchParameters::bm25_b},
    {"kanji-k1", &SearchParameters::kanji_k1},
    {"weight-name", &SearchParameters::weight_name},
    {"weight-provider", &SearchParameters::weight_provider},
    {"weight-summary", &SearchParameters::weight_summary},
    {"weight-aspect", &SearchParameters::weight_aspect},
    {"weight-detail", &SearchParameters::weight_detail},
    {"weight-label", &SearchParameters::weight_label},
    {"weight-vocabulary", &SearchParameters::weight_vocabulary},
    {"bigram", &SearchParameters::bigram},
    {"mixed-bigram", &SearchParameters::mixed_bigram},
    {"name-boost", &SearchParameters::name_boost},
    {"name-key-boost", &SearchParameters::name_key_boost},
    {"joined", &SearchParameters::joined},
    {"skeleton", &SearchParameters::skeleton},
    {"mixed-spelling", &SearchParameters::mixed_spelling},
    {"reading", &SearchParameters::reading},
    {"synonym", &SearchParameters::synonym},
    {"vocabulary", &SearchParameters::vocabulary},
    {"concept-label", &SearchParameters::concept_label},
    {"spelling", &SearchParameters::spelling},
    {"partial", &SearchParameters::partial},
    {"rerank-documents", &SearchParameters::rerank_documents},
    {"rerank-share", &SearchParameters::rerank_share},
    {"rerank-pair", &SearchParameters::rerank_pair},
    {"rerank-amount", &SearchParameters::rerank_amount},
    {"few-hits", &SearchParameters::few_hits},
    {"few-hits-of-sentence", &SearchParameters::few_hits_of_sentence},
    {"share-of-words", &SearchParameters::share_of_words},
    {"share-of-sentence", &SearchParameters::share_of_sentence},
    {"share-of-question", &SearchParameters::share_of_question},
    {"question-length", &SearchParameters::question_length},
};

}  // namespace

SearchParameters SearchParameters::from(const catalog::Catalog& catalog) {
  SearchParameters parameters;
  const catalog::Table& table = catalog.table("parameters");
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    const catalog::RowView row = table.view(i);
    if (row.text("area") != "search") continue;
    const auto value = row.decimal("value");
    for (const auto& [name, member] : kMembers) {
      if (value && name == row.text("name")) parameters.*member = *value;
    }
  }
  return parameters;
}

std::size_t SearchParameters::count() { return std::size(kMembers); }

std::uint64_t SearchParameters::index_checksum() const {
  std::uint64_t sum = checksum_of("parameters");
  for (const double value : {weight_name, weight_provider, weight_summary, weight_aspect,
                             weight_detail, weight_label, weight_vocabulary}) {
    sum = checksum_of(std::to_string(value), sum);
  }
  return sum;
}

}  // namespace mitate::search
