// Certification schemes, and apart from them everything that only looks like one.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "web/pages/handlers.h"
#include "web/pages/source_index.h"

namespace mitate::web {
namespace {
using nlohmann::json;

/// Kinds of schemes in the order they are shown, one group each.
constexpr std::string_view kKinds[] = {
    "certification",      "regulatory_approval", "compliance_guideline",
    "industry_guideline", "self_declaration",    "standard",
    "buyer_recognition",  "public_programme",    "award"};

json services_holding(const catalog::Catalog& catalog, const SchemeId& scheme) {
  json list = json::array();
  for (const catalog::Service& service : catalog.services()) {
    const bool holds = std::any_of(
        service.schemes.begin(), service.schemes.end(),
        [&](const catalog::SchemeHolding& holding) { return holding.scheme == scheme; });
    if (!holds) continue;
    list.push_back(
        {{"href", "/services/" + service.id.text()}, {"name", service.name}, {"last", false}});
  }
  if (!list.empty()) list.back()["last"] = true;
  return list;
}

json scheme_json(const FactContext& context, const catalog::Scheme& scheme, SourceIndex& sources) {
  std::vector<std::string> applies;
  for (const std::string& item : scheme.applies_to) {
    applies.push_back(context.wording.text("scheme.applies." + item));
  }
  json details = json::array();
  for (const auto& [item, value] : scheme.details) {
    details.push_back({{"item", context.wording.has("scheme.detail." + item)
                                    ? context.wording.text("scheme.detail." + item)
                                    : item},
                       {"value", value}});
  }
  return {{"id", scheme.id.text()},
          {"name", scheme.name},
          {"meaning", scheme.meaning},
          {"issuer", scheme.issuer ? or_false(*scheme.issuer) : json(false)},
          {"applies_to", joined(context, applies)},
          {"validity", scheme.validity_text ? or_false(*scheme.validity_text) : json(false)},
          {"services", services_holding(context.catalog, scheme.id)},
          {"has_details", !details.empty()},
          {"detail_count", std::to_string(details.size())},
          {"details", std::move(details)},
          {"cite", sources.cite(scheme.provenance, "record")}};
}
}  // namespace

Response certifications_page(const Site& site, const Request& request) {
  const auto snapshot = site.app().snapshot();
  const Wording& wording = site.wording();
  const FactContext context{*snapshot->catalog, wording};
  SourceIndex sources(context);
  json groups = json::array();
  for (const std::string_view kind : kKinds) {
    json schemes = json::array();
    for (const catalog::Scheme& scheme : snapshot->catalog->schemes()) {
      if (scheme.kind == kind) schemes.push_back(scheme_json(context, scheme, sources));
    }
    if (schemes.empty()) continue;
    const std::string key = "scheme.kind." + std::string(kind);
    groups.push_back({{"anchor", "kind-" + std::string(kind)},
                      {"title", wording.text(key)},
                      {"text", wording.text(key + ".text")},
                      {"schemes", std::move(schemes)}});
  }
  json model{{"groups", std::move(groups)}, {"source_list", sources.list()}};
  const Frame frame{.title = wording.text("certifications.title"), .section = "certifications"};
  return site.page(request, *snapshot, frame, "certifications", std::move(model));
}

}  // namespace mitate::web
