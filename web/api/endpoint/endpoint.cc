#include "web/api/endpoint/endpoint.h"

#include <algorithm>
#include <charconv>

#include "web/api/nearest.h"
#include "web/http/encoding.h"

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

std::string joined(const std::vector<std::string>& items) {
  std::string out;
  for (const std::string& item : items) out += (out.empty() ? "" : ", ") + item;
  return out;
}

/// What is shown back of a value that was refused: enough to recognise it.
std::string excerpt(const std::string& value) {
  constexpr std::size_t kShown = 60;
  if (count_characters(value) <= kShown) return value;
  std::size_t end = 0;
  for (std::size_t characters = 0; end < value.size(); ++end) {
    const bool begins = (static_cast<unsigned char>(value[end]) & 0xC0U) != 0x80U;
    if (begins && characters++ == kShown) break;
  }
  return value.substr(0, end) + "…";
}

std::optional<Problem> check_choice(const Parameter& parameter, const std::string& value) {
  if (parameter.choices.empty()) return std::nullopt;
  const auto& choices = parameter.choices;
  if (std::find(choices.begin(), choices.end(), value) != choices.end()) return std::nullopt;
  return invalid_parameter(parameter.name, wording::not_a_choice(parameter.name, joined(choices)),
                           value);
}

std::optional<Problem> check_value(const Parameter& parameter, const std::string& value) {
  switch (parameter.kind) {
    case ParameterKind::Text: {
      const std::size_t characters = count_characters(value);
      const auto limit = static_cast<std::size_t>(parameter.highest);
      if (limit == 0 || characters <= limit) return std::nullopt;
      Problem problem = invalid_parameter(
          parameter.name, wording::too_long(parameter.name, limit, characters), value);
      problem.code = "limit_exceeded";
      return problem;
    }
    case ParameterKind::Integer: {
      const auto number = whole_number(value);
      if (!number) {
        return invalid_parameter(parameter.name, wording::not_an_integer(parameter.name), value);
      }
      if (*number < parameter.lowest || *number > parameter.highest) {
        return invalid_parameter(
            parameter.name,
            wording::out_of_range(parameter.name, parameter.lowest, parameter.highest), value);
      }
      return std::nullopt;
    }
    case ParameterKind::Date:
      if (Date::parse(value)) return std::nullopt;
      return invalid_parameter(parameter.name, wording::not_a_date(parameter.name), value);
    case ParameterKind::Choice:
      return check_choice(parameter, value);
    case ParameterKind::Values: {
      constexpr std::size_t kMostValues = 100;
      const auto values = split_values({value});
      if (values.size() > kMostValues) {
        return invalid_parameter(parameter.name,
                                 wording::out_of_range(parameter.name, 0, kMostValues), value);
      }
      for (const std::string& one : values) {
        if (auto bad = check_choice(parameter, one)) return bad;
      }
      return std::nullopt;
    }
  }
  return std::nullopt;
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

Problem invalid_parameter(std::string name, std::string detail, std::optional<std::string> value) {
  Problem problem;
  problem.status = 400;
  problem.code = "invalid_argument";
  problem.detail = std::move(detail);
  problem.parameter = std::move(name);
  if (value) problem.value = excerpt(*value);
  return problem;
}

Problem not_found(wording::Thing thing, std::string value) {
  Problem problem;
  problem.status = 404;
  problem.code = "not_found";
  problem.detail = wording::no_such(thing);
  problem.parameter = "id";
  problem.value = excerpt(value);
  return problem;
}

Parameter as_of_parameter() {
  return {"as_of", ParameterKind::Date,
          "Reference date for certificates, prices and freshness; today in Japan when absent."};
}

std::optional<Problem> check_parameters(const Endpoint& endpoint, const Request& request) {
  for (const auto& [name, value] : request.query.items()) {
    const auto known =
        std::find_if(endpoint.parameters.begin(), endpoint.parameters.end(),
                     [&name = name](const Parameter& parameter) { return parameter.name == name; });
    if (known == endpoint.parameters.end()) {
      std::vector<std::string> names;
      for (const Parameter& parameter : endpoint.parameters) names.push_back(parameter.name);
      Problem problem = invalid_parameter(excerpt(name), wording::unknown_parameter(excerpt(name)));
      if (const auto near = nearest(name, names)) problem.hint = wording::did_you_mean(*near);
      return problem;
    }
    if (known->kind != ParameterKind::Values && request.query.all(name).size() > 1) {
      return invalid_parameter(name, wording::repeated_parameter(name));
    }
    // An empty field of a form that was sent without a choice means "not set".
    if (value.empty()) continue;
    if (auto bad = check_value(*known, value)) return bad;
  }
  for (const Parameter& parameter : endpoint.parameters) {
    if (parameter.required && request.query.get(parameter.name).empty()) {
      return invalid_parameter(parameter.name, wording::missing_parameter(parameter.name));
    }
  }
  return std::nullopt;
}

Response run(const Endpoint& endpoint, const App& app, const Request& request) {
  if (auto bad = check_parameters(endpoint, request)) return problem_response(std::move(*bad));
  const std::shared_ptr<const Snapshot> snapshot = app.snapshot();
  const auto wanted = Date::parse(request.query.get("as_of"));
  return endpoint.answer({request, app, *snapshot, wanted ? *wanted : app.today()});
}

}  // namespace mitate::web::api
