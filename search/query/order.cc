#include "search/query/order.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>

#include "search/index/document_terms.h"

namespace mitate::search {

void rerank(const Query& query, const TextIndex& index, const SearchParameters& p,
            std::vector<RankedText>& ranked) {
  const std::size_t count =
      std::min(ranked.size(), static_cast<std::size_t>(std::max(0.0, p.rerank_documents)));
  if (count < 2 || p.rerank_share <= 0 || query.units.size() < 2) return;
  std::unordered_map<std::uint32_t, double> weight;
  double total = 0;
  // Per unit the best of its ways that a sentence holds; kana of a sentence stand there as words.
  struct Way {
    std::size_t unit;
    double worth;
    std::size_t needs;
  };
  std::vector<Way> ways;
  std::unordered_map<std::uint32_t, std::vector<std::size_t>> ways_of;
  for (std::size_t u = 0; u < query.units.size(); ++u) {
    const Unit& unit = query.units[u];
    total += unit.information;
    for (const Alternative& way : unit.alternatives) {
      const bool in_sentences =
          std::all_of(way.terms.begin(), way.terms.end(), [](const std::string& term) {
            const char space = term[0];
            return space == 'W' || space == 'Y';
          });
      if (!in_sentences) continue;
      for (const std::string& term : way.terms) ways_of[term_hash(term)].push_back(ways.size());
      ways.push_back({u, unit.information * std::min(1.0, way.weight), way.terms.size()});
    }
  }
  const auto documents = static_cast<double>(index.identity().documents);
  for (const auto& [term, scale] : query.bigrams) {
    const auto frequency = static_cast<double>(index.frequency(term));
    if (frequency == 0) continue;
    const double share = scale * std::log((documents + 1) / (frequency + 0.5));
    if (share > 0 && weight.emplace(term_hash(term), share).second) total += share;
  }
  for (const auto& [term, share] : query.sentence_terms) {
    if (share > 0 && weight.emplace(term_hash(term), share).second) total += share;
  }
  if (total <= 0) return;
  std::vector<std::size_t> held(ways.size(), 0);
  std::vector<double> met(query.units.size(), 0);
  double best_score = 0;
  for (std::size_t i = 0; i < count; ++i) best_score = std::max(best_score, ranked[i].score);
  for (std::size_t i = 0; i < count; ++i) {
    double best = 0;
    for (const std::vector<std::uint32_t>& sentence : index.sentences(ranked[i].ordinal)) {
      double sum = 0;
      std::fill(held.begin(), held.end(), 0U);
      std::fill(met.begin(), met.end(), 0.0);
      for (const std::uint32_t hash : sentence) {
        if (const auto it = weight.find(hash); it != weight.end()) sum += it->second;
        const auto it = ways_of.find(hash);
        if (it == ways_of.end()) continue;
        for (const std::size_t way : it->second) {
          if (++held[way] < ways[way].needs) continue;
          met[ways[way].unit] = std::max(met[ways[way].unit], ways[way].worth);
        }
      }
      for (const double worth : met) sum += worth;
      best = std::max(best, sum / total);
    }
    ranked[i].score += p.rerank_share * best_score * best;
  }
  std::stable_sort(ranked.begin(), ranked.begin() + static_cast<std::ptrdiff_t>(count),
                   [](const RankedText& a, const RankedText& b) { return a.score > b.score; });
}

void rank_phrases(const PhraseIndex& phrases, const SearchParameters& p,
                  const ExecuteOptions& options, const std::vector<std::vector<PhraseHolder>>& held,
                  const std::vector<std::vector<PhraseHolder>>& excluded, TextAnswer& answer) {
  const std::size_t documents = phrases.documents();
  std::vector<double> information;
  for (const auto& holders : held) {
    information.push_back(std::log((static_cast<double>(documents) + 1) /
                                   (static_cast<double>(holders.size()) + 0.5)));
  }
  // Walk the shortest list; the others and the excluded ones move along.
  std::vector<std::size_t> order(held.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::sort(order.begin(), order.end(),
            [&](std::size_t a, std::size_t b) { return held[a].size() < held[b].size(); });
  std::vector<std::size_t> at(held.size(), 0);
  std::vector<std::size_t> out_at(excluded.size(), 0);
  const auto advance = [](const std::vector<PhraseHolder>& list, std::size_t& i,
                          std::uint32_t ordinal) {
    while (i < list.size() && list[i].ordinal < ordinal) ++i;
    return i < list.size() && list[i].ordinal == ordinal;
  };
  for (const PhraseHolder& first : held[order.front()]) {
    bool all = true;
    for (const std::size_t i : order) all = all && advance(held[i], at[i], first.ordinal);
    for (std::size_t i = 0; i < excluded.size(); ++i) {
      all = all && !advance(excluded[i], out_at[i], first.ordinal);
    }
    if (!all) continue;
    if (options.count_all) answer.matched.push_back(first.ordinal);
    if (options.admits && !options.admits(first.ordinal)) continue;
    const double norm = p.bm25_k1 * (1 - p.bm25_b +
                                     p.bm25_b * static_cast<double>(phrases.length(first.ordinal)) /
                                         std::max(1.0, phrases.mean_length()));
    double score = 0;
    for (std::size_t i = 0; i < held.size(); ++i) {
      const auto times = static_cast<double>(held[i][at[i]].times);
      score += information[i] * times * (p.bm25_k1 + 1) / (times + norm);
    }
    answer.ranked.push_back({first.ordinal, score, true});
  }
  answer.strict = answer.matched.size();
  const std::size_t top = std::min(options.top, answer.ranked.size());
  std::partial_sort(answer.ranked.begin(), answer.ranked.begin() + static_cast<std::ptrdiff_t>(top),
                    answer.ranked.end(), [](const RankedText& a, const RankedText& b) {
                      return a.score != b.score ? a.score > b.score : a.ordinal < b.ordinal;
                    });
  answer.ranked.resize(top);
}

}  // namespace mitate::search
