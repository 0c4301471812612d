#include "web/pages/need_form.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "ranker/names.h"
#include "web/http/encoding.h"
#include "web/pages/places_lookup.h"

namespace mitate::web {
namespace {
using catalog::Vocabulary;
using nlohmann::json;
using ranker::Need;
using ranker::Slot;
using ranker::Strength;

constexpr std::int64_t kMaxCount = 200'000'000;          ///< people; more than live in Japan
constexpr std::int64_t kMaxYen = 1'000'000'000'000'000;  ///< as the seed tables

/// Digits as people type them: full width, thousands separators and spaces are accepted.
std::optional<std::int64_t> read_number(const std::string& typed, std::int64_t highest) {
  std::string digits;
  for (std::size_t i = 0; i < typed.size(); ++i) {
    const char c = typed[i];
    if (c >= '0' && c <= '9') {
      digits += c;
    } else if (c == ',' || c == ' ') {
      continue;
    } else if (typed.compare(i, 2, "\xEF\xBC") == 0 && i + 2 < typed.size()) {
      const auto last = static_cast<unsigned char>(typed[i + 2]);
      if (last >= 0x90 && last <= 0x99) {
        digits += static_cast<char>('0' + (last - 0x90));
      } else if (last != 0x8C) {  // full-width comma
        return std::nullopt;
      }
      i += 2;
    } else {
      return std::nullopt;
    }
  }
  if (digits.empty() || digits.size() > 15) return std::nullopt;
  const std::int64_t number = std::stoll(digits);
  return number <= highest ? std::optional(number) : std::nullopt;
}

class Reader {
 public:
  Reader(const FactContext& context, const Fields& form, FormReading& out)
      : context_(context), form_(form), out_(out) {
    for (const std::string& slot : form.all("must")) must_.insert(slot);
  }

  void read() {
    Need& need = out_.need;
    need.text = form_.get("text");
    if (count_characters(need.text) > kMaxNeedText) {
      fail("text", "form.error.text_too_long");
    }
    if (const auto buyer = ranker::buyer_type_named(form_.get("buyer"))) {
      need.buyer_type = Slot<ranker::BuyerType>{*buyer, Strength::Wish, {}};
    }
    read_list(need.domains, "domains", Vocabulary::Domains);
    read_list(need.segments, "segments", Vocabulary::Segments);
    read_list(need.delivery, "delivery", Vocabulary::DeliveryModes);
    read_certifications();
    const std::string industry = form_.get("industry");
    if (!industry.empty() &&
        context_.catalog.taxonomy().find(Vocabulary::Industries, industry) != nullptr) {
      need.industry = slot("industry", industry);
      out_.has_fields = true;
    }
    read_headcount();
    read_region();
    read_budget();
    read_deadline();
    const std::string grade = form_.get("minimum_grade");
    if (grade == "1" || grade == "2") {
      need.minimum_grade = slot("minimum_grade", grade == "1" ? 1 : 2);
      out_.has_fields = true;
    }
  }

