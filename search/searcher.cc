// The one implementation of Searcher: joins the index, the columns, the completer and the catalog
// of one generation, and puts an answer together.
#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <utility>

#include "search/analysis/kana.h"
#include "search/analysis/terms.h"
#include "search/analysis/utf8.h"
#include "search/facets/columns.h"
#include "search/facets/sort_keys.h"
#include "search/index/generation.h"
#include "search/index/service_documents.h"
#include "search/query/execute.h"
#include "search/query/matched_words.h"
#include "search/query/parse.h"
#include "search/query/snippet.h"
#include "search/search.h"
#include "search/suggest/completer.h"

namespace mitate::search {
namespace {

constexpr std::size_t kSnippetsPerHit = 6;
constexpr std::size_t kRerankedAtLeast = 30;
constexpr std::size_t kMostMatchCharacters = 4000;

// Kinds of alternatives that are the word itself in another guise and need no explanation.
bool is_plain(const std::string& kind) {
  return kind == "word" || kind == "joined" || kind == "number" || kind == "skeleton" ||
         kind == "mixed" || kind == "kanji" || kind == "name" || kind == "partial" ||
         kind == "vocabulary";
}

// A file catalog always has sequence 0, so its own content must tell two of them apart.
std::uint64_t checksum_of_documents(const TextDocuments& documents) {
  std::uint64_t sum = checksum_of("documents");
  for (std::size_t i = 0; i < documents.size(); ++i) {
    for (const FieldText& field : documents.fields(i)) {
      sum = checksum_of(field.text, checksum_of(field.name, sum));
    }
    sum = checksum_of("\x1d", sum);
  }
  return sum;
}

class CatalogSearcher final : public Searcher {
 public:
  CatalogSearcher(std::shared_ptr<const catalog::Catalog> catalog,
                  std::shared_ptr<const Analyzer> analyzer, const SearchParameters& parameters,
                  Generation generation)
      : catalog_(std::move(catalog)),
        analyzer_(analyzer),
        documents_(catalog_),
        columns_(*catalog_),
        sort_keys_(*catalog_),
        completer_(*catalog_, *analyzer_),
        name_(std::move(generation.name)),
        text_(std::move(generation.index), std::move(analyzer), parameters) {}

  Result<SearchResult> search(const SearchRequest& request) const override {
    MITATE_TRY_VOID(check(request));
    MITATE_TRY(const FilterPlan plan, columns_.plan(request.filters, request.as_of));
    const bool browsing = is_blank(request.text);
    TextAnswer answer;
    if (!browsing) {
      ExecuteOptions options;
      options.top = std::max(kRerankedAtLeast, request.page * request.per_page);
      options.admits = [&](std::uint32_t ordinal) { return columns_.passes(plan, ordinal); };
      options.holds = [&](const ExactPhrase& phrase, std::uint32_t ordinal) {
        return holds_phrase(phrase, ordinal);
      };
      MITATE_TRY(answer, text_.search(request.text, options));
    }
    SearchResult result;
    MITATE_TRY(const auto wanted, columns_.facets_named(request.facets));
    Counted counted =
        browsing ? columns_.count_all(plan, wanted) : columns_.count(plan, wanted, answer.matched);
    result.facets = std::move(counted.facets);
    std::vector<std::uint32_t>& admitted = counted.admitted;
    result.total = admitted.size();
    std::map<std::uint32_t, double> scores;
    if (!browsing && request.sort == Sort::Relevance) {
      admitted.clear();
      for (const RankedText& ranked : answer.ranked) {
        admitted.push_back(ranked.ordinal);
        scores[ranked.ordinal] = ranked.score;
      }
    } else {
      sort_keys_.sort(admitted, request.sort == Sort::Relevance ? Sort::Kana : request.sort,
                      request.page * request.per_page);
    }
    const std::size_t from = std::min((request.page - 1) * request.per_page, admitted.size());
    const std::size_t to = std::min(from + request.per_page, admitted.size());
    const std::vector<std::uint32_t> shown(admitted.begin() + static_cast<std::ptrdiff_t>(from),
                                           admitted.begin() + static_cast<std::ptrdiff_t>(to));
    const auto terms = browsing || !request.snippets
                           ? std::vector<std::vector<std::string>>(shown.size())
                           : text_.matched_terms(answer.query, shown);
    for (std::size_t i = 0; i < shown.size(); ++i) {
      Hit hit;
      hit.ordinal = shown[i];
      hit.id = catalog_->services()[shown[i]].id;
      if (const auto it = scores.find(shown[i]); it != scores.end()) hit.text_score = it->second;
      if (request.snippets) {
        hit.snippets = make_snippets(analyzer_->lexicon().folder(), documents_.fields(shown[i]),
                                     marked_words(answer.query, terms[i]), kSnippetsPerHit);
      }
      result.hits.push_back(std::move(hit));
    }
    result.interpretation = interpret(answer, browsing);
    for (Hit& hit : result.hits) {
      hit.matched_by = matched_words(analyzer_->lexicon().folder(), hit.snippets,
                                     result.interpretation.expansions);
    }
    return result;
  }

