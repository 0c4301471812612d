#include "web/api/endpoint/endpoint.h"

#include <algorithm>
#include <charconv>

#include "catalog/text/nearest.h"
#include "web/api/endpoint/paging_links.h"
#include "web/api/json/json_body.h"
#include "web/http/encoding.h"
#include "web/wording/problem_wording.h"

namespace mitate::web::api {
namespace {

std::vector<std::string> split_values(const std::vector<std::string>& sent) {
  std::vector<std::string> values;
  for (const std::string& text : sent) {
    std::size_t at = 0;
    while (at <= text.size()) {
      const std::size_t end = std::min(text.find(',', at), text.size());
      if (end > at) values.push_back(text.substr(at, end - at));
      at = end + 1;
    }
  }
  return values;
}

std::optional<std::int64_t> whole_number(const std::string& text) {
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

Result<void, Problem> check_choice(const Parameter& parameter, const std::string& value) {
  if (parameter.choices.empty()) return {};
  const auto& choices = parameter.choices;
  if (std::find(choices.begin(), choices.end(), value) != choices.end()) return {};
  return Refused(
      invalid_parameter(parameter.name, wording::not_a_choice(parameter.name, choices), value));
}

Result<void, Problem> check_text(const Parameter& parameter, const std::string& value) {
  const std::size_t characters = count_characters(value);
  const auto limit = static_cast<std::size_t>(parameter.highest);
  if (limit == 0 || characters <= limit) return {};
  Problem problem = invalid_parameter(parameter.name,
                                      wording::too_long(parameter.name, limit, characters), value);
  problem.code = "limit_exceeded";
  return Refused(std::move(problem));
}

Result<void, Problem> check_integer(const Parameter& parameter, const std::string& value) {
  const std::string& name = parameter.name;
  const auto number = whole_number(value);
  if (!number) return Refused(invalid_parameter(name, wording::not_an_integer(name), value));
  if (*number >= parameter.lowest && *number <= parameter.highest) return {};
  return Refused(invalid_parameter(
      name, wording::out_of_range(name, parameter.lowest, parameter.highest), value));
}

Result<void, Problem> check_values(const Parameter& parameter, const std::string& value) {
  constexpr std::size_t kMostValues = 100;
  const auto values = split_values({value});
  if (values.size() > kMostValues) {
    return Refused(invalid_parameter(parameter.name,
                                     wording::out_of_range(parameter.name, 0, kMostValues), value));
  }
  for (const std::string& one : values) MITATE_TRY_VOID(check_choice(parameter, one));
  return {};
}

Result<void, Problem> check_value(const Parameter& parameter, const std::string& value) {
  switch (parameter.kind) {
    case ParameterKind::Text:
      return check_text(parameter, value);
    case ParameterKind::Integer:
      return check_integer(parameter, value);
    case ParameterKind::Date:
      if (Date::parse(value)) return {};
      return Refused(invalid_parameter(parameter.name, wording::not_a_date(parameter.name), value));
    case ParameterKind::Choice:
      return check_choice(parameter, value);
    case ParameterKind::Values:
      return check_values(parameter, value);
  }
  return {};
}

Problem unknown_parameter(const Endpoint& endpoint, const std::string& name) {
  std::vector<std::string> names;
  for (const Parameter& parameter : endpoint.parameters) names.push_back(parameter.name);
  Problem problem = invalid_parameter(excerpt(name), wording::unknown_parameter(excerpt(name)));
  if (const auto near = catalog::nearest(name, names)) problem.hint = wording::did_you_mean(*near);
  return problem;
}

/// The body of a call that takes one.
Result<nlohmann::json, Problem> body_of(const Request& request) {
  const std::string type = request.content_type();
  if (type.empty() || type == "application/json") return read_json_object(request.body);
  Problem problem;
  problem.status = 415;
  problem.code = "unsupported_media_type";
  problem.detail = wording::media_type_refused("application/json");
  return Refused(std::move(problem));
}

Answer answer_of(const Endpoint& endpoint, const App& app, const Request& request,
                 std::optional<CountedSearch>& counted) {
  MITATE_TRY_VOID(check_parameters(endpoint, request));
  const std::shared_ptr<const Snapshot> snapshot = app.snapshot();
  const auto wanted = Date::parse(request.query.get("as_of"));
  Call call{request, app, *snapshot, wanted ? *wanted : app.today()};
  if (!endpoint.body.empty()) {
    MITATE_TRY(call.body, body_of(request));
  }
  call.counted = &counted;
  return endpoint.answer(call);
}

}  // namespace

std::string Call::text(std::string_view name) const { return request.query.get(name); }

std::int64_t Call::integer(std::string_view name, std::int64_t otherwise) const {
  const std::string* sent = request.query.find(name);
  if (sent == nullptr) return otherwise;
  return whole_number(*sent).value_or(otherwise);
}

std::vector<std::string> Call::values(std::string_view name) const {
  return split_values(request.query.all(name));
}

Refused not_found(wording::Thing thing, std::string_view value) {
  Problem problem;
  problem.status = 404;
  problem.code = "not_found";
  problem.detail = wording::no_such(thing);
  problem.parameter = "id";
  problem.value = excerpt(value);
  return Refused(std::move(problem));
}

Parameter as_of_parameter() {
  return {"as_of", ParameterKind::Date,
          "Reference date for certificates, prices and freshness; today in Japan when absent."};
}

Result<void, Problem> check_parameters(const Endpoint& endpoint, const Request& request) {
  for (const auto& [name, value] : request.query.items()) {
    const auto known =
        std::find_if(endpoint.parameters.begin(), endpoint.parameters.end(),
                     [&name = name](const Parameter& parameter) { return parameter.name == name; });
    if (known == endpoint.parameters.end()) return Refused(unknown_parameter(endpoint, name));
    if (known->kind != ParameterKind::Values && request.query.all(name).size() > 1) {
      return Refused(invalid_parameter(name, wording::repeated_parameter(name)));
    }
    // An empty field of a form that was sent without a choice means "not set".
    if (!value.empty()) MITATE_TRY_VOID(check_value(*known, value));
  }
  for (const Parameter& parameter : endpoint.parameters) {
    if (parameter.required && request.query.get(parameter.name).empty()) {
      return Refused(invalid_parameter(parameter.name, wording::missing_parameter(parameter.name)));
    }
  }
  return {};
}

Answer answer_to(const Endpoint& endpoint, const App& app, const Request& request) {
  std::optional<CountedSearch> counted;  // nothing of this is kept, so nothing is counted again
  return answer_of(endpoint, app, request, counted);
}

Response run(const Endpoint& endpoint, const App& app, const Request& request) {
  std::optional<CountedSearch> counted;
  auto answer = answer_of(endpoint, app, request, counted);
  if (!answer) return problem_response(std::move(answer).error());
  const bool kept = endpoint.method == Method::Get;
  Response response = json_response(answer->dump(), kept ? endpoint.caching : Caching::NoStore);
  if (std::string links = kept ? paging_links(request, *answer) : std::string(); !links.empty()) {
    response.headers.emplace_back("Link", std::move(links));
  }
  if (counted) mark_search(response, counted->text, counted->outcome);
  return response;
}

}  // namespace mitate::web::api
