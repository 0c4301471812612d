// Gathers the pairs of consecutive documents and joins such pieces into one phrase file.
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <utility>

#include "search/index/pair_list.h"
#include "search/index/phrase_file.h"
#include "search/index/phrase_index.h"

namespace mitate::search {
namespace {

namespace fs = std::filesystem;

constexpr std::uint32_t kGapBetweenFields = 1;  // no pair spans it

Unexpected phrase_fault(const std::string& what, const fs::path& path) {
  return Unexpected(ErrorCode::Io, what + ": " + std::strerror(errno), {}, {path.string(), 0, {}});
}

void put_raw(std::ofstream& out, const void* data, std::size_t size) {
  out.write(static_cast<const char*>(data), static_cast<std::streamsize>(size));
}

// One piece while pieces are joined: its lists in the order of their keys.
//   piece := lengths(count, then ordinal length ...) then per list: key, documents, size, bytes
class PieceReader {
 public:
  explicit PieceReader(MappedFile map) : map_(map), at_(map.data), end_(map.data + map.size) {}
  ~PieceReader() {
    if (map_.data != nullptr) ::munmap(const_cast<char*>(map_.data), map_.size);
  }
  PieceReader(const PieceReader&) = delete;
  PieceReader& operator=(const PieceReader&) = delete;

  void lengths(std::vector<std::uint32_t>& out) {
    const std::uint64_t count = number64();
    for (std::uint64_t i = 0; i < count && at_ != end_; ++i) {
      const std::uint32_t ordinal = take_number(at_, end_);
      const std::uint32_t length = take_number(at_, end_);
      if (ordinal < out.size()) out[ordinal] = length;
    }
    next();
  }
  [[nodiscard]] bool done() const { return done_; }
  [[nodiscard]] std::uint64_t key() const { return key_; }
  void append_to(PairListWriter& writer) const {
    const char* at = bytes_;
    const char* end = bytes_ + size_;
    std::uint32_t ordinal = 0;
    while (at != end) {
      ordinal += take_number(at, end);
      const std::uint32_t times = take_number(at, end);
      writer.begin(ordinal, times);
      for (std::uint32_t i = 0; i < times && at != end; ++i) {
        writer.position_step(take_number(at, end));
      }
    }
  }
  void next() {
    if (at_ == end_) {
      done_ = true;
      return;
    }
    key_ = number64();
    size_ = static_cast<std::size_t>(number64());
    bytes_ = at_;
    at_ += size_;
  }

 private:
  std::uint64_t number64() {
    std::uint64_t value = 0;
    std::memcpy(&value, at_, sizeof value);
    at_ += sizeof value;
    return value;
  }
  MappedFile map_;
  const char* at_;
  const char* end_;
  const char* bytes_ = nullptr;
  std::size_t size_ = 0;
  std::uint64_t key_ = 0;
  bool done_ = false;
};

}  // namespace

Result<MappedFile> map_phrase_file(const fs::path& path) {
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) return phrase_fault("cannot be opened", path);
  struct stat status {};
  if (::fstat(file, &status) != 0 || status.st_size <= 0) {
    ::close(file);
    return Unexpected(ErrorCode::Corrupt, "the phrase index is empty", {}, {path.string(), 0, {}});
  }
  const auto size = static_cast<std::size_t>(status.st_size);
  void* map = ::mmap(nullptr, size, PROT_READ, MAP_SHARED, file, 0);
  ::close(file);
  if (map == MAP_FAILED) return phrase_fault("cannot be mapped", path);
  return MappedFile{static_cast<const char*>(map), size};
}

