// The bytes of one pair's posting list and a cursor over them. Only phrase_index.cc includes it.
//   list   := documents docs_size [table] docs positions
//   table  := per block of kPairBlock documents, where there is more than one: last document,
//   offset
//             of the block in docs, offset in positions (32 bit each)
//   docs   := per document: step * 2 + (more than once), then how often if more than once
//   positions := per document: steps between positions, the first from 0
// Numbers are varints (seven bits a byte, low first) where nothing else is said.
#pragma once
#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

namespace mitate::search {

inline constexpr std::size_t kPairBlock = 128;
inline constexpr std::uint32_t kNoMoreDocuments = 0xFFFFFFFFU;

inline void put_number(std::string& out, std::uint32_t value) {
  while (value >= 0x80) {
    out.push_back(static_cast<char>(value | 0x80U));
    value >>= 7U;
  }
  out.push_back(static_cast<char>(value));
}

/// Reads one varint; at the end of the bytes it gives 0, so that broken bytes end a loop, not us.
inline std::uint32_t take_number(const char*& at, const char* end) {
  std::uint32_t value = 0;
  for (unsigned shift = 0; at != end && shift < 35; shift += 7) {
    const auto byte = static_cast<unsigned char>(*at++);
    value |= static_cast<std::uint32_t>(byte & 0x7FU) << shift;
    if (byte < 0x80) break;
  }
  return value;
}

/// Where the next `count` varints end, or `end` where the bytes do. Eight bytes at a time: a
/// varint's last byte has no high bit, so counting those bits counts varints. A block's positions
/// of other documents are passed over like this; they were a third of a common pair's time when
/// read singly.
inline const char* skip_numbers(const char* at, const char* end, std::uint32_t count) {
  while (count >= 8 && end - at >= 8) {
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, at, 8);
    count -= static_cast<std::uint32_t>(std::popcount(~bytes & 0x8080808080808080ULL));
    at += 8;
  }
  for (; count > 0 && at != end; ++at) {
    if ((static_cast<unsigned char>(*at) & 0x80U) == 0) --count;
  }
  return at;
}

/// Collects the documents of one list in ascending order and writes the list.
class PairListWriter {
 public:
  void begin(std::uint32_t document, std::uint32_t times) {
    if (documents_ % kPairBlock == 0) {
      if (documents_ > 0) table_.back()[0] = last_;
      table_.push_back({0, static_cast<std::uint32_t>(docs_.size()),
                        static_cast<std::uint32_t>(positions_.size())});
    }
    put_number(docs_, (document - last_) * 2 + (times > 1 ? 1 : 0));
    if (times > 1) put_number(docs_, times);
    last_ = document;
    ++documents_;
  }
  void position_step(std::uint32_t step) { put_number(positions_, step); }
  void finish(std::string& out) {
    if (documents_ > 0) table_.back()[0] = last_;
    put_number(out, documents_);
    put_number(out, static_cast<std::uint32_t>(docs_.size()));
    if (table_.size() > 1) {
      for (const auto& row : table_)
        out.append(reinterpret_cast<const char*>(row.data()), sizeof row);
    }
    out += docs_;
    out += positions_;
    documents_ = last_ = 0;
    table_.clear();
    docs_.clear();
    positions_.clear();
  }

 private:
  std::uint32_t documents_ = 0;
  std::uint32_t last_ = 0;
  std::vector<std::array<std::uint32_t, 3>> table_;
  std::string docs_;
  std::string positions_;
};

