// Answers to public reading calls that were given before, to be given again without any work: one
// shared body for everybody who asks the same. Bounded in bytes; the one not asked for longest goes
// first. Never holds a need, an answer to a visitor with a shortlist, or anything marked no-store.
// Not here: which request has which key (server.cc). Used by the thread of the event loop only.
#pragma once
#include <cstddef>
#include <list>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "web/http/counted_search.h"
#include "web/http/outgoing.h"
#include "web/http/request.h"
#include "web/http/response.h"

namespace mitate::web {

struct KeptAnswer {
  std::string route;
  std::string head_lines;   ///< headers that are the same for everybody, with type and length
  std::string content_tag;  ///< see etag.h
  std::string plain_etag;   ///< of an answer without a form token
  std::shared_ptr<const std::string> body;
  std::shared_ptr<const std::vector<std::size_t>> token_at;  ///< nullptr: the same for everybody
  std::optional<CountedSearch> searched;
  [[nodiscard]] std::size_t bytes() const;
};

/// True when the request may be answered from the cache and its answer may enter it: a GET or HEAD
/// of a public path by a visitor of whom nothing but a form token is known.
[[nodiscard]] bool may_share(const Request& request);
/// The finished answer as it can be kept, its mark of a search taken off before; nullptr when it
/// must not be kept: another status than 200, no-store, a cookie, or headers that make it depend on
/// something the key does not hold. Takes the body away from `response` when it is kept.
[[nodiscard]] std::shared_ptr<KeptAnswer> keepable(const Request& request, Response& response);

class AnswerCache {
 public:
  explicit AnswerCache(std::size_t most_bytes) : most_bytes_(most_bytes) {}
  /// nullptr when it is not there.
  [[nodiscard]] std::shared_ptr<const KeptAnswer> find(const std::string& key);
  /// Larger ones than an eighth of the whole are not taken.
  void keep(const std::string& key, std::shared_ptr<const KeptAnswer> answer);
  void clear();
  [[nodiscard]] std::size_t bytes() const { return bytes_; }
  [[nodiscard]] std::size_t size() const { return entries_.size(); }

 private:
  struct Entry {
    std::string key;
    std::shared_ptr<const KeptAnswer> answer;
  };
  [[nodiscard]] static std::size_t cost(const Entry& entry);
  void forget_oldest();

  std::size_t most_bytes_;
  std::size_t bytes_ = 0;
  std::list<Entry> by_use_;  ///< asked for last: at the front
  std::unordered_map<std::string_view, std::list<Entry>::iterator> entries_;  ///< keys in by_use_
};

}  // namespace mitate::web
