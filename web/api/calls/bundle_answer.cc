#include "web/api/calls/bundle_answer.h"

#include <atomic>
#include <chrono>
#include <nlohmann/json.hpp>

#include "web/api/json/bundle_json.h"
#include "web/wording/problem_wording.h"

namespace mitate::web::api {
namespace {

namespace bundle = ranker::bundle;

constexpr int kSolvesAtOnce = 2;
/// Longer than any answer takes that is worth waiting for; the work of a search ends it before.
constexpr std::chrono::seconds kLongestSearch{5};

class RunningSolve {
 public:
  RunningSolve() : allowed_(running_.fetch_add(1) < kSolvesAtOnce) {}
  ~RunningSolve() { running_.fetch_sub(1); }
  RunningSolve(const RunningSolve&) = delete;
  RunningSolve& operator=(const RunningSolve&) = delete;
  [[nodiscard]] bool allowed() const { return allowed_; }

 private:
  static inline std::atomic<int> running_{0};
  bool allowed_;
};

}  // namespace

Result<bundle::Bundle, Problem> planned(const bundle::AskedBundle& asked, const Snapshot& snapshot,
                                        bool what_if, const LeftFlag& left) {
  const RunningSolve solve;
  const Problem busy{.status = 503, .code = "overloaded", .detail = wording::overloaded()};
  if (!solve.allowed()) return Refused(busy);
  bundle::Thoroughness how;
  how.what_if = what_if;
  const auto until = std::chrono::steady_clock::now() + kLongestSearch;
  how.stop = [until, left] {
    return (left && left->load()) || std::chrono::steady_clock::now() > until;
  };
  auto out = bundle::plan(*snapshot.matcher, asked, how);
  if (out) return std::move(*out);
  if (out.error().code == ErrorCode::Unavailable) return Refused(busy);
  return Refused(problem_from(out.error()));
}

Result<nlohmann::ordered_json, Problem> answer_bundle(BundleRequest request,
                                                      const Snapshot& snapshot,
                                                      const Wording& wording,
                                                      const LeftFlag& left) {
  const bool what_if = request.what_if;
  MITATE_TRY(const bundle::AskedBundle asked, asked_bundle(std::move(request), snapshot));
  MITATE_TRY(const bundle::Bundle found, planned(asked, snapshot, what_if, left));
  return bundle_to_json(found, asked, snapshot, wording);
}

}  // namespace mitate::web::api