/// Walks one list, a block at a time; positions are only read where they are asked for.
class PairCursor {
 public:
  explicit PairCursor(std::string_view list) {
    const char* at = list.data();
    end_ = list.data() + list.size();
    documents_ = list.empty() ? 0 : take_number(at, end_);
    const std::size_t docs_size = take_number(at, end_);
    blocks_ = (documents_ + kPairBlock - 1) / kPairBlock;
    const std::size_t table_size = blocks_ > 1 ? blocks_ * 12 : 0;
    // A list whose parts do not fit its bytes is damaged and counts as empty.
    if (table_size + docs_size > static_cast<std::size_t>(end_ - at)) documents_ = 0;
    if (documents_ == 0) {
      blocks_ = 0;
      return;
    }
    table_ = at;
    docs_ = at + table_size;
    positions_ = docs_ + docs_size;
    load(0);
  }
  [[nodiscard]] std::uint32_t documents() const { return documents_; }
  [[nodiscard]] std::uint32_t document() const {
    return at_ < size_ ? doc_[at_] : kNoMoreDocuments;
  }
  [[nodiscard]] std::uint32_t times() const { return times_[at_]; }
  void next() {
    if (++at_ == size_) load(block_ + 1);
  }
  /// The first document that is not before `wanted`.
  void skip_to(std::uint32_t wanted) {
    if (document() >= wanted) return;
    if (doc_[size_ - 1] < wanted) {
      std::size_t block = block_ + 1;
      while (block + 1 < blocks_ && table_at(block, 0) < wanted) ++block;
      load(block);
    }
    while (at_ < size_ && doc_[at_] < wanted) ++at_;
    if (at_ == size_) load(block_ + 1);
  }
  /// Positions of the pair in the current document, ascending.
  void positions(std::vector<std::uint32_t>& out) {
    pass_others();
    out.clear();
    const char* at = position_;
    std::uint32_t value = 0;
    for (std::uint32_t i = 0; i < times_[at_] && at != end_; ++i) {
      value += take_number(at, end_);
      out.push_back(value);
    }
  }

  /// The one position where `times()` is 1.
  [[nodiscard]] std::uint32_t only_position() {
    pass_others();
    const char* at = position_;
    return take_number(at, end_);
  }

 private:
  /// Moves to the positions of the current document.
  void pass_others() {
    std::uint32_t left = 0;
    for (; read_ < at_; ++read_) left += times_[read_];
    position_ = skip_numbers(position_, end_, left);
  }
  [[nodiscard]] std::uint32_t table_at(std::size_t block, std::size_t column) const {
    std::uint32_t value = 0;
    std::memcpy(&value, table_ + block * 12 + column * 4, 4);
    return value;
  }
  void load(std::size_t block) {
    block_ = block;
    at_ = read_ = size_ = 0;
    if (block >= blocks_) return;
    const std::size_t from = blocks_ > 1 ? table_at(block, 1) : 0;
    const std::size_t positions_from = blocks_ > 1 ? table_at(block, 2) : 0;
    if (from > static_cast<std::size_t>(positions_ - docs_) ||
        positions_from > static_cast<std::size_t>(end_ - positions_)) {
      return;
    }
    const char* at = docs_ + from;
    position_ = positions_ + positions_from;
    std::uint32_t document = block > 0 ? table_at(block - 1, 0) : 0;
    const std::size_t wanted = std::min<std::size_t>(kPairBlock, documents_ - block * kPairBlock);
    while (size_ < wanted && at != positions_) {
      const std::uint32_t step = take_number(at, positions_);
      document += step >> 1U;
      doc_[size_] = document;
      times_[size_] = (step & 1U) != 0 ? take_number(at, positions_) : 1;
      ++size_;
    }
  }

  const char* end_ = nullptr;
  const char* table_ = nullptr;
  const char* docs_ = nullptr;
  const char* positions_ = nullptr;
  const char* position_ = nullptr;
  std::uint32_t documents_ = 0;
  std::size_t blocks_ = 0;
  std::size_t block_ = 0;
  std::size_t at_ = 0;
  std::size_t read_ = 0;  ///< documents of the block whose positions were passed
  std::size_t size_ = 0;
  std::array<std::uint32_t, kPairBlock> doc_;
  std::array<std::uint32_t, kPairBlock> times_;
};

}  // namespace mitate::search
