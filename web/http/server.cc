#include "web/http/server.h"

#include <algorithm>
#include <array>
#include <ctime>
#include <thread>
#include <unordered_map>
#include <utility>

#include "catalog/base/digest.h"
#include "web/http/allowed_hosts.h"
#include "web/http/answer_cache.h"
#include "web/http/etag.h"
#include "web/http/form_token.h"
#include "web/http/handler_threw.h"
#include "web/http/security_headers.h"
#include "web/http/worker_pool.h"
#include "web/wording/problem_wording.h"
#include "web/wording/server_wording.h"

namespace mitate::web {
namespace {

using Clock = std::chrono::steady_clock;

/// "Tue, 24 Nov 2026 03:40:00 GMT". Only the Date header; answers never depend on it.
std::string http_date(std::time_t now) {
  std::tm utc{};
  ::gmtime_r(&now, &utc);
  std::array<char, 40> text{};
  const std::size_t length =
      std::strftime(text.data(), text.size(), "%a, %d %b %Y %H:%M:%S GMT", &utc);
  return {text.data(), length};
}

std::size_t usual_threads() {
  return std::max<std::size_t>(4, std::size_t{2} * std::thread::hardware_concurrency());
}

/// Questions of operators: asked just when there is too much to do, so they never wait for it.
bool is_for_operators(const Request& request) {
  return request.path == "/healthz" || request.path == "/readyz" || request.path == "/metrics";
}

/// Styles and health checks cost nothing and are not counted.
bool is_counted(const Request& request) {
  return !request.path.starts_with("/static/") && request.path != "/healthz" &&
         request.path != "/readyz";
}

Fields without(const Fields& fields, std::string_view name) {
  Fields out;
  for (const auto& [key, value] : fields.items()) {
    if (key != name) out.add(key, value);
  }
  return out;
}

bool changes_something(const Request& request) {
  return request.method == Method::Post || request.method == Method::Put ||
         request.method == Method::Delete;
}

}  // namespace

class Server::Impl : public RequestSink {
 public:
  Impl(const Router& routes, Telemetry& counters, AccessLog& access, ServerOptions given)
      : options(std::move(given)),
        router_(routes),
        telemetry_(counters),
        log_(access),
        limiter_(options.rate),
        changing_limiter_(options.changing_rate),
        report_limiter_(options.report_rate),
        hosts_(options.allowed_hosts),
        cache_(options.cache_bytes),
        id_prefix_(random_hex(4)),
        loop(*this, options.loop),
        pool_(options.threads == 0 ? usual_threads() : options.threads, options.most_waiting) {}

  Result<void> run() {
    if (pool_.size() == 0) {
      return Unexpected(ErrorCode::Unavailable, "the system gives no thread to answer with",
                        "raise the limit of processes (ulimit -u)");
    }
    auto ended = loop.run(std::move(listening));
    pool_.finish();
    log_.flush();
    return ended;
  }

  std::optional<Outgoing> judge(const Connection& from, const WireHead& head) override {
    const Request& request = head.request;
    const std::string* host = request.headers.find("host");
    if (host != nullptr && !hosts_.admits(*host)) {
      return refuse(from, request, {421, "host_not_served", wording::host_not_served()});
    }
    if (is_counted(request)) {
      const std::string client = client_of(from.peer, request);
      const RateLimiter* over = nullptr;
      const auto count = [&](RateLimiter& limiter) {
        if (over == nullptr && !limiter.admit(client, from.started)) over = &limiter;
      };
      count(limiter_);
      if (changes_something(request)) count(changing_limiter_);
      if (changes_something(request) && request.path == "/report") count(report_limiter_);
      if (over != nullptr) {
        return refusal(from, request, {429, "too_many_requests", wording::too_many_requests()},
                       over->retry_after_seconds());
      }
    }
    if (loop.is_full() && !is_for_operators(request)) return overloaded(from, request);
    return std::nullopt;
  }

  std::optional<Outgoing> take(const Connection& from, WireHead head) override {
    head.request.request_id = next_id();
    std::string key;
    std::uint64_t epoch = 0;
    if (options.epoch && may_share(head.request)) {
      epoch = options.epoch();
      if (epoch != epoch_) forget(epoch);
      key = key_of(head.request);
      if (const auto kept = cache_.find(key)) {
        ++repeated_;
        if (kept->searched && options.on_repeated_search) {
          options.on_repeated_search(head.request, *kept->searched);
        }
        return repeat(*kept, head, Clock::now());
      }
      // The same question is being worked on: its answer will do for this one too.
      if (const auto asked = asked_.find(key); asked != asked_.end()) {
        asked->second.push_back(new_job(from.id, std::move(head), std::move(key), epoch));
        return std::nullopt;
      }
    }
    auto job = new_job(from.id, std::move(head), std::move(key), epoch);
    if (start(job)) return std::nullopt;
    return overloaded(from, job->head.request);
  }

