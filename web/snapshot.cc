#include "web/snapshot.h"

namespace mitate::web {

Result<std::shared_ptr<const Snapshot>> make_snapshot(
    std::shared_ptr<const catalog::Catalog> catalog, const search::SearcherOptions& options) {
  auto snapshot = std::make_shared<Snapshot>();
  snapshot->catalog = std::move(catalog);
  MITATE_TRY(snapshot->searcher, search::Searcher::open_or_build(snapshot->catalog, options));
  MITATE_TRY(snapshot->need_reader, ranker::NeedReader::prepare(snapshot->catalog));
  MITATE_TRY(snapshot->matcher, ranker::Matcher::prepare(snapshot->searcher));
  snapshot->generation = snapshot->searcher->generation();
  snapshot->sequence = snapshot->catalog->sequence();
  return std::shared_ptr<const Snapshot>(std::move(snapshot));
}

}  // namespace mitate::web