 private:
  template <typename T>
  Slot<T> slot(const char* name, T value) const {
    return {std::move(value), must_.count(name) > 0 ? Strength::Must : Strength::Wish, {}};
  }
  void fail(const char* field, const char* key) {
    out_.errors.push_back({field, context_.wording.text(key)});
  }
  void read_list(std::vector<Slot<std::string>>& slots, const char* name, Vocabulary vocabulary) {
    for (const std::string& value : form_.all(name)) {
      if (context_.catalog.taxonomy().find(vocabulary, value) == nullptr) continue;
      slots.push_back(slot(name, value));
      out_.has_fields = true;
    }
  }
  void read_certifications() {
    for (const std::string& value : form_.all("certifications")) {
      if (context_.catalog.scheme(SchemeId(value)) == nullptr) continue;
      out_.need.certifications.push_back(slot("certifications", value));
      out_.has_fields = true;
    }
  }
  void read_headcount() {
    const std::string typed = form_.get("headcount");
    if (typed.empty()) return;
    const auto count = read_number(typed, kMaxCount);
    if (!count || *count == 0) return fail("headcount", "form.error.headcount");
    ranker::Headcount headcount;
    headcount.value = *count;
    const auto kind = ranker::headcount_kind_named(form_.get("headcount_kind"));
    headcount.kind = kind.value_or(ranker::HeadcountKind::Employees);
    out_.need.headcount = slot("headcount", headcount);
    out_.has_fields = true;
  }
  void read_region() {
    const std::string typed = form_.get("municipality");
    const std::string prefecture = form_.get("prefecture");
    if (!typed.empty()) {
      auto found = municipalities_named(context_.catalog, typed, 50);
      if (!prefecture.empty()) {
        std::erase_if(found, [&](const catalog::Municipality* one) {
          return one->prefecture_code != prefecture;
        });
      }
      if (found.empty()) return fail("municipality", "form.error.municipality_unknown");
      if (found.size() > 1) {
        std::vector<std::string> names;
        for (std::size_t i = 0; i < found.size() && i < 6; ++i) {
          names.push_back(context_.catalog.places().label(found[i]->code));
        }
        out_.errors.push_back(
            {"municipality", context_.wording.text("form.error.municipality_many",
                                                   {{"names", joined(context_, names)}})});
        return;
      }
      const catalog::Municipality& one = *found.front();
      out_.need.regions.push_back(
          slot("region", ranker::Region{one.prefecture_code, one.code, one.name}));
      out_.has_fields = true;
      return;
    }
    if (context_.catalog.places().prefecture(prefecture) != nullptr) {
      out_.need.regions.push_back(slot(
          "region",
          ranker::Region{prefecture, std::nullopt, context_.catalog.places().label(prefecture)}));
      out_.has_fields = true;
    }
  }
  void read_budget() {
    const std::string typed = form_.get("budget");
    if (typed.empty()) return;
    const auto amount = read_number(typed, kMaxYen);
    if (!amount) return fail("budget", "form.error.budget");
    const auto unit = ranker::budget_unit_named(form_.get("budget_unit"));
    if (!unit) return fail("budget_unit", "form.error.budget_unit");
    ranker::Budget budget;
    budget.amount_yen = *amount;
    budget.unit = *unit;
    budget.op = ranker::budget_op_named(form_.get("budget_op")).value_or(ranker::BudgetOp::AtMost);
    out_.need.budget = slot("budget", budget);
    out_.has_fields = true;
  }
  void read_deadline() {
    const std::string typed = form_.get("deadline");
    if (typed.empty()) return;
    const auto date = PartialDate::parse(typed);
    if (!date) return fail("deadline", "form.error.deadline");
    ranker::Deadline deadline;
    deadline.date = date;
    deadline.text = typed;
    out_.need.deadline = slot("deadline", deadline);
    out_.has_fields = true;
  }

