#include "ranker/evaluation/slots_evaluation.h"

#include <nlohmann/json.hpp>
#include <set>
#include <utility>

#include "ranker/need/names.h"

namespace mitate::ranker {
namespace {
using nlohmann::json;
using Values = std::set<std::pair<std::string, std::string>>;  // slot, value

std::string_view name_of_tax(BudgetTax tax) {
  return tax == BudgetTax::Included ? "incl" : tax == BudgetTax::Excluded ? "excl" : "";
}

std::string headcount_text(const std::optional<std::int64_t>& value,
                           const std::optional<std::int64_t>& min,
                           const std::optional<std::int64_t>& max, std::string_view kind) {
  const auto part = [](const std::optional<std::int64_t>& number) {
    return number ? std::to_string(*number) : std::string("-");
  };
  return part(value) + "/" + part(min) + "/" + part(max) + " " + std::string(kind);
}

// `tax` counts where either side has one, so both sides are needed to build the values.
Values values_of(const Need& need) {
  Values out;
  const auto one = [&](const char* slot, std::string value) {
    out.emplace(slot, std::move(value));
  };
  if (need.buyer_type) one("buyer_type", std::string(name_of(need.buyer_type->value)));
  if (need.industry) one("industry", need.industry->value);
  if (need.headcount) {
    const Headcount& count = need.headcount->value;
    one("headcount", headcount_text(count.value, count.min, count.max, name_of(count.kind)));
  }
  for (const auto& region : need.regions) {
    one("region", region.value.prefecture + "/" + region.value.municipality_code.value_or("-"));
  }
  for (const auto& slot : need.domains) one("domains", slot.value);
  for (const auto& slot : need.negated_domains) one("negated_domains", slot.value);
  for (const auto& slot : need.segments) {
    if (slot.value != "employees" && slot.value != "residents") one("segments", slot.value);
  }
  for (const auto& slot : need.delivery) one("delivery", slot.value);
  for (const auto& slot : need.languages) one("language", slot.value);
  for (const auto& slot : need.certifications) one("certifications", slot.value);
  if (need.budget) {
    const Budget& budget = need.budget->value;
    one("budget", "amount " + std::to_string(budget.amount_yen));
    one("budget", "op " + std::string(name_of(budget.op)));
    one("budget", "unit " + std::string(name_of(budget.unit)));
    if (budget.tax != BudgetTax::Unknown)
      one("budget", "tax " + std::string(name_of_tax(budget.tax)));
  }
  if (need.deadline) {
    const Deadline& deadline = need.deadline->value;
    if (deadline.date) one("deadline", deadline.date->text());
    if (deadline.fiscal_year) one("deadline", "FY" + std::to_string(*deadline.fiscal_year));
  }
  if (need.contract_months) one("contract_months", std::to_string(need.contract_months->value));
  return out;
}

std::optional<std::int64_t> number(const json& object, const char* key) {
  if (!object.contains(key) || object[key].is_null()) return std::nullopt;
  return object[key].get<std::int64_t>();
}

Values values_of(const json& slots) {
  Values out;
  for (const char* slot : {"buyer_type", "industry"}) {
    if (slots.contains(slot) && slots[slot].is_string())
      out.emplace(slot, slots[slot].get<std::string>());
  }
  for (const char* slot :
       {"domains", "negated_domains", "segments", "delivery", "language", "certifications"}) {
    for (const json& value : slots.value(slot, json::array()))
      out.emplace(slot, value.get<std::string>());
  }
  for (const json& region : slots.value("region", json::array())) {
    const json& code = region.at("municipality_code");
    out.emplace("region", region.at("prefecture").get<std::string>() + "/" +
                              (code.is_null() ? std::string("-") : code.get<std::string>()));
  }
  if (slots.contains("headcount") && slots["headcount"].is_object()) {
    const json& count = slots["headcount"];
    out.emplace("headcount",
                headcount_text(number(count, "value"), number(count, "min"), number(count, "max"),
                               count.at("kind").get<std::string>()));
  }
  if (slots.contains("budget") && slots["budget"].is_object()) {
    const json& budget = slots["budget"];
    out.emplace("budget", "amount " + std::to_string(budget.at("amount").get<std::int64_t>()));
    out.emplace("budget", "op " + budget.at("op").get<std::string>());
    out.emplace("budget", "unit " + budget.at("unit").get<std::string>());
    if (budget.contains("tax") && budget["tax"].is_string()) {
      out.emplace("budget", "tax " + budget["tax"].get<std::string>());
    }
  }
  if (slots.contains("deadline") && slots["deadline"].is_object()) {
    const json& deadline = slots["deadline"];
    if (deadline.contains("date") && deadline["date"].is_string()) {
      out.emplace("deadline", deadline["date"].get<std::string>());
    }
    if (const auto year = number(deadline, "fiscal_year"))
      out.emplace("deadline", "FY" + std::to_string(*year));
  }
  if (const auto months = number(slots, "contract_months"))
    out.emplace("contract_months", std::to_string(*months));
  return out;
}

template <typename T>
bool any_must(const std::vector<Slot<T>>& slots) {
  for (const auto& slot : slots) {
    if (slot.strength == Strength::Must) return true;
  }
  return false;
}
template <typename T>
bool any_must(const std::optional<Slot<T>>& slot) {
  return slot && slot->strength == Strength::Must;
}

// negated_domains are always strict and not repeated here.
std::set<std::string> must_of(const Need& need) {
  std::set<std::string> out;
  const auto keep = [&](const char* name, bool strict) {
    if (strict) out.insert(name);
  };
  keep("headcount", any_must(need.headcount));
  keep("region", any_must(need.regions));
  keep("domains", any_must(need.domains));
  keep("segments", any_must(need.segments));
  keep("budget", any_must(need.budget));
  keep("delivery", any_must(need.delivery));
  keep("language", any_must(need.languages));
  keep("deadline", any_must(need.deadline));
  keep("certifications", any_must(need.certifications));
  keep("contract_months", any_must(need.contract_months));
  return out;
}

void count(const Values& expected, const Values& found, const std::string& difficulty,
           SlotsReport& report, SlotMiss& miss) {
  const auto tell = [&](const std::string& slot, std::size_t SlotCounts::*member) {
    ++(report.all.*member);
    ++(report.by_slot[slot].*member);
    ++(report.by_difficulty[difficulty].*member);
  };
  for (const auto& value : expected) {
    const bool hit = found.count(value) != 0;
    tell(value.first, hit ? &SlotCounts::hits : &SlotCounts::missed);
    if (!hit) miss.missed.push_back(value.first + "=" + value.second);
  }
  for (const auto& value : found) {
    if (expected.count(value) != 0) continue;
    tell(value.first, &SlotCounts::extra);
    miss.extra.push_back(value.first + "=" + value.second);
  }
}

void count_must(const std::set<std::string>& expected, const std::set<std::string>& found,
                SlotsReport& report, SlotMiss& miss) {
  for (const std::string& name : expected) {
    const bool hit = found.count(name) != 0;
    ++(hit ? report.must.hits : report.must.missed);
    if (!hit) miss.missed.push_back("must " + name);
  }
  for (const std::string& name : found) {
    if (expected.count(name) != 0) continue;
    ++report.must.extra;
    miss.extra.push_back("must " + name);
  }
}

void evaluate_line(const NeedReader& reader, const json& line, Date as_of, SlotsReport& report) {
  SlotMiss miss;
  miss.id = line.at("id").get<std::string>();
  const auto read = reader.read(line.at("text").get<std::string>(), std::nullopt, as_of);
  const Need empty;
  const Need& need = read ? read->need : empty;
  count(values_of(line.at("slots")), values_of(need), line.value("difficulty", "unstated"), report,
        miss);
  const json listed = line.value("must", json::array());
  std::set<std::string> must;
  for (const json& name : listed) must.insert(name.get<std::string>());
  count_must(must, must_of(need), report, miss);
  ++report.sentences;
  if (!miss.extra.empty() || !miss.missed.empty()) report.misses.push_back(std::move(miss));
}

}  // namespace

double SlotCounts::f1() const {
  const std::size_t all = 2 * hits + extra + missed;
  return all == 0 ? 1.0 : static_cast<double>(2 * hits) / static_cast<double>(all);
}

Result<SlotsReport> evaluate_slots(const NeedReader& reader, std::string_view lines, Date as_of) {
  SlotsReport report;
  std::uint64_t row = 0;
  while (!lines.empty()) {
    const auto end = lines.find('\n');
    const std::string_view line = lines.substr(0, end);
    lines = end == std::string_view::npos ? std::string_view{} : lines.substr(end + 1);
    ++row;
    if (line.find_first_not_of(" \r\t") == std::string_view::npos) continue;
    try {
      evaluate_line(reader, json::parse(line), as_of, report);
    } catch (const json::exception&) {
      return Unexpected(ErrorCode::InvalidData, "not a labelled sentence {id, text, slots, must}",
                        {}, Place{{}, row, {}});
    }
  }
  return report;
}

std::string to_json(const SlotsReport& report) {
  const auto scores = [](const std::map<std::string, SlotCounts>& counts) {
    json out = json::object();
    for (const auto& [name, value] : counts) out[name] = value.f1();
    return out;
  };
  const json out{{"sentences", report.sentences},
                 {"micro_f1", report.all.f1()},
                 {"by_slot", scores(report.by_slot)},
                 {"by_difficulty", scores(report.by_difficulty)},
                 {"must_f1", report.must.f1()}};
  return out.dump(2);
}

}  // namespace mitate::ranker