  Outgoing refuse(const Connection& from, Request request, const Problem& problem) override {
    return refusal(from, std::move(request), problem, problem.status == 503 ? 1 : 0);
  }

  void short_of_room() override { ++short_of_room_; }

  void turn_ended() override { log_.flush(); }

  ServerOptions options;
  ListeningSocket listening;

 private:
  /// One request on its way through a worker.
  struct Job {
    ConnectionId from = 0;
    WireHead head;
    Clock::time_point start;
    std::uint64_t epoch = 0;
    std::string key;         ///< empty: not shared
    std::string known_etag;  ///< If-None-Match of a shared one: the whole answer is made and kept
    Response response;
  };

  static constexpr std::size_t kMostRefusals = 64;

  std::shared_ptr<Job> new_job(ConnectionId from, WireHead head, std::string key,
                               std::uint64_t epoch) const {
    auto job = std::make_shared<Job>();
    job->from = from;
    job->head = std::move(head);
    job->start = Clock::now();
    job->key = std::move(key);
    job->epoch = epoch;
    return job;
  }

  bool start(const std::shared_ptr<Job>& job) {
    const auto urgency = is_for_operators(job->head.request) ? WorkerPool::Urgency::Operator
                                                             : WorkerPool::Urgency::Usual;
    if (!job->key.empty()) {
      job->known_etag = job->head.request.header("if-none-match");
      job->head.request.headers = without(job->head.request.headers, "if-none-match");
    }
    const auto work = [this, job] {
      job->response = router_.dispatch(job->head.request);
      add_security_headers(job->head.request, job->response);
      loop.post([this, job] { finish(*job); });
    };
    if (!pool_.add(work, urgency)) return false;
    if (!job->key.empty()) asked_.try_emplace(job->key);
    return true;
  }

  void finish(Job& job) {
    const Request& request = job.head.request;
    Response& response = job.response;
    if (response.cause.starts_with(kHandlerThrew)) telemetry_.record(Event::HandlerThrew);
    if (request.path == "/metrics" && response.status == 200) response.body += metrics();
    const auto searched = take_search(response);
    if (!job.known_etag.empty()) {
      job.head.request.headers.add("if-none-match", std::move(job.known_etag));
    }
    std::shared_ptr<const KeptAnswer> kept;
    if (!job.key.empty() && options.epoch() == job.epoch) {
      if (const auto keeping = keepable(request, response)) {
        keeping->searched = searched;
        kept = keeping;
      }
    }
    if (kept != nullptr) {
      cache_.keep(job.key, kept);
      loop.answer(job.from, repeat(*kept, job.head, job.start));
    } else {
      loop.answer(job.from, whole(job));
    }
    answer_others(job.key, kept);
  }

  /// An answer for this request alone.
  Outgoing whole(Job& job) {
    const Request& request = job.head.request;
    Response& response = job.response;
    const std::size_t size = response.body.size();
    add_length(response);
    Outgoing out;
    out.keep_alive = job.head.keep_alive && !loop.is_stopping();
    out.head = head_of(response.status, response.headers, out.keep_alive);
    if (has_body(response.status) && request.method != Method::Head) {
      out.body = std::make_shared<const std::string>(std::move(response.body));
    }
    record(request, response.status, out.body == nullptr ? 0 : size, job.start, response.cause);
    return out;
  }

  /// Those who asked the same while it was worked on.
  void answer_others(const std::string& key, const std::shared_ptr<const KeptAnswer>& kept) {
    if (key.empty()) return;
    auto asked = asked_.extract(key);
    if (asked.empty()) return;
    for (const std::shared_ptr<Job>& other : asked.mapped()) {
      if (kept != nullptr) {
        ++repeated_;
        if (kept->searched && options.on_repeated_search) {
          options.on_repeated_search(other->head.request, *kept->searched);
        }
        loop.answer(other->from, repeat(*kept, other->head, other->start));
        continue;
      }
      other->key.clear();  // it turned out to be nobody else's
      if (start(other)) continue;
      Outgoing out =
          refused(other->head.request, {503, "overloaded", wording::overloaded()}, 1, other->start);
      out.keep_alive = false;
      loop.answer(other->from, std::move(out));
    }
  }

