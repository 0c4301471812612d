// The one implementation of Searcher: joins the index, the columns, the completer and the catalog
// of one generation, and puts an answer together.
#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "search/analysis/utf8.h"
#include "search/answer/interpretation.h"
#include "search/answer/marks.h"
#include "search/answer/stages.h"
#include "search/facets/columns.h"
#include "search/facets/sort_keys.h"
#include "search/index/generation.h"
#include "search/index/service_documents.h"
#include "search/query/execute.h"
#include "search/query/matched_words.h"
#include "search/query/snippet.h"
#include "search/search.h"
#include "search/suggest/completer.h"

namespace mitate::search {
namespace {

constexpr std::size_t kSnippetsPerHit = 6;
constexpr std::size_t kRerankedAtLeast = 30;
constexpr std::size_t kMostMatchCharacters = 4000;

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
        hit.snippets =
            make_snippets(analyzer_->lexicon().folder(), documents_.fields(shown[i]),
                          marked_words(answer.query, terms[i], text_.index(), analyzer_->lexicon()),
                          kSnippetsPerHit);
      }
      result.hits.push_back(std::move(hit));
    }
    result.interpretation = interpretation_of(answer, text_.index(), browsing);
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
        if (met_way(unit, terms[i]) != nullptr && seen.insert(unit.text).second) {
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
    return analysis_stages(*analyzer_, name_, text.substr(0, bytes_of(text, kMostMatchCharacters)));
  }

  Result<std::string> explain_query(const SearchRequest& request) const override {
    MITATE_TRY_VOID(check(request));
    ExecuteOptions options;
    options.top = kRerankedAtLeast;
    options.holds = [&](const ExactPhrase& phrase, std::uint32_t ordinal) {
      return holds_phrase(phrase, ordinal);
    };
    MITATE_TRY(const TextAnswer answer, text_.search(request.text, options));
    return query_stages(text_, *catalog_, request.text, answer);
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

  bool holds_phrase(const ExactPhrase& phrase, std::uint32_t ordinal) const {
    for (const FieldText& field : documents_.fields(ordinal)) {
      if (field.role == FieldRole::Concept || field.role == FieldRole::Vocabulary) continue;
      std::u32string folded = analyzer_->lexicon().folder().fold(field.text).text;
      std::erase(folded, U' ');
      if (folded.find(phrase.folded) != std::u32string::npos) return true;
    }
    return false;
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
