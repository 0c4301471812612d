// What a buyer needs, as validated slots. Confidential: no stream operator, never logged, never in
// a URL or a metric. Built by ranker/need_text (from Japanese text) or web/api (from JSON); the
// ranker treats both alike. Slot names and values follow the acceptance rules of needs (see
// ranker/README).
#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "catalog/base/date.h"
#include "catalog/schema/closed_sets.h"

namespace mitate::ranker {

using catalog::BuyerType;

enum class Strength { Must, Wish };
constexpr auto spellings(Strength) {
  using enum Strength;
  return std::to_array<Spelling<Strength>>({{Must, "must"}, {Wish, "wish"}});
}

/// Where a slot came from: code points [start, end) of the text as it was sent.
struct Span {
  std::size_t start = 0;
  std::size_t end = 0;
};

template <typename T>
struct Slot {
  T value{};
  Strength strength = Strength::Wish;
  std::optional<Span> source;
};

enum class HeadcountKind { Employees, Insured, Residents, TargetPersons };
constexpr auto spellings(HeadcountKind) {
  using enum HeadcountKind;
  return std::to_array<Spelling<HeadcountKind>>({{Employees, "employees"},
                                                 {Insured, "insured"},
                                                 {Residents, "residents"},
                                                 {TargetPersons, "target_persons"}});
}
/// value, or min and/or max; persons.
struct Headcount {
  std::optional<std::int64_t> value;
  std::optional<std::int64_t> min;
  std::optional<std::int64_t> max;
  HeadcountKind kind = HeadcountKind::Employees;
  /// value, else max, else min: what prices are computed with.
  [[nodiscard]] std::optional<std::int64_t> representative() const {
    return value ? value : (max ? max : min);
  }
};

struct Region {
  std::string prefecture;                        ///< "01".."47"
  std::optional<std::string> municipality_code;  ///< six digits; nullopt: the whole prefecture
  std::string text;                              ///< as written
};

enum class BudgetOp { AtMost, About, AtLeast, Exactly };
constexpr auto spellings(BudgetOp) {
  using enum BudgetOp;
  return std::to_array<Spelling<BudgetOp>>(
      {{AtMost, "<="}, {About, "~"}, {AtLeast, ">="}, {Exactly, "="}});
}
enum class BudgetUnit { PersonMonth, PersonYear, TotalMonth, TotalYear, PerUse, Total };
constexpr auto spellings(BudgetUnit) {
  using enum BudgetUnit;
  return std::to_array<Spelling<BudgetUnit>>({{PersonMonth, "person_month"},
                                              {PersonYear, "person_year"},
                                              {TotalMonth, "total_month"},
                                              {TotalYear, "total_year"},
                                              {PerUse, "per_use"},
                                              {Total, "total"}});
}
enum class BudgetTax { Included, Excluded, Unknown };
struct Budget {
  std::int64_t amount_yen = 0;
  BudgetOp op = BudgetOp::Exactly;
  BudgetUnit unit = BudgetUnit::Total;
  BudgetTax tax = BudgetTax::Unknown;
};

/// Either a date (with the text's precision) or a Japanese fiscal year (April to March).
struct Deadline {
  std::optional<PartialDate> date;
  std::optional<int> fiscal_year;
  std::string text;
};

struct Need {
  std::optional<Slot<BuyerType>> buyer_type;
  std::optional<Slot<std::string>> buyer_kind;  ///< slug of ranking/buyer_kinds.csv
  std::optional<Slot<std::string>> industry;    ///< 日本標準産業分類 大分類, "A".."T"
  std::optional<Slot<Headcount>> headcount;
  std::vector<Slot<Region>> regions;
  std::vector<Slot<std::string>> domains;          ///< taxonomy slugs, what is asked for
  std::vector<Slot<std::string>> negated_domains;  ///< explicitly not wanted; always strict
  std::vector<Slot<std::string>> segments;
  std::vector<Slot<std::string>> service_types;  ///< kinds of service named in the text
  std::vector<Slot<std::string>> interventions;
  std::vector<Slot<std::string>> outcomes;
  std::vector<Slot<std::string>> functions;  ///< what the service should do, taxonomy slugs
  std::optional<Slot<Budget>> budget;
  std::optional<Slot<std::string>> price_wish;  ///< "cheap": said without an amount; never strict
  std::vector<Slot<std::string>> delivery;
  std::vector<Slot<std::string>> refused_delivery;  ///< forms that are refused; always strict
  std::vector<Slot<std::string>> languages;         ///< ISO 639-1
  std::optional<Slot<Deadline>> deadline;
  std::vector<Slot<std::string>> certifications;      ///< scheme ids
  std::optional<Slot<int>> minimum_grade;             ///< 1 or 2: at least this strong
  std::optional<Slot<std::string>> minimum_evidence;  ///< "controlled" or "rct": at least this
  std::optional<Slot<int>> contract_months;
  std::optional<Date> contract_start;
  std::optional<Date> contract_end;  ///< the first day after the contract, as validities are
  std::string text;  ///< the buyer's own words, as sent; may be empty for structured needs
};

struct Question {
  std::string slot;  ///< which slot the answer would fill
  std::string code;  ///< wording code, e.g. "which_municipality"
  std::vector<std::string> options;
};

/// Something in the text that cannot be taken as it stands; one sentence to the writer each.
struct Remark {
  std::string slot;   ///< which slot it concerns; "text" for the whole
  std::string code;   ///< wording code, e.g. "budget_not_positive"
  std::string value;  ///< as written, or a slug; may be empty
};

/// One problem of a text that names several, with what its own clauses say. Every value stands in
/// the Need too.
struct Goal {
  std::vector<std::string> domains;  ///< at least one
  std::vector<std::string> functions;
  std::vector<std::string> interventions;
  std::vector<std::string> segments;
  std::vector<std::string> delivery;
};

struct ParsedNeed {
  Need need;
  std::vector<Goal> goals;              ///< in text order; one where the text names one problem
  std::optional<std::string> sender;    ///< no buyer: "family", "care-manager", "labour-union"
  std::vector<std::string> unresolved;  ///< words that were not understood, as written
  std::optional<Question> question;     ///< at most one
  std::vector<Remark> remarks;          ///< what could not be taken as it stands
};

}  // namespace mitate::ranker
