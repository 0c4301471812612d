// JSON as a need: each slot with its own rule and refusal. Written back by need_json.cc.
#include "web/api/json/need_json.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "catalog/base/public_codes.h"
#include "ranker/need/names.h"
#include "web/api/endpoint/endpoint.h"
#include "web/api/json/need_slots.h"
#include "web/api/nearest.h"
#include "web/wording/api_wording.h"

namespace mitate::web::api {
namespace {

using nlohmann::json;
using namespace ranker;

class Reader {
 public:
  explicit Reader(Need& need) : need_(need) {}

  std::optional<Problem> read(const json& object) {
    for (const auto& [name, value] : object.items()) {
      if (problem_) break;
      if (value.is_null()) {
        if (!contains(names(), name)) refuse_unknown(name);
        continue;
      }
      read_slot(name, value);
    }
    if (!problem_) apply_must();
    return problem_;
  }

 private:
  /// What `must` may name. Negated domains are strict anyway.
  static const std::vector<std::string>& strict_names() {
    static const std::vector<std::string> kNames = [] {
      const Need none;
      std::vector<std::string> out;
      each_strict_slot(none, [&out](const char* name, const auto&) { out.emplace_back(name); });
      out.emplace_back("negated_domains");
      return out;
    }();
    return kNames;
  }
  static const std::vector<std::string>& names() {
    static const std::vector<std::string> kNames = [] {
      std::vector<std::string> out = strict_names();
      out.insert(out.end(), {"contract_start", "contract_end", "must"});
      return out;
    }();
    return kNames;
  }
  static bool contains(const std::vector<std::string>& list, std::string_view name) {
    return std::find(list.begin(), list.end(), name) != list.end();
  }

  void refuse(const std::string& field, std::string detail, std::optional<std::string> value = {}) {
    if (!problem_)
      problem_ = invalid_parameter("need." + field, std::move(detail), std::move(value));
  }
  void refuse_unknown(const std::string& name) {
    refuse(name, wording::unknown_field("need." + name));
    if (const auto near = nearest(name, names())) problem_->hint = wording::did_you_mean(*near);
  }
  void refuse_type(const std::string& field, wording::JsonType type) {
    refuse(field, wording::json_wrong_type("need." + field, type));
  }
  bool only(const std::string& field, const json& object, std::vector<std::string> allowed) {
    allowed.emplace_back("strength");
    allowed.emplace_back("source");
    for (const auto& [name, value] : object.items()) {
      if (std::find(allowed.begin(), allowed.end(), name) != allowed.end()) continue;
      const std::string path = field + "." + name;
      refuse(path, wording::unknown_field("need." + path));
      if (const auto near = nearest(name, allowed)) problem_->hint = wording::did_you_mean(*near);
      return false;
    }
    return true;
  }

  template <typename T>
  bool read_marks(const std::string& field, const json& object, Slot<T>& slot) {
    if (object.contains("strength") && !object["strength"].is_null()) {
      const json& given = object["strength"];
      const auto strength =
          given.is_string() ? strength_named(given.get_ref<const std::string&>()) : std::nullopt;
      if (!strength) {
        refuse(field + ".strength", wording::not_a_choice("strength", "must, wish"));
        return false;
      }
      slot.strength = *strength;
    }
    if (object.contains("source") && !object["source"].is_null()) {
      const json& source = object["source"];
      if (!source.is_object() || !source.contains("start") || !source.contains("end") ||
          !source["start"].is_number_unsigned() || !source["end"].is_number_unsigned()) {
        refuse_type(field + ".source", wording::JsonType::Object);
        return false;
      }
      slot.source = Span{source["start"].get<std::size_t>(), source["end"].get<std::size_t>()};
    }
    return true;
  }

  /// "x" or {"value": "x", ...}.
  std::optional<Slot<std::string>> text_slot(const std::string& field, const json& given) {
    Slot<std::string> slot;
    const json* value = &given;
    if (given.is_object()) {
      if (!only(field, given, {"value"}) || !read_marks(field, given, slot)) return std::nullopt;
      if (!given.contains("value")) {
        refuse(field + ".value", wording::missing_field("need." + field + ".value"));
        return std::nullopt;
      }
      value = &given["value"];
    }
    if (!value->is_string()) {
      refuse_type(field, wording::JsonType::TextOrObject);
      return std::nullopt;
    }
    slot.value = value->get<std::string>();
    constexpr std::size_t kLongestSlug = 100;
    if (slot.value.empty() || slot.value.size() > kLongestSlug ||
        slot.value.find('\0') != std::string::npos) {
      refuse(field, wording::too_long("need." + field, kLongestSlug, slot.value.size()));
      return std::nullopt;
    }
    return slot;
  }