  Result<std::vector<Suggestion>> suggest(std::string_view text, std::size_t limit) const override {
    if (count_code_points(text) > kMaxQueryCharacters) return too_long();
    return completer_.complete(text, std::min(limit, kMaxPerPage));
  }

  Result<std::vector<TextMatch>> match_text(std::string_view text,
                                            std::size_t limit) const override {
    const std::string_view taken = text.substr(0, bytes_of(text, kMostMatchCharacters));
    MITATE_TRY(const TextAnswer answer, text_.match(taken, limit));
    std::vector<std::uint32_t> ordinals;
    for (const RankedText& ranked : answer.ranked) ordinals.push_back(ranked.ordinal);
    const auto terms = text_.matched_terms(answer.query, ordinals);
    std::vector<TextMatch> out;
    for (std::size_t i = 0; i < ordinals.size(); ++i) {
      if (!columns_.searchable(ordinals[i])) continue;
      TextMatch match;
      match.ordinal = ordinals[i];
      match.score = answer.ranked[i].score;
      std::set<std::string> seen;
      for (const Unit& unit : answer.query.units) {
        if (is_met(unit, terms[i]) != nullptr && seen.insert(unit.text).second) {
          match.phrases.push_back(unit.text);
          match.information.push_back(unit.information);
        }
      }
      out.push_back(std::move(match));
    }
    return out;
  }

  Result<std::vector<Hit>> similar(const ServiceId& service, std::size_t limit) const override {
    const auto ordinal = catalog_->ordinal(service);
    if (!ordinal) {
      return Unexpected(ErrorCode::NotFound, "there is no such service", {}, {{}, 0, "service"});
    }
    MITATE_TRY(const auto ranked, text_.similar(documents_.fields(*ordinal),
                                                static_cast<std::uint32_t>(*ordinal), limit));
    std::vector<Hit> out;
    for (const RankedText& other : ranked) {
      Hit hit;
      hit.ordinal = other.ordinal;
      hit.id = catalog_->services()[other.ordinal].id;
      hit.text_score = other.score;
      out.push_back(std::move(hit));
    }
    return out;
  }

  Result<std::string> explain_analysis(std::string_view text) const override {
    static constexpr const char* kKinds[] = {"word",  "suffix",   "prefix", "number",
                                             "latin", "function", "symbol"};
    const Analysis analysis =
        analyzer_->analyze(text.substr(0, bytes_of(text, kMostMatchCharacters)));
    nlohmann::ordered_json out;
    out["segmenter"] = analyzer_->segmenter_name();
    out["generation"] = name_;
    out["folded"] = to_utf8(analysis.folded.text);
    out["tokens"] = nlohmann::ordered_json::array();
    for (const Token& token : analysis.tokens) {
      nlohmann::ordered_json entry;
      entry["surface"] = to_utf8(analysis.surface(token));
      entry["kind"] = kKinds[static_cast<std::size_t>(token.kind)];
      entry["base"] = to_utf8(token.base);
      if (!token.reading.empty()) entry["reading"] = to_utf8(token.reading);
      entry["begin"] = analysis.folded.begin[token.begin];
      entry["end"] = analysis.folded.end[token.end - 1];
      out["tokens"].push_back(std::move(entry));
    }
    for (const NumberSpan& number : analysis.numbers) {
      out["numbers"].push_back(to_utf8(number.joined));
    }
    DocumentTerms terms;
    add_text(*analyzer_, text.substr(0, bytes_of(text, kMostMatchCharacters)), {1, false}, terms);
    std::vector<std::string> sorted;
    for (const auto& [term, frequency] : terms.frequency) sorted.push_back(term);
    std::sort(sorted.begin(), sorted.end());
    out["terms"] = sorted;
    return out.dump();
  }