void PhrasePiece::add(std::uint32_t ordinal, const std::vector<std::u32string>& runs) {
  std::vector<std::pair<std::uint64_t, std::uint32_t>> pairs;
  std::uint32_t at = 0;
  for (const std::u32string& run : runs) {
    for (std::size_t i = 0; i + 1 < run.size(); ++i) {
      pairs.emplace_back(pair_key(run[i], run[i + 1]), at + static_cast<std::uint32_t>(i));
    }
    at += static_cast<std::uint32_t>(run.size()) + kGapBetweenFields;
  }
  lengths_.emplace_back(ordinal, at);
  std::sort(pairs.begin(), pairs.end());
  for (std::size_t i = 0; i < pairs.size();) {
    std::size_t end = i;
    while (end < pairs.size() && pairs[end].first == pairs[i].first) ++end;
    List& list = lists_[pairs[i].first];
    put_number(list.bytes, ordinal - list.last);
    put_number(list.bytes, static_cast<std::uint32_t>(end - i));
    std::uint32_t last = 0;
    for (; i < end; ++i) {
      put_number(list.bytes, pairs[i].second - last);
      last = pairs[i].second;
    }
    list.last = ordinal;
    ++list.documents;
  }
}

Result<void> PhrasePiece::write(const fs::path& path) const {
  std::vector<std::uint64_t> keys;
  keys.reserve(lists_.size());
  for (const auto& [key, list] : lists_) keys.push_back(key);
  std::sort(keys.begin(), keys.end());
  std::ofstream out(path, std::ios::binary | std::ios::trunc);
  const std::uint64_t count = lengths_.size();
  put_raw(out, &count, sizeof count);
  std::string lengths;
  for (const auto& [ordinal, length] : lengths_) {
    put_number(lengths, ordinal);
    put_number(lengths, length);
  }
  put_raw(out, lengths.data(), lengths.size());
  for (const std::uint64_t key : keys) {
    const List& list = lists_.at(key);
    const std::uint64_t size = list.bytes.size();
    put_raw(out, &key, sizeof key);
    put_raw(out, &size, sizeof size);
    put_raw(out, list.bytes.data(), list.bytes.size());
  }
  out.flush();
  if (!out) return phrase_fault("cannot be written", path);
  return {};
}

Result<void> join_phrase_pieces(const std::vector<fs::path>& pieces, std::size_t documents,
                                const fs::path& path) {
  std::vector<std::unique_ptr<PieceReader>> readers;
  std::vector<std::uint32_t> lengths(documents, 0);
  for (const fs::path& piece : pieces) {
    MITATE_TRY(const MappedFile map, map_phrase_file(piece));
    readers.push_back(std::make_unique<PieceReader>(map));
    readers.back()->lengths(lengths);
  }
  // Postings stream to the file; keys and offsets follow them because they are known only then.
  std::ofstream out(path, std::ios::binary | std::ios::trunc);
  std::vector<std::uint64_t> keys;
  std::vector<std::uint64_t> offsets{0};
  std::uint64_t header[4] = {kPhraseMagic, documents, 0, 0};
  put_raw(out, header, sizeof header);
  put_raw(out, lengths.data(), lengths.size() * sizeof(std::uint32_t));
  PairListWriter writer;
  std::string list;
  while (true) {
    std::uint64_t key = ~std::uint64_t{0};
    for (const auto& reader : readers) {
      if (!reader->done()) key = std::min(key, reader->key());
    }
    if (key == ~std::uint64_t{0}) break;
    for (const auto& reader : readers) {
      if (reader->done() || reader->key() != key) continue;
      reader->append_to(writer);
      reader->next();
    }
    list.clear();
    writer.finish(list);
    put_raw(out, list.data(), list.size());
    keys.push_back(key);
    offsets.push_back(offsets.back() + list.size());
  }
  const std::uint64_t used =
      sizeof header + lengths.size() * sizeof(std::uint32_t) + offsets.back();
  const std::string padding(static_cast<std::size_t>((8 - used % 8) % 8), '\0');
  put_raw(out, padding.data(), padding.size());
  put_raw(out, keys.data(), keys.size() * sizeof(std::uint64_t));
  put_raw(out, offsets.data(), offsets.size() * sizeof(std::uint64_t));
  header[2] = keys.size();
  header[3] = used + padding.size();
  out.seekp(0);
  put_raw(out, header, sizeof header);
  out.flush();
  if (!out) return phrase_fault("cannot be written", path);
  return {};
}

}  // namespace mitate::search
