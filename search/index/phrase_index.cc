#include "search/index/phrase_index.h"

#include <sys/mman.h>

#include <algorithm>
#include <cstring>
#include <utility>

#include "search/index/pair_list.h"
#include "search/index/phrase_file.h"

namespace mitate::search {
namespace fs = std::filesystem;

PhraseIndex::~PhraseIndex() {
  if (map_ != nullptr) ::munmap(const_cast<char*>(map_), map_size_);
}

Result<std::unique_ptr<const PhraseIndex>> PhraseIndex::open(const fs::path& path,
                                                             std::size_t documents) {
  const auto corrupt = [&] {
    return Unexpected(ErrorCode::Corrupt, "the phrase index cannot be used",
                      "it is rebuilt from the catalog", {path.string(), 0, {}});
  };
  const auto mapped = map_phrase_file(path);
  if (!mapped) return corrupt();
  std::unique_ptr<PhraseIndex> index(new PhraseIndex());
  index->map_ = mapped->data;
  index->map_size_ = mapped->size;
  std::uint64_t header[4];
  if (mapped->size < sizeof header) return corrupt();
  std::memcpy(header, mapped->data, sizeof header);
  const std::uint64_t postings = sizeof header + documents * sizeof(std::uint32_t);
  if (header[0] != kPhraseMagic || header[1] != documents || header[3] % 8 != 0 ||
      header[3] < postings || header[2] > mapped->size / 16 ||
      header[3] + (2 * header[2] + 1) * sizeof(std::uint64_t) != mapped->size) {
    return corrupt();
  }
  index->documents_ = documents;
  index->pairs_ = static_cast<std::size_t>(header[2]);
  index->lengths_ = reinterpret_cast<const std::uint32_t*>(mapped->data + sizeof header);
  index->postings_ = mapped->data + postings;
  index->keys_ = reinterpret_cast<const std::uint64_t*>(mapped->data + header[3]);
  index->offsets_ = index->keys_ + index->pairs_;
  if (index->offsets_[index->pairs_] > header[3] - postings) return corrupt();
  double sum = 0;
  for (std::size_t i = 0; i < documents; ++i) sum += index->lengths_[i];
  index->mean_length_ = documents == 0 ? 0 : sum / static_cast<double>(documents);
  return std::unique_ptr<const PhraseIndex>(std::move(index));
}

std::string_view PhraseIndex::list_of(char32_t first, char32_t second) const {
  const std::uint64_t key = pair_key(first, second);
  const std::uint64_t* at = std::lower_bound(keys_, keys_ + pairs_, key);
  if (at == keys_ + pairs_ || *at != key) return {};
  const std::uint64_t from = offsets_[at - keys_];
  const std::uint64_t to = offsets_[at - keys_ + 1];
  if (to < from || to > offsets_[pairs_]) return {};
  return {postings_ + from, static_cast<std::size_t>(to - from)};
}

std::optional<std::vector<PhraseHolder>> PhraseIndex::find(std::u32string_view run) const {
  if (run.size() < 2) return std::nullopt;
  std::vector<PhraseHolder> out;
  const std::size_t pairs = run.size() - 1;
  std::vector<std::string_view> lists(pairs);
  std::vector<std::size_t> documents(pairs);
  for (std::size_t i = 0; i < pairs; ++i) {
    lists[i] = list_of(run[i], run[i + 1]);
    if (lists[i].empty()) return out;
    const char* at = lists[i].data();
    documents[i] = take_number(at, lists[i].data() + lists[i].size());
  }
  // The cheapest pairs that touch every character: the last one always, before it the next or the
  // next but one.
  std::vector<std::size_t> cost(pairs);
  std::vector<std::size_t> before(pairs, pairs);
  cost[0] = documents[0];
  for (std::size_t i = 1; i < pairs; ++i) {
    before[i] = i >= 2 && cost[i - 2] < cost[i - 1] ? i - 2 : i - 1;
    cost[i] = documents[i] + cost[before[i]];
  }
  struct Part {
    PairCursor cursor;
    std::uint32_t offset;
  };
  std::vector<Part> parts;
  for (std::size_t i = pairs - 1; i < pairs; i = before[i]) {
    parts.push_back({PairCursor(lists[i]), static_cast<std::uint32_t>(i)});
  }
  std::sort(parts.begin(), parts.end(), [](const Part& a, const Part& b) {
    return a.cursor.documents() < b.cursor.documents();
  });
  PairCursor& rarest = parts.front().cursor;
  out.reserve(std::min<std::size_t>(rarest.documents(), documents_));
  if (parts.size() == 1) {
    for (; rarest.document() != kNoMoreDocuments; rarest.next()) {
      if (rarest.document() < documents_) out.push_back({rarest.document(), rarest.times()});
    }
    return out;
  }
  std::vector<std::uint32_t> starts;
  std::vector<std::uint32_t> positions;
  for (std::uint32_t document = rarest.document(); document != kNoMoreDocuments;) {
    bool all = true;
    for (std::size_t i = 1; i < parts.size() && all; ++i) {
      parts[i].cursor.skip_to(document);
      if (const std::uint32_t there = parts[i].cursor.document(); there != document) {
        if (there == kNoMoreDocuments) return out;
        all = false;
      }
    }
    const bool once = all && std::all_of(parts.begin(), parts.end(), [&](const Part& part) {
                        return part.cursor.times() == 1;
                      });
    if (once && document < documents_) {
      // Nearly every document: each pair stands in it once, so one comparison per pair decides.
      const std::uint32_t first = rarest.only_position();
      bool together = first >= parts.front().offset;
      for (std::size_t i = 1; i < parts.size() && together; ++i) {
        together =
            first - parts.front().offset + parts[i].offset == parts[i].cursor.only_position();
      }
      if (together) out.push_back({document, 1});
    } else if (all && document < documents_) {
      parts.front().cursor.positions(starts);
      std::erase_if(starts, [&](std::uint32_t at) { return at < parts.front().offset; });
      for (std::uint32_t& start : starts) start -= parts.front().offset;
      for (std::size_t i = 1; i < parts.size() && !starts.empty(); ++i) {
        parts[i].cursor.positions(positions);
        std::size_t kept = 0;
        auto at = positions.begin();
        for (const std::uint32_t start : starts) {
          const std::uint32_t wanted = start + parts[i].offset;
          while (at != positions.end() && *at < wanted) ++at;
          if (at != positions.end() && *at == wanted) starts[kept++] = start;
        }
        starts.resize(kept);
      }
      if (!starts.empty()) out.push_back({document, static_cast<std::uint32_t>(starts.size())});
    }
    rarest.next();
    document = rarest.document();
  }
  return out;
}

}  // namespace mitate::search
