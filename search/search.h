// What the outside may ask of text search, with the requests and answers of contract/. No Xapian,
// MeCab or ICU type appears here. A Searcher is one immutable generation of index and columns over
// one Catalog; all calls are const and safe from any thread.
#pragma once
#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/base/result.h"
#include "catalog/model/catalog.h"
#include "search/contract/request.h"
#include "search/contract/result.h"

namespace mitate::search {

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
