#include "web/pages/need_form.h"

#include <algorithm>
#include <initializer_list>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "ranker/names.h"
#include "web/http/encoding.h"
#include "web/pages/need_chips.h"
#include "web/pages/places_lookup.h"

namespace mitate::web {
namespace {
using catalog::Vocabulary;
using nlohmann::json;
using ranker::Need;
using ranker::Slot;
using ranker::Strength;

constexpr std::int64_t kMaxCount = 200'000'000;          ///< people; more than live in Japan
constexpr std::int64_t kMaxMonths = 120;                 ///< as the matcher takes them
constexpr std::size_t kMaxRegions = 20;
constexpr std::size_t kMaxChoices = 12;  ///< buttons for one ambiguous name
constexpr std::int64_t kMaxYen = 1'000'000'000'000'000;  ///< as the seed tables

/// Full-width digits, commas and the signs that join a range as their half-width twins.
std::string half_width(const std::string& typed) {
  static constexpr std::pair<std::string_view, std::string_view> kTwins[] = {
      {"，", ","}, {"、", ","}, {"　", " "}, {"～", "〜"}, {"~", "〜"}, {"－", "-"},
      {"／", "/"}, {"．", "."}};
  std::string out;
  for (std::size_t i = 0; i < typed.size();) {
    const std::string_view rest = std::string_view(typed).substr(i);
    const auto twin =
        std::find_if(std::begin(kTwins), std::end(kTwins),
                     [&](const auto& pair) { return rest.starts_with(pair.first); });
    if (twin != std::end(kTwins)) {
      out += twin->second;
      i += twin->first.size();
    } else if (rest.size() >= 3 && rest.starts_with("\xEF\xBC") &&
               static_cast<unsigned char>(rest[2]) >= 0x90 &&
               static_cast<unsigned char>(rest[2]) <= 0x99) {
      out += static_cast<char>('0' + (static_cast<unsigned char>(rest[2]) - 0x90));
      i += 3;
    } else {
      out += typed[i++];
    }
  }
  return out;
}

/// Takes one of `words` off the end of `text`, with the spaces around it.
bool take_end(std::string& text, std::initializer_list<std::string_view> words) {
  const auto trim = [&] {
    while (!text.empty() && text.back() == ' ') text.pop_back();
    text.erase(0, std::min(text.find_first_not_of(' '), text.size()));
  };
  trim();
  for (const std::string_view word : words) {
    if (!text.ends_with(word)) continue;
    text.resize(text.size() - word.size());
    trim();
    return true;
  }
  return false;
}

/// Digits as people type them: thousands separators and spaces are accepted. REQUIRES half width.
std::optional<std::int64_t> read_digits(const std::string& typed, std::int64_t highest) {
  std::string digits;
  for (const char c : typed) {
    if (c >= '0' && c <= '9') {
      digits += c;
    } else if (c != ',' && c != ' ') {
      return std::nullopt;
    }
  }
  if (digits.empty() || digits.size() > 15) return std::nullopt;
  const std::int64_t number = std::stoll(digits);
  return number <= highest ? std::optional(number) : std::nullopt;
}

/// "120", "300〜500人", "50人以下", "100人以上".
bool read_headcount_text(const std::string& typed, ranker::Headcount& out) {
  std::string text = half_width(typed);
  const bool at_most = take_end(text, {"以下", "以内", "まで", "未満"});
  const bool at_least = !at_most && take_end(text, {"以上", "から"});
  (void)take_end(text, {"人", "名"});
  constexpr std::string_view kTo = "〜";
  const std::size_t to = text.find(kTo);
  const auto number = [](std::string part) {
    (void)take_end(part, {"人", "名"});
    const auto read = read_digits(part, kMaxCount);
    return read && *read > 0 ? read : std::nullopt;
  };
  if (to == std::string::npos) {
    const auto value = number(text);
    if (!value) return false;
    (at_most ? out.max : at_least ? out.min : out.value) = value;
    return true;
  }
  if (at_most || at_least) return false;
  const std::string low = text.substr(0, to);
  const std::string high = text.substr(to + kTo.size());
  if (!low.empty() && !(out.min = number(low))) return false;
  if (!high.empty() && !(out.max = number(high))) return false;
  return (out.min || out.max) && !(out.min && out.max && *out.min > *out.max);
}

/// "2027年度", "令和9年度"; nullopt when it is not a fiscal year.
std::optional<int> read_fiscal_year(const std::string& typed) {
  std::string text = half_width(typed);
  if (!take_end(text, {"年度"})) return std::nullopt;
  constexpr std::string_view kReiwa = "令和";
  const bool reiwa = text.starts_with(kReiwa);
  if (reiwa) text.erase(0, kReiwa.size());
  const auto year = read_digits(text, 9999);
  if (!year) return std::nullopt;
  const std::int64_t full = reiwa ? *year + 2018 : *year;
  return full >= 2000 && full <= 2100 ? std::optional(static_cast<int>(full)) : std::nullopt;
}

/// Names that stand in one field, apart from each other.
std::vector<std::string> parts_of(const std::string& typed) {
  std::vector<std::string> parts(1);
  for (const char c : half_width(typed)) {
    if (c == ',' || c == '\n' || c == ';') {
      parts.emplace_back();
    } else {
      parts.back() += c;
    }
  }
  for (std::string& part : parts) (void)take_end(part, {});
  std::erase_if(parts, [](const std::string& part) { return part.empty(); });
  return parts;
}

/// Slug and label of the kinds of one buyer type.
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

void keep_origins(Need& form, const Need& before) {
  struct Origin {
    std::optional<ranker::Span> source;
    Strength strength = Strength::Wish;
  };
  std::map<std::string, Origin> old;
  std::map<std::string, bool> was_must;
  Need copy = before;
  visit_slots(copy, [&](const SlotItem& item) {
    old.emplace(item.key, Origin{item.source, *item.strength});
    was_must[item.slot] = was_must[item.slot] || *item.strength == Strength::Must;
    return SlotFate::Keep;
  });
  visit_slots(form, [&](const SlotItem& item) {
    const auto found = old.find(item.key);
    if (found == old.end()) return SlotFate::Keep;
    *item.source_place = found->second.source;
    const bool ticked = *item.strength == Strength::Must;
    if (item.can_be_must && ticked == was_must[item.slot]) {
      *item.strength = found->second.strength;
    }
    return SlotFate::Keep;
  });
  // Compound values keep their words only while they say the same.
  const auto other = [&](const char* slot, auto same) {
    if (old.count(slot) > 0 && !same()) {
      visit_slots(form, [&](const SlotItem& item) {
        if (item.key == slot) item.source_place->reset();
        return SlotFate::Keep;
      });
    }
  };
  other("headcount", [&] {
    if (!form.headcount || !before.headcount) return false;
    const ranker::Headcount& a = form.headcount->value;
    const ranker::Headcount& b = before.headcount->value;
    return a.value == b.value && a.min == b.min && a.max == b.max && a.kind == b.kind;
  });
  other("budget", [&] {
    if (!form.budget || !before.budget) return false;
    const ranker::Budget& a = form.budget->value;
    const ranker::Budget& b = before.budget->value;
    return a.amount_yen == b.amount_yen && a.unit == b.unit && a.op == b.op && a.tax == b.tax;
  });
  other("deadline", [&] {
    if (!form.deadline || !before.deadline) return false;
    const ranker::Deadline& a = form.deadline->value;
    const ranker::Deadline& b = before.deadline->value;
    return a.fiscal_year == b.fiscal_year && a.date == b.date;
  });
  const auto same_value = [](const auto& a, const auto& b) { return a && b && a->value == b->value; };
  other("minimum_grade", [&] { return same_value(form.minimum_grade, before.minimum_grade); });
  other("contract_months", [&] { return same_value(form.contract_months, before.contract_months); });
  other("industry", [&] { return same_value(form.industry, before.industry); });
  other("buyer_type", [&] { return same_value(form.buyer_type, before.buyer_type); });
  other("buyer_kind", [&] { return same_value(form.buyer_kind, before.buyer_kind); });
  form.contract_start = before.contract_start;
  // An end that no longer agrees with the months of the form would contradict them.
  if (same_value(form.contract_months, before.contract_months)) form.contract_end = before.contract_end;
}

void fill_open_slots(Need& form, const Need& parsed) {
  take(form.buyer_type, parsed.buyer_type);
  if (form.buyer_type && parsed.buyer_type && form.buyer_type->value == parsed.buyer_type->value) {
    take(form.buyer_kind, parsed.buyer_kind);
  }
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
  if (need.buyer_kind) fields.add("buyer_kind", need.buyer_kind->value);
  for (const auto& slot : need.domains) fields.add("domains", slot.value);
  const auto add_all = [&](const char* name, const std::vector<Slot<std::string>>& slots) {
    for (const Slot<std::string>& slot : slots) fields.add(name, slot.value);
  };
  add_all("negated_domains", need.negated_domains);
  add_all("segments", need.segments);
  add_all("service_types", need.service_types);
  add_all("interventions", need.interventions);
  add_all("outcomes", need.outcomes);
  add_all("delivery", need.delivery);
  add_all("languages", need.languages);
  add_all("certifications", need.certifications);
  if (need.contract_months) {
    fields.add("contract_months", std::to_string(need.contract_months->value));
  }
  if (need.industry) fields.add("industry", need.industry->value);
  if (need.headcount) {
    const ranker::Headcount& count = need.headcount->value;
    const auto digits = [](const std::optional<std::int64_t>& number) {
      return number ? std::to_string(*number) : std::string();
    };
    fields.add("headcount",
               !count.representative() ? std::string()
               : count.value           ? digits(count.value)
                                       : digits(count.min) + "〜" + digits(count.max));
    fields.add("headcount_kind", std::string(ranker::name_of(need.headcount->value.kind)));
  }
  if (need.regions.size() == 1 && !need.regions.front().value.municipality_code) {
    fields.add("prefecture", need.regions.front().value.prefecture);
  } else {
    std::string names;
    for (const auto& slot : need.regions) {
      if (!names.empty()) names += "、";
      names += context.catalog.places().label(
          slot.value.municipality_code.value_or(slot.value.prefecture));
    }
    if (!names.empty()) fields.add("municipality", names);
  }
  if (need.budget) {
    fields.add("budget", std::to_string(need.budget->value.amount_yen));
    fields.add("budget_unit", std::string(ranker::name_of(need.budget->value.unit)));
    fields.add("budget_op", std::string(ranker::name_of(need.budget->value.op)));
    if (need.budget->value.tax == ranker::BudgetTax::Included) fields.add("budget_tax", "incl");
    if (need.budget->value.tax == ranker::BudgetTax::Excluded) fields.add("budget_tax", "excl");
  }
  if (need.deadline && need.deadline->value.fiscal_year) {
    fields.add("deadline", std::to_string(*need.deadline->value.fiscal_year) + "年度");
  } else if (need.deadline && need.deadline->value.date) {
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
  strict("service_types", any(need.service_types));
  strict("interventions", any(need.interventions));
  strict("delivery", any(need.delivery));
  strict("language", any(need.languages));
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
       {"text", "domains", "headcount", "municipality", "budget", "budget_unit", "deadline",
        "contract_months"}) {
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
       {"headcount", "municipality", "budget", "deadline", "contract_months"}) {
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
  model["contract_open"] = !input.get("contract_months").empty();
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
