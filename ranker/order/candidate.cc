#include "ranker/order/candidate.h"

#include <algorithm>
#include <iterator>
#include <map>

namespace mitate::ranker {
namespace {

constexpr std::size_t kCappedPlaces = 10;

std::uint64_t mixed(std::uint64_t x) {
  // splitmix64 finaliser: spreads neighbouring inputs over all bits.
  x += 0x9e3779b97f4a7c15ULL;
  x = (x ^ (x >> 30U)) * 0xbf58476d1ce4e5b9ULL;
  x = (x ^ (x >> 27U)) * 0x94d049bb133111ebULL;
  return x ^ (x >> 31U);
}

std::uint64_t fnv(std::uint64_t hash, std::string_view bytes) {
  for (const char c : bytes) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3ULL;
  return hash;
}

/// Puts the first `count` in order and gives the others, in no order. Pointers are sorted, because
/// a candidate is large.
std::vector<Candidate> keep_best(std::vector<Candidate>& candidates, std::size_t count) {
  std::vector<Candidate*> sorted(candidates.size());
  std::transform(candidates.begin(), candidates.end(), sorted.begin(),
                 [](Candidate& one) { return &one; });
  const std::size_t kept = std::min(count, sorted.size());
  std::partial_sort(sorted.begin(), sorted.begin() + static_cast<std::ptrdiff_t>(kept),
                    sorted.end(),
                    [](const Candidate* a, const Candidate* b) { return comes_before(*a, *b); });
  std::vector<Candidate> best;
  best.reserve(kept);
  for (std::size_t i = 0; i < kept; ++i) best.push_back(std::move(*sorted[i]));
  std::vector<Candidate> rest;
  rest.reserve(sorted.size() - kept);
  for (std::size_t i = kept; i < sorted.size(); ++i) rest.push_back(std::move(*sorted[i]));
  candidates = std::move(best);
  return rest;
}

}  // namespace

std::uint64_t tie_seed(std::string_view seed_hex) { return fnv(0xcbf29ce484222325ULL, seed_hex); }
std::uint64_t tie_key(std::uint64_t seed, std::string_view service) {
  return mixed(fnv(seed, service));
}

bool comes_before(const Candidate& a, const Candidate& b) {
  if (a.band != b.band) return a.band < b.band;
  if (a.unconfirmed.size() != b.unconfirmed.size()) {
    return a.unconfirmed.size() < b.unconfirmed.size();
  }
  if (a.covers.size() != b.covers.size()) return a.covers.size() > b.covers.size();
  if (a.price_order != b.price_order) return a.price_order < b.price_order;
  if (a.assessment.score != b.assessment.score) return a.assessment.score > b.assessment.score;
  if (a.assessment.unknown != b.assessment.unknown) {
    return a.assessment.unknown < b.assessment.unknown;
  }
  if (a.stage != b.stage) return a.stage < b.stage;
  if (a.tie != b.tie) return a.tie < b.tie;
  return a.facts->id < b.facts->id;
}

void apply_provider_cap(std::vector<Candidate>& ordered, std::size_t most) {
  std::vector<Candidate> out;
  out.reserve(ordered.size());
  for (std::size_t begin = 0; begin < ordered.size();) {
    std::size_t end = begin;
    while (end < ordered.size() && ordered[end].band == ordered[begin].band) ++end;
    // The cap only concerns the first ten places of the whole answer.
    const std::size_t open_places = out.size() < kCappedPlaces ? kCappedPlaces - out.size() : 0;
    std::map<std::string_view, std::size_t> shown;
    std::vector<std::size_t> first;
    std::vector<std::size_t> later;
    for (std::size_t i = begin; i < end; ++i) {
      const std::string& provider = ordered[i].facts->provider.text();
      const bool full = first.size() >= open_places;
      if (!full && !provider.empty() && shown[provider] >= most) {
        later.push_back(i);
      } else {
        if (!full && !provider.empty()) ++shown[provider];
        first.push_back(i);
      }
    }
    std::vector<std::size_t> sequence;
    std::size_t taken = 0;
    for (; taken < first.size() && taken < open_places; ++taken) sequence.push_back(first[taken]);
    // Whoever was held back keeps the place it earned among the rest.
    std::vector<std::size_t> rest(first.begin() + static_cast<std::ptrdiff_t>(taken), first.end());
    std::size_t r = 0;
    std::size_t l = 0;
    while (r < rest.size() || l < later.size()) {
      const bool take_later = r == rest.size() || (l < later.size() && later[l] < rest[r]);
      sequence.push_back(take_later ? later[l++] : rest[r++]);
    }
    std::size_t place = begin;
    for (const std::size_t i : sequence) {
      ordered[i].capped = ordered[i].capped || i < place;
      out.push_back(std::move(ordered[i]));
      ++place;
    }
    begin = end;
  }
  ordered = std::move(out);
}

bool cap_is_settled(const std::vector<Candidate>& ordered, std::size_t most) {
  if (ordered.empty()) return false;
  std::size_t begin = ordered.size();
  while (begin > 0 && ordered[begin - 1].band == ordered.back().band) --begin;
  if (begin >= kCappedPlaces) return true;
  std::map<std::string_view, std::size_t> shown;
  std::size_t first = 0;
  for (std::size_t i = begin; i < ordered.size() && first < kCappedPlaces - begin; ++i) {
    const std::string& provider = ordered[i].facts->provider.text();
    if (!provider.empty() && ++shown[provider] > most) continue;
    ++first;
  }
  return first >= kCappedPlaces - begin;
}

void put_best_first(std::vector<Candidate>& candidates, std::size_t count,
                    std::optional<std::size_t> provider_cap) {
  std::vector<Candidate> rest = keep_best(candidates, count);
  if (!provider_cap) return;
  if (!rest.empty() && !cap_is_settled(candidates, *provider_cap)) {
    std::move(rest.begin(), rest.end(), std::back_inserter(candidates));
    keep_best(candidates, candidates.size());
  }
  apply_provider_cap(candidates, *provider_cap);
}

}  // namespace mitate::ranker
