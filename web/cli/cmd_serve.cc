// mitate serve: the server of one data directory.
#include <malloc.h>
#include <pthread.h>
#include <unistd.h>
#include <csignal>

#include <atomic>
#include <chrono>
#include <cstdlib>
#include <sstream>
#include <thread>

#include "catalog/base/digest.h"
#include "web/api/api.h"
#include "web/cli/commands.h"
#include "web/cli/output.h"
#include "web/cli/server_claim.h"
#include "web/http/allowed_hosts.h"
#include "web/http/server.h"
#include "web/pages/pages.h"

namespace mitate::web::cli {
namespace {

/// Large answers go back to the system when they are sent, instead of staying with the thread that
/// made them: a burst must not set the size of the process for good.
void return_memory_early() {
  constexpr int kLarge = 256 * 1024;
  ::mallopt(M_ARENA_MAX, 4);
  ::mallopt(M_MMAP_THRESHOLD, kLarge);
  ::mallopt(M_TRIM_THRESHOLD, 4 * kLarge);
}

/// Names under which a proxy or a network knows this server: MITATE_ALLOWED_HOSTS, parted by
/// commas.
std::vector<std::string> configured_hosts() {
  const char* given = std::getenv("MITATE_ALLOWED_HOSTS");
  std::vector<std::string> out;
  std::istringstream names(given == nullptr ? "" : given);
  for (std::string name; std::getline(names, name, ',');) out.push_back(name);
  return out;
}

/// While it is the same, so is every public answer: the generation that is served and the day.
std::uint64_t epoch_of(const App& app) {
  const Date day = app.today();
  const auto number = static_cast<std::uint64_t>(day.year()) * 400 + day.month() * 32 + day.day();
  return std::hash<std::string>{}(app.snapshot()->generation) ^ (number * 0x9E3779B97F4A7C15ULL);
}

/// SIGTERM and SIGINT become a call of stop() on an ordinary thread, where locks are allowed. The
/// signals are blocked before any other thread starts, so that all of them inherit it.
class StopOnSignal {
 public:
  StopOnSignal() {
    sigemptyset(&signals_);
    sigaddset(&signals_, SIGTERM);
    sigaddset(&signals_, SIGINT);
    pthread_sigmask(SIG_BLOCK, &signals_, nullptr);
    std::signal(SIGPIPE, SIG_IGN);
    // A terminal that is closed, or an operator who means "read anew": loads are noticed anyway.
    std::signal(SIGHUP, SIG_IGN);
  }
  void watch(Server& server) {
    thread_ = std::thread([this, &server] {
      const timespec slice{0, 200'000'000};
      while (!done_.load()) {
        if (sigtimedwait(&signals_, nullptr, &slice) > 0) server.stop();
      }
    });
  }
  ~StopOnSignal() {
    done_.store(true);
    if (thread_.joinable()) thread_.join();
  }

 private:
  sigset_t signals_{};
  std::atomic<bool> done_{false};
  std::thread thread_;
};

int announce_running(const Globals& globals) {
  const auto running = find_running(globals.data_dir);
  if (!running) {
    return fail(globals, Error{ErrorCode::Unavailable,
                               "another server holds this data directory but does not answer",
                               "stop it, or choose another directory with --data-dir",
                               {},
                               {}});
  }
  complain("already running (pid " + std::to_string(running->pid) + ")");
  print(running->url());
  return kOk;
}

}  // namespace

int serve(const Globals& globals, const ServeOptions& options) {
  return_memory_early();
  StopOnSignal signals;
  auto claim = ServerClaim::take(globals.data_dir);
  if (!claim) return fail(globals, claim.error());
  if (!claim->has_value()) return announce_running(globals);

  AppOptions app_options;
  app_options.data_dir = globals.data_dir;
  app_options.as_of = globals.as_of;
  app_options.prefer_mecab = !globals.icu;
  app_options.watch = true;
  app_options.query_statistics = options.query_statistics;
  if (!options.assets_dir.empty()) app_options.assets_dir = options.assets_dir;
  auto app = App::open(std::move(app_options));
  if (!app) return fail(globals, app.error());

  const std::string instance = random_hex(8);
  Router router;
  api::register_api(router, **app, instance);
  if (auto pages = register_pages(router, **app); !pages) return fail(globals, pages.error());

  ServerOptions server_options;
  server_options.host = options.host;
  server_options.port = options.port;
  server_options.threads = options.threads;
  server_options.rate.requests = options.rate_limit;
  if (options.rate_limit == 0) {
    server_options.changing_rate.requests = 0;
    server_options.report_rate.requests = 0;
  }
  server_options.allowed_hosts = configured_hosts();
  server_options.allowed_hosts.push_back(options.host);
  server_options.allowed_hosts.push_back(machine_name());
  // While designing, files are read anew for each page.
  if (options.assets_dir.empty()) server_options.epoch = [&app] { return epoch_of(**app); };
  server_options.on_repeated_search = [&app](const Request& request, const CountedSearch& search) {
    (*app)->query_statistics().record(search.text, visitor_of(request), search.outcome);
  };
  AccessLog log(options.access_log ? STDERR_FILENO : -1);
  Server server(router, (*app)->telemetry(), log, server_options);
  const auto port = server.bind();
  if (!port) return fail(globals, port.error());
  const ServerPlace place{options.host, *port, static_cast<int>(::getpid()), instance};
  if (auto published = (*claim)->publish(place); !published) {
    return fail(globals, published.error());
  }
  if (options.port != 0 && *port != options.port) {
    complain("port " + std::to_string(options.port) + " is taken, using " + std::to_string(*port));
  }
  complain("generation " + (*app)->snapshot()->generation + ", " +
           std::to_string((*app)->snapshot()->catalog->services().size()) + " services, " +
           (*app)->snapshot()->searcher->segmenter());
  if (!globals.icu && (*app)->snapshot()->searcher->segmenter() == "icu") {
    complain(
        "no MeCab dictionary (Debian: mecab-ipadic-utf8) could be opened; text is cut by ICU, "
        "which knows no readings: kana and romaji find less");
  }
  print(place.url());
  signals.watch(server);
  if (auto ended = server.run(); !ended) return fail(globals, ended.error());
  complain("stopped");
  return kOk;
}

}  // namespace mitate::web::cli
