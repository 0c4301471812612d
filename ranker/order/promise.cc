#include "ranker/order/promise.h"

#include <algorithm>
#include <cstdlib>

namespace mitate::ranker {
namespace {

/// Every strict value of one slot becomes a wish.
void drop(std::string_view slot, Asked& asked) {
  const auto soften = [](auto& list) {
    for (auto& one : list) one.must = false;
  };
  if (slot == "domains") soften(asked.domains);
  if (slot == "service_types") soften(asked.types);
  if (slot == "interventions") soften(asked.interventions);
  if (slot == "segments") soften(asked.segments);
  if (slot == "functions") soften(asked.functions);
  if (slot == "refused_delivery") asked.refused_forms = 0;
  if (slot == "outcomes") soften(asked.outcomes);
  if (slot == "delivery") soften(asked.delivery);
  if (slot == "region") soften(asked.regions);
  if (slot == "language") soften(asked.languages);
  if (slot == "certifications") soften(asked.certifications);
  if (slot == "budget") asked.budget_must = false;
  if (slot == "headcount") asked.headcount_must = false;
  if (slot == "deadline") asked.start_must = false;
  if (slot == "minimum_grade") asked.grade_must = false;
  if (const auto code = asked.codes.find(slot); code != asked.codes.end()) {
    code->second.must = false;
  }
}

void apply(const Reason& admits, const Columns& columns, Asked& asked, MatchOptions& options) {
  const auto given = [&](const char* name) {
    const auto it = admits.parameters.find(name);
    return it == admits.parameters.end() ? std::string() : it->second;
  };
  if (admits.code == "admit.include_reference") options.include_reference = true;
  if (admits.code == "admit.include_discouraged") options.include_discouraged = true;
  if (admits.code == "admit.drop_condition") drop(given("slot"), asked);
  if (admits.code == "admit.budget" && asked.budget) {
    asked.budget->yen =
        std::strtod(given("amount").c_str(), nullptr) / asked.budget->written_per_yen;
  }
  if (admits.code == "admit.headcount") {
    const std::int64_t count = std::strtoll(given("count").c_str(), nullptr, 10);
    if (asked.users) asked.users = count;
    asked.headcount = count;
  }
  if (admits.code == "admit.minimum_grade") {
    asked.minimum_grade = static_cast<int>(std::strtol(given("grade").c_str(), nullptr, 10));
  }
  if (admits.code == "admit.start_by") {
    if (const auto date = Date::parse(given("date"))) asked.start_by = *date;
  }
  if (admits.code == "admit.allow_domain") {
    const auto id = columns.concepts().id(catalog::Vocabulary::Domains, given("value"));
    std::erase_if(asked.negated, [&](ConceptId refused) { return id && refused == *id; });
  }
}

}  // namespace

bool keeps_promise(const Reason& admits, const ServiceFacts& facts, const Asked& asked,
                   const MatchOptions& options, const Columns& columns, const Parameters& policy) {
  Asked changed = asked;
  MatchOptions with = options;
  apply(admits, columns, changed, with);
  const std::vector<Verdict> left = check_conditions(facts, changed, with, columns, policy);
  return std::none_of(left.begin(), left.end(),
                      [](const Verdict& verdict) { return verdict.broken || !verdict.suggested; });
}

}  // namespace mitate::ranker
