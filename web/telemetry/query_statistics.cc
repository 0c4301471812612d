#include "web/telemetry/query_statistics.h"

#include <algorithm>
#include <array>
#include <mutex>
#include <set>
#include <unordered_map>
#include <utility>

#include "catalog/base/digest.h"
#include "catalog/text/normalize.h"

namespace mitate::web {
namespace {

constexpr std::size_t kMostCharacters = 256;

std::string tidy(std::string_view text) {
  if (catalog::first_invalid_utf8(text)) return {};
  if (catalog::code_point_count(text) > kMostCharacters) return {};
  const std::string even = catalog::usual_width_kana(catalog::ascii_width(text));
  std::string out;
  for (const char c : even) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte <= 0x20) {
      if (!out.empty() && out.back() != ' ') out.push_back(' ');
    } else {
      out.push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c);
    }
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

}  // namespace

struct QueryStatistics::State {
  struct Entry {
    std::set<std::string> visitors;  ///< keyed hashes; emptied when the text is kept
    std::string text;                ///< empty below k visitors
    std::uint64_t searches = 0;
    std::uint64_t without_result = 0;
  };

  std::string key = random_hex(32);
  mutable std::mutex mutex;
  std::unordered_map<std::string, Entry> entries;
  SearchCounts counts;
};

QueryStatistics::QueryStatistics(bool enabled)
    : enabled_(enabled), state_(std::make_unique<State>()) {}
QueryStatistics::~QueryStatistics() = default;

void QueryStatistics::record(std::string_view text, std::string_view visitor,
                             const SearchOutcome& outcome) {
  if (!enabled_) return;
  std::string words = tidy(text);
  if (words.empty()) return;
  const std::string id = keyed_hash_hex(words, state_->key);
  // With the text in it, the hashes of one visitor under two texts cannot be put together.
  const std::string who = keyed_hash_hex(id + std::string(visitor), state_->key);
  const std::lock_guard lock(state_->mutex);
  ++state_->counts.searches;
  state_->counts.without_result += outcome.found ? 0 : 1;
  state_->counts.relaxed += outcome.relaxed ? 1 : 0;
  if (state_->entries.size() >= kMostTexts && !state_->entries.contains(id)) {
    std::erase_if(state_->entries, [](const auto& entry) { return entry.second.text.empty(); });
    ++state_->counts.times_forgotten;
    if (state_->entries.size() >= kMostTexts) return;
  }
  State::Entry& entry = state_->entries[id];
  ++entry.searches;
  entry.without_result += outcome.found ? 0 : 1;
  if (!entry.text.empty()) return;
  entry.visitors.insert(who);
  if (entry.visitors.size() < kVisitors) return;
  entry.text = std::move(words);
  entry.visitors.clear();
}

SearchCounts QueryStatistics::counts() const {
  const std::lock_guard lock(state_->mutex);
  SearchCounts out = state_->counts;
  for (const auto& [id, entry] : state_->entries) {
    ++(entry.text.empty() ? out.texts_below_k : out.texts_kept);
  }
  return out;
}

std::vector<FrequentQuery> QueryStatistics::frequent(std::size_t limit) const {
  std::vector<FrequentQuery> out;
  {
    const std::lock_guard lock(state_->mutex);
    for (const auto& [id, entry] : state_->entries) {
      if (!entry.text.empty()) out.push_back({entry.text, entry.searches, entry.without_result});
    }
  }
  std::sort(out.begin(), out.end(), [](const FrequentQuery& a, const FrequentQuery& b) {
    return a.searches != b.searches ? a.searches > b.searches : a.text < b.text;
  });
  if (out.size() > limit) out.resize(limit);
  return out;
}

std::string QueryStatistics::render() const {
  const SearchCounts c = counts();
  const auto line = [](std::string_view name, std::string_view help, std::string_view type,
                       std::uint64_t value) {
    return "# HELP " + std::string(name) + " " + std::string(help) + "\n# TYPE " +
           std::string(name) + " " + std::string(type) + "\n" + std::string(name) + " " +
           std::to_string(value) + "\n";
  };
  return line("mitate_query_statistics_enabled", "1 when searches are counted.", "gauge",
              enabled_ ? 1 : 0) +
         line("mitate_searches_total", "Searches with words.", "counter", c.searches) +
         line("mitate_searches_without_result_total", "Of these, found nothing.", "counter",
              c.without_result) +
         line("mitate_searches_relaxed_total", "Of these, not every word could be required.",
              "counter", c.relaxed) +
         line("mitate_query_texts_kept", "Texts that enough visitors sent.", "gauge",
              c.texts_kept) +
         line("mitate_query_texts_below_k", "Texts known by a keyed hash only.", "gauge",
              c.texts_below_k);
}

}  // namespace mitate::web
