// What templates/need_form.html shows: options, kept input, errors.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "ranker/need/names.h"
#include "web/pages/needs/need_form.h"

namespace mitate::web {
namespace {
using catalog::Vocabulary;
using nlohmann::json;

json option(const std::string& value, const std::string& label, bool chosen) {
  return {{"value", value}, {"label", label}, {"chosen", chosen}};
}

json options(const FactContext& context, Vocabulary vocabulary, const std::string& name,
             const Fields& input) {
  const std::vector<std::string> chosen = input.all(name);
  json list = json::array();
  for (const catalog::Concept& entry : context.catalog.taxonomy().all(vocabulary)) {
    const bool on = std::find(chosen.begin(), chosen.end(), entry.slug) != chosen.end();
    json item = option(entry.slug, entry.label_ja, on);
    item["id"] = name + "-" + entry.slug;
    list.push_back(std::move(item));
  }
  return list;
}

json coded(const Wording& wording, const std::string& prefix, const std::vector<std::string>& codes,
           const std::string& chosen) {
  json list = json::array();
  for (const std::string& code : codes) {
    list.push_back(option(code, wording.text(prefix + code), code == chosen));
  }
  return list;
}
}  // namespace

json need_form_model(const FactContext& context, const Fields& input,
                     const std::vector<FormError>& errors) {
  const Wording& wording = context.wording;
  const std::string buyer = input.get("buyer");
  json model;
  json list = json::array();
  model["error"] = json::object();
  for (const char* field : {"text", "domains", "headcount", "municipality", "budget", "budget_unit",
                            "deadline", "contract_months", "contract_start"}) {
    model["error"][field] = false;
  }
  json choices = json::array();
  for (const FormError& error : errors) {
    for (const PlaceChoice& one : error.choices) {
      choices.push_back({{"code", one.code}, {"label", one.label}});
    }
    list.push_back({{"field", error.field}, {"message", error.message}});
    model["error"][error.field] = error.message;
  }
  model["has_errors"] = !errors.empty();
  model["has_place_choices"] = !choices.empty();
  model["place_choices"] = std::move(choices);
  // A place that was picked stays picked while other fields are corrected.
  model["picked_places"] = input.all("pick");
  model["errors"] = std::move(list);
  model["text"] = input.get("text");
  for (const char* field :
       {"headcount", "municipality", "budget", "deadline", "contract_months", "contract_start"}) {
    model["in"][field] = input.get(field);
  }
  const bool known = ranker::buyer_type_named(buyer).has_value();
  model["buyer"] = known ? json(buyer) : json(false);
  for (const char* type : {"employer", "insurer", "municipality"}) {
    model[std::string("for_") + type] = buyer == type;
  }
  json kinds = json::array();
  for (const auto& [slug, label] : buyer_kinds(context.catalog, buyer)) {
    kinds.push_back(option(slug, label, slug == input.get("buyer_kind")));
  }
  model["has_kinds"] = !kinds.empty();
  model["kinds"] = std::move(kinds);
  model["buyers"] = coded(wording, "buyer.", {"employer", "municipality", "insurer"}, buyer);
  model["domains"] = options(context, Vocabulary::Domains, "domains", input);
  model["segments"] = options(context, Vocabulary::Segments, "segments", input);
  model["delivery"] = options(context, Vocabulary::DeliveryModes, "delivery", input);
  model["negated"] = options(context, Vocabulary::Domains, "negated_domains", input);
  model["service_types"] = options(context, Vocabulary::ServiceTypes, "service_types", input);
  model["interventions"] = options(context, Vocabulary::Interventions, "interventions", input);
  model["outcomes"] = options(context, Vocabulary::Outcomes, "outcomes", input);
  json languages = json::array();
  const std::vector<std::string> spoken = input.all("languages");
  for (const char* code :
       {"ja", "en", "zh", "ko", "vi", "pt", "tl", "ne", "id", "es", "my", "th"}) {
    const bool on = std::find(spoken.begin(), spoken.end(), code) != spoken.end();
    json item = option(code, wording.text("language." + std::string(code)), on);
    item["id"] = "languages-" + std::string(code);
    languages.push_back(std::move(item));
  }
  model["languages"] = std::move(languages);
  // A group that holds a choice is open, so that nothing chosen is hidden.
  for (const char* group : {"segments", "delivery", "negated_domains", "service_types",
                            "interventions", "outcomes", "languages"}) {
    model[std::string(group) + "_open"] = !input.all(group).empty();
  }
  model["contract_open"] =
      !input.get("contract_months").empty() || !input.get("contract_start").empty();
  model["industries"] = options(context, Vocabulary::Industries, "industry", input);
  json certifications = json::array();
  const std::vector<std::string> held = input.all("certifications");
  for (const catalog::Scheme& scheme : context.catalog.schemes()) {
    if (!scheme.is_certification()) continue;
    const bool on = std::find(held.begin(), held.end(), scheme.id.text()) != held.end();
    json item = option(scheme.id.text(), scheme.name, on);
    item["id"] = "certifications-" + scheme.id.text();
    certifications.push_back(std::move(item));
  }
  model["certifications"] = std::move(certifications);
  model["certifications_open"] = !held.empty() || !input.get("minimum_grade").empty();
  json prefectures = json::array();
  for (const catalog::Prefecture& one : context.catalog.places().prefectures()) {
    prefectures.push_back(option(one.code, one.name, one.code == input.get("prefecture")));
  }
  model["prefectures"] = std::move(prefectures);
  std::string kind = input.get("headcount_kind");
  if (kind.empty()) {
    kind = buyer == "insurer"        ? "insured"
           : buyer == "municipality" ? "target_persons"
                                     : "employees";
  }
  model["headcount_kinds"] = coded(wording, "headcount.option.",
                                   {"employees", "insured", "residents", "target_persons"}, kind);
  std::string unit = input.get("budget_unit");
  if (unit.empty()) unit = buyer == "municipality" ? "total_year" : "person_month";
  model["budget_units"] =
      coded(wording, "budget.unit.",
            {"person_month", "person_year", "total_month", "total_year", "per_use", "total"}, unit);
  std::string op = input.get("budget_op");
  if (op.empty()) op = "<=";
  model["budget_ops"] = coded(wording, "budget.op.", {"<=", "~", "=", ">="}, op);
  model["budget_taxes"] =
      coded(wording, "budget.tax.", {"unknown", "incl", "excl"},
            input.get("budget_tax").empty() ? "unknown" : input.get("budget_tax"));
  model["grades"] = coded(wording, "slot.minimum_grade.", {"1", "2"}, input.get("minimum_grade"));
  json must = json::object();
  const std::vector<std::string> strict = input.all("must");
  for (const char* slot :
       {"domains", "segments", "service_types", "interventions", "delivery", "language",
        "certifications", "region", "headcount", "budget", "deadline", "minimum_grade"}) {
    must[slot] = std::find(strict.begin(), strict.end(), slot) != strict.end();
  }
  model["must"] = std::move(must);
  return model;
}

}  // namespace mitate::web