  /// An answer of the cache, for one visitor.
  Outgoing repeat(const KeptAnswer& kept, const WireHead& head, Clock::time_point start) {
    const Request& request = head.request;
    Outgoing out;
    out.keep_alive = head.keep_alive && !loop.is_stopping();
    std::string etag = kept.plain_etag;
    std::string cookie;
    if (kept.token_at != nullptr) {
      out.stamp = request.cookies.get(kFormTokenCookie);
      if (out.stamp.empty()) {
        out.stamp = fresh_form_token();
        cookie = form_token_cookie(out.stamp);
      }
      etag = etag_of(kept.content_tag, out.stamp);
    }
    const std::string* known = request.headers.find("if-none-match");
    const bool same = known != nullptr && names_etag(*known, etag);
    const int status = same ? 304 : 200;
    out.head.reserve(kept.head_lines.size() + 384);
    add_status_line(out.head, status);
    out.head.append("Date: ").append(date()).append("\r\nETag: ").append(etag);
    out.head.append("\r\nX-Request-Id: ").append(request.request_id).append("\r\n");
    if (!cookie.empty()) out.head.append("Set-Cookie: ").append(cookie).append("\r\n");
    out.head.append(same ? without_body_headers(kept.head_lines) : kept.head_lines);
    out.head.append(out.keep_alive ? "Connection: keep-alive\r\n\r\n"
                                   : "Connection: close\r\n\r\n");
    if (!same && request.method != Method::Head) {
      out.body = kept.body;
      out.stamp_at = kept.token_at;
      out.shared_body = true;
    }
    telemetry_.record_request(name_of(request.method), kept.route, status, took(start),
                              out.body == nullptr ? 0 : out.body->size());
    log_.write({name_of(request.method),
                kept.route,
                status,
                took(start),
                out.body == nullptr ? 0 : out.body->size(),
                request.request_id,
                {}});
    return out;
  }

  /// The last two lines are Content-Type and Content-Length (add_body_headers).
  static std::string_view without_body_headers(std::string_view lines) {
    const std::size_t at = lines.rfind("Content-Type: ");
    return lines.substr(0, at == std::string_view::npos ? lines.size() : at);
  }

  Outgoing overloaded(const Connection& from, const Request& request) {
    return refusal(from, request, {503, "overloaded", wording::overloaded()}, 1);
  }

  Outgoing refusal(const Connection& from, Request request, const Problem& problem,
                   std::size_t retry_after) {
    return refused(std::move(request), problem, retry_after, from.started);
  }

  Outgoing refused(Request request, const Problem& problem, std::size_t retry_after,
                   Clock::time_point start) {
    telemetry_.record(Event::RequestRefused);
    if (problem.status == 503) ++shed_;
    request.request_id = next_id();
    const Response& page = refusal_page(request, problem);
    Response response = page;
    response.body.clear();
    response.headers.emplace_back("X-Request-Id", request.request_id);
    if (retry_after > 0) {
      response.headers.emplace_back("Retry-After", std::to_string(retry_after));
    }
    Outgoing out;
    out.head = head_of(problem.status, response.headers, false);
    if (request.method != Method::Head) {
      // A copy: refusals are small, and the page may be forgotten while this one is sent.
      out.body = std::make_shared<const std::string>(page.body);
    }
    record(request, problem.status, page.body.size(), start, {});
    return out;
  }

  /// Refusals are made once and given to everybody, for they are asked for when there is no time.
  /// Nothing of a request is in them but the form its sender expects.
  const Response& refusal_page(const Request& request, const Problem& problem) {
    Request bare;
    bare.path = request.is_api() ? "/api/" : request.path.starts_with("/en/") ? "/en/" : "/";
    const std::string key = std::to_string(problem.status) + bare.path + problem.code +
                            problem.parameter + '\n' + problem.detail;
    if (const auto found = refusals_.find(key); found != refusals_.end()) return found->second;
    if (refusals_.size() >= kMostRefusals) refusals_.clear();
    Response page = router_.answer_problem(bare, problem);
    page.headers.emplace_back("Cache-Control", "no-store");
    add_security_headers(bare, page);
    std::erase_if(page.headers, [](const auto& one) { return one.first == "X-Request-Id"; });
    add_length(page);
    return refusals_.emplace(key, std::move(page)).first->second;
  }

  static void add_length(Response& response) {
    if (!has_body(response.status)) return;
    response.headers.emplace_back("Content-Type", response.content_type);
    response.headers.emplace_back("Content-Length", std::to_string(response.body.size()));
  }

  std::string head_of(int status, const std::vector<std::pair<std::string, std::string>>& headers,
                      bool keep_alive) {
    std::string out;
    out.reserve(1024);
    add_status_line(out, status);
    add_header(out, "Date", date());
    for (const auto& [name, value] : headers) add_header(out, name, value);
    out += keep_alive ? "Connection: keep-alive\r\n\r\n" : "Connection: close\r\n\r\n";
    return out;
  }

