#include "ranker/need/phrase_set.h"

namespace mitate::ranker::reading {

void PhraseSet::add(std::u32string_view phrase, std::uint32_t payload) {
  if (phrase.empty()) return;
  std::uint32_t node = 0;
  for (const char32_t c : phrase) {
    const auto [place, is_new] =
        edges_.try_emplace(edge(node, c), static_cast<std::uint32_t>(first_.size()));
    if (is_new) first_.push_back(kNone);
    node = place->second;
  }
  payloads_.emplace_back(payload, first_[node]);
  first_[node] = static_cast<std::uint32_t>(payloads_.size() - 1);
}

bool PhraseSet::contains(std::u32string_view phrase) const {
  bool found = false;
  at(phrase, 0, [&](std::size_t end, std::uint32_t) { found = found || end == phrase.size(); });
  return found;
}

}  // namespace mitate::ranker::reading
