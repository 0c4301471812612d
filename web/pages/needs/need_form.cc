#include "web/pages/needs/need_form.h"

#include <algorithm>
#include <set>

#include "ranker/need/names.h"
#include "ranker/need/need_limits.h"
#include "web/http/encoding.h"
#include "web/pages/facts/places_lookup.h"
#include "web/pages/needs/slot_choices.h"
#include "web/pages/needs/typed_values.h"

namespace mitate::web {
namespace {
using catalog::Vocabulary;
using ranker::Need;
using ranker::Slot;
using ranker::Strength;

using ranker::SlotInfo;

constexpr std::size_t kMaxRegions = 20;
constexpr std::size_t kMaxChoices = 12;  ///< buttons for one ambiguous name

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
    ranker::each_slot(need, [&](const SlotInfo& slot, auto& member) {
      read_slot(slot, member);
      const bool says_what = slot.name != "buyer_type" && slot.kind != ranker::SlotKind::Date;
      out_.has_fields = out_.has_fields || (says_what && ranker::is_given(member));
    });
    read_contradiction();
  }

 private:
  template <typename T>
  Slot<T> slot_of(const SlotInfo& slot, T value) const {
    const bool must = is_always_strict(slot) || must_.count(std::string(slot.name)) > 0;
    return {std::move(value), must ? Strength::Must : Strength::Wish, {}};
  }
  void fail(const char* field, const char* key) {
    out_.errors.push_back({field, context_.wording.text(key)});
  }
  /// Whether the slot takes this value.
  [[nodiscard]] bool admits(const SlotInfo& slot, const std::string& value) const {
    // A text may have asked for a recognition that the form does not offer.
    if (slot.name == "certifications") return context_.catalog.scheme(SchemeId(value)) != nullptr;
    const auto choices = slot.name == "buyer_kind"
                             ? buyer_kinds(context_.catalog, form_.get("buyer"))
                             : choices_of(context_, slot);
    return std::ranges::find(choices, value, &SlotChoice::value) != choices.end();
  }
  void read_slot(const SlotInfo& slot, std::vector<Slot<std::string>>& values) {
    for (const std::string& value : form_.all(field_of(slot))) {
      if (admits(slot, value)) values.push_back(slot_of(slot, value));
    }
  }
  void read_slot(const SlotInfo& slot, std::optional<Slot<std::string>>& out) {
    const std::string value = form_.get(field_of(slot));
    if (!value.empty() && admits(slot, value)) out = slot_of(slot, value);
  }
  void read_slot(const SlotInfo&, std::optional<Slot<ranker::BuyerType>>& out) {
    if (const auto buyer = ranker::buyer_type_named(form_.get("buyer"))) {
      out = Slot<ranker::BuyerType>{*buyer, Strength::Wish, {}};
    }
  }
  void read_slot(const SlotInfo& slot, std::optional<Slot<int>>& out) {
    std::string typed = half_width(form_.get(field_of(slot)));
    if (typed.empty()) return;
    if (slot.name == "contract_months") {
      (void)take_end(typed, {"か月", "ヶ月", "カ月", "ヵ月", "箇月", "月"});
    }
    const auto number = read_digits(typed, slot.most);
    if (number && *number >= slot.least) {
      out = slot_of(slot, static_cast<int>(*number));
    } else if (slot.name == "contract_months") {
      fail("contract_months", "form.error.contract_months");
    }
  }
  /// The form has the first day only.
  void read_slot(const SlotInfo& slot, std::optional<Date>& out) {
    const std::string day = form_.get(field_of(slot));
    if (slot.name != "contract_start" || day.empty()) return;
    out = Date::parse(half_width(day));
    if (!out) fail("contract_start", "form.error.contract_start");
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
  void read_slot(const SlotInfo& slot, std::optional<Slot<ranker::Headcount>>& out) {
    const std::string typed = form_.get("headcount");
    if (typed.empty()) return;
    ranker::Headcount headcount;
    if (!read_headcount_text(typed, headcount)) return fail("headcount", "form.error.headcount");
    const auto kind = ranker::headcount_kind_named(form_.get("headcount_kind"));
    headcount.kind = kind.value_or(ranker::HeadcountKind::Employees);
    out = slot_of(slot, headcount);
  }
  void add_region(ranker::Region region) {
    const auto same = [&](const Slot<ranker::Region>& one) {
      return one.value.prefecture == region.prefecture &&
             one.value.municipality_code == region.municipality_code;
    };
    std::vector<Slot<ranker::Region>>& regions = out_.need.regions;
    if (std::any_of(regions.begin(), regions.end(), same)) return;
    regions.push_back(slot_of(*ranker::slot_named("region"), std::move(region)));
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
  void read_slot(const SlotInfo&, std::vector<Slot<ranker::Region>>&) {
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
  void read_slot(const SlotInfo& slot, std::optional<Slot<ranker::Budget>>& out) {
    const std::string typed = form_.get("budget");
    if (typed.empty()) return;
    std::string digits = half_width(typed);
    (void)take_end(digits, {"円"});
    const auto amount = read_digits(digits, slot.most);
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
    out = slot_of(slot, budget);
  }
  void read_slot(const SlotInfo& slot, std::optional<Slot<ranker::Deadline>>& out) {
    const std::string typed = form_.get("deadline");
    if (typed.empty()) return;
    ranker::Deadline deadline;
    deadline.fiscal_year = read_fiscal_year(typed);
    if (!deadline.fiscal_year) deadline.date = PartialDate::parse(half_width(typed));
    if (!deadline.fiscal_year && !deadline.date) return fail("deadline", "form.error.deadline");
    deadline.text = typed;
    out = slot_of(slot, deadline);
  }

  const FactContext& context_;
  const Fields& form_;
  FormReading& out_;
  std::set<std::string> must_;
};
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

}  // namespace mitate::web
