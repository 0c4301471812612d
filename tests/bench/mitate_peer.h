// Mitate itself as a peer of the search benchmark: each word as an exact phrase, all required.
#pragma once
#include <memory>
#include <string>
#include <vector>

#include "search/search.h"
#include "tests/bench/peer.h"

namespace mitate::testing {

[[nodiscard]] std::unique_ptr<Peer> mitate_peer(std::shared_ptr<const search::Searcher> searcher,
                                                std::string index_folder, Date as_of);
/// The documents of a catalog as the other peers index them: every field whose text Mitate's phrase
/// check reads, and the facet values Mitate counts.
[[nodiscard]] std::vector<BenchDocument> bench_documents(const catalog::Catalog& catalog);

struct BenchText {
  std::size_t own = 0;      ///< bytes of names, descriptions and aspects: what a record says itself
  std::size_t indexed = 0;  ///< of all that is indexed: labels, synonyms and places too
};
[[nodiscard]] BenchText bench_text(const catalog::Catalog& catalog);

}  // namespace mitate::testing
