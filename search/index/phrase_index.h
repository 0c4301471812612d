// Which documents hold this exact run of characters, how often, and how long they are: overlapping
// pairs of neighbouring characters with their positions, in one read-only mapped file of a
// generation. It answers "…" and -"…" without reading any text.
// Not here: what a query means (search/query); words, readings, weights (the Xapian index).
#pragma once
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "catalog/base/result.h"

namespace mitate::search {

struct PhraseHolder {
  std::uint32_t ordinal = 0;
  std::uint32_t times = 0;  ///< how often the run stands in the document, at least 1
};

/// The pairs of some consecutive documents, gathered in memory and then spilled to a file, so that
/// a large catalog is built in pieces by several threads. One thread at a time.
class PhrasePiece {
 public:
  /// REQUIRES ascending ordinals. `runs`: the folded fields without spaces; no phrase spans two.
  void add(std::uint32_t ordinal, const std::vector<std::u32string>& runs);
  /// Io when the disk refuses.
  [[nodiscard]] Result<void> write(const std::filesystem::path& path) const;

 private:
  struct List {
    std::uint32_t documents = 0;
    std::uint32_t last = 0;
    std::string bytes;  ///< per document: step, how often, steps between positions
  };
  std::unordered_map<std::uint64_t, List> lists_;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> lengths_;
};

/// Joins pieces, which hold ascending ranges of ordinals below `documents`, into one index file.
[[nodiscard]] Result<void> join_phrase_pieces(const std::vector<std::filesystem::path>& pieces,
                                              std::size_t documents,
                                              const std::filesystem::path& path);

/// Immutable; safe from any thread.
class PhraseIndex {
 public:
  /// Corrupt when the file is missing, cut short or not of this form.
  [[nodiscard]] static Result<std::unique_ptr<const PhraseIndex>> open(
      const std::filesystem::path& path, std::size_t documents);
  ~PhraseIndex();
  PhraseIndex(const PhraseIndex&) = delete;
  PhraseIndex& operator=(const PhraseIndex&) = delete;

  /// Documents in which `run` (folded, without spaces) stands literally inside one field,
  /// ascending. Nothing for runs of fewer than two characters: pairs cannot tell.
  [[nodiscard]] std::optional<std::vector<PhraseHolder>> find(std::u32string_view run) const;
  /// Characters of a document, all fields together.
  [[nodiscard]] std::uint32_t length(std::uint32_t ordinal) const { return lengths_[ordinal]; }
  [[nodiscard]] std::size_t documents() const { return documents_; }
  [[nodiscard]] double mean_length() const { return mean_length_; }

 private:
  PhraseIndex() = default;
  [[nodiscard]] std::string_view list_of(char32_t first, char32_t second) const;

  const char* map_ = nullptr;
  std::size_t map_size_ = 0;
  std::size_t documents_ = 0;
  std::size_t pairs_ = 0;
  const std::uint32_t* lengths_ = nullptr;
  const std::uint64_t* keys_ = nullptr;
  const std::uint64_t* offsets_ = nullptr;
  const char* postings_ = nullptr;
  double mean_length_ = 0;
};

}  // namespace mitate::search