  void record(const Request& request, int status, std::size_t size, Clock::time_point start,
              std::string_view cause) {
    telemetry_.record_request(name_of(request.method), request.route, status, took(start), size);
    log_.write({name_of(request.method), request.route, status, took(start), size,
                request.request_id, cause});
  }

  static std::chrono::microseconds took(Clock::time_point start) {
    return std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - start);
  }

  /// As it was sent: two spellings of one address are two entries, which costs a little memory and
  /// can never mix up two questions.
  static std::string key_of(const Request& request) {
    std::string key;
    key.reserve(request.raw_path.size() + request.raw_query.size() + 4);
    key.append(request.raw_path).append("?").append(request.raw_query);
    if (request.path.starts_with("/static/")) {
      key += accepts_gzip(request.header("accept-encoding")) ? "\ngzip" : "\nplain";
    }
    return key;
  }

  void forget(std::uint64_t epoch) {
    cache_.clear();
    refusals_.clear();
    epoch_ = epoch;
  }

  const std::string& date() {
    const std::time_t now = std::time(nullptr);
    if (now != date_at_ || date_.empty()) {
      date_ = http_date(now);
      date_at_ = now;
    }
    return date_;
  }

  /// What only the server knows, behind the numbers of the other rooms.
  [[nodiscard]] std::string metrics() const {
    std::string out;
    const auto add = [&out](std::string_view name, std::string_view type, std::string_view help,
                            std::uint64_t value) {
      out.append("# HELP ").append(name).append(" ").append(help).append("\n# TYPE ");
      out.append(name).append(" ").append(type).append("\n").append(name).append(" ");
      out.append(std::to_string(value)).append("\n");
    };
    add("mitate_answers_repeated_total", "counter", "Answers given from the cache.", repeated_);
    add("mitate_answers_kept_bytes", "gauge", "Bytes of the cache of answers.", cache_.bytes());
    add("mitate_requests_shed_total", "counter", "Requests refused for want of room (503).", shed_);
    add("mitate_short_of_room_total", "counter", "Times that a connection had to make room.",
        short_of_room_);
    add("mitate_connections", "gauge", "Open connections.", loop.connections());
    add("mitate_held_bytes", "gauge", "Bytes of requests and answers in flight.",
        loop.held_bytes());
    add("mitate_log_lines_dropped_total", "counter", "Lines of the access log nobody read.",
        log_.dropped());
    return out;
  }

  /// Tells answers apart for whoever reports one; says nothing else.
  std::string next_id() {
    std::array<char, 24> digits{};
    const int length = std::snprintf(digits.data(), digits.size(), "%08llx",
                                     static_cast<unsigned long long>(++requests_));
    return id_prefix_ + std::string(digits.data(), static_cast<std::size_t>(length));
  }

  const Router& router_;
  Telemetry& telemetry_;
  AccessLog& log_;
  RateLimiter limiter_;
  RateLimiter changing_limiter_;
  RateLimiter report_limiter_;
  AllowedHosts hosts_;
  AnswerCache cache_;
  std::uint64_t epoch_ = 0;
  std::unordered_map<std::string, std::vector<std::shared_ptr<Job>>> asked_;
  std::unordered_map<std::string, Response> refusals_;
  std::string date_;
  std::time_t date_at_ = 0;
  std::string id_prefix_;
  std::uint64_t requests_ = 0;
  std::uint64_t repeated_ = 0;
  std::uint64_t shed_ = 0;
  std::uint64_t short_of_room_ = 0;

 public:
  EventLoop loop;

 private:
  WorkerPool pool_;  ///< last: its threads end before what they use
};

Server::Server(const Router& router, Telemetry& telemetry, AccessLog& log, ServerOptions options)
    : impl_(std::make_unique<Impl>(router, telemetry, log, std::move(options))) {}

Server::~Server() { stop(); }

Result<int> Server::bind() {
  const ServerOptions& options = impl_->options;
  const int last = options.port == 0 ? 0 : std::min(options.port + options.port_attempts, 65'535);
  for (int port = options.port; port <= last; ++port) {
    auto socket = ListeningSocket::open(options.host, port);
    if (socket) {
      impl_->listening = std::move(*socket);
      return impl_->listening.port();
    }
    if (port == last) return Unexpected(std::move(socket).error());
  }
  return Unexpected(ErrorCode::Io, "no free port", "choose another with --port");
}

Result<void> Server::run() { return impl_->run(); }

void Server::stop() { impl_->loop.stop(); }

}  // namespace mitate::web
