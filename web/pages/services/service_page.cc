// One service: every fact with source, date and verification; unknown in words.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "catalog/curation/visibility.h"
#include "web/html/links.h"
#include "web/pages/facts/comparison.h"
#include "web/pages/facts/evidence_line.h"
#include "web/pages/facts/figures.h"
#include "web/pages/facts/orientation_view.h"
#include "web/pages/frame/parameters.h"
#include "web/pages/services/routes.h"
#include "web/pages/services/service_sections.h"

namespace mitate::web {
namespace {
using nlohmann::json;
constexpr std::size_t kSimilar = 6;

json cautions_of(const FactContext& context, const catalog::Service& service) {
  json cautions = json::array();
  const std::string stage = "caution.stage." + std::string(name_of(service.stage));
  if (context.wording.has(stage)) cautions.push_back(context.wording.text(stage));
  if (service.status == catalog::ListingStatus::Reference) {
    cautions.push_back(context.wording.text("caution.reference",
                                            {{"reason", service.status_reason.value_or("")}}));
  }
  return cautions;
}

json withdrawn_notice(const FactContext& context, const catalog::Service& service) {
  if (service.status != catalog::ListingStatus::Withdrawn &&
      service.status != catalog::ListingStatus::Suspended) {
    return false;
  }
  const std::string key = "withdrawn." + std::string(name_of(service.status));
  return {
      {"title", context.wording.text(key)},
      {"text",
       context.wording.text(
           "withdrawn.reason",
           {{"reason", service.status_reason.value_or("")},
            {"date", service.status_on ? context.wording.date(service.status_on->iso()) : ""}})}};
}

/// What lapses inside the contract that was asked about, and the fields to ask about another one.
json contract_check(const Snapshot& snapshot, const FactContext& context,
                    const catalog::Service& service, const Request& request,
                    const std::optional<ranker::ContractWindow>& contract, Date as_of) {
  json model{{"start", request.query.get("contract_start")},
             {"end", request.query.get("contract_end")},
             {"as_of", or_false(request.query.get("as_of"))},
             {"asked", contract.has_value()},
             {"lapses", json::array()}};
  if (!contract) return model;
  model["end"] = contract->end.iso();
  for (const ranker::LapsingFact& fact :
       ranker::lapsing_facts(service, *contract, as_of, snapshot.matcher->policy())) {
    model["lapses"].push_back(lapsing_sentence(fact, service, context.catalog, context.wording));
  }
  model["span"] = context.wording.text(
      "contract.span", {{"start", context.wording.date(contract->start.iso())},
                        {"last", context.wording.date(contract->end.plus_days(-1).iso())}});
  return model;
}

/// What most rows of a section cite, taken out of them and told once for the section. A row that
/// cites something else keeps it; one that cites nothing though it says something is marked, so
/// that it is not read as covered. False where no two rows agree.
json shared_cite(json& rows) {
  const json* most = nullptr;
  std::ptrdiff_t best = 1;
  const auto same_as = [](const json& cite) {
    return [&cite](const json& row) { return row["cite"] == cite; };
  };
  for (const json& row : rows) {
    if (!row["cite"].is_object()) continue;
    const auto count = std::count_if(rows.begin(), rows.end(), same_as(row["cite"]));
    if (count > best) {
      best = count;
      most = &row["cite"];
    }
  }
  if (most == nullptr) return false;
  const json shared = *most;
  for (json& row : rows) {
    if (row["cite"] == shared) {
      row["cite"] = false;
    } else if (!row["cite"].is_object()) {
      row["uncited"] = !row.contains("value") || row["value"] != false;
    }
  }
  return {{"cite", shared}};
}

/// 未確認 stands once, in the list of what to ask, not again in every row: takes rows without a
/// value and a note out, and gives the names of those that no question of the list asks.
json take_unknown(const FactContext& context, json& rows) {
  std::vector<std::string> asked;
  for (const char* fact : {"lead_time_days", "headcount_min", "language", "security"}) {
    asked.push_back(context.text("row.fact." + std::string(fact)));
  }
  json names = json::array();
  json known = json::array();
  for (json& row : rows) {
    if (row["value"] != false || row["note"] != false) {
      known.push_back(std::move(row));
    } else if (std::find(asked.begin(), asked.end(), row["label"].get<std::string>()) ==
               asked.end()) {
      names.push_back(row["label"]);
    }
  }
  rows = std::move(known);
  return names;
}

json similar_services(const Snapshot& snapshot, const catalog::Service& service) {
  json list = json::array();
  const auto found = snapshot.searcher->similar(service.id, kSimilar);
  if (!found) return list;
  for (const search::Hit& hit : *found) {
    const catalog::Service* other = catalog::public_service(*snapshot.catalog, hit.id);
    if (other == nullptr || other->id == service.id) continue;
    list.push_back({{"href", "/services/" + other->id.text()},
                    {"name", other->name},
                    {"provider", or_false(std::string(snapshot.catalog->provider_name(*other)))}});
  }
  return list;
}
/// Name, provider, badges and the few facts that stand on top of the page.
void put_head(const FactContext& context, const catalog::Service& service,
              const std::vector<ServiceId>& shortlist, json& model) {
  const ServiceCard card = service_card(context, service, nullptr, shortlist);
  model["id"] = card.id;
  model["path"] = card.href;
  model["name"] = card.name;
  model["kana"] = or_false(service.name_kana);
  model["provider"] = or_false(std::string(context.catalog.provider_name(service)));
  model["provider_href"] =
      service.provider ? json("/providers/" + service.provider->text()) : json(false);
  model["service_type"] = card.service_type;
  model["badges"] = card.badges;
  model["picked"] = card.picked;
  model["withdrawn"] = withdrawn_notice(context, service);
  model["cautions"] = cautions_of(context, service);
  model["summary"] = service.summary;
  model["what"] = or_false(service.summary_short);
  model["for_whom"] = or_false(
      joined(context, labels_of(context, catalog::Vocabulary::Segments, service.segments)));
  model["buyers"] = or_false(
      joined(context, labels_of(context, catalog::Vocabulary::BuyerTypes, service.buyer_types)));
  model["how"] = or_false(joined(
      context, labels_of(context, catalog::Vocabulary::DeliveryModes, service.delivery_modes)));
  model["evidence_lines"] = evidence_phrases(context, service);
  model["price"] = or_false(card.price);
  model["price_hint"] = or_false(orientation_line(context, service));
  model["contact"] = or_false(external_href(service.url.value_or("")).value_or(""));
  model["coverage_short"] = or_false(card.coverage);
  model["last_verified"] = card.last_verified;
}

/// Where it is offered: in words, by name and on the map.
void put_coverage(const FactContext& context, const catalog::Service& service, SourceIndex& sources,
                  json& model) {
  const bool known = service.coverage != catalog::Coverage::Unknown;
  model["coverage"] = known
                          ? json(context.text("coverage." + std::string(name_of(service.coverage))))
                          : json(false);
  model["coverage_text"] = or_false(service.coverage_text);
  model["coverage_cite"] = known || service.coverage_text
                               ? json{{"cite", sources.cite(service.provenance, "coverage")}}
                               : json(false);
  // 47 question marks would only say again what one word says.
  put_markup(model, "map_svg",
             known || !service.places.empty() ? coverage_map(context, service) : SafeHtml{});
  for (const char* word : {"whole", "part", "unknown", "outside"}) {
    model["words"][word] = context.text("map.coverage." + std::string(word));
  }
  json names = json::array();
  for (const catalog::CoveredPlace& place : service.places) {
    names.push_back(context.catalog.places().label(place.area_code));
  }
  model["places"] = names.empty() ? json(false) : json{{"names", names}};
}
}  // namespace

Response service_page(const Site& site, const Request& request) {
  const auto snapshot = site.app().snapshot();
  const Wording& wording = site.wording();
  const FactContext context{*snapshot->catalog, wording};
  const auto as_of = read_as_of(site, request);
  if (!as_of) return problem_response(as_of.error());
  const catalog::Service* service =
      catalog::public_service(*snapshot->catalog, ServiceId(request.parameters.get("id")));
  if (service == nullptr) return problem_response(not_found(site, "service.not_found"));

  const auto contract = read_contract(request);
  if (!contract) return problem_response(contract.error());

  SourceIndex sources(context);
  sources.judge_freshness(*as_of);
  json model;
  put_head(context, *service, shortlist_of(request, *snapshot->catalog), model);
  model["summary_cite"] = {{"cite", sources.cite(service->provenance, "description")}};
  model["contract"] = contract_check(*snapshot, context, *service, request, *contract, *as_of);
  model["basics"] = basic_rows(context, *service, sources);
  model["recommendations"] = recommendation_rows(context, *service, sources);
  model["decisions"] = link_decision_rows(context, *service);
  model["scale"] = grade_scale(context, service);
  model["interventions"] = intervention_rows(context, *service);
  model["studies"] = study_rows(context, *service, sources);
  model["prices"] = price_rows(context, *service, sources);
  model["orientation"] = orientation_rows(context, *service, sources);
  model["price_lines"] = price_figures(context, *service);
  // One study is told in words; a matrix of one cell is no picture.
  model["evidence_grid"] =
      service->studies.size() >= 2 ? evidence_figure(context, *service) : json(false);
  put_coverage(context, *service, sources, model);
  model["certifications"] = scheme_rows(context, *service, true, *as_of, sources);
  model["recognitions"] = scheme_rows(context, *service, false, *as_of, sources);
  model["cases"] = case_rows(context, *service, sources);
  model["economics"] = economics_rows(context, *service, sources);
  model["similar"] = similar_services(*snapshot, *service);
  model["history_href"] = "/services/" + service->id.text() + "/history";
  model["others_unknown"] = take_unknown(context, model["basics"]);
  for (const char* section : {"basics", "prices", "studies", "certifications", "recognitions",
                              "cases", "economics", "recommendations"}) {
    model["shared"][section] = shared_cite(model[section]);
  }
  const std::vector<std::string> asks = facts_to_ask(context, *service);
  model["ask_count"] = std::to_string(asks.size() + model["others_unknown"].size());
  model["asks"] = asks;
  model["inquiry"] = inquiry_text(context, {service});
  model["inquiry_href"] = "/services/" + service->id.text() + "/inquiry.txt";
  model["embed_path"] = "/embed/services/" + service->id.text();
  model["report_href"] = with_query("/report", {{"service", service->id.text()}});
  model["source_list"] = sources.list();

  const Frame frame{.title = service->name,
                    .section = "services",
                    .crumbs = {{wording.text("nav.home"), "/"},
                               {wording.text("services.title"), "/services"},
                               {service->name}},
                    .description = service->summary,
                    .scripts = {"copy.js"},
                    .alternate = "/en" + model["path"].get<std::string>()};
  return site.page(request, *snapshot, frame, "service", std::move(model));
}

}  // namespace mitate::web
