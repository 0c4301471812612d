// What the outside may ask of text search: requests, hits, facets, suggestions. No Xapian, MeCab or
// ICU type appears here. A Searcher is one immutable generation of index and columns over one
// Catalog; all calls are const and safe from any thread.
#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "catalog/base/closed_set.h"
#include "catalog/base/date.h"
#include "catalog/base/result.h"
#include "catalog/model/catalog.h"

namespace mitate::search {

/// Chosen values per facet: OR inside a facet, AND across facets. Which facets and values there are
/// is in facets/facet.h.
using Filters = std::map<std::string, std::vector<std::string>, std::less<>>;

enum class Sort { Relevance, Evidence, Price, Updated, Kana };
constexpr auto spellings(Sort) {
  using enum Sort;
  return std::to_array<Spelling<Sort>>({{Relevance, "relevance"},
                                        {Evidence, "evidence"},
                                        {Price, "price"},
                                        {Updated, "updated"},
                                        {Kana, "kana"}});
}
using mitate::name_of;

struct SearchRequest {
  std::string text;  ///< may be empty: browse. At most kMaxQueryCharacters code points.
  Filters filters;
  Sort sort = Sort::Relevance;
  std::size_t page = 1;             ///< from 1
  std::size_t per_page = 20;        ///< 1..kMaxPerPage
  Date as_of;                       ///< certificates count as of this day
  std::vector<std::string> facets;  ///< names to count; empty: all
  bool snippets = true;             ///< false: hits are ids alone
};
inline constexpr std::size_t kMaxQueryCharacters = 256;
inline constexpr std::size_t kMaxPerPage = 100;

/// Bytes [begin, end) of the original text of `field`, never of a normalised copy.
struct Highlight {
  std::size_t begin = 0;
  std::size_t end = 0;
};
struct Snippet {
  std::string field;  ///< name, provider, summary, aspects, domains, ...
  std::string text;   ///< original text, possibly a sentence window of it
  std::vector<Highlight> highlights;
};

/// A word of the query and the other word by which this hit was found instead.
struct MatchedWord {
  std::string term;  ///< as the query has it
  std::string word;  ///< as the hit has it: a synonym, reading, variant, ...
  std::string kind;  ///< as in Expansion
};

struct Hit {
  std::size_t ordinal = 0;  ///< position in Catalog::services()
  ServiceId id;
  double text_score = 0;  ///< for ordering candidates only; never shown as points
  std::vector<Snippet> snippets;
  std::vector<MatchedWord> matched_by;  ///< empty where the hit says the query's own words
};

struct FacetValue {
  std::string value;
  std::string label;
  std::size_t count = 0;  ///< exactly what choosing this value returns
  bool selected = false;
  std::optional<std::string> parent;  ///< hierarchical facets
};
struct Facet {
  std::string name;
  std::vector<FacetValue> values;  ///< in the facet's order, zero counts included
};

/// One word of the query that also stood for others, with the reason to show.
struct Expansion {
  std::string term;
  std::vector<std::string> expands_to;
  std::string kind;  ///< synonym | abbreviation | lay_word | reading | romaji | variant | spelling
  std::string reason;
};

struct Interpretation {
  std::vector<std::string> groups;       ///< word groups the query was cut into
  std::optional<std::string> corrected;  ///< もしかして
  std::vector<Expansion> expansions;
  /// Set when not every word could be required: which rule was loosened (code) and the words.
  std::optional<std::string> relaxed;  ///< "any_word" | "similar_words" | "dropped_words"
  std::vector<std::string> dropped;
  bool nothing_searchable = false;  ///< only operators, symbols or stop words
};

struct SearchResult {
  std::size_t total = 0;
  std::vector<Hit> hits;
  std::vector<Facet> facets;
  Interpretation interpretation;
};

struct Suggestion {
  std::string text;
  std::string kind;   ///< service | provider | domain | intervention | need
  std::string value;  ///< id or slug
};

/// A passage of the need's own words that was found in a service, for explanation and 適合.
struct TextMatch {
  std::size_t ordinal = 0;
  double score = 0;                  ///< BM25-like sum over the matched terms
  std::vector<std::string> phrases;  ///< as written in the query text
  /// Of each phrase: how rare it is in the catalog, ln((documents + 1) / (holders + ½)), at least
  /// 0.05.
  std::vector<double> information;
};

struct SearcherOptions {
  std::string index_dir;     ///< generations live below; created when missing
  bool prefer_mecab = true;  ///< false: ICU only (tests)
};

class Searcher {
 public:
  virtual ~Searcher() = default;
  /// Opens the generation in `index_dir` that matches the catalog's sequence and the analyzer's
  /// fingerprint; builds it beside and swaps it in when there is none. Errors: Io, Corrupt,
  /// Unavailable (no analyzer can start).
  [[nodiscard]] static Result<std::shared_ptr<const Searcher>> open_or_build(
      std::shared_ptr<const catalog::Catalog> catalog, const SearcherOptions& options);

  /// InvalidArgument with place.field for an unknown facet, sort or page; an unknown facet *value*
  /// is InvalidArgument too. LimitExceeded for a too long text.
  [[nodiscard]] virtual Result<SearchResult> search(const SearchRequest& request) const = 0;
  /// Completions for kanji, kana or romaji input, best first.
  [[nodiscard]] virtual Result<std::vector<Suggestion>> suggest(std::string_view text,
                                                                std::size_t limit) const = 0;
  /// Services that speak of any part of a long text, best first; for the ranker. Never empty-handed
  /// because of strictness: any matching word counts.
  [[nodiscard]] virtual Result<std::vector<TextMatch>> match_text(std::string_view text,
                                                                  std::size_t limit) const = 0;
  /// Services whose text is closest to that of `service`.
  [[nodiscard]] virtual Result<std::vector<Hit>> similar(const ServiceId& service,
                                                         std::size_t limit) const = 0;
  /// What the analyzer did, as JSON text, for `mitate analyze` and `search --stages`.
  [[nodiscard]] virtual Result<std::string> explain_analysis(std::string_view text) const = 0;
  [[nodiscard]] virtual Result<std::string> explain_query(const SearchRequest& request) const = 0;

  [[nodiscard]] virtual const catalog::Catalog& catalog() const = 0;
  /// "gen-<sequence>-<fingerprint>".
  [[nodiscard]] virtual std::string generation() const = 0;
  /// "mecab-ipadic" or "icu".
  [[nodiscard]] virtual std::string segmenter() const = 0;
};

}  // namespace mitate::search
