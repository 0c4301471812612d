// Studies and reports: the list with the outcome table, and one study. What a report of use claims
// is never shown as an effect; a retracted study says so before anything else.
#include <map>
#include <nlohmann/json.hpp>
#include <sstream>

#include "catalog/curation/visibility.h"
#include "catalog/model/study_kind.h"
#include "web/html/links.h"
#include "web/pages/evidence/routes.h"
#include "web/pages/facts/source_index.h"
#include "web/pages/frame/parameters.h"

namespace mitate::web {
namespace {
using catalog::StudyKind;
using catalog::Vocabulary;
using nlohmann::json;

std::string number_text(double value) {
  std::ostringstream out;
  out << value;
  return out.str();
}

/// "-3.27 mmHg（95%信頼区間 -4.5〜-2.0）", with what is unknown said. Empty without an estimate.
std::string estimate_text(const FactContext& context, const catalog::Study& study) {
  if (!study.effect_value) return {};
  const std::string unit = study.unit.value_or(context.wording.text("study.unit_unknown"));
  const std::string interval =
      study.ci_low && study.ci_high
          ? context.wording.text("study.interval", {{"low", number_text(*study.ci_low)},
                                                    {"high", number_text(*study.ci_high)}})
          : context.wording.text("study.interval_unknown");
  return context.wording.text(
      "study.estimate",
      {{"value", number_text(*study.effect_value)}, {"unit", unit}, {"interval", interval}});
}

json study_view(const FactContext& context, const catalog::Service& service,
                const catalog::Study& study) {
  const StudyKind kind = catalog::study_kind(study.design);
  const catalog::Concept* outcome =
      study.outcome ? context.catalog.taxonomy().find(Vocabulary::Outcomes, *study.outcome)
                    : nullptr;
  const bool report = kind == StudyKind::Report;
  return {{"href", "/evidence/" + study.id},
          {"design", context.catalog.taxonomy().label(Vocabulary::EvidenceTypes, study.design)},
          {"kind", context.wording.text("study.kind." + std::string(name_of(kind)))},
          {"subject", context.wording.text("subject." + std::string(name_of(study.subject)))},
          {"summary", study.summary},
          {"service", service.name},
          {"service_href", "/services/" + service.id.text()},
          {"outcome", outcome == nullptr ? json(false) : json(outcome->label_ja)},
          {"n", study.n ? json(grouped(*study.n)) : json(false)},
          {"retracted", study.retracted.value_or(false)},
          {"is_report", report},
          {"is_ongoing", kind == StudyKind::Ongoing},
          {"reported", report ? or_false(study.effect) : json(false)},
          {"effect", report ? json(false) : or_false(study.effect)},
          {"estimate", report ? json(false) : or_false(estimate_text(context, study))}};
}

/// Outcomes with the number of studies per kind, and which difference matters where a source says.
json outcome_rows(const FactContext& context) {
  std::map<std::string, std::map<StudyKind, std::size_t>> counts;
  for (const catalog::Service& service : catalog::public_services(context.catalog)) {
    for (const catalog::Study& study : service.studies) {
      if (study.outcome) ++counts[*study.outcome][catalog::study_kind(study.design)];
    }
  }
  json rows = json::array();
  for (const catalog::Concept& outcome : context.catalog.taxonomy().all(Vocabulary::Outcomes)) {
    json cells = json::array();
    for (const StudyKind kind :
         {StudyKind::Effect, StudyKind::Accuracy, StudyKind::Report, StudyKind::Ongoing}) {
      const std::size_t count = counts[outcome.slug][kind];
      cells.push_back({{"count", count == 0 ? json(false) : json(std::to_string(count))}});
    }
    std::string important;
    if (outcome.smallest_important_difference) {
      important = number_text(*outcome.smallest_important_difference) + " " +
                  outcome.unit.value_or(context.wording.text("study.unit_unknown"));
    }
    rows.push_back({{"label", outcome.label_ja},
                    {"important", or_false(important)},
                    {"cells", std::move(cells)}});
  }
  return rows;
}

json groups_of_studies(const FactContext& context) {
  json groups = json::array();
  for (const StudyKind kind : {StudyKind::Effect, StudyKind::Accuracy, StudyKind::Ongoing,
                               StudyKind::Report, StudyKind::Unknown}) {
    json studies = json::array();
    for (const catalog::Service& service : catalog::public_services(context.catalog)) {
      for (const catalog::Study& study : service.studies) {
        if (catalog::study_kind(study.design) != kind) continue;
        studies.push_back(study_view(context, service, study));
      }
    }
    if (studies.empty()) continue;
    const std::string key = "study.kind." + std::string(name_of(kind));
    groups.push_back({{"anchor", "kind-" + std::string(name_of(kind))},
                      {"title", context.wording.text(key)},
                      {"text", context.wording.text(key + ".text")},
                      {"count", std::to_string(studies.size())},
                      {"studies", std::move(studies)}});
  }
  return groups;
}

std::string finding_text(const Wording& wording, const catalog::Study& study) {
  return study.finding ? wording.text("study.finding." + std::string(name_of(*study.finding))) : "";
}

/// Rows of one study's facts; an empty value is 未確認.
json fact_rows(const FactContext& context, const catalog::Study& study) {
  const Wording& wording = context.wording;
  const catalog::Concept* outcome =
      study.outcome ? context.catalog.taxonomy().find(Vocabulary::Outcomes, *study.outcome)
                    : nullptr;
  json rows = json::array();
  const auto add = [&](std::string_view label, const std::string& value) {
    rows.push_back({{"label", wording.text(label)}, {"value", or_false(value)}});
  };
  add("study.row.population", study.population.value_or(""));
  add("study.row.n", study.n ? wording.text("study.people", {{"n", grouped(*study.n)}}) : "");
  add("study.row.comparator", study.comparator.value_or(""));
  add("study.row.outcome", outcome == nullptr ? "" : outcome->label_ja);
  if (catalog::study_kind(study.design) == StudyKind::Report) {
    add("study.row.reported", study.effect.value_or(""));
  } else {
    if (catalog::study_kind(study.design) == StudyKind::Effect) {
      add("study.row.finding", finding_text(wording, study));
    }
    add("study.row.effect", study.effect.value_or(""));
    add("study.row.estimate", estimate_text(context, study));
    add("study.row.important", outcome != nullptr && outcome->smallest_important_difference
                                   ? number_text(*outcome->smallest_important_difference) + " " +
                                         outcome->unit.value_or(wording.text("study.unit_unknown"))
                                   : "");
  }
  add("study.row.certainty", "");
  add("study.row.funding", study.funding.value_or(""));
  add("study.row.citation", study.citation.value_or(""));
  add("study.row.trial", study.trial_id.value_or(""));
  add("study.row.published",
      study.published_on ? wording.date(study.published_on->text()) : std::string());
  add("study.row.retracted", !study.retracted   ? ""
                             : *study.retracted ? wording.text("study.retracted.yes")
                                                : wording.text("study.retracted.no"));
  return rows;
}
}  // namespace

Response studies_page(const Site& site, const Request& request) {
  const auto snapshot = site.app().snapshot();
  const FactContext context{*snapshot->catalog, site.wording()};
  json model{{"outcomes", outcome_rows(context)}, {"groups", groups_of_studies(context)}};
  const Frame frame{.title = site.wording().text("studies.title"),
                    .section = "guidelines",
                    .crumbs = {{site.wording().text("nav.home"), "/"},
                               {site.wording().text("guidelines.title"), "/guidelines"},
                               {site.wording().text("studies.title")}},
                    .description = site.wording().text("studies.description")};
  return site.page(request, *snapshot, frame, "studies", std::move(model));
}

Response study_page(const Site& site, const Request& request) {
  const auto snapshot = site.app().snapshot();
  const Wording& wording = site.wording();
  const FactContext context{*snapshot->catalog, wording};
  const auto as_of = read_as_of(site, request);
  if (!as_of) return problem_response(as_of.error());
  const std::string id = request.parameters.get("id");
  for (const catalog::Service& service : catalog::public_services(*snapshot->catalog)) {
    for (const catalog::Study& study : service.studies) {
      if (study.id != id) continue;
      SourceIndex sources(context);
      sources.judge_freshness(*as_of);
      json model{{"study", study_view(context, service, study)}};
      model["rows"] = fact_rows(context, study);
      const std::string doi =
          study.doi ? external_href("https://doi.org/" + *study.doi).value_or("") : "";
      model["doi_href"] = or_false(doi);
      model["report_href"] = with_query("/report", {{"service", service.id.text()}});
      const bool own = !study.provenance.entries.empty();
      model["statement"] = {{"cite", sources.cite(own ? study.provenance : service.provenance,
                                                  own ? "record" : "evidence")}};
      model["source_list"] = sources.list();
      const Frame frame{.title = wording.text("study.title", {{"service", service.name}}),
                        .section = "guidelines",
                        .crumbs = {{wording.text("nav.home"), "/"},
                                   {wording.text("studies.title"), "/evidence"},
                                   {service.name}}};
      model["title"] = frame.title;
      return site.page(request, *snapshot, frame, "study", std::move(model));
    }
  }
  return problem_response(not_found(site, "study.not_found"));
}

}  // namespace mitate::web
