// Certification schemes, and apart from them everything that only looks like one.
#include <nlohmann/json.hpp>

#include "catalog/curation/visibility.h"
#include "web/pages/facts/source_index.h"

#include "web/pages/evidence/routes.h"
#include "web/pages/frame/parameters.h"

namespace mitate::web {
namespace {
using nlohmann::json;

/// Kinds of schemes in the order they are shown, one group each.
constexpr std::string_view kKinds[] = {
    "certification",      "regulatory_approval", "compliance_guideline",
    "industry_guideline", "self_declaration",    "standard",
    "buyer_recognition",  "public_programme",    "award"};

std::string day_text(const FactContext& context, const std::optional<PartialDate>& day) {
  return day ? context.wording.date(day->text()) : std::string();
}

using Contract = std::optional<ranker::ContractWindow>;

json holders_of(const FactContext& context, const catalog::Scheme& scheme, Date as_of,
                const Contract& contract, SourceIndex& sources) {
  json list = json::array();
  for (const catalog::Service& service : catalog::public_services(context.catalog)) {
    for (const catalog::SchemeHolding& held : service.schemes) {
      if (held.scheme != scheme.id) continue;
      const catalog::Service* origin =
          held.inherited_from ? catalog::public_service(context.catalog, *held.inherited_from)
                              : nullptr;
      const Validity::At state = held.validity.at(as_of);
      std::string validity;
      if (held.valid_from_text || held.validity.to) {
        validity = context.wording.text(
            "cert.validity",
            {{"from", held.valid_from_text ? day_text(context, held.valid_from_text)
                                           : context.wording.text("unknown")},
             {"to", held.validity.to ? context.wording.date(held.validity.to->iso())
                                     : context.wording.text("unknown")}});
      }
      list.push_back(
          {{"href", "/services/" + service.id.text()},
           {"service", service.name},
           {"subject", context.wording.text("scheme.subject." + held.subject)},
           {"inherited", origin == nullptr ? json(false) : json(origin->name)},
           {"inherited_href",
            origin == nullptr ? json(false) : json("/services/" + origin->id.text())},
           {"number", or_false(held.number)},
           {"category", or_false(held.category)},
           {"bare", !held.number && !held.category},
           {"note", or_false(held.note)},
           {"validity", or_false(validity)},
           {"lapses",
            contract && state == Validity::At::Valid &&
                ranker::lapse_of(held.validity.to, *contract, as_of) != ranker::Lapse::None},
           {"state", context.wording.text(state == Validity::At::Valid     ? "cert.valid"
                                          : state == Validity::At::Expired ? "cert.expired"
                                          : state == Validity::At::NotYet  ? "cert.not_yet"
                                                                           : "cert.unknown")},
           {"kind", state == Validity::At::Valid     ? "good"
                    : state == Validity::At::Expired ? "bad"
                                                     : "warn"},
           {"cite",
            sources.cite((origin == nullptr ? service : *origin).provenance, "certifications")}});
    }
  }
  return list;
}

json scheme_json(const FactContext& context, const catalog::Scheme& scheme, Date as_of,
                 const Contract& contract, SourceIndex& sources) {
  json holders = holders_of(context, scheme, as_of, contract, sources);
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
          {"holder_count", std::to_string(holders.size())},
          {"holders", std::move(holders)},
          {"certifies", scheme.is_certification()},
          {"detail_count", std::to_string(details.size())},
          {"details", std::move(details)},
          {"cite", sources.cite(scheme.provenance, "record")}};
}
}  // namespace

Response certifications_page(const Site& site, const Request& request) {
  const auto snapshot = site.app().snapshot();
  const Wording& wording = site.wording();
  const FactContext context{*snapshot->catalog, wording};
  const auto as_of = read_as_of(site, request);
  if (!as_of) return problem_response(as_of.error());
  const auto contract = read_contract(request);
  if (!contract) return problem_response(contract.error());
  SourceIndex sources(context);
  sources.judge_freshness(*as_of);
  json groups = json::array();
  for (const std::string_view kind : kKinds) {
    json schemes = json::array();
    for (const catalog::Scheme& scheme : snapshot->catalog->schemes()) {
      if (scheme.kind == kind)
        schemes.push_back(scheme_json(context, scheme, *as_of, *contract, sources));
    }
    if (schemes.empty()) continue;
    const std::string key = "scheme.kind." + std::string(kind);
    groups.push_back({{"anchor", "kind-" + std::string(kind)},
                      {"title", wording.text(key)},
                      {"text", wording.text(key + ".text")},
                      {"schemes", std::move(schemes)}});
  }
  json model{
      {"groups", std::move(groups)},
      {"as_of", wording.date(as_of->iso())},
      {"as_of_iso", as_of->iso()},
      {"contract_start", *contract ? (*contract)->start.iso() : std::string()},
      {"contract_end", *contract ? (*contract)->end.iso() : std::string()},
      {"span", *contract ? json(wording.text(
                               "contract.span",
                               {{"start", wording.date((*contract)->start.iso())},
                                {"last", wording.date((*contract)->end.plus_days(-1).iso())}}))
                         : json(false)},
      {"source_list", sources.list()}};
  const Frame frame{.title = wording.text("certifications.title"), .section = "certifications"};
  return site.page(request, *snapshot, frame, "certifications", std::move(model));
}

}  // namespace mitate::web
