// What is told to a caller whose request cannot be answered, before it becomes JSON or a page.
// Not here: the list of internal errors (catalog/base/error.h) and the sentences (web/wording).
// Made by handlers, rendered once by the router. Never holds the text of a need.
#pragma once
#include <optional>
#include <string>

#include "catalog/base/error.h"

namespace mitate::web {

struct Problem {
  int status = 500;
  std::string code;                          ///< stable lowercase name for programs
  std::string detail;                        ///< one plain Japanese sentence for people
  std::string parameter = {};                ///< which field is wrong; empty: none in particular
  std::optional<std::string> value = {};     ///< what was sent; never set for need texts
  std::string hint = {};                     ///< what would be right; may be empty
  std::optional<std::size_t> position = {};  ///< byte offset in a JSON body
  std::string cause = {};  ///< failures of ours (5xx): for the operator's log, never sent
};

/// 400, 404, 413, 503 or 500 by code; `parameter` from place.field. A message that is not Japanese
/// is for operators and is replaced by the sentence for its code; so is every message of a failure
/// of ours (5xx), which may name files of the machine: it becomes the `cause`.
[[nodiscard]] Problem problem_from(const Error& error);
/// "Bad Request" and the like; "" for a status we never send.
[[nodiscard]] std::string reason_phrase(int status);

}  // namespace mitate::web
