#include "web/http/answer_cache.h"

#include "web/http/etag.h"
#include "web/http/form_token.h"
#include "web/http/wire.h"

namespace mitate::web {
namespace {

/// List nodes, hash nodes and the small strings, as measured roughly.
constexpr std::size_t kOverhead = 512;

bool is_below(std::string_view path, std::string_view folder) {
  return path.starts_with(folder) && (path.size() == folder.size() || path[folder.size()] == '/');
}

/// What an answer may vary by: cookies are judged by may_share, encodings are in the key of static
/// files.
bool varies_as_known(const Request& request, std::string_view vary) {
  return vary.empty() || vary == "Cookie" ||
         (vary == "Accept-Encoding" && is_below(request.path, "/static"));
}

}  // namespace

std::size_t KeptAnswer::bytes() const {
  return head_lines.size() + body->size() + (token_at == nullptr ? 0 : token_at->size() * 8) +
         kOverhead;
}

bool may_share(const Request& request) {
  if (request.method != Method::Get && request.method != Method::Head) return false;
  if (request.query_fault || request.headers.has("authorization")) return false;
  // Their answers say no-store as well; a slip there must still not reach another visitor.
  for (const char* personal :
       {"/needs", "/shortlist", "/report", "/api/v1/needs", "/api/v1/matches"}) {
    if (is_below(request.path, personal)) return false;
  }
  const auto& cookies = request.cookies.items();
  if (cookies.empty()) return !request.headers.has("cookie");
  return cookies.size() == 1 && cookies.front().first == kFormTokenCookie &&
         is_form_token(cookies.front().second);
}

std::shared_ptr<KeptAnswer> keepable(const Request& request, Response& response) {
  if (response.status != 200 || response.caching == Caching::NoStore) return nullptr;
  const std::string token = form_token_in(request, response);
  auto kept = std::make_shared<KeptAnswer>();
  kept->route = request.route;
  for (const auto& [name, value] : response.headers) {
    if (name == "X-Request-Id" || name == "ETag") continue;
    if (name == "Set-Cookie") {
      if (token.empty() || value != form_token_cookie(token)) return nullptr;
      continue;
    }
    if (name == "Vary" && !varies_as_known(request, value)) return nullptr;
    add_header(kept->head_lines, name, value);
  }
  add_body_headers(kept->head_lines, response);
  const std::string etag = response.header("ETag");
  if (etag.size() < 3) return nullptr;
  kept->content_tag = etag.substr(1, etag.find_first_of("-\"", 1) - 1);
  kept->plain_etag = etag_of(kept->content_tag, {});
  if (!token.empty()) {
    kept->token_at =
        std::make_shared<const std::vector<std::size_t>>(places_of(token, response.body));
  }
  kept->body = std::make_shared<const std::string>(std::move(response.body));
  return kept;
}

std::size_t AnswerCache::cost(const Entry& entry) {
  return entry.key.size() + entry.answer->bytes();
}

std::shared_ptr<const KeptAnswer> AnswerCache::find(const std::string& key) {
  const auto found = entries_.find(key);
  if (found == entries_.end()) return nullptr;
  by_use_.splice(by_use_.begin(), by_use_, found->second);
  return found->second->answer;
}

void AnswerCache::keep(const std::string& key, std::shared_ptr<const KeptAnswer> answer) {
  if (answer->bytes() + key.size() > most_bytes_ / 8 || entries_.contains(key)) return;
  by_use_.push_front({key, std::move(answer)});
  entries_.emplace(by_use_.front().key, by_use_.begin());
  bytes_ += cost(by_use_.front());
  while (bytes_ > most_bytes_) forget_oldest();
}

void AnswerCache::forget_oldest() {
  bytes_ -= cost(by_use_.back());
  entries_.erase(by_use_.back().key);
  by_use_.pop_back();
}

void AnswerCache::clear() {
  entries_.clear();
  by_use_.clear();
  bytes_ = 0;
}

}  // namespace mitate::web
