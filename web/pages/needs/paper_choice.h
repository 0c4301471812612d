// What the buyer writes into a 選定理由書: the subject, a proposal, and for each marked service
// 採用, 次点 or 見送り with a reason. Kept sealed with its need and deleted with it; in no address
// and no log. Not here: the paper itself (rationale_paper.h). Called by kept_need and the rationale
// page. Pure.
#pragma once
#include <array>
#include <cstddef>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/base/closed_set.h"
#include "catalog/base/result.h"
#include "catalog/base/strong_id.h"
#include "web/http/fields.h"
#include "web/http/problem.h"
#include "web/pages/facts/fact_context.h"

namespace mitate::web {

enum class Verdict { Adopted, RunnerUp, PassedOver };
constexpr auto spellings(Verdict) {
  using enum Verdict;
  return std::to_array<Spelling<Verdict>>(
      {{Adopted, "adopted"}, {RunnerUp, "runner-up"}, {PassedOver, "passed-over"}});
}

struct PaperMark {
  ServiceId service;
  Verdict verdict = Verdict::PassedOver;
  std::string reason;  ///< the buyer's own words; empty: a blank on the paper
};

/// Texts are as typed; an empty one is a visible blank on the paper.
struct PaperChoice {
  std::string subject;
  std::string proposal;
  std::string period;
  std::string risks;
  std::string remarks;
  std::vector<PaperMark> marks;  ///< by verdict, then in the order of the form
};

/// The paper compares at most so many services, as the comparison does.
inline constexpr std::size_t kMaxMarks = 5;
inline constexpr std::size_t kMaxMarkReason = 300;  ///< characters

/// The texts of the form with their limits: what two printed pages have room for.
struct PaperText {
  std::string_view name;
  std::size_t most;  ///< characters
  std::string PaperChoice::*member;
};
inline constexpr auto kPaperTexts = std::to_array<PaperText>({
    {"subject", 120, &PaperChoice::subject},
    {"proposal", 600, &PaperChoice::proposal},
    {"period", 200, &PaperChoice::period},
    {"risks", 600, &PaperChoice::risks},
    {"remarks", 600, &PaperChoice::remarks},
});

/// A text that is too long, or a mark too many: the field (id of its input) and a sentence.
struct PaperFault {
  std::string field;
  std::string message;
};
struct PaperReading {
  PaperChoice choice;  ///< as typed, also where it has faults
  std::vector<PaperFault> faults;
};

/// Reads the form of the rationale page. Problems: a verdict that is none, a service that no page
/// shows.
[[nodiscard]] Result<PaperReading, Problem> read_paper_choice(const FactContext& context,
                                                              const Fields& form);
[[nodiscard]] nlohmann::json paper_choice_json(const PaperChoice& choice);
/// What paper_choice_json wrote. Throws nlohmann::json::exception for anything else.
[[nodiscard]] PaperChoice paper_choice_from(const nlohmann::json& stored);

}  // namespace mitate::web
