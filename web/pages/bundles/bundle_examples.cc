#include "web/pages/bundles/bundle_examples.h"

#include <array>

#include "web/api/calls/bundle_answer.h"
#include "web/pages/bundles/routes.h"
#include "web/pages/frame/parameters.h"

namespace mitate::web {
namespace {
using nlohmann::json;
namespace bundle = ranker::bundle;

struct BundleExample {
  const char* key;       ///< of its wording
  const char* body;      ///< of POST /bundles, without assumptions
  std::int64_t assumed;  ///< yen per year of the first unknown price; each further one a fifth more
};

constexpr std::array kExamples{
    BundleExample{"society",
                  R"({"need":{"buyer_type":"insurer","headcount":{"value":8000,"kind":"insured"},
            "domains":["hypertension","mental-health","smoking"]},
            "goals":[{"domains":["hypertension"],"persons":1500},{"domains":["mental-health"],"persons":8000},
                     {"domains":["smoking"],"persons":900}],
            "budget":{"amount":12000000,"unit":"total_year"},"max_count":4})",
                  2'400'000},
    BundleExample{
        "town",
        R"({"need":{"buyer_type":"municipality","domains":["watch-over","sarcopenia-frailty","shopping-mobility"],
            "headcount":{"value":600,"kind":"target_persons"}},
            "budget":{"amount":3000000,"unit":"total_year"},"max_count":4})",
        700'000},
    BundleExample{"private",
                  R"({"need":{"buyer_type":"insurer","buyer_kind":"insurer-private",
            "headcount":{"value":5000,"kind":"target_persons"},"domains":["sleep","mental-health","obesity-metabolic"]},
            "budget":{"amount":300,"unit":"person_month"},"max_count":4,"diminishing":true})",
                  3'600'000},
};

/// The services without a price that the question would first ask about, priced by assumption.
json assumptions_of(const bundle::Bundle& found, std::int64_t yen, Date on) {
  json out = json::array();
  for (const bundle::WouldEnter& entry : found.would_enter) {
    bool known = false;
    for (const json& one : out) known = known || one["service"] == entry.service.text();
    if (known) continue;
    out.push_back({{"service", entry.service.text()},
                   {"amount", yen},
                   {"unit", "total_year"},
                   {"said", "assumed"},
                   {"on", on.iso()}});
    yen += yen / 5;
  }
  return out;
}

Result<BundleAnswer, Problem> answer_example(const BundleExample& example, const Snapshot& snapshot,
                                             const Wording& wording, Date as_of) {
  json body = json::parse(example.body);
  MITATE_TRY(api::BundleRequest first, api::bundle_request(body, as_of));
  MITATE_TRY(const bundle::AskedBundle asked, api::asked_bundle(std::move(first), snapshot));
  MITATE_TRY(const bundle::Bundle found, api::planned(asked, snapshot, true));
  body["assumptions"] = assumptions_of(found, example.assumed, as_of);
  MITATE_TRY(api::BundleRequest request, api::bundle_request(body, as_of));
  return api::answer_bundle(std::move(request), snapshot, wording);
}

}  // namespace

Result<std::vector<AnsweredExample>, Problem> answered_examples(const Snapshot& snapshot,
                                                                const Wording& wording,
                                                                Date as_of) {
  std::vector<AnsweredExample> out;
  for (const BundleExample& example : kExamples) {
    MITATE_TRY(BundleAnswer answer, answer_example(example, snapshot, wording, as_of));
    const std::string key = example.key;
    out.push_back({key, wording.text("bundle.example." + key),
                   wording.text("bundle.example.question." + key), std::move(answer)});
  }
  return out;
}

Response bundle_examples_page(const Site& site, const Request& request) {
  const auto snapshot = site.app().snapshot();
  const FactContext context{*snapshot->catalog, site.wording()};
  const auto as_of = read_as_of(site, request);
  if (!as_of) return problem_response(as_of.error());
  const auto answered = answered_examples(*snapshot, site.wording(), *as_of);
  if (!answered) return problem_response(answered.error());
  json examples = json::array();
  for (const AnsweredExample& example : *answered) {
    json view = bundle_view(context, example.answer);
    view["key"] = example.key;
    view["heading"] = example.heading;
    view["question"] = example.question;
    examples.push_back(std::move(view));
  }
  const Frame frame{.title = context.text("bundle.examples.title"), .section = "bundles"};
  return site.page(request, *snapshot, frame, "bundle_examples",
                   json{{"examples", std::move(examples)}});
}

}  // namespace mitate::web
