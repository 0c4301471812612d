// Does a JSON value have a shape? The same answer for a body before it is read and, in tests, for
// every answer of ours. Closed: a member that the shape does not name is a fault. Not here: rules
// between members (the readers have them). Pure.
#pragma once
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/base/result.h"
#include "web/api/shapes/shape.h"
#include "web/http/problem.h"

namespace mitate::web::api {

enum class Rule { Type, UnknownMember, MissingMember, Range, Choice, Length, Count, Date, Nul };

struct Fault {
  std::string path;  ///< "need.region[0].prefecture"
  Rule rule = Rule::Type;
  Type wanted;                          ///< what would be right
  std::size_t given = 0;                ///< characters or items, of Length and Count
  std::optional<std::string> value{};   ///< what stands there; only of Choice
  std::vector<std::string> names = {};  ///< of UnknownMember: the members that there are
};

/// Who wrote the value: a caller may send null for a member that may be left out.
enum class Sender { Caller, Ourselves };

/// The first fault; `path` is what the value itself is called.
[[nodiscard]] std::optional<Fault> fault_of(const nlohmann::json& value, const Type& type,
                                            const std::string& path, Sender sender);
/// "need.budget.unit: not one of the choices", for operators and tests.
[[nodiscard]] std::string describe(const Fault& fault);

/// The 400 that names the field, the rule in Japanese and the nearest valid name.
[[nodiscard]] Problem refusal(const Fault& fault);
/// A body or a part of one, as the shape of this name; `path` is empty for the body itself.
[[nodiscard]] Result<void, Problem> check_body(const nlohmann::json& body, std::string_view shape,
                                               const std::string& path = {});

}  // namespace mitate::web::api
