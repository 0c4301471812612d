// mitate serve: the server of one data directory.
#include <pthread.h>
#include <unistd.h>
#include <csignal>

#include <atomic>
#include <chrono>
#include <thread>

#include "catalog/base/digest.h"
#include "web/api/api.h"
#include "web/cli/commands.h"
#include "web/cli/output.h"
#include "web/cli/server_claim.h"
#include "web/http/server.h"
#include "web/pages/pages.h"

namespace mitate::web::cli {
namespace {

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
  server_options.rate.per_minute = options.rate_limit;
  const AccessLog log(options.access_log ? stderr : nullptr);
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
  server.run();
  complain("stopped");
  return kOk;
}

}  // namespace mitate::web::cli