  Result<std::string> explain_query(const SearchRequest& request) const override {
    MITATE_TRY_VOID(check(request));
    nlohmann::ordered_json out;
    out["text"] = printable(request.text);
    out["groups"] = nlohmann::ordered_json::array();
    static constexpr const char* kGroupKinds[] = {"words", "phrase", "excluded"};
    for (const QueryGroup& group : parse_query(request.text).groups) {
      out["groups"].push_back({{"kind", kGroupKinds[static_cast<std::size_t>(group.kind)]},
                               {"text", printable(group.text)}});
    }
    ExecuteOptions options;
    options.top = kRerankedAtLeast;
    options.holds = [&](const ExactPhrase& phrase, std::uint32_t ordinal) {
      return holds_phrase(phrase, ordinal);
    };
    MITATE_TRY(const TextAnswer answer, text_.search(request.text, options));
    out["question"] = answer.query.question;
    out["units"] = nlohmann::ordered_json::array();
    for (const Unit& unit : answer.query.units) {
      nlohmann::ordered_json entry;
      entry["text"] = printable(unit.text);
      entry["information"] = unit.information;
      entry["documents"] = unit.frequency;
      for (const Alternative& way : unit.alternatives) {
        std::size_t documents = columns_.size();
        for (const std::string& term : way.terms) {
          documents = std::min(documents, text_.index().frequency(term));
        }
        entry["ways"].push_back({{"kind", way.kind},
                                 {"terms", way.terms},
                                 {"weight", way.weight},
                                 {"whole", way.whole},
                                 {"documents", documents},
                                 {"reason", way.reason}});
      }
      out["units"].push_back(std::move(entry));
    }
    out["engine_query"] = printable(text_.describe(answer.query));
    out["strict"] = answer.strict;
    out["relaxed"] = answer.relaxed;
    out["corrected"] = printable(answer.corrected);
    for (const RankedText& ranked : answer.ranked) {
      out["ranked"].push_back({{"id", catalog_->services()[ranked.ordinal].id.text()},
                               {"score", ranked.score},
                               {"strict", ranked.strict}});
    }
    return out.dump();
  }

  const catalog::Catalog& catalog() const override { return *catalog_; }
  std::string generation() const override { return name_; }
  std::string segmenter() const override { return analyzer_->segmenter_name(); }

 private:
  static Unexpected too_long() {
    return Unexpected(
        ErrorCode::LimitExceeded,
        "the text has more than " + std::to_string(kMaxQueryCharacters) + " characters", {},
        {{}, 0, "q"});
  }

  static Result<void> check(const SearchRequest& request) {
    if (request.page == 0 || request.page > 1'000'000) {
      return Unexpected(ErrorCode::InvalidArgument, "page counts from 1", {}, {{}, 0, "page"});
    }
    if (request.per_page == 0 || request.per_page > kMaxPerPage) {
      return Unexpected(ErrorCode::InvalidArgument,
                        "per_page must be 1 to " + std::to_string(kMaxPerPage), {},
                        {{}, 0, "per_page"});
    }
    if (count_code_points(request.text) > kMaxQueryCharacters) return too_long();
    return {};
  }

  static bool is_blank(std::string_view text) {
    const auto points = decode_utf8(text);
    return std::all_of(points.begin(), points.end(),
                       [](const CodePoint& c) { return c.value <= 0x20 || c.value == 0x3000; });
  }

  static std::size_t bytes_of(std::string_view text, std::size_t characters) {
    const auto points = decode_utf8(text);
    return points.size() <= characters ? text.size() : points[characters].begin;
  }

  // JSON must be UTF-8 even when the query was not.
  static std::string printable(std::string_view text) { return to_utf8(to_utf32(text)); }

  bool holds_phrase(const ExactPhrase& phrase, std::uint32_t ordinal) const {
    for (const FieldText& field : documents_.fields(ordinal)) {
      if (field.role == FieldRole::Concept || field.role == FieldRole::Vocabulary) continue;
      std::u32string folded = analyzer_->lexicon().folder().fold(field.text).text;
      std::erase(folded, U' ');
      if (folded.find(phrase.folded) != std::u32string::npos) return true;
    }
    return false;
  }

  static const Alternative* is_met(const Unit& unit, const std::vector<std::string>& terms) {
    for (const Alternative& way : unit.alternatives) {
      const bool all =
          std::all_of(way.terms.begin(), way.terms.end(), [&](const std::string& term) {
            return std::binary_search(terms.begin(), terms.end(), term);
          });
      if (all) return &way;
    }
    return nullptr;
  }

  MarkedWords marked_words(const Query& query, const std::vector<std::string>& terms) const {
    MarkedWords words;
    const bool single = query.units.size() == 1 && !query.units.front().alternatives.empty() &&
                        query.units.front().alternatives.front().kind == "kanji";
    const auto add = [&](std::u32string word) {
      if (word.size() >= 2 || single) words.add(std::move(word));
    };
    for (const Unit& unit : query.units) {
      for (const Alternative& way : unit.alternatives) {
        const bool all = std::all_of(way.terms.begin(), way.terms.end(), [&](const auto& term) {
          return std::binary_search(terms.begin(), terms.end(), term);
        });
        if (!all) continue;
        for (const std::string& term : way.terms) add_marks(term, add);
        if (!is_plain(way.kind) || way.kind == "partial" || way.kind == "joined") {
          add(analyzer_->lexicon().key(way.shown));
        }
      }
    }
    for (const ExactPhrase& phrase : query.phrases) words.add(phrase.folded);
    words.finish();
    return words;
  }

