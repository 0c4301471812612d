#include "ranker/facts/character_pairs.h"

#include <algorithm>
#include <cmath>
#include <unordered_set>

namespace mitate::ranker {
namespace {

using catalog::Vocabulary;

constexpr std::size_t kFirstBits = 65536;
/// A need has at most 5,000 characters; more different pairs than this are never asked.
constexpr std::size_t kMostPairs = 4096;

enum class CharacterKind : std::uint8_t { Break, Hiragana, Word };

CharacterKind kind_of(char32_t c) {
  if (c < 0x80) return (c >= 'a' && c <= 'z') ? CharacterKind::Word : CharacterKind::Break;
  if (c >= 0x3041 && c <= 0x3096) return CharacterKind::Hiragana;
  if (c >= 0x30A1 && c <= 0x30FC && c != 0x30FB) return CharacterKind::Word;
  if (c == U'々') return CharacterKind::Word;
  if (c < 0x4E00 || c > 0x9FFF) return CharacterKind::Break;
  constexpr std::u32string_view kNumerals = U"一二三四五六七八九十百千万億";
  return kNumerals.find(c) == std::u32string_view::npos ? CharacterKind::Word
                                                        : CharacterKind::Break;
}

/// Next code point of valid UTF-8; the catalog and the API admit nothing else.
char32_t next(std::string_view text, std::size_t& at) {
  const auto byte = static_cast<unsigned char>(text[at]);
  const std::size_t length = byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
  char32_t c = length == 1 ? byte : byte & (0xFFU >> (length + 1));
  for (std::size_t i = 1; i < length && at + i < text.size(); ++i) {
    c = (c << 6U) | (static_cast<unsigned char>(text[at + i]) & 0x3FU);
  }
  at += length;
  return c;
}

std::uint64_t pair_of(char32_t a, char32_t b) { return (static_cast<std::uint64_t>(a) << 21U) | b; }

/// Pairs that carry meaning: no digits or numerals (300人 and 三百人 must weigh the same), no pairs
/// of hiragana alone. Calls found(pair, has_hiragana).
template <typename Found>
void each_pair(std::string_view folded, Found&& found) {
  char32_t before = 0;
  CharacterKind kind_before = CharacterKind::Break;
  for (std::size_t at = 0; at < folded.size();) {
    const char32_t c = next(folded, at);
    const CharacterKind kind = kind_of(c);
    const bool both = kind != CharacterKind::Break && kind_before != CharacterKind::Break;
    if (both && (kind == CharacterKind::Word || kind_before == CharacterKind::Word)) {
      found(pair_of(before, c),
            kind == CharacterKind::Hiragana || kind_before == CharacterKind::Hiragana);
    }
    before = c;
    kind_before = kind;
  }
}

using Counts = std::vector<std::pair<std::uint64_t, std::uint32_t>>;

Counts counted(std::vector<std::uint64_t> pairs) {
  std::sort(pairs.begin(), pairs.end());
  Counts out;
  for (const std::uint64_t pair : pairs) {
    if (!out.empty() && out.back().first == pair) {
      ++out.back().second;
    } else {
      out.emplace_back(pair, 1U);
    }
  }
  return out;
}

double total(const Counts& counts) {
  double sum = 0;
  for (const auto& entry : counts) sum += entry.second;
  return sum;
}

}  // namespace

PairStatistics::PairStatistics(std::vector<ServiceFacts>& services, const Concepts& concepts,
                               const FitParameters& scale) {
  const auto words_of = [&](Vocabulary vocabulary) {
    std::vector<Counts> out;
    for (const catalog::Concept& entry : concepts.taxonomy().all(vocabulary)) {
      std::string text = entry.label_ja;
      for (const std::string& word : entry.synonyms) text += "\n" + word;
      for (const std::string& word : entry.lay_words) text += "\n" + word;
      std::vector<std::uint64_t> pairs;
      each_pair(plain_words(text), [&](std::uint64_t pair, bool) { pairs.push_back(pair); });
      out.push_back(counted(std::move(pairs)));
    }
    return out;
  };
  domains_ = words_of(Vocabulary::Domains);
  interventions_ = words_of(Vocabulary::Interventions);
  types_ = words_of(Vocabulary::ServiceTypes);
  segments_ = words_of(Vocabulary::Segments);

  const std::size_t step = std::max<std::size_t>(1, services.size() / kSample);
  double lengths = 0;
  std::vector<std::uint64_t> pairs;
  for (std::size_t i = 0; i < services.size(); ++i) {
    ServiceFacts& facts = services[i];
    RecordText& text = facts.text;
    pairs.clear();
    std::size_t parts[3] = {0, 0, 0};
    const std::string_view all = text.all;
    const auto read = [&](std::string_view part, std::size_t& count) {
      each_pair(part, [&](std::uint64_t pair, bool) {
        ++count;
        pairs.push_back(pair);
      });
    };
    read(all.substr(0, text.name_end), parts[0]);
    read(all.substr(text.name_end, text.described_end - text.name_end), parts[1]);
    read(all.substr(text.described_end), parts[2]);
    double vocabulary = 0;
    const auto add = [&](const Counts& counts) {
      vocabulary += total(counts);
      for (const auto& entry : counts) pairs.push_back(entry.first);
    };
    for (const ConceptId id : facts.domains) add(domains_[id]);
    for (const ConceptId id : facts.interventions) add(interventions_[id]);
    for (const ConceptId id : facts.segments) add(segments_[id]);
    if (facts.type < types_.size()) add(types_[facts.type]);
    text.length = scale.pair_name * static_cast<double>(parts[0]) + static_cast<double>(parts[1]) +
                  scale.pair_reported * static_cast<double>(parts[2]) +
                  scale.pair_vocabulary * vocabulary;
    lengths += text.length;
    if (i % step != 0) continue;
    records_ += 1;
    std::sort(pairs.begin(), pairs.end());
    pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
    for (const std::uint64_t pair : pairs) ++holders_[pair];
  }
  if (!services.empty()) {
    mean_length_ = std::max(1.0, lengths / static_cast<double>(services.size()));
  }
}

PairQuery::PairQuery(std::string_view need_text, const PairStatistics& statistics,
                     const FitParameters& scale)
    : statistics_(&statistics), scale_(&scale), first_seen_(kFirstBits / 64) {
  std::unordered_set<std::uint64_t> said;
  each_pair(plain_words(need_text), [&](std::uint64_t pair, bool has_hiragana) {
    if (asked_.size() == kMostPairs) return;
    if (!has_hiragana && said.insert(pair).second) {
      const auto known = statistics.holders_.find(pair);
      const double holders = known == statistics.holders_.end() ? 0.0 : known->second;
      information_ += std::log((statistics.records_ + 1.0) / (holders + 0.5));
    }
    const auto it = statistics.holders_.find(pair);
    if (it == statistics.holders_.end()) return;
    const double holders = it->second;
    const double rarity = std::log(1.0 + (statistics.records_ - holders + 0.5) / (holders + 0.5));
    asked_.push_back({pair, (has_hiragana ? scale.pair_kana : 1.0) * rarity});
  });
  std::sort(asked_.begin(), asked_.end(),
            [](const Asked& a, const Asked& b) { return a.pair < b.pair; });
  asked_.erase(std::unique(asked_.begin(), asked_.end(),
                           [](const Asked& a, const Asked& b) { return a.pair == b.pair; }),
               asked_.end());
  for (const Asked& one : asked_) {
    const std::uint64_t first = (one.pair >> 21U) & (kFirstBits - 1);
    first_seen_[first / 64] |= 1ULL << (first % 64);
  }
  domains_ = shared_with(statistics.domains_);
  interventions_ = shared_with(statistics.interventions_);
  types_ = shared_with(statistics.types_);
  segments_ = shared_with(statistics.segments_);
}

int PairQuery::index_of_pair(std::uint64_t pair) const {
  const std::uint64_t first = (pair >> 21U) & (kFirstBits - 1);
  if ((first_seen_[first / 64] >> (first % 64) & 1U) == 0) return -1;
  const auto it = std::lower_bound(asked_.begin(), asked_.end(), pair,
                                   [](const Asked& a, std::uint64_t b) { return a.pair < b; });
  if (it == asked_.end() || it->pair != pair) return -1;
  return static_cast<int>(it - asked_.begin());
}

std::vector<PairQuery::Shared> PairQuery::shared_with(
    const std::vector<PairStatistics::Counts>& concepts) const {
  std::vector<Shared> out(concepts.size());
  for (std::size_t id = 0; id < concepts.size(); ++id) {
    for (const auto& [pair, count] : concepts[id]) {
      const int index = index_of_pair(pair);
      if (index >= 0) out[id].emplace_back(static_cast<std::uint16_t>(index), count);
    }
  }
  return out;
}

double PairQuery::shared_information(std::string_view text) const {
  std::vector<bool> seen(asked_.size(), false);
  double sum = 0;
  each_pair(plain_words(text), [&](std::uint64_t pair, bool) {
    const int index = index_of_pair(pair);
    if (index < 0 || seen[static_cast<std::size_t>(index)]) return;
    seen[static_cast<std::size_t>(index)] = true;
    sum += asked_[static_cast<std::size_t>(index)].information;
  });
  return sum;
}

double PairQuery::score(const ServiceFacts& facts) const {
  if (asked_.empty()) return 0;
  std::vector<double> counts(asked_.size());
  const RecordText& text = facts.text;
  const std::string_view all = text.all;
  // Most characters begin no asked pair: one bit decides before anything else is looked at.
  const auto read = [&](std::string_view part, double weight) {
    char32_t before = 0;
    bool may_begin = false;
    for (std::size_t at = 0; at < part.size();) {
      const char32_t c = next(part, at);
      if (may_begin) {
        const int index = index_of_pair(pair_of(before, c));
        if (index >= 0) counts[static_cast<std::size_t>(index)] += weight;
      }
      before = c;
      may_begin = (first_seen_[(c & (kFirstBits - 1)) / 64] >> (c % 64) & 1U) != 0;
    }
  };
  read(all.substr(0, text.name_end), scale_->pair_name);
  read(all.substr(text.name_end, text.described_end - text.name_end), 1.0);
  read(all.substr(text.described_end), scale_->pair_reported);
  const auto add = [&](const Shared& shared) {
    for (const auto& [index, count] : shared) counts[index] += scale_->pair_vocabulary * count;
  };
  for (const ConceptId id : facts.domains) add(domains_[id]);
  for (const ConceptId id : facts.interventions) add(interventions_[id]);
  for (const ConceptId id : facts.segments) add(segments_[id]);
  if (facts.type < types_.size()) add(types_[facts.type]);
  const double relative = text.length / statistics_->mean_length_;
  const double k = scale_->pair_saturation;
  const double norm = k * (1.0 - scale_->pair_length + scale_->pair_length * relative);
  double score = 0;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    if (counts[i] > 0) score += asked_[i].information * counts[i] * (k + 1) / (counts[i] + norm);
  }
  return score;
}

}  // namespace mitate::ranker
