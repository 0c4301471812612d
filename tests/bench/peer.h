// One engine of the search benchmark, all asked the same: documents that contain every word as an
// adjacent run of characters, the top ten of them, and exact counts of five facets.
#pragma once
#include <cstddef>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "catalog/base/result.h"

namespace mitate::testing {

/// What all peers index: one text, and the values of each facet.
struct BenchDocument {
  std::string id;
  std::string text;
  std::map<std::string, std::vector<std::string>> facets;
};

inline const std::vector<std::string> kBenchFacets{"domain", "buyer", "type", "delivery",
                                                   "prefecture"};

struct PeerAnswer {
  std::size_t total = 0;      ///< exact number of matching documents
  std::size_t shown = 0;      ///< at most ten
  std::size_t facet_sum = 0;  ///< sum of all facet counts, so that work can be compared
};

class Peer {
 public:
  virtual ~Peer() = default;
  [[nodiscard]] virtual std::string name() const = 0;
  /// Bytes on disk after building; 0 when unknown.
  [[nodiscard]] virtual std::size_t bytes() const = 0;
  /// The engine's whole work on one query; this is what is timed.
  [[nodiscard]] virtual Result<void> ask(const std::vector<std::string>& words) = 0;
  /// What the last ask() found, read from the engine's own form of it.
  [[nodiscard]] virtual Result<PeerAnswer> answer() const = 0;
};

/// Each builds its index below `folder`, or opens what an earlier run of the same size left there.
/// Unavailable when the library was not there at build time.
[[nodiscard]] Result<std::unique_ptr<Peer>> build_groonga_peer(
    const std::vector<BenchDocument>& documents, const std::string& folder);
[[nodiscard]] Result<std::unique_ptr<Peer>> build_sqlite_peer(
    const std::vector<BenchDocument>& documents, const std::string& folder);

/// Sum of the sizes of the files below `folder`.
[[nodiscard]] std::size_t folder_bytes(const std::string& folder);

}  // namespace mitate::testing
