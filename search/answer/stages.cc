#include "search/answer/stages.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <vector>

#include "search/analysis/utf8.h"
#include "search/index/document_terms.h"
#include "search/query/parse.h"

namespace mitate::search {
namespace {

using Json = nlohmann::ordered_json;

// JSON must be UTF-8 even when the query was not.
std::string printable(std::string_view text) { return to_utf8(to_utf32(text)); }

Json token_json(const Analysis& analysis, const Token& token) {
  static constexpr const char* kKinds[] = {"word",  "suffix",   "prefix", "number",
                                           "latin", "function", "symbol"};
  Json out;
  out["surface"] = to_utf8(analysis.surface(token));
  out["kind"] = kKinds[static_cast<std::size_t>(token.kind)];
  out["base"] = to_utf8(token.base);
  if (!token.reading.empty()) out["reading"] = to_utf8(token.reading);
  out["begin"] = analysis.folded.begin[token.begin];
  out["end"] = analysis.folded.end[token.end - 1];
  return out;
}

Json unit_json(const Unit& unit, const TextIndex& index) {
  Json out;
  out["text"] = printable(unit.text);
  out["information"] = unit.information;
  out["documents"] = unit.frequency;
  for (const Alternative& way : unit.alternatives) {
    std::size_t documents = index.identity().documents;
    for (const std::string& term : way.terms) {
      documents = std::min(documents, index.frequency(term));
    }
    out["ways"].push_back({{"kind", way.kind},
                           {"terms", way.terms},
                           {"weight", way.weight},
                           {"whole", way.whole},
                           {"documents", documents},
                           {"reason", way.reason}});
  }
  return out;
}

}  // namespace

std::string analysis_stages(const Analyzer& analyzer, std::string_view generation,
                            std::string_view text) {
  const Analysis analysis = analyzer.analyze(text);
  Json out;
  out["segmenter"] = analyzer.segmenter_name();
  out["generation"] = generation;
  out["folded"] = to_utf8(analysis.folded.text);
  out["tokens"] = Json::array();
  for (const Token& token : analysis.tokens) out["tokens"].push_back(token_json(analysis, token));
  for (const NumberSpan& number : analysis.numbers) {
    out["numbers"].push_back(to_utf8(number.joined));
  }
  DocumentTerms terms;
  add_text(analyzer, text, {1, false}, terms);
  std::vector<std::string> sorted;
  for (const auto& [term, frequency] : terms.frequency) sorted.push_back(term);
  std::sort(sorted.begin(), sorted.end());
  out["terms"] = sorted;
  return out.dump();
}

std::string query_stages(const TextSearcher& searcher, const catalog::Catalog& catalog,
                         std::string_view text, const TextAnswer& answer) {
  static constexpr const char* kGroupKinds[] = {"words", "phrase", "excluded"};
  Json out;
  out["text"] = printable(text);
  out["groups"] = Json::array();
  for (const QueryGroup& group : parse_query(text).groups) {
    out["groups"].push_back({{"kind", kGroupKinds[static_cast<std::size_t>(group.kind)]},
                             {"text", printable(group.text)}});
  }
  out["question"] = answer.query.question;
  out["units"] = Json::array();
  for (const Unit& unit : answer.query.units) {
    out["units"].push_back(unit_json(unit, searcher.index()));
  }
  out["engine_query"] = printable(searcher.describe(answer.query));
  out["strict"] = answer.strict;
  out["relaxed"] = answer.relaxed;
  out["corrected"] = printable(answer.corrected);
  for (const RankedText& ranked : answer.ranked) {
    out["ranked"].push_back({{"id", catalog.services()[ranked.ordinal].id.text()},
                             {"score", ranked.score},
                             {"strict", ranked.strict}});
  }
  return out.dump();
}

}  // namespace mitate::search