  void read_texts(const std::string& field, const json& given,
                  std::vector<Slot<std::string>>& slots) {
    if (!given.is_array()) return refuse_type(field, wording::JsonType::List);
    constexpr std::size_t kMost = 50;
    if (given.size() > kMost) {
      return refuse(field, wording::out_of_range("need." + field, 0, kMost));
    }
    for (std::size_t i = 0; i < given.size(); ++i) {
      auto slot = text_slot(field + "[" + std::to_string(i) + "]", given[i]);
      if (!slot) return;
      slots.push_back(std::move(*slot));
    }
  }

  std::optional<std::int64_t> whole(const std::string& field, const json& value,
                                    std::int64_t lowest, std::int64_t highest) {
    if (!value.is_number_integer()) {
      refuse_type(field, wording::JsonType::Integer);
      return std::nullopt;
    }
    // An unsigned number above int64 would wrap around when read as signed.
    const bool too_big = value.is_number_unsigned() &&
                         value.get<std::uint64_t>() > static_cast<std::uint64_t>(highest);
    if (too_big || value.get<std::int64_t>() < lowest || value.get<std::int64_t>() > highest) {
      refuse(field, wording::out_of_range("need." + field, lowest, highest));
      return std::nullopt;
    }
    return value.get<std::int64_t>();
  }

  /// 12 or {"value": 12, ...}.
  void read_number(const std::string& field, const json& given, std::int64_t lowest,
                   std::int64_t highest, std::optional<Slot<int>>& out) {
    Slot<int> slot;
    const json* value = &given;
    if (given.is_object()) {
      if (!only(field, given, {"value"}) || !read_marks(field, given, slot)) return;
      if (!given.contains("value")) {
        return refuse(field + ".value", wording::missing_field("need." + field + ".value"));
      }
      value = &given["value"];
    }
    const auto number = whole(field, *value, lowest, highest);
    if (!number) return;
    slot.value = static_cast<int>(*number);
    out = slot;
  }

  template <typename E>
  std::optional<E> choice(const std::string& field, const json& object, const char* member,
                          std::optional<E> (*named)(std::string_view), const char* choices) {
    const std::string path = field + "." + member;
    if (!object.contains(member)) {
      refuse(path, wording::missing_field("need." + path));
      return std::nullopt;
    }
    const json& value = object[member];
    if (!value.is_string()) {
      refuse_type(path, wording::JsonType::Text);
      return std::nullopt;
    }
    const auto found = named(value.get_ref<const std::string&>());
    if (!found) {
      refuse(path, wording::not_a_choice("need." + path, choices), value.get<std::string>());
    }
    return found;
  }

  void read_buyer(const json& given) {
    const auto slot = text_slot("buyer_type", given);
    if (!slot) return;
    const auto buyer = buyer_type_named(slot->value);
    if (!buyer) {
      return refuse("buyer_type", wording::not_a_choice("need.buyer_type", choices_of<BuyerType>()),
                    slot->value);
    }
    need_.buyer_type = Slot<BuyerType>{*buyer, slot->strength, slot->source};
  }

  void read_industry(const json& given) {
    auto slot = text_slot("industry", given);
    if (!slot) return;
    if (slot->value.size() != 1 || slot->value[0] < 'A' || slot->value[0] > 'T') {
      return refuse("industry", wording::not_a_choice("need.industry", "A–T"), slot->value);
    }
    need_.industry = std::move(*slot);
  }

  void read_headcount(const json& given) {
    const std::string field = "headcount";
    if (!given.is_object()) return refuse_type(field, wording::JsonType::Object);
    Slot<Headcount> slot;
    if (!only(field, given, {"value", "min", "max", "kind"}) || !read_marks(field, given, slot)) {
      return;
    }
    constexpr std::int64_t kMostPersons = 200'000'000;
    const auto number = [&](const char* member, std::optional<std::int64_t>& out) {
      if (!given.contains(member) || given[member].is_null()) return true;
      out = whole(field + "." + member, given[member], 1, kMostPersons);
      return out.has_value();
    };
    if (!number("value", slot.value.value) || !number("min", slot.value.min) ||
        !number("max", slot.value.max)) {
      return;
    }
    if (!slot.value.representative()) {
      return refuse(field + ".value", wording::missing_field("need.headcount.value"));
    }
    if (slot.value.min && slot.value.max && *slot.value.min > *slot.value.max) {
      return refuse(field, wording::range_reversed("need.headcount"));
    }
    const auto kind = choice<HeadcountKind>(field, given, "kind", &headcount_kind_named,
                                            "employees, insured, residents, target_persons");
    if (!kind) return;
    slot.value.kind = *kind;
    need_.headcount = slot;
  }

