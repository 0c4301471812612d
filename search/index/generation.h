// Generations of the index on disk: gen-<sequence>-<fingerprint>, built beside, verified, swapped
// in by renaming CURRENT. A crash can leave an old generation or rubbish that the next builder
// removes, never a wrong one. Not here: what is inside (text_index.h).
#pragma once
#include <filesystem>
#include <memory>
#include <string>

#include "catalog/base/result.h"
#include "search/index/text_index.h"

namespace mitate::search {

struct Generation {
  std::shared_ptr<const TextIndex> index;
  std::string name;
  bool built = false;  ///< false: it was there already
};

/// "gen-<sequence>-<first 8 hex digits of the fingerprint>".
[[nodiscard]] std::string generation_name(const IndexIdentity& identity);

/// Opens the generation of `identity` when a sound one is there, else builds it and keeps the one
/// before. Two builders on one folder take turns; the second finds the first one's work.
/// Errors: Io (disk), Corrupt only when a fresh build cannot be read back.
[[nodiscard]] Result<Generation> open_or_build_generation(const std::filesystem::path& folder,
                                                          const TextDocuments& documents,
                                                          const Analyzer& analyzer,
                                                          const SearchParameters& parameters,
                                                          const IndexIdentity& identity);
/// Opens `folder`/`name` after checking every file against the generation's manifest.
[[nodiscard]] Result<std::shared_ptr<const TextIndex>> open_generation(
    const std::filesystem::path& folder, const std::string& name);
/// The name in CURRENT; empty when there is none or it is no generation's name.
[[nodiscard]] std::string current_generation(const std::filesystem::path& folder);

}  // namespace mitate::search
