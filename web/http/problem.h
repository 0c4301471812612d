// What is told to a caller whose request cannot be answered, before it becomes JSON or a page.
// Not here: the list of internal errors (catalog/base/error.h) and the sentences (web/wording).
// Made by handlers, rendered once by the router. Never holds the text of a need.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "catalog/base/result.h"

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
/// A problem instead of a value: `return Refused(problem)` in a function that gives
/// Result<T, Problem>.
using Refused = UnexpectedOf<Problem>;

/// 400 naming the parameter, the value (shortened) and what would be right. Never give it words of
/// a need as the value.
[[nodiscard]] Problem invalid_parameter(std::string name, std::string detail,
                                        std::optional<std::string> value = {});
/// What is shown back of a value that was refused: enough to recognise it, in whole characters.
[[nodiscard]] std::string excerpt(std::string_view value);
/// "Bad Request" and the like; "" for a status we never send.
[[nodiscard]] std::string reason_phrase(int status);

}  // namespace mitate::web
