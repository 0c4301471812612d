#include "web/pages/needs/need_form.h"

#include <algorithm>
#include <set>

#include "ranker/need/names.h"
#include "web/http/encoding.h"
#include "web/pages/facts/places_lookup.h"
#include "web/pages/needs/typed_values.h"

namespace mitate::web {
namespace {
using catalog::Vocabulary;
using ranker::Need;
using ranker::Slot;
using ranker::Strength;

constexpr std::int64_t kMaxMonths = 120;  ///< as the matcher takes them
constexpr std::size_t kMaxRegions = 20;
constexpr std::size_t kMaxChoices = 12;                  ///< buttons for one ambiguous name
constexpr std::int64_t kMaxYen = 1'000'000'000'000'000;  ///< as the seed tables

class Reader {
 public:
  Reader(const FactContext& context, const Fields& form, FormReading& out)
      : context_(context), form_(form), out_(out) {
    for (const std::string& slot : form.all("must")) must_.insert(slot);
  }

  void read() {
    Need& need = out_.need;
    need.text = form_.get("text");
    if (const std::size_t length = count_characters(need.text); length > kMaxNeedText) {
      out_.errors.push_back(
          {"text", context_.wording.text("form.error.text_too_long",
                                         {{"length", std::to_string(length)},
                                          {"over", std::to_string(length - kMaxNeedText)}})});
    }
    if (const auto buyer = ranker::buyer_type_named(form_.get("buyer"))) {
      need.buyer_type = Slot<ranker::BuyerType>{*buyer, Strength::Wish, {}};
    }
    read_buyer_kind();
    read_list(need.domains, "domains", Vocabulary::Domains);
    read_list(need.negated_domains, "negated_domains", Vocabulary::Domains);
    for (auto& unwanted : need.negated_domains) unwanted.strength = Strength::Must;
    read_list(need.segments, "segments", Vocabulary::Segments);
    read_list(need.service_types, "service_types", Vocabulary::ServiceTypes);
    read_list(need.interventions, "interventions", Vocabulary::Interventions);
    read_list(need.outcomes, "outcomes", Vocabulary::Outcomes);
    read_list(need.delivery, "delivery", Vocabulary::DeliveryModes);
    read_contradiction();
    read_languages();
    read_certifications();
    read_contract();
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
  /// Kinds of another buyer type are left out: the buttons of the form show one type's kinds only.
  void read_buyer_kind() {
    const std::string value = form_.get("buyer_kind");
    if (value.empty() || !out_.need.buyer_type) return;
    const std::string buyer(ranker::name_of(out_.need.buyer_type->value));
    for (const auto& [slug, label] : buyer_kinds(context_.catalog, buyer)) {
      if (slug != value) continue;
      out_.need.buyer_kind = slot("buyer_kind", value);
      out_.has_fields = true;
    }
  }
  void read_contradiction() {
    for (const auto& wanted : out_.need.domains) {
      for (const auto& unwanted : out_.need.negated_domains) {
        if (wanted.value != unwanted.value) continue;
        out_.errors.push_back(
            {"domains-" + wanted.value,
             context_.wording.text("form.error.contradiction",
                                   {{"domain", std::string(context_.catalog.taxonomy().label(
                                                   Vocabulary::Domains, wanted.value))}})});
      }
    }
  }
  void read_languages() {
    for (const std::string& value : form_.all("languages")) {
      if (!context_.wording.has("language." + value)) continue;
      out_.need.languages.push_back(slot("language", value));
      out_.has_fields = true;
    }
  }
  void read_contract() {
    if (const std::string day = form_.get("contract_start"); !day.empty()) {
      out_.need.contract_start = Date::parse(half_width(day));
      if (!out_.need.contract_start) fail("contract_start", "form.error.contract_start");
    }
    const std::string typed = form_.get("contract_months");
    if (typed.empty()) return;
    std::string text = half_width(typed);
    (void)take_end(text, {"か月", "ヶ月", "カ月", "ヵ月", "箇月", "月"});
    const auto months = read_digits(text, kMaxMonths);
    if (!months || *months == 0) return fail("contract_months", "form.error.contract_months");
    out_.need.contract_months = slot("contract_months", static_cast<int>(*months));
    out_.has_fields = true;
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
    ranker::Headcount headcount;
    if (!read_headcount_text(typed, headcount)) return fail("headcount", "form.error.headcount");
    const auto kind = ranker::headcount_kind_named(form_.get("headcount_kind"));
    headcount.kind = kind.value_or(ranker::HeadcountKind::Employees);
    out_.need.headcount = slot("headcount", headcount);
    out_.has_fields = true;
  }
  void add_region(ranker::Region region) {
    const auto same = [&](const Slot<ranker::Region>& one) {
      return one.value.prefecture == region.prefecture &&
             one.value.municipality_code == region.municipality_code;
    };
    std::vector<Slot<ranker::Region>>& regions = out_.need.regions;
    if (std::any_of(regions.begin(), regions.end(), same)) return;
    regions.push_back(slot("region", std::move(region)));
    out_.has_fields = true;
  }
  /// One name, kana or code; the chosen prefecture tells places of one name apart.
  void read_place(const std::string& typed, const std::string& prefecture) {
    const catalog::Places& places = context_.catalog.places();
    for (const catalog::Prefecture& one : places.prefectures()) {
      if (typed == one.name || typed == one.code || typed == one.kana) {
        return add_region({one.code, std::nullopt, one.name});
      }
    }
    auto found = municipalities_named(context_.catalog, typed, 50);
    if (!prefecture.empty() && found.size() > 1) {
      std::erase_if(found, [&](const catalog::Municipality* one) {
        return one->prefecture_code != prefecture;
      });
    }
    if (found.empty()) return fail("municipality", "form.error.municipality_unknown");
    // The reader's click on one of the choices of the last answer.
    for (const std::string& code : form_.all("pick")) {
      for (const catalog::Municipality* one : found) {
        if (one->code == code) return add_region({one->prefecture_code, one->code, one->name});
      }
    }
    if (found.size() > 1) {
      FormError error{"municipality",
                      context_.wording.text("form.error.municipality_many", {{"name", typed}}),
                      {}};
      for (std::size_t i = 0; i < found.size() && i < kMaxChoices; ++i) {
        error.choices.push_back({found[i]->code, places.label(found[i]->code)});
      }
      out_.errors.push_back(std::move(error));
      return;
    }
    const catalog::Municipality& one = *found.front();
    add_region({one.prefecture_code, one.code, one.name});
  }
  void read_region() {
    const std::string prefecture = form_.get("prefecture");
    const std::vector<std::string> typed = parts_of(form_.get("municipality"));
    if (typed.size() > kMaxRegions) return fail("municipality", "form.error.municipality_count");
    for (const std::string& part : typed) read_place(part, prefecture);
    const bool known = context_.catalog.places().prefecture(prefecture) != nullptr;
    const bool covered = std::any_of(
        out_.need.regions.begin(), out_.need.regions.end(),
        [&](const Slot<ranker::Region>& one) { return one.value.prefecture == prefecture; });
    // A prefecture beside its own town only tells which town; beside another place it is a wish.
    if (known && !covered) {
      add_region({prefecture, std::nullopt, context_.catalog.places().label(prefecture)});
    }
  }
  void read_budget() {
    const std::string typed = form_.get("budget");
    if (typed.empty()) return;
    std::string digits = half_width(typed);
    (void)take_end(digits, {"円"});
    const auto amount = read_digits(digits, kMaxYen);
    if (!amount || *amount == 0) return fail("budget", "form.error.budget");
    const auto unit = ranker::budget_unit_named(form_.get("budget_unit"));
    if (!unit) return fail("budget_unit", "form.error.budget_unit");
    ranker::Budget budget;
    budget.amount_yen = *amount;
    budget.unit = *unit;
    budget.op = ranker::budget_op_named(form_.get("budget_op")).value_or(ranker::BudgetOp::AtMost);
    const std::string tax = form_.get("budget_tax");
    if (tax == "incl") budget.tax = ranker::BudgetTax::Included;
    if (tax == "excl") budget.tax = ranker::BudgetTax::Excluded;
    out_.need.budget = slot("budget", budget);
    out_.has_fields = true;
  }
  void read_deadline() {
    const std::string typed = form_.get("deadline");
    if (typed.empty()) return;
    ranker::Deadline deadline;
    deadline.fiscal_year = read_fiscal_year(typed);
    if (!deadline.fiscal_year) deadline.date = PartialDate::parse(half_width(typed));
    if (!deadline.fiscal_year && !deadline.date) return fail("deadline", "form.error.deadline");
    deadline.text = typed;
    out_.need.deadline = slot("deadline", deadline);
    out_.has_fields = true;
  }

  const FactContext& context_;
  const Fields& form_;
  FormReading& out_;
  std::set<std::string> must_;
};
}  // namespace

std::vector<std::pair<std::string, std::string>> buyer_kinds(const catalog::Catalog& catalog,
                                                             const std::string& buyer) {
  std::vector<std::pair<std::string, std::string>> out;
  const catalog::Table& kinds = catalog.table("buyer_kinds");
  for (std::size_t i = 0; i < kinds.rows.size(); ++i) {
    const catalog::RowView row = kinds.view(i);
    if (row.text("buyer") == buyer) out.emplace_back(row.text("slug"), row.text("label_ja"));
  }
  return out;
}

FormReading read_need_form(const FactContext& context, const Fields& form) {
  FormReading reading;
  Reader(context, form, reading).read();
  if (reading.errors.empty() && !reading.has_fields &&
      reading.need.text.find_first_not_of(" \n\r\t") == std::string::npos) {
    reading.errors.push_back({"text", context.wording.text("form.error.empty")});
  }
  return reading;
}

}  // namespace mitate::web