  const FactContext& context_;
  const Fields& form_;
  FormReading& out_;
  std::set<std::string> must_;
};

template <typename T>
void take(std::optional<Slot<T>>& mine, const std::optional<Slot<T>>& theirs) {
  if (!mine) mine = theirs;
}
template <typename T>
void take(std::vector<Slot<T>>& mine, const std::vector<Slot<T>>& theirs) {
  if (mine.empty()) mine = theirs;
}

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

FormReading read_need_form(const FactContext& context, const Fields& form) {
  FormReading reading;
  Reader(context, form, reading).read();
  if (reading.errors.empty() && !reading.has_fields &&
      reading.need.text.find_first_not_of(" \n\r\t") == std::string::npos) {
    reading.errors.push_back({"text", context.wording.text("form.error.empty")});
  }
  return reading;
}

void fill_open_slots(Need& form, const Need& parsed) {
  take(form.buyer_type, parsed.buyer_type);
  take(form.industry, parsed.industry);
  take(form.headcount, parsed.headcount);
  take(form.regions, parsed.regions);
  take(form.domains, parsed.domains);
  take(form.negated_domains, parsed.negated_domains);
  take(form.segments, parsed.segments);
  take(form.service_types, parsed.service_types);
  take(form.interventions, parsed.interventions);
  take(form.outcomes, parsed.outcomes);
  take(form.budget, parsed.budget);
  take(form.delivery, parsed.delivery);
  take(form.languages, parsed.languages);
  take(form.deadline, parsed.deadline);
  take(form.certifications, parsed.certifications);
  take(form.minimum_grade, parsed.minimum_grade);
  take(form.contract_months, parsed.contract_months);
  if (!form.contract_start) form.contract_start = parsed.contract_start;
}

Fields fields_from(const FactContext& context, const Need& need) {
  Fields fields;
  fields.add("text", need.text);
  if (need.buyer_type) fields.add("buyer", std::string(ranker::name_of(need.buyer_type->value)));
  for (const auto& slot : need.domains) fields.add("domains", slot.value);
  for (const auto& slot : need.segments) fields.add("segments", slot.value);
  for (const auto& slot : need.delivery) fields.add("delivery", slot.value);
  for (const auto& slot : need.certifications) fields.add("certifications", slot.value);
  if (need.industry) fields.add("industry", need.industry->value);
  if (need.headcount) {
    const auto count = need.headcount->value.representative();
    if (count) fields.add("headcount", std::to_string(*count));
    fields.add("headcount_kind", std::string(ranker::name_of(need.headcount->value.kind)));
  }
  if (!need.regions.empty()) {
    const ranker::Region& region = need.regions.front().value;
    fields.add("prefecture", region.prefecture);
    if (region.municipality_code) {
      const auto* one = context.catalog.places().municipality(*region.municipality_code);
      if (one != nullptr) fields.add("municipality", one->name);
    }
  }
  if (need.budget) {
    fields.add("budget", std::to_string(need.budget->value.amount_yen));
    fields.add("budget_unit", std::string(ranker::name_of(need.budget->value.unit)));
    fields.add("budget_op", std::string(ranker::name_of(need.budget->value.op)));
  }
  if (need.deadline && need.deadline->value.date) {
    fields.add("deadline", need.deadline->value.date->text());
  }
  if (need.minimum_grade) {
    fields.add("minimum_grade", std::to_string(need.minimum_grade->value));
  }
  const auto strict = [&](const char* name, bool must) {
    if (must) fields.add("must", name);
  };
  const auto any = [](const auto& slots) {
    return std::any_of(slots.begin(), slots.end(),
                       [](const auto& slot) { return slot.strength == Strength::Must; });
  };
  const auto one = [](const auto& slot) { return slot && slot->strength == Strength::Must; };
  strict("domains", any(need.domains));
  strict("segments", any(need.segments));
  strict("delivery", any(need.delivery));
  strict("certifications", any(need.certifications));
  strict("region", any(need.regions));
  strict("headcount", one(need.headcount));
  strict("budget", one(need.budget));
  strict("deadline", one(need.deadline));
  strict("minimum_grade", one(need.minimum_grade));
  return fields;
}

json need_form_model(const FactContext& context, const Fields& input,
                     const std::vector<FormError>& errors) {
  const Wording& wording = context.wording;
  const std::string buyer = input.get("buyer");
  json model;
  json list = json::array();
  model["error"] = json::object();
  for (const char* field :
       {"text", "headcount", "municipality", "budget", "budget_unit", "deadline"}) {
    model["error"][field] = false;
  }
  for (const FormError& error : errors) {
    list.push_back({{"field", error.field}, {"message", error.message}});
    model["error"][error.field] = error.message;
  }
  model["has_errors"] = !errors.empty();
  model["errors"] = std::move(list);
  model["text"] = input.get("text");
  for (const char* field : {"headcount", "municipality", "budget", "deadline"}) {
    model["in"][field] = input.get(field);
  }
  const bool known = ranker::buyer_type_named(buyer).has_value();
  model["buyer"] = known ? json(buyer) : json(false);
  for (const char* type : {"employer", "insurer", "municipality"}) {
    model[std::string("for_") + type] = buyer == type;
  }
  model["buyers"] = coded(wording, "buyer.", {"employer", "municipality", "insurer"}, buyer);
  model["domains"] = options(context, Vocabulary::Domains, "domains", input);
  model["segments"] = options(context, Vocabulary::Segments, "segments", input);
  model["delivery"] = options(context, Vocabulary::DeliveryModes, "delivery", input);
  model["segments_open"] = !input.all("segments").empty();
  model["delivery_open"] = !input.all("delivery").empty();
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
  model["certifications_open"] = !held.empty();
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
  model["budget_ops"] = coded(wording, "budget.op.", {"<=", "~"}, op);
  model["grades"] = coded(wording, "slot.minimum_grade.", {"1", "2"}, input.get("minimum_grade"));
  json must = json::object();
  const std::vector<std::string> strict = input.all("must");
  for (const char* slot : {"domains", "segments", "delivery", "certifications", "region",
                           "headcount", "budget", "deadline", "minimum_grade"}) {
    must[slot] = std::find(strict.begin(), strict.end(), slot) != strict.end();
  }
  model["must"] = std::move(must);
  return model;
}

}  // namespace mitate::web
