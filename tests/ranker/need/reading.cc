#include "tests/ranker/need/reading.h"

#include <catch2/catch.hpp>
#include <set>

#include "ranker/need/names.h"
#include "tests/support/shipped_catalog.h"

namespace mitate::testing {
namespace {
using ranker::Need;
using ranker::Strength;

std::string number(const std::optional<std::int64_t>& value) {
  return value ? std::to_string(*value) : std::string{};
}

std::string show_budget(const Need& need) {
  if (!need.budget) return {};
  const ranker::Budget& budget = need.budget->value;
  std::string out = std::to_string(budget.amount_yen) + " " + std::string(name_of(budget.op)) +
                    " " + std::string(name_of(budget.unit));
  if (budget.tax == ranker::BudgetTax::Included) out += " incl";
  if (budget.tax == ranker::BudgetTax::Excluded) out += " excl";
  return out;
}

std::string show_headcount(const Need& need) {
  if (!need.headcount) return {};
  const ranker::Headcount& count = need.headcount->value;
  const std::string size =
      count.value ? number(count.value) : number(count.min) + ".." + number(count.max);
  return size + " " + std::string(name_of(count.kind));
}

std::string show_deadline(const Need& need) {
  if (!need.deadline) return {};
  const ranker::Deadline& deadline = need.deadline->value;
  if (deadline.date) return deadline.date->text();
  return "FY" + std::to_string(deadline.fiscal_year.value_or(0));
}

std::string show_regions(const Need& need) {
  std::string out;
  for (const auto& region : need.regions) {
    if (!out.empty()) out += ' ';
    out += region.value.prefecture + "/" + region.value.municipality_code.value_or("-");
  }
  return out;
}

template <typename T>
void note(std::set<std::string>& out, const char* name, const std::vector<ranker::Slot<T>>& slots) {
  for (const auto& slot : slots) {
    if (slot.strength == Strength::Must) out.insert(name);
  }
}
template <typename T>
void note(std::set<std::string>& out, const char* name,
          const std::optional<ranker::Slot<T>>& slot) {
  if (slot && slot->strength == Strength::Must) out.insert(name);
}

}  // namespace

const ranker::NeedReader& shipped_reader() {
  static const auto reader = [] {
    auto prepared = ranker::NeedReader::prepare(shipped_catalog());
    REQUIRE(prepared.has_value());
    return *prepared;
  }();
  return *reader;
}

ranker::ParsedNeed parsed(std::string_view text) {
  auto read = shipped_reader().read(text, std::nullopt, reference_date());
  REQUIRE(read.has_value());
  return *read;
}

Need need_of(std::string_view text) { return parsed(text).need; }
std::string budget_of(std::string_view text) { return show_budget(need_of(text)); }
std::string headcount_of(std::string_view text) { return show_headcount(need_of(text)); }
std::string deadline_of(std::string_view text) { return show_deadline(need_of(text)); }
std::string regions_of(std::string_view text) { return show_regions(need_of(text)); }

std::string values(const std::vector<ranker::Slot<std::string>>& slots) {
  std::string out;
  for (const auto& slot : slots) {
    if (!out.empty()) out += ' ';
    out += slot.value;
  }
  return out;
}

std::string strict_of(std::string_view text) {
  const Need need = need_of(text);
  std::set<std::string> names;
  note(names, "region", need.regions);
  note(names, "segments", need.segments);
  note(names, "budget", need.budget);
  note(names, "delivery", need.delivery);
  note(names, "language", need.languages);
  note(names, "deadline", need.deadline);
  note(names, "certifications", need.certifications);
  note(names, "contract_months", need.contract_months);
  std::string out;
  for (const std::string& name : names) out += (out.empty() ? "" : " ") + name;
  return out;
}

std::string summary_of(std::string_view text) {
  const Need need = need_of(text);
  std::string out = need.buyer_type ? std::string(name_of(need.buyer_type->value)) : "-";
  for (const std::string& part :
       {need.industry ? need.industry->value : std::string("-"), show_headcount(need),
        show_regions(need), values(need.domains), values(need.negated_domains),
        values(need.segments), show_budget(need), values(need.delivery), values(need.languages),
        show_deadline(need), values(need.certifications),
        need.contract_months ? std::to_string(need.contract_months->value) : std::string{},
        strict_of(text)}) {
    out += " | " + part;
  }
  return out;
}

}  // namespace mitate::testing
