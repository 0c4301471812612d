// What text search answers: hits with marks in the record's own text, facets with exact counts, how
// the query was understood, completions, and matches of a long text. Plain data.
#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "catalog/base/strong_id.h"

namespace mitate::search {

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

}  // namespace mitate::search
