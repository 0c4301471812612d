// Which searches find nothing and which are frequent, without knowing what one person typed. A text
// is kept only once k different visitors have sent it; until then there is a keyed hash of it in
// memory, with a key that dies with the process. Nothing is written to disk. Needs never come here:
// only the words of a search. Written by the list page and GET /services; read by /metrics and
// GET /statistics/queries. Thread-safe.
#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace mitate::web {

struct SearchOutcome {
  bool found = true;     ///< at least one service, before filters are dropped
  bool relaxed = false;  ///< not every word could be required
};

/// One text that at least k visitors sent.
struct FrequentQuery {
  std::string text;  ///< width, case and spaces made equal
  std::uint64_t searches = 0;
  std::uint64_t without_result = 0;
};

struct SearchCounts {
  std::uint64_t searches = 0;
  std::uint64_t without_result = 0;
  std::uint64_t relaxed = 0;
  std::uint64_t texts_kept = 0;       ///< texts of at least k visitors
  std::uint64_t texts_below_k = 0;    ///< hashes only
  std::uint64_t times_forgotten = 0;  ///< the hashes were dropped because there were too many
};

class QueryStatistics {
 public:
  static constexpr std::size_t kVisitors = 5;       ///< k
  static constexpr std::size_t kMostTexts = 20000;  ///< hashes and texts held at a time

  explicit QueryStatistics(bool enabled);
  ~QueryStatistics();
  QueryStatistics(const QueryStatistics&) = delete;
  QueryStatistics& operator=(const QueryStatistics&) = delete;

  [[nodiscard]] bool enabled() const { return enabled_; }
  /// `visitor` is whatever tells visitors apart (address as the proxy gives it, program, language);
  /// only its keyed hash is held. Does nothing when switched off or when the text is blank.
  void record(std::string_view text, std::string_view visitor, const SearchOutcome& outcome);
  [[nodiscard]] SearchCounts counts() const;
  /// Most frequent first, then by text; at most `limit`.
  [[nodiscard]] std::vector<FrequentQuery> frequent(std::size_t limit) const;
  /// Prometheus text: numbers only, never a text.
  [[nodiscard]] std::string render() const;

 private:
  struct State;
  bool enabled_;
  std::unique_ptr<State> state_;
};

}  // namespace mitate::web
