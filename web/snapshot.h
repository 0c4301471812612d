// Everything one request reads, of one and the same generation: catalog, index, need reader,
// matcher. Immutable; a request takes one shared_ptr and keeps it from start to end, so an answer
// never mixes two loads. Made by web/app; used by every handler.
#pragma once
#include <cstdint>
#include <memory>
#include <string>

#include "catalog/base/result.h"
#include "catalog/model/catalog.h"
#include "ranker/matcher.h"
#include "ranker/need/need_text.h"
#include "search/search.h"

namespace mitate::web {

struct Snapshot {
  std::shared_ptr<const catalog::Catalog> catalog;
  std::shared_ptr<const search::Searcher> searcher;
  std::shared_ptr<const ranker::NeedReader> need_reader;
  std::shared_ptr<const ranker::Matcher> matcher;
  std::string generation;  ///< "gen-<sequence>-<fingerprint>"
  std::uint64_t sequence = 0;
};

/// Opens or builds the index generation of this catalog and prepares reader and matcher.
[[nodiscard]] Result<std::shared_ptr<const Snapshot>> make_snapshot(
    std::shared_ptr<const catalog::Catalog> catalog, const search::SearcherOptions& options);

}  // namespace mitate::web