  void read_region(const std::string& field, const json& given) {
    if (!given.is_object()) return refuse_type(field, wording::JsonType::Object);
    Slot<Region> slot;
    if (!only(field, given, {"prefecture", "municipality_code", "text"}) ||
        !read_marks(field, given, slot)) {
      return;
    }
    const auto member = [&](const char* name, std::string& out) {
      if (!given.contains(name) || given[name].is_null()) return true;
      if (!given[name].is_string()) {
        refuse_type(field + "." + name, wording::JsonType::Text);
        return false;
      }
      out = given[name].get<std::string>();
      return true;
    };
    std::string code;
    if (!member("prefecture", slot.value.prefecture) || !member("municipality_code", code) ||
        !member("text", slot.value.text)) {
      return;
    }
    if (!code.empty()) {
      if (!is_municipality_code(code)) {
        return refuse(field + ".municipality_code",
                      wording::bad_municipality_code("need." + field + ".municipality_code"), code);
      }
      if (slot.value.prefecture.empty()) slot.value.prefecture = code.substr(0, 2);
      if (code.substr(0, 2) != slot.value.prefecture) {
        return refuse(field + ".municipality_code",
                      wording::place_outside_prefecture("need." + field), code);
      }
      slot.value.municipality_code = code;
    }
    if (!is_prefecture_code(slot.value.prefecture)) {
      return refuse(field + ".prefecture",
                    wording::not_a_choice("need." + field + ".prefecture", "01–47"),
                    slot.value.prefecture);
    }
    need_.regions.push_back(std::move(slot));
  }

  void read_regions(const json& given) {
    if (given.is_object()) return read_region("region", given);
    if (!given.is_array()) return refuse_type("region", wording::JsonType::List);
    constexpr std::size_t kMost = 50;
    if (given.size() > kMost)
      return refuse("region", wording::out_of_range("need.region", 0, kMost));
    for (std::size_t i = 0; i < given.size() && !problem_; ++i) {
      read_region("region[" + std::to_string(i) + "]", given[i]);
    }
  }

  void read_budget(const json& given) {
    const std::string field = "budget";
    if (!given.is_object()) return refuse_type(field, wording::JsonType::Object);
    Slot<Budget> slot;
    if (!only(field, given, {"amount", "op", "unit", "tax"}) || !read_marks(field, given, slot)) {
      return;
    }
    if (!given.contains("amount")) {
      return refuse(field + ".amount", wording::missing_field("need.budget.amount"));
    }
    constexpr std::int64_t kMostYen = 1'000'000'000'000;  // a trillion: no budget of this kind
    const auto amount = whole(field + ".amount", given["amount"], 1, kMostYen);
    if (!amount) return;
    slot.value.amount_yen = *amount;
    const auto unit =
        choice<BudgetUnit>(field, given, "unit", &budget_unit_named,
                           "person_month, person_year, total_month, total_year, per_use, total");
    if (!unit) return;
    slot.value.unit = *unit;
    slot.value.op = BudgetOp::AtMost;
    if (given.contains("op") && !given["op"].is_null()) {
      const auto op = choice<BudgetOp>(field, given, "op", &budget_op_named, "<=, ~, >=, =");
      if (!op) return;
      slot.value.op = *op;
    }
    if (given.contains("tax") && !given["tax"].is_null()) {
      const std::string tax = given["tax"].is_string() ? given["tax"].get<std::string>() : "";
      if (tax != "incl" && tax != "excl") {
        return refuse(field + ".tax", wording::not_a_choice("need.budget.tax", "incl, excl"));
      }
      slot.value.tax = tax == "incl" ? BudgetTax::Included : BudgetTax::Excluded;
    }
    need_.budget = slot;
  }

