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
#include "web/pages/needs/paper_choice.h"

namespace mitate::web {

struct KeptNeed {
  ranker::Need need;
  /// Keys of chips whose strictness was read from the text and awaits the reader's click.
  std::vector<std::string> suggested;
  std::vector<std::string> unresolved;
  std::optional<ranker::Question> question;
  std::vector<ranker::Remark> remarks;  ///< what the text said and could not be taken
  std::vector<ranker::Goal> goals;      ///< the problems that the text names, as it was read
  std::optional<std::string> sender;    ///< no buyer: "family", "care-manager", "labour-union"
  bool include_reference = false;
  /// Who may change it: salt and hash of the owner's key, which only the owner's browser has.
  /// Empty for needs that were kept before there were owners: whoever has the link may.
  std::string owner;
  PaperChoice paper;  ///< what the buyer wrote into the 選定理由書
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
/// The key of this browser, from its cookie; a new one where it has none. The cookie is sent to
/// pages of needs only, so that public answers stay shared.
[[nodiscard]] std::string owner_key(const Request& request);
[[nodiscard]] std::string owner_cookie(const std::string& key);
/// What is kept of a key: it cannot be turned back, nor do two needs of one owner show it.
[[nodiscard]] std::string owner_mark(const std::string& key);
/// A shared link reads; only the owner's browser changes and deletes.
[[nodiscard]] bool may_change(const KeptNeed& kept, const Request& request);

/// The problems that are still asked for: a reader may have taken a condition out, or have chosen
/// domains without a text.
[[nodiscard]] std::vector<ranker::Goal> goals_of(const KeptNeed& kept);
[[nodiscard]] ranker::MatchOptions match_options(const KeptNeed& kept, Date as_of);

/// What was read from text becomes wishes; the keys of what the text called strict go to
/// `suggested`, until a person has said which they are.
void soften(KeptNeed& kept);

}  // namespace mitate::web
