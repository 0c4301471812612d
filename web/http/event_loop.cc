#include "web/http/event_loop.h"

#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <system_error>
#include <utility>

#include "web/wording/problem_wording.h"

namespace mitate::web {
namespace {

using std::chrono::milliseconds;

constexpr ConnectionId kListening = 0;
constexpr ConnectionId kWake = 1;
constexpr ConnectionId kFirstConnection = 2;
constexpr milliseconds kAcceptPause{100};
constexpr milliseconds kDrainTime{2'000};
/// A want of descriptors may pass in less.
constexpr milliseconds kPatience{1'000};
/// Descriptors that everything else needs: the store, the index, the log.
constexpr std::size_t kOtherDescriptors = 128;

/// As many connections as the system lets us have, at most `wanted`.
std::size_t room_for(std::size_t wanted) {
  rlimit limit{};
  if (::getrlimit(RLIMIT_NOFILE, &limit) != 0) return wanted;
  const rlim_t needed = wanted + kOtherDescriptors;
  if (limit.rlim_cur < needed && limit.rlim_cur < limit.rlim_max) {
    limit.rlim_cur = std::min(limit.rlim_max, needed);
    ::setrlimit(RLIMIT_NOFILE, &limit);
    ::getrlimit(RLIMIT_NOFILE, &limit);
  }
  if (limit.rlim_cur >= needed) return wanted;
  const auto given = static_cast<std::size_t>(limit.rlim_cur);
  return given > 2 * kOtherDescriptors ? given - kOtherDescriptors
                                       : std::max<std::size_t>(given / 2, 1);
}

bool watch(int queue, int descriptor, std::uint32_t events, ConnectionId id, int operation) {
  epoll_event event{};
  event.events = events;
  event.data.u64 = id;
  return ::epoll_ctl(queue, operation, descriptor, &event) == 0;
}

Unexpected failed(const std::string& what) {
  return Unexpected(ErrorCode::Io, what + ": " + std::system_category().message(errno));
}

}  // namespace

EventLoop::EventLoop(RequestSink& sink, LoopLimits limits)
    : sink_(sink),
      limits_(limits),
      wake_(::eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC)),
      next_id_(kFirstConnection),
      most_connections_(limits.connections) {}

EventLoop::~EventLoop() {
  connections_.clear();
  if (queue_ >= 0) ::close(queue_);
  if (wake_ >= 0) ::close(wake_);
}

Result<void> EventLoop::open_queue() {
  if (wake_ < 0) return failed("no event descriptor");
  queue_ = ::epoll_create1(EPOLL_CLOEXEC);
  if (queue_ < 0) return failed("no event queue");
  if (!watch(queue_, wake_, EPOLLIN, kWake, EPOLL_CTL_ADD) ||
      !watch(queue_, listening_.descriptor(), EPOLLIN, kListening, EPOLL_CTL_ADD)) {
    return failed("cannot watch the listening socket");
  }
  most_connections_ = room_for(limits_.connections);
  return {};
}

Result<void> EventLoop::run(ListeningSocket listening) {
  listening_ = std::move(listening);
  MITATE_TRY_VOID(open_queue());
  std::array<epoll_event, 256> events{};
  now_ = next_look_ = Clock::now();
  while (true) {
    if (stopping_.load() && !stop_begun_) begin_stopping();
    if (stop_begun_ && (connections_.empty() || now_ >= give_up_)) break;
    const int count =
        ::epoll_wait(queue_, events.data(), static_cast<int>(events.size()), wait_ms());
    if (count < 0 && errno != EINTR) return failed("the event queue failed");
    now_ = Clock::now();
    std::vector<ConnectionId> again = std::exchange(unfinished_, {});
    for (int i = 0; i < count; ++i) {
      const epoll_event& event = events[static_cast<std::size_t>(i)];
      if (event.data.u64 == kListening) {
        accept_waiting();
      } else if (event.data.u64 == kWake) {
        std::uint64_t times = 0;
        [[maybe_unused]] const ssize_t got = ::read(wake_, &times, sizeof times);
      } else if (const auto found = connections_.find(event.data.u64);
                 found != connections_.end()) {
        Connection& connection = *found->second;
        const std::uint32_t what = event.events;
        if ((what & (EPOLLIN | EPOLLRDHUP | EPOLLHUP | EPOLLERR)) != 0) connection.readable = true;
        if ((what & (EPOLLRDHUP | EPOLLHUP | EPOLLERR)) != 0) {
          // Who closes while he waits is gone. Who closed his side with the request waits for the
          // answer: his end was announced before a worker had it.
          if (connection.left && !connection.end_announced) connection.left->store(true);
          connection.end_announced = true;
        }
        if ((what & EPOLLOUT) != 0) connection.writable = true;
        advance(event.data.u64);
      }
    }
    run_posted();
    for (const ConnectionId id : again) advance(id);
    if (listening_broken_) {
      return Unexpected(ErrorCode::Io, "the listening socket cannot be used any more");
    }
    if (accept_again_ && now_ >= *accept_again_ && !stop_begun_) {
      accept_again_.reset();
      watch(queue_, listening_.descriptor(), EPOLLIN, kListening, EPOLL_CTL_MOD);
    }
    if (now_ >= next_look_) look_at_deadlines();
    sink_.turn_ended();
  }
  connections_.clear();
  run_posted();
  return {};
}

int EventLoop::wait_ms() const {
  if (!unfinished_.empty()) return 0;
  if (accept_again_ || stop_begun_) return static_cast<int>(kAcceptPause.count());
  if (connections_.empty()) return -1;
  const auto left = std::chrono::ceil<milliseconds>(next_look_ - now_).count();
  return static_cast<int>(std::clamp<std::int64_t>(left, 0, 1'000));
}

void EventLoop::stop() {
  stopping_.store(true);
  post(nullptr);
}

void EventLoop::post(std::function<void()> work) {
  if (work) {
    const std::lock_guard lock(posted_mutex_);
    posted_.push_back(std::move(work));
    if (posted_.size() > 1) return;  // the loop was already told
  }
  const std::uint64_t one = 1;
  [[maybe_unused]] const ssize_t told = ::write(wake_, &one, sizeof one);
}

void EventLoop::run_posted() {
  std::vector<std::function<void()>> work;
  {
    const std::lock_guard lock(posted_mutex_);
    work.swap(posted_);
  }
  for (const auto& one : work) one();
}

void EventLoop::accept_waiting() {
  constexpr int kAtOnce = 64;  // those who are connected already have their turn in between
  int evicted = 0;
  for (int i = 0; i < kAtOnce; ++i) {
    int socket = -1;
    std::string peer;
    switch (listening_.accept(socket, peer)) {
      case ListeningSocket::Outcome::Accepted:
        admit(socket, std::move(peer));
        break;
      case ListeningSocket::Outcome::NoneWaiting:
        return;
      case ListeningSocket::Outcome::Passing:
        break;
      case ListeningSocket::Outcome::Exhausted:
        sink_.short_of_room();
        if (++evicted < 8 && make_room(kPatience)) break;
        // The waiting connection stays in the backlog. Asking again at once would only spin.
        watch(queue_, listening_.descriptor(), 0, kListening, EPOLL_CTL_MOD);
        accept_again_ = now_ + kAcceptPause;
        return;
      case ListeningSocket::Outcome::Broken:
        listening_broken_ = true;
        return;
    }
  }
}

void EventLoop::admit(int socket, std::string peer) {
  if (connections_.size() >= most_connections_) {
    sink_.short_of_room();
    if (!make_room(milliseconds(0))) {
      ::close(socket);
      return;
    }
  }
  const ConnectionId id = next_id_++;
  auto connection = std::make_unique<Connection>(id, socket, std::move(peer));
  connection->started = now_;
  connection->deadline = now_ + limits_.idle_timeout;
  constexpr std::uint32_t kEverything = EPOLLIN | EPOLLOUT | EPOLLRDHUP | EPOLLET;
  if (!watch(queue_, socket, kEverything, id, EPOLL_CTL_ADD)) return;  // closed by its destructor
  connection->readable = true;  // most clients have sent before they are accepted
  connections_.emplace(id, std::move(connection));
  advance(id);
}

bool EventLoop::make_room(milliseconds patience) {
  const Connection* least = nullptr;
  for (const auto& [id, connection] : connections_) {
    using Phase = Connection::Phase;
    const Phase phase = connection->phase;
    if (phase == Phase::Running || phase == Phase::Writing) continue;
    if (now_ - connection->started < patience) continue;
    if (connection->is_idle() && (connection->readable || connection->has_news())) continue;
    const auto rank = [](const Connection& c) {
      return std::pair(!(c.is_idle() || c.phase == Phase::Draining), c.deadline);
    };
    if (least == nullptr || rank(*connection) < rank(*least)) least = connection.get();
  }
  if (least == nullptr) return false;
  drop(least->id);
  return true;
}

void EventLoop::advance(ConnectionId id) {
  const auto found = connections_.find(id);
  if (found == connections_.end()) return;
  Connection& connection = *found->second;
  // About one request: who sends many at once, or has a large body, lets the others in between.
  constexpr int kSteps = 4;
  for (int i = 0; i < kSteps; ++i) {
    switch (step(connection)) {
      case Step::Again:
        break;
      case Step::Wait:
        return;
      case Step::Gone:
        drop(id);
        return;
    }
  }
  unfinished_.push_back(id);
}

EventLoop::Step EventLoop::step(Connection& connection) {
  switch (connection.phase) {
    case Connection::Phase::Head:
      return read_head(connection);
    case Connection::Phase::Body:
      return read_body(connection);
    case Connection::Phase::Running:
      return Step::Wait;
    case Connection::Phase::Writing:
      return write(connection);
    case Connection::Phase::Draining:
      return connection.drain() ? Step::Wait : Step::Gone;
  }
  return Step::Gone;
}

EventLoop::Step EventLoop::read_head(Connection& connection) {
  std::optional<std::string> bytes = connection.take_head(limits_.wire.head_bytes);
  if (!bytes) {
    if (connection.head_is_too_long(limits_.wire.head_bytes)) return refuse_long_head(connection);
    if (connection.ended || connection.failed) return Step::Gone;
    if (!connection.readable) return Step::Wait;
    const bool first = connection.is_idle();
    if (connection.receive() && first) {
      connection.started = now_;
      connection.deadline = now_ + limits_.head_timeout;
    }
    count_bytes(connection);
    constexpr std::size_t kSmall = 4 * 1024;
    if (is_full() && connection.unread.size() > kSmall) {
      return refuse(connection, {}, {503, "overloaded", wording::overloaded()});
    }
    return Step::Again;
  }
  auto parsed = parse_head(*bytes, limits_.wire);
  if (!parsed) {
    WireFault& fault = parsed.error();
    return refuse(connection, std::move(fault.request), fault.problem);
  }
  WireHead& head = *parsed;
  if (std::optional<Outgoing> refusal = sink_.judge(connection, head)) {
    refusal->keep_alive = false;  // its body was not read
    return begin_writing(connection, std::move(*refusal));
  }
  if (head.content_length == 0) return hand_on(connection, std::move(head));
  if (head.expects_continue) {
    constexpr std::string_view kGoOn = "HTTP/1.1 100 Continue\r\n\r\n";
    // Nothing else is on its way to this client, so there is room for 25 bytes.
    if (::send(connection.socket, kGoOn.data(), kGoOn.size(), MSG_NOSIGNAL) < 0) return Step::Gone;
  }
  connection.phase = Connection::Phase::Body;
  connection.deadline = now_ + limits_.body_timeout;
  connection.head = std::move(head);
  return Step::Again;
}

EventLoop::Step EventLoop::read_body(Connection& connection) {
  const std::size_t length = connection.head->content_length;
  if (connection.unread.size() < length) {
    if (connection.ended || connection.failed) return Step::Gone;
    if (!connection.readable) return Step::Wait;
    connection.receive();
    count_bytes(connection);
    if (!is_full()) return Step::Again;
    return refuse(connection, std::move(connection.head->request),
                  {503, "overloaded", wording::overloaded()});
  }
  WireHead head = std::move(*connection.head);
  connection.head.reset();
  if (connection.unread.size() == length) {
    head.request.body = std::exchange(connection.unread, {});
  } else {
    head.request.body = connection.unread.substr(0, length);
    connection.unread.erase(0, length);
  }
  return hand_on(connection, std::move(head));
}

EventLoop::Step EventLoop::refuse(Connection& connection, Request request, const Problem& problem) {
  connection.head.reset();
  Outgoing refusal = sink_.refuse(connection, std::move(request), problem);
  // After a refusal the rest of the bytes cannot be trusted to be a request.
  refusal.keep_alive = false;
  return begin_writing(connection, std::move(refusal));
}

/// 414 when it is the request line that does not end, else 431.
EventLoop::Step EventLoop::refuse_long_head(Connection& connection) {
  const std::string& bytes = connection.unread;
  const std::size_t line_end = bytes.find("\r\n");
  const bool long_line = line_end == std::string::npos || line_end > limits_.wire.target_bytes;
  Request request;
  request.path = bytes.find(" /api/") < 12 ? "/api/" : "/";
  return refuse(
      connection, std::move(request),
      long_line
          ? Problem{414, "target_too_long", wording::target_too_long(limits_.wire.target_bytes)}
          : Problem{431, "head_too_large", wording::head_too_large(limits_.wire.head_bytes)});
}

EventLoop::Step EventLoop::hand_on(Connection& connection, WireHead head) {
  connection.phase = Connection::Phase::Running;
  connection.deadline = Clock::time_point::max();
  connection.running_bytes = head.request.body.size();
  connection.left = std::make_shared<std::atomic<bool>>(false);
  head.request.left = connection.left;
  count_bytes(connection);
  std::optional<Outgoing> answer = sink_.take(connection, std::move(head));
  return answer ? begin_writing(connection, std::move(*answer)) : Step::Wait;
}

void EventLoop::answer(ConnectionId to, Outgoing answer) {
  const auto found = connections_.find(to);
  if (found == connections_.end()) return;
  if (begin_writing(*found->second, std::move(answer)) == Step::Gone) {
    drop(to);
  } else {
    advance(to);
  }
}

EventLoop::Step EventLoop::begin_writing(Connection& connection, Outgoing answer) {
  connection.out = std::move(answer);
  connection.sent = 0;
  connection.running_bytes = 0;
  connection.left.reset();
  connection.phase = Connection::Phase::Writing;
  count_bytes(connection);
  const auto longest = std::chrono::seconds(connection.out.size() / limits_.write_bytes_per_second);
  connection.hard_deadline = now_ + limits_.write_timeout + longest;
  connection.deadline = now_ + limits_.write_timeout;
  return Step::Again;
}

EventLoop::Step EventLoop::write(Connection& connection) {
  if (connection.failed) return Step::Gone;
  if (!connection.writable) return Step::Wait;
  const std::size_t before = connection.sent;
  const SendOutcome outcome = send_some(connection.socket, connection.out, connection.sent);
  if (outcome == SendOutcome::Gone) return Step::Gone;
  if (outcome == SendOutcome::Done) return end_answer(connection);
  connection.writable = false;
  if (connection.sent > before) {
    connection.deadline = std::min(now_ + limits_.write_timeout, connection.hard_deadline);
  }
  return Step::Wait;
}

EventLoop::Step EventLoop::end_answer(Connection& connection) {
  const bool keep_alive = connection.out.keep_alive;
  connection.out = {};
  count_bytes(connection);
  if (keep_alive) {
    connection.phase = Connection::Phase::Head;
    connection.started = now_;
    connection.deadline =
        now_ + (connection.unread.empty() ? limits_.idle_timeout : limits_.head_timeout);
    return Step::Again;
  }
  if (connection.ended || connection.failed) return Step::Gone;
  connection.close_our_side();
  connection.phase = Connection::Phase::Draining;
  connection.deadline = now_ + kDrainTime;
  return stop_begun_ ? Step::Gone : Step::Again;
}

void EventLoop::look_at_deadlines() {
  std::vector<ConnectionId> due;
  auto next = now_ + std::chrono::seconds(1);
  for (const auto& [id, connection] : connections_) {
    if (connection->deadline <= now_) {
      due.push_back(id);
    } else {
      next = std::min(next, connection->deadline);
    }
  }
  next_look_ = std::max(next, now_ + milliseconds(100));
  for (const ConnectionId id : due) {
    if (const auto found = connections_.find(id); found != connections_.end()) {
      expire(*found->second);
    }
  }
}

void EventLoop::expire(Connection& connection) {
  using Phase = Connection::Phase;
  const ConnectionId id = connection.id;
  const bool reading = connection.phase == Phase::Head || connection.phase == Phase::Body;
  // A request may have arrived in this very moment; then it is answered, not cut off.
  if (connection.is_idle() && connection.has_news()) return;
  if (!reading || connection.is_idle()) return drop(id);
  Request request;
  if (connection.head) request = std::move(connection.head->request);
  const Problem late{408, "request_timeout", wording::request_timed_out()};
  if (refuse(connection, std::move(request), late) == Step::Gone) return drop(id);
  advance(id);
}

void EventLoop::begin_stopping() {
  stop_begun_ = true;
  listening_.close();
  accept_again_.reset();
  now_ = Clock::now();
  give_up_ = now_ + limits_.stop_timeout;
  std::vector<ConnectionId> idle;
  for (const auto& [id, connection] : connections_) {
    using Phase = Connection::Phase;
    const bool waits = connection->is_idle() && !connection->readable && !connection->has_news();
    if (waits || connection->phase == Phase::Draining) idle.push_back(id);
    if (connection->phase == Phase::Head) {
      connection->deadline = std::min(connection->deadline, now_ + std::chrono::seconds(1));
    }
  }
  for (const ConnectionId id : idle) drop(id);
}

void EventLoop::count_bytes(Connection& connection) {
  const bool writing = connection.phase == Connection::Phase::Writing;
  const std::size_t now = connection.unread.size() + connection.running_bytes +
                          (writing ? connection.out.own_bytes() : 0);
  held_bytes_ += now - connection.counted;
  connection.counted = now;
}

void EventLoop::drop(ConnectionId id) {
  const auto found = connections_.find(id);
  if (found == connections_.end()) return;
  held_bytes_ -= found->second->counted;
  if (found->second->left) found->second->left->store(true);
  connections_.erase(found);
}

}  // namespace mitate::web