  template <typename Add>
  void add_marks(const std::string& term, const Add& add) const {
    if (term.size() < 2) return;
    const std::u32string text = to_utf32(std::string_view(term).substr(1));
    const auto add_kana = [&](const std::u32string& key) {
      add(key);
      std::u32string hiragana = key;
      for (char32_t& c : hiragana) {
        if (c >= U'ァ' && c <= U'ヶ') c -= 0x60;
      }
      add(hiragana);
    };
    switch (static_cast<TermSpace>(term[0])) {
      case TermSpace::Word: {
        add(text);
        // The stem of an inflected word: 離れる is also found as 離れて.
        std::u32string stem = text;
        while (!stem.empty() && is_hiragana(stem.back())) stem.pop_back();
        if (stem.size() < text.size() && !stem.empty()) {
          add(std::u32string(text.substr(0, text.size() - 1)));
        }
        break;
      }
      case TermSpace::Reading:
        add(to_utf32(text_.index().surface_of_reading(to_utf8(text))));
        add_kana(text);
        break;
      case TermSpace::Vocabulary:
        add(text);
        break;
      case TermSpace::Kana:
      case TermSpace::NameKey:
        add_kana(text);
        break;
      case TermSpace::Kanji:
        add(text.substr(1));
        break;
      default:
        break;
    }
  }

  Interpretation interpret(const TextAnswer& answer, bool browsing) const {
    Interpretation out;
    out.nothing_searchable = !browsing && answer.query.nothing_searchable;
    for (const Unit& unit : answer.query.units) {
      out.groups.push_back(unit.text);
      std::map<std::string, Expansion> by_kind;
      for (const Alternative& way : unit.alternatives) {
        if (is_plain(way.kind)) continue;
        std::string shown = way.shown;
        const std::string& term = way.terms.front();
        if (way.kind == "reading" || way.kind == "romaji" || way.kind == "kana") {
          if (text_.index().frequency(term) == 0) continue;
          const std::string surface = text_.index().surface_of_reading(term.substr(1));
          if (!surface.empty()) shown = surface;
        } else if (way.kind != "spelling") {
          const bool found = std::all_of(way.terms.begin(), way.terms.end(), [&](const auto& t) {
            return text_.index().frequency(t) > 0;
          });
          if (!found) continue;
        }
        if (shown == unit.text) continue;
        std::string kind = way.kind == "variant_spelling" ? "variant"
                           : way.kind == "kana"           ? "reading"
                           : way.kind == "narrower"       ? "synonym"
                                                          : way.kind;
        if (kind == "concept") continue;  // the label itself needs no explanation
        Expansion& expansion = by_kind[kind];
        expansion.term = unit.text;
        expansion.kind = kind;
        if (expansion.reason.empty()) {
          expansion.reason = !way.reason.empty() ? way.reason
                             : kind == "reading" ? "読みが同じ"
                                                 : "";
        }
        if (std::find(expansion.expands_to.begin(), expansion.expands_to.end(), shown) ==
            expansion.expands_to.end()) {
          expansion.expands_to.push_back(shown);
        }
      }
      for (auto& [kind, expansion] : by_kind) out.expansions.push_back(std::move(expansion));
    }
    if (!answer.corrected.empty()) out.corrected = answer.corrected;
    if (!answer.relaxed.empty()) out.relaxed = answer.relaxed;
    out.dropped = answer.dropped;
    return out;
  }

  std::shared_ptr<const catalog::Catalog> catalog_;
  std::shared_ptr<const Analyzer> analyzer_;
  ServiceDocuments documents_;
  Columns columns_;
  SortKeys sort_keys_;
  Completer completer_;
  std::string name_;
  TextSearcher text_;
};

}  // namespace

Result<std::shared_ptr<const Searcher>> Searcher::open_or_build(
    std::shared_ptr<const catalog::Catalog> catalog, const SearcherOptions& options) {
  MITATE_TRY(auto analyzer, Analyzer::create(*catalog, options.prefer_mecab));
  const SearchParameters parameters = SearchParameters::from(*catalog);
  const ServiceDocuments documents(catalog);
  std::uint64_t fingerprint =
      checksum_of(std::to_string(parameters.index_checksum()), analyzer->fingerprint());
  if (catalog->sequence() == 0) {
    fingerprint = checksum_of(std::to_string(checksum_of_documents(documents)), fingerprint);
  }
  const IndexIdentity identity{catalog->sequence(), fingerprint, documents.size()};
  MITATE_TRY(auto generation, open_or_build_generation(options.index_dir, documents, *analyzer,
                                                       parameters, identity));
  return std::shared_ptr<const Searcher>(std::make_shared<CatalogSearcher>(
      std::move(catalog), std::move(analyzer), parameters, std::move(generation)));
}

}  // namespace mitate::search
