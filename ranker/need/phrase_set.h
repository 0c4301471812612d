// Many phrases found in one pass over a text: a trie over folded code points. Building is the slow
// part and happens once per catalog generation; finding is const and thread-safe.
#pragma once
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace mitate::ranker::reading {

class PhraseSet {
 public:
  /// The same phrase may be added several times with different payloads. Empty phrases are ignored.
  void add(std::u32string_view phrase, std::uint32_t payload);

  /// Calls found(end, payload) for every phrase that starts at `start`, shortest first.
  template <typename Found>
  void at(std::u32string_view text, std::size_t start, Found&& found) const {
    std::uint32_t node = 0;
    for (std::size_t i = start; i < text.size(); ++i) {
      const auto next = edges_.find(edge(node, text[i]));
      if (next == edges_.end()) return;
      node = next->second;
      for (std::uint32_t at = first_[node]; at != kNone; at = payloads_[at].second) {
        found(i + 1, payloads_[at].first);
      }
    }
  }
  [[nodiscard]] bool contains(std::u32string_view phrase) const;

 private:
  static constexpr std::uint32_t kNone = 0xFFFFFFFF;
  static std::uint64_t edge(std::uint32_t node, char32_t c) {
    return (static_cast<std::uint64_t>(node) << 21) | c;
  }
  std::unordered_map<std::uint64_t, std::uint32_t> edges_;
  std::vector<std::uint32_t> first_{kNone};  ///< per node: first payload, chained
  std::vector<std::pair<std::uint32_t, std::uint32_t>> payloads_;
};

}  // namespace mitate::ranker::reading
