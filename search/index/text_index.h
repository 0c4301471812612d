// One immutable full-text index on disk: built once, then only read. Xapian stays behind it.
// Not here: which generation is current (generation.h), how queries look (search/query).
#pragma once
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/base/result.h"
#include "search/analysis/analyzer.h"
#include "search/contract/parameters.h"
#include "search/index/phrase_index.h"
#include "search/index/text_documents.h"

namespace mitate::search {

struct XapianPool;

/// What an index was made from. Two identities are equal exactly when a rebuild would give the
/// same.
struct IndexIdentity {
  std::uint64_t sequence = 0;     ///< of the catalog
  std::uint64_t fingerprint = 0;  ///< analyzer and index parameters
  std::uint64_t documents = 0;
  friend bool operator==(const IndexIdentity&, const IndexIdentity&) = default;
};

/// Writes a compacted index into `folder`, which must not exist, and syncs it to disk; with one
/// thread per core for large catalogs (`documents` is then read from several threads at once). The
/// same documents give the same index whatever the number of threads. Io when the disk refuses.
[[nodiscard]] Result<void> build_text_index(const TextDocuments& documents,
                                            const Analyzer& analyzer,
                                            const SearchParameters& parameters,
                                            const IndexIdentity& identity,
                                            const std::filesystem::path& folder);

struct XapianPool;  // inside the Xapian door: xapian_pool.h

class TextIndex {
 public:
  /// Corrupt when the files cannot be read or hold another number of documents than they say.
  [[nodiscard]] static Result<std::shared_ptr<const TextIndex>> open(
      const std::filesystem::path& folder);
  ~TextIndex();

  [[nodiscard]] const IndexIdentity& identity() const { return identity_; }
  /// Documents that hold the term. Safe from any thread, like everything here.
  [[nodiscard]] std::size_t frequency(std::string_view term) const;
  /// Documents that hold all of the terms: exact for rare terms, estimated beyond the first
  /// thousand holders of the rarest one.
  [[nodiscard]] std::size_t frequency_of_all(const std::vector<std::string>& terms) const;
  /// The folded word that a kana key stands for in the documents; empty when there is none.
  [[nodiscard]] std::string surface_of_reading(std::string_view kana_key) const;
  /// Every term that begins with `prefix`, in byte order, with its document frequency.
  void each_term(std::string_view prefix,
                 const std::function<void(std::string_view, std::size_t)>& visit) const;
  /// Per sentence the sorted hashes of its words and bigrams.
  [[nodiscard]] std::vector<std::vector<std::uint32_t>> sentences(std::size_t ordinal) const;

  /// Where runs of characters stand literally.
  [[nodiscard]] const PhraseIndex& phrases() const { return *phrases_; }

  /// For the Xapian door (xapian_pool.h); opaque elsewhere.
  [[nodiscard]] const XapianPool& pool() const { return *pool_; }

 private:
  TextIndex();
  std::unique_ptr<XapianPool> pool_;
  /// How many documents hold a term, under a keyed hash of the term: what is asked stays
  /// unreadable.
  class Frequencies;
  std::unique_ptr<Frequencies> frequencies_;
  std::unique_ptr<const PhraseIndex> phrases_;
  IndexIdentity identity_;
};

}  // namespace mitate::search
