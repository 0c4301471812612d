// What templates/need_form.html shows: options, kept input, errors.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "ranker/need/names.h"
#include "web/pages/needs/need_form.h"
#include "web/pages/needs/slot_choices.h"

namespace mitate::web {
namespace {
using nlohmann::json;
using ranker::SlotInfo;
using ranker::SlotKind;

bool is_in(const std::vector<std::string>& values, std::string_view value) {
  return std::ranges::find(values, value) != values.end();
}

/// Options with ids, so that an error can point at one.
json options_json(const std::vector<SlotChoice>& choices, const std::string& field,
                  const Fields& input) {
  const std::vector<std::string> chosen = input.all(field);
  json list = json::array();
  for (const SlotChoice& one : choices) {
    list.push_back({{"value", one.value},
                    {"label", one.label},
                    {"chosen", is_in(chosen, one.value)},
                    {"id", field + "-" + one.value}});
  }
  return list;
}

json slot_options(const FactContext& context, std::string_view slot, const Fields& input) {
  const SlotInfo& row = *ranker::slot_named(slot);
  return options_json(choices_of(context, row), field_of(row), input);
}

/// Codes that stand on the form only, with their texts below `prefix`.
json coded(const Wording& wording, const std::string& prefix, const std::vector<std::string>& codes,
           const std::string& chosen) {
  json list = json::array();
  for (const std::string& code : codes) {
    list.push_back(
        {{"value", code}, {"label", wording.text(prefix + code)}, {"chosen", code == chosen}});
  }
  return list;
}

/// A foldable group of choices. One that holds a choice is open, so that nothing chosen is hidden.
json choice_list(const FactContext& context, const SlotInfo& slot, const Fields& input) {
  const std::string name(slot.name);
  const WordingParameters label{{"slot", context.text("slot." + name)}};
  const auto words = [&](const std::string& key) {
    return context.has(key + "." + name) ? context.text(key + "." + name)
                                         : context.text(key, label);
  };
  return {{"field", field_of(slot)},
          {"slot", name},
          {"summary", words("form.choose")},
          {"legend", words("form.legend")},
          {"must_label", offers_must(slot) ? json(words("form.must")) : json(false)},
          {"strict", is_in(input.all("must"), name)},
          {"open", !input.all(field_of(slot)).empty()},
          {"options", slot_options(context, name, input)}};
}

/// Every slot that takes several values, but for the two that the template sets apart. What
/// excludes comes last.
json choice_lists(const FactContext& context, const Fields& input) {
  json lists = json::array();
  for (const bool excluding : {false, true}) {
    for (const SlotInfo& slot : ranker::kNeedSlots) {
      if (slot.kind != SlotKind::Codes || is_always_strict(slot) != excluding) continue;
      if (slot.name == "domains" || slot.name == "certifications") continue;
      lists.push_back(choice_list(context, slot, input));
    }
  }
  return lists;
}

/// Single conditions about the evidence: a choice from few values.
json evidence_selects(const FactContext& context, const Fields& input) {
  json selects = json::array();
  for (const SlotInfo& slot : ranker::kNeedSlots) {
    const bool of_evidence =
        slot.name == "minimum_grade" || (slot.kind == SlotKind::Code && !slot.choices.empty());
    if (of_evidence) selects.push_back(choice_list(context, slot, input));
  }
  return selects;
}

void put_errors(const std::vector<FormError>& errors, json& model) {
  model["error"] = json::object();
  for (const char* field : {"text", "domains", "headcount", "municipality", "budget", "budget_unit",
                            "deadline", "contract_months", "contract_start"}) {
    model["error"][field] = false;
  }
  model["errors"] = json::array();
  model["place_choices"] = json::array();
  for (const FormError& error : errors) {
    for (const PlaceChoice& one : error.choices) {
      model["place_choices"].push_back({{"code", one.code}, {"label", one.label}});
    }
    model["errors"].push_back({{"field", error.field}, {"message", error.message}});
    model["error"][error.field] = error.message;
  }
}

void put_buyer(const FactContext& context, const Fields& input, json& model) {
  const std::string buyer = input.get("buyer");
  model["buyer"] = ranker::buyer_type_named(buyer) ? json(buyer) : json(false);
  for (const std::string_view type : kSlugs<ranker::BuyerType>) {
    model["for_" + std::string(type)] = buyer == type;
  }
  model["buyers"] =
      coded(context.wording, "buyer.", {"employer", "municipality", "insurer"}, buyer);
  model["kinds"] = options_json(buyer_kinds(context.catalog, buyer), "buyer_kind", input);
  model["industries"] = slot_options(context, "industry", input);
}

/// Choices beside what is typed; each buyer type starts with its own usual ones.
void put_units(const FactContext& context, const Fields& input, json& model) {
  const Wording& wording = context.wording;
  const std::string buyer = input.get("buyer");
  const auto sent_or = [&](const char* field, const char* usual) {
    const std::string sent = input.get(field);
    return sent.empty() ? std::string(usual) : sent;
  };
  model["headcount_kinds"] =
      coded(wording, "headcount.option.", {"employees", "insured", "residents", "target_persons"},
            sent_or("headcount_kind", buyer == "insurer"        ? "insured"
                                      : buyer == "municipality" ? "target_persons"
                                                                : "employees"));
  model["budget_units"] =
      coded(wording, "budget.unit.",
            {"person_month", "person_year", "total_month", "total_year", "per_use", "total"},
            sent_or("budget_unit", buyer == "municipality" ? "total_year" : "person_month"));
  model["budget_ops"] =
      coded(wording, "budget.op.", {"<=", "~", "=", ">="}, sent_or("budget_op", "<="));
  model["budget_taxes"] =
      coded(wording, "budget.tax.", {"unknown", "incl", "excl"}, sent_or("budget_tax", "unknown"));
}
}  // namespace

json need_form_model(const FactContext& context, const Fields& input,
                     const std::vector<FormError>& errors) {
  json model;
  put_errors(errors, model);
  put_buyer(context, input, model);
  put_units(context, input, model);
  model["text"] = input.get("text");
  for (const char* field :
       {"headcount", "municipality", "budget", "deadline", "contract_months", "contract_start"}) {
    model["in"][field] = input.get(field);
  }
  // A place that was picked stays picked while other fields are corrected.
  model["picked_places"] = input.all("pick");
  json prefectures = json::array();
  for (const catalog::Prefecture& one : context.catalog.places().prefectures()) {
    prefectures.push_back({{"value", one.code},
                           {"label", one.name},
                           {"chosen", one.code == input.get("prefecture")}});
  }
  model["prefectures"] = std::move(prefectures);
  model["domains"] = slot_options(context, "domains", input);
  model["certifications"] = slot_options(context, "certifications", input);
  model["choice_lists"] = choice_lists(context, input);
  model["evidence_selects"] = evidence_selects(context, input);
  bool evidence_asked = !input.all("certifications").empty();
  for (const json& select : model["evidence_selects"]) {
    evidence_asked = evidence_asked || select["open"].get<bool>();
  }
  model["certifications_open"] = evidence_asked;
  model["contract_open"] =
      !input.get("contract_months").empty() || !input.get("contract_start").empty();
  for (const std::string& slot : input.all("must")) model["must"][slot] = true;
  return model;
}

}  // namespace mitate::web
