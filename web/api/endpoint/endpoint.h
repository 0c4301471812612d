// One table row per JSON call: where it is, what it takes, what it gives. The same row checks the
// parameters, registers the route and writes its part of /openapi.json, so the three cannot differ.
// Not here: what a call answers (calls/) and what its JSON looks like (shapes/). Used inside
// web/api only.
#pragma once
#include <cstdint>
#include <functional>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/base/date.h"
#include "catalog/base/result.h"
#include "web/app.h"
#include "web/http/counted_search.h"
#include "web/http/request.h"
#include "web/http/response.h"
#include "web/wording/api_wording.h"

namespace mitate::web::api {

enum class ParameterKind {
  Text,     ///< up to `highest` characters
  Integer,  ///< lowest..highest
  Date,     ///< YYYY-MM-DD of a day that exists
  Choice,   ///< one of `choices`
  Values,   ///< slugs or codes, repeated or joined with ','; each one of `choices` where given
};

struct Parameter {
  std::string name;
  ParameterKind kind = ParameterKind::Text;
  std::string description;  ///< English, for developers
  std::int64_t lowest = 0;
  std::int64_t highest = 0;
  std::vector<std::string> choices = {};
  bool required = false;
};

/// What a handler gets: the request, one snapshot, the reference date and the app.
struct Call {
  const Request& request;
  const App& app;
  const Snapshot& snapshot;
  Date as_of;
  nlohmann::json body = nullptr;  ///< of a call that takes one; an object, not checked further
  /// Set by a search, which is counted again whenever its answer is given again from the cache.
  std::optional<CountedSearch>* counted = nullptr;
  /// Values of a checked parameter; defaults where it was not sent.
  [[nodiscard]] std::string text(std::string_view name) const;
  [[nodiscard]] std::int64_t integer(std::string_view name, std::int64_t otherwise) const;
  [[nodiscard]] std::vector<std::string> values(std::string_view name) const;
};

using Answer = Result<nlohmann::ordered_json, Problem>;

struct Endpoint {
  Method method = Method::Get;
  std::string pattern;
  std::string operation;  ///< operationId
  std::string summary;    ///< English
  std::vector<Parameter> parameters = {};
  std::string body = {};                  ///< name of a shape; empty: none
  std::string answers;                    ///< name of a shape
  Caching caching = Caching::Revalidate;  ///< of GET; an answer to POST is never kept
  std::function<Answer(const Call&)> answer;
};

/// Checks names and values against the row; the first violation is the answer.
[[nodiscard]] Result<void, Problem> check_parameters(const Endpoint& endpoint,
                                                     const Request& request);
/// The parameter every call has.
[[nodiscard]] Parameter as_of_parameter();
/// Checks parameters and reads the body, then runs the call with the current snapshot.
[[nodiscard]] Response run(const Endpoint& endpoint, const App& app, const Request& request);

/// The same, before the answer becomes a response: for doors other than HTTP paths.
[[nodiscard]] Answer answer_to(const Endpoint& endpoint, const App& app, const Request& request);

/// 404 with a sentence about what was looked for.
[[nodiscard]] Refused not_found(wording::Thing thing, std::string_view value);

}  // namespace mitate::web::api
