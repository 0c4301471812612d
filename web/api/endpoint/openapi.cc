#include "web/api/endpoint/openapi.h"

#include <nlohmann/json.hpp>

#include "web/api/shapes/shapes.h"
#include "web/http/encoding.h"

namespace mitate::web::api {
namespace {

using Json = nlohmann::ordered_json;

Json reference(const std::string& name) { return {{"$ref", "#/components/schemas/" + name}}; }

Json parameters_of(const Endpoint& endpoint) {
  Json out = Json::array();
  for (std::size_t at = 0; (at = endpoint.pattern.find('{', at)) != std::string::npos; ++at) {
    const std::size_t end = endpoint.pattern.find('}', at);
    Json one;
    one["name"] = endpoint.pattern.substr(at + 1, end - at - 1);
    one["in"] = "path";
    one["required"] = true;
    one["schema"] = {{"type", "string"}};
    out.push_back(std::move(one));
  }
  for (const Parameter& parameter : endpoint.parameters) {
    Json one;
    one["name"] = parameter.name;
    one["in"] = "query";
    one["description"] = parameter.description;
    if (parameter.required) one["required"] = true;
    one["schema"] = schema_of(parameter);
    if (parameter.kind == ParameterKind::Values) {
      one["style"] = "form";
      one["explode"] = false;
    }
    out.push_back(std::move(one));
  }
  return out;
}

Json responses_of(const Endpoint& endpoint) {
  Json out;
  out["200"]["description"] = "OK";
  out["200"]["content"]["application/json"]["schema"] = reference(endpoint.answers);
  const auto problem = [&out](const char* status, const char* description) {
    out[status]["description"] = description;
    out[status]["content"]["application/problem+json"]["schema"] = reference("Problem");
  };
  problem("400", "A parameter or field breaks a rule; `parameter` names it.");
  if (endpoint.pattern.find('{') != std::string::npos) problem("404", "No such id.");
  if (endpoint.method == Method::Post) {
    problem("413", "The body is larger than 1 MiB.");
    problem("415", "The body is not JSON, or it is compressed.");
  }
  problem("429", "Too many requests from this address.");
  out["429"]["headers"]["Retry-After"] = {
      {"description", "Seconds until the next request is admitted."},
      {"schema", {{"type", "integer"}, {"minimum", 1}}}};
  problem("500", "A failure of ours; `request_id` is what the operator looks for in the log.");
  return out;
}

Json operation(const Endpoint& endpoint) {
  Json out;
  out["operationId"] = endpoint.operation;
  out["summary"] = endpoint.summary;
  out["parameters"] = parameters_of(endpoint);
  if (!endpoint.body.empty()) {
    out["requestBody"]["required"] = true;
    out["requestBody"]["content"]["application/json"]["schema"] = reference(endpoint.body);
  }
  out["responses"] = responses_of(endpoint);
  return out;
}

}  // namespace

Json schema_of(const Parameter& parameter) {
  Json out;
  switch (parameter.kind) {
    case ParameterKind::Text:
      out["type"] = "string";
      if (parameter.highest > 0) out["maxLength"] = parameter.highest;
      return out;
    case ParameterKind::Integer:
      out["type"] = "integer";
      out["minimum"] = parameter.lowest;
      out["maximum"] = parameter.highest;
      return out;
    case ParameterKind::Date:
      out["type"] = "string";
      out["format"] = "date";
      return out;
    case ParameterKind::Choice:
      out["type"] = "string";
      out["enum"] = parameter.choices;
      return out;
    case ParameterKind::Values:
      out["type"] = "array";
      out["items"] = {{"type", "string"}};
      if (!parameter.choices.empty()) out["items"]["enum"] = parameter.choices;
      return out;
  }
  return out;
}

Json openapi_document(const std::vector<Endpoint>& endpoints) {
  Json out;
  out["openapi"] = "3.1.0";
  out["info"] = {
      {"title", "Mitate API"},
      {"version", "1.0.0"},
      {"description",
       "A curated catalog of Japanese health, wellness and care services with search and "
       "explained matching. Unknown facts are null; points have one decimal and the "
       "contributions sum to the score. The program is GPL-3.0-or-later; the data that it answers "
       "with are CC BY 4.0, to be named as in x-data-license."},
      {"license", {{"name", "GPL-3.0-or-later"}, {"identifier", "GPL-3.0-or-later"}}},
      {"x-data-license",
       {{"name", "CC BY 4.0"},
        {"url", "https://creativecommons.org/licenses/by/4.0/"},
        {"attribution",
         "Mitate（見立て）の収録データを加工して作成（CC BY "
         "4.0）。掲載は推奨・保証を意味しません。"}}}};
  out["servers"] = Json::array({{{"url", "/"}}});
  out["security"] = Json::array();  // public: nobody signs in
  out["paths"] = Json::object();
  for (const Endpoint& endpoint : endpoints) {
    out["paths"][endpoint.pattern][ascii_lower(name_of(endpoint.method))] = operation(endpoint);
  }
  Json& schemas = out["components"]["schemas"];
  for (const Shape& shape : all_shapes()) schemas[shape.name] = schema_of(shape);
  return out;
}

}  // namespace mitate::web::api
