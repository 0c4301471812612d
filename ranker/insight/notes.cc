#include "ranker/insight/notes.h"

#include <algorithm>

namespace mitate::ranker {
namespace {

bool is_understood(const Asked& asked) {
  return !asked.domains.empty() || !asked.interventions.empty() || !asked.types.empty() ||
         !asked.outcomes.empty();
}

}  // namespace

std::vector<Reason> missing_fields(const Asked& asked, const Policy& policy) {
  std::vector<Reason> out;
  if (!asked.buyer) return out;
  for (const std::string& slot : policy.buyers().of(*asked.buyer, asked.buyer_kind).required) {
    if (asked.given.count(slot) == 0) out.push_back({"note.missing." + slot, {}});
  }
  return out;
}

bool nothing_is_strong(const Asked& asked, const Selection& selection, const Policy& policy) {
  const bool nothing = selection.candidates.empty() && selection.open.empty();
  if (!is_understood(asked) && !nothing) return false;
  // One that waits for a confirmation may be just what is wanted: it answers the question, too.
  return !selection.strong_found &&
         std::none_of(selection.open.begin(), selection.open.end(), [&](const Aside& aside) {
           return aside.strength >= policy.other().no_strong_fit;
         });
}

std::vector<Reason> no_strong_match_notes(const Asked& asked, const Selection& selection,
                                          const Columns& columns) {
  std::vector<Reason> out;
  // Nothing is near, and nothing was understood that it could be near to.
  out.push_back({is_understood(asked) ? "note.no_strong_match" : "note.nothing_to_match", {}});
  if (!selection.open.empty()) {
    out.push_back({"note.confirmation_waits", {{"count", std::to_string(selection.open.size())}}});
  }
  for (const AskedConcept& domain : asked.domains) {
    const catalog::Concept& entry = columns.concepts().at(catalog::Vocabulary::Domains, domain.id);
    out.push_back({"note.gap", {{"domain", entry.label_ja}, {"slug", entry.slug}}});
    for (const catalog::Guideline& guideline : columns.catalog().guidelines()) {
      if (guideline.domain != entry.slug) continue;
      for (const auto& question : guideline.research_questions) {
        out.push_back({"note.research_question",
                       {{"id", question.id},
                        {"question", question.question},
                        {"guideline", guideline.name}}});
      }
    }
  }
  return out;
}

}  // namespace mitate::ranker
