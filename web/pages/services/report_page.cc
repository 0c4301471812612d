// 誤りを知らせる: a report about one record, kept for the curator's queue.
#include <nlohmann/json.hpp>

#include "catalog/curation/visibility.h"
#include "catalog/store/expiring_store.h"
#include "web/http/encoding.h"
#include "web/http/form.h"
#include "web/pages/facts/fact_views.h"
#include "web/pages/services/routes.h"

namespace mitate::web {
namespace {
using nlohmann::json;
constexpr std::size_t kMaxReport = 2000;
constexpr std::size_t kMaxAddress = 1000;
constexpr std::size_t kMaxWaiting = 10'000;  ///< more in the queue: nobody reads it, so refuse
/// A curator closes reports (`mitate reports --close`); this only bounds what was forgotten.
constexpr std::int64_t kReportLifetimeSeconds = 10LL * 365 * 24 * 60 * 60;

/// What a reader may point at; also the names of facts in provenance.
constexpr const char* kFacts[] = {
    "record",   "name",        "provider",       "description",   "service_type", "domains",
    "segments", "buyer_types", "delivery_modes", "interventions", "price",        "coverage",
    "evidence", "grade",       "certifications", "case_studies",  "economics",    "status",
    "security", "languages",   "lead_time",      "headcount",     "contact",      "other"};

/// A known name, or "other": what is kept must be readable by the curator.
std::string fact_named(const std::string& sent) {
  for (const char* fact : kFacts) {
    if (sent == fact) return fact;
  }
  return sent.empty() ? "record" : "other";
}

Response report_form(const Site& site, const Request& request, const Fields& input,
                     const std::string& error) {
  const auto snapshot = site.app().snapshot();
  const Wording& wording = site.wording();
  const catalog::Service* service =
      catalog::public_service(*snapshot->catalog, ServiceId(input.get("service")));
  json facts = json::array();
  for (const char* fact : kFacts) {
    facts.push_back({{"value", fact},
                     {"label", wording.text("export.fact." + std::string(fact))},
                     {"chosen", fact_named(input.get("fact")) == fact}});
  }
  json model{{"service", service == nullptr ? json(false)
                                            : json{{"id", service->id.text()},
                                                   {"name", service->name},
                                                   {"href", "/services/" + service->id.text()}}},
             {"facts", std::move(facts)},
             {"message", input.get("message")},
             {"evidence_url", input.get("evidence_url")},
             {"error", or_false(error)}};
  const Frame frame{.title = wording.text("report.title"), .section = "help", .noindex = true};
  Response response =
      site.page(request, *snapshot, frame, "report", std::move(model), Caching::NoStore);
  if (!error.empty()) response.status = 400;
  return response;
}
}  // namespace

Response report_page(const Site& site, const Request& request) {
  if (request.query.has("sent")) {
    const auto snapshot = site.app().snapshot();
    const Frame frame{
        .title = site.wording().text("report.sent"), .section = "help", .noindex = true};
    return site.page(request, *snapshot, frame, "report_sent", json::object(), Caching::NoStore);
  }
  return report_form(site, request, request.query, "");
}

Response submit_report(const Site& site, const Request& request) {
  const auto form = site.changing_form(request);
  if (!form) return problem_response(form.error());
  const Fields& fields = *form;
  const std::string message = fields.get("message");
  if (message.find_first_not_of(" \n\t\r") == std::string::npos) {
    return report_form(site, request, fields, site.wording().text("report.error.empty"));
  }
  if (count_characters(message) > kMaxReport ||
      count_characters(fields.get("evidence_url")) > kMaxAddress) {
    return report_form(site, request, fields, site.wording().text("report.error.too_long"));
  }
  auto store = site.app().kept();
  if (!store) return problem_response(problem_from(store.error()));
  const std::int64_t now = site.app().now();
  const auto snapshot = site.app().snapshot();
  const bool known =
      catalog::public_service(*snapshot->catalog, ServiceId(fields.get("service"))) != nullptr;
  const std::string report = json{
      {"version", 1},
      {"service", known ? json(fields.get("service")) : json(nullptr)},
      {"fact", fact_named(fields.get("fact"))},
      {"message", message},
      {"evidence_url", fields.get("evidence_url")},
      {"generation",
       snapshot->generation}}.dump();
  const auto count = (*store)->count(catalog::Shelf::Reports, now);
  if (count && *count >= kMaxWaiting) {
    return problem_response(Problem{
        .status = 503, .code = "unavailable", .detail = site.wording().text("report.error.full")});
  }
  // The store knows a report by its content: a double click is one report.
  auto kept = (*store)->put(catalog::Shelf::Reports, report, now, now + kReportLifetimeSeconds);
  if (!kept) return problem_response(problem_from(kept.error()));
  return see_other("/report?sent=1");
}

}  // namespace mitate::web