  void read_deadline(const json& given) {
    const std::string field = "deadline";
    if (!given.is_object()) return refuse_type(field, wording::JsonType::Object);
    Slot<Deadline> slot;
    if (!only(field, given, {"text", "date", "fiscal_year"}) || !read_marks(field, given, slot)) {
      return;
    }
    if (given.contains("text") && given["text"].is_string()) {
      slot.value.text = given["text"].get<std::string>();
    }
    if (given.contains("date") && !given["date"].is_null()) {
      const json& date = given["date"];
      if (date.is_string())
        slot.value.date = PartialDate::parse(date.get_ref<const std::string&>());
      if (!slot.value.date)
        return refuse(field + ".date", wording::not_a_date("need.deadline.date"));
    }
    if (given.contains("fiscal_year") && !given["fiscal_year"].is_null()) {
      const auto year = whole(field + ".fiscal_year", given["fiscal_year"], 2000, 2100);
      if (!year) return;
      slot.value.fiscal_year = static_cast<int>(*year);
    }
    if (!slot.value.date && !slot.value.fiscal_year) {
      return refuse(field + ".date", wording::missing_field("need.deadline.date"));
    }
    need_.deadline = std::move(slot);
  }

  void read_date(const std::string& field, const json& given, std::optional<Date>& out) {
    if (given.is_string()) out = Date::parse(given.get_ref<const std::string&>());
    if (!out) refuse(field, wording::not_a_date("need." + field));
  }

  void read_must(const json& given) {
    if (!given.is_array()) return refuse_type("must", wording::JsonType::List);
    for (const json& name : given) {
      if (!name.is_string() || !contains(strict_names(), name.get_ref<const std::string&>())) {
        refuse("must", wording::unknown_field(name.is_string() ? name.get<std::string>()
                                                               : std::string("must")));
        if (!name.is_string()) return;
        if (const auto near = nearest(name.get<std::string>(), strict_names())) {
          problem_->hint = wording::did_you_mean(*near);
        }
        return;
      }
      must_.push_back(name.get<std::string>());
    }
  }

  void read_slot(const std::string& name, const json& value) {
    constexpr std::int64_t kMostMonths = 120;  // as the matcher takes them
    if (name == "buyer_type")
      read_buyer(value);
    else if (name == "buyer_kind")
      need_.buyer_kind = text_slot(name, value);
    else if (name == "industry")
      read_industry(value);
    else if (name == "headcount")
      read_headcount(value);
    else if (name == "region")
      read_regions(value);
    else if (name == "negated_domains")
      read_texts(name, value, need_.negated_domains);
    else if (name == "budget")
      read_budget(value);
    else if (name == "deadline")
      read_deadline(value);
    else if (name == "minimum_grade")
      read_number(name, value, 1, 2, need_.minimum_grade);
    else if (name == "contract_months")
      read_number(name, value, 1, kMostMonths, need_.contract_months);
    else if (name == "contract_start")
      read_date(name, value, need_.contract_start);
    else if (name == "contract_end")
      read_date(name, value, need_.contract_end);
    else if (name == "must")
      read_must(value);
    else if (!read_list(name, value))
      refuse_unknown(name);
  }

  /// The slots that are plain lists of slugs are read alike. False: `name` is none of them.
  bool read_list(const std::string& name, const json& value) {
    bool found = false;
    each_strict_slot(need_, [&](const char* known, auto& slot) {
      if constexpr (std::is_same_v<std::decay_t<decltype(slot)>, std::vector<Slot<std::string>>>) {
        if (name != known) return;
        found = true;
        read_texts(name, value, slot);
      }
    });
    return found;
  }

  template <typename T>
  static void make_must(std::optional<Slot<T>>& slot) {
    if (slot) slot->strength = Strength::Must;
  }
  template <typename T>
  static void make_must(std::vector<Slot<T>>& slots) {
    for (auto& slot : slots) slot.strength = Strength::Must;
  }

  /// `must` names whole slots; negated domains are strict by definition.
  void apply_must() {
    make_must(need_.negated_domains);
    each_strict_slot(need_, [this](const char* name, auto& slot) {
      if (contains(must_, name)) make_must(slot);
    });
  }

  Need& need_;
  std::optional<Problem> problem_;
  std::vector<std::string> must_;
};

}  // namespace

std::optional<Problem> need_from_json(const json& object, Need& need) {
  if (!object.is_object()) {
    return invalid_parameter("need", wording::json_wrong_type("need", wording::JsonType::Object));
  }
  return Reader(need).read(object);
}

}  // namespace mitate::web::api
