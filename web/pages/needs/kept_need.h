// A need as it is kept between pages: slots, the buyer's words, what the text suggested as strict.
// Confidential: never logged, only readable by its unguessable id. Not here: forms (need_form.h)
// and results (need_page.cc). Called by the needs pages.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "catalog/base/result.h"
#include "ranker/matcher.h"
#include "ranker/need/need.h"
#include "web/pages/frame/site.h"

namespace mitate::web {

struct KeptNeed {
  ranker::Need need;
  /// Keys of chips whose strictness was read from the text and awaits the reader's click.
  std::vector<std::string> suggested;
  std::vector<std::string> unresolved;
  std::optional<ranker::Question> question;
  std::vector<ranker::Remark> remarks;  ///< what the text said and could not be taken
  bool include_reference = false;
};

/// Keeps it under a new id. Errors: those of the store.
[[nodiscard]] Result<std::string> keep_need(const App& app, const KeptNeed& kept);
/// nullopt when unknown, expired or malformed.
[[nodiscard]] Result<std::optional<KeptNeed>> find_need(const App& app, const std::string& id);
/// False when it is gone.
[[nodiscard]] Result<bool> replace_need(const App& app, const std::string& id,
                                        const KeptNeed& kept);

/// The need as the pages match it, by the rules of the API: what the reader clicked as strict is
/// the reader's condition; what only the text calls strict keeps out what is known to break it.
[[nodiscard]] ranker::Need asked_need(const KeptNeed& kept);
[[nodiscard]] ranker::MatchOptions match_options(const KeptNeed& kept, Date as_of);

/// What was read from text becomes wishes; the keys of what the text called strict go to
/// `suggested`, until a person has said which they are.
void soften(KeptNeed& kept);

}  // namespace mitate::web
