#include "web/api/mcp/tools.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "web/api/endpoint/openapi.h"
#include "web/api/shapes/shapes.h"
#include "web/http/encoding.h"
#include "web/wording/api_wording.h"
#include "web/wording/problem_wording.h"

namespace mitate::web::api::mcp {
namespace {

using Json = nlohmann::ordered_json;
using nlohmann::json;

constexpr std::string_view kReference = "#/components/schemas/";

/// Makes references to shapes local and notes which shapes they need.
void localise(Json& schema, std::set<std::string>& needed) {
  if (schema.is_array()) {
    for (Json& one : schema) localise(one, needed);
  }
  if (!schema.is_object()) return;
  for (auto& [name, value] : schema.items()) {
    if (name == "$ref" && value.is_string() &&
        value.get_ref<const std::string&>().starts_with(kReference)) {
      const std::string shape = value.get<std::string>().substr(kReference.size());
      needed.insert(shape);
      value = "#/$defs/" + shape;
    } else {
      localise(value, needed);
    }
  }
}

Json body_schema(const std::string& shape) {
  Json out = schema_of(shape_named(shape));
  std::set<std::string> needed;
  localise(out, needed);
  Json definitions = Json::object();
  while (true) {
    const auto next = std::find_if(needed.begin(), needed.end(), [&](const std::string& one) {
      return !definitions.contains(one);
    });
    if (next == needed.end()) break;
    const std::string name = *next;
    Json schema = schema_of(shape_named(name));
    localise(schema, needed);
    definitions[name] = std::move(schema);
  }
  if (!definitions.empty()) out["$defs"] = std::move(definitions);
  return out;
}

/// Names in braces, in their order.
std::vector<std::string> path_names(const std::string& pattern) {
  std::vector<std::string> out;
  for (std::size_t at = 0; (at = pattern.find('{', at)) != std::string::npos; ++at) {
    const std::size_t end = pattern.find('}', at);
    out.push_back(pattern.substr(at + 1, end - at - 1));
  }
  return out;
}

Json parameters_schema(const Endpoint& endpoint) {
  Json out{{"type", "object"}, {"properties", Json::object()}};
  Json required = Json::array();
  for (const std::string& name : path_names(endpoint.pattern)) {
    out["properties"][name] = {{"type", "string"}, {"minLength", 1}};
    required.push_back(name);
  }
  for (const Parameter& parameter : endpoint.parameters) {
    Json schema = schema_of(parameter);
    schema["description"] = parameter.description;
    out["properties"][parameter.name] = std::move(schema);
    if (parameter.required) required.push_back(parameter.name);
  }
  if (!required.empty()) out["required"] = std::move(required);
  return out;
}

Refused refused_argument(const std::string& name, std::string detail) {
  return Refused(invalid_parameter(excerpt(name), std::move(detail)));
}

/// A value as a query carries it: lists joined by commas.
Result<std::string, Problem> as_query_value(const std::string& name, const json& value) {
  if (value.is_string()) return value.get<std::string>();
  if (value.is_number_integer()) return value.dump();
  if (value.is_array()) {
    std::string out;
    for (const json& one : value) {
      if (!one.is_string())
        return refused_argument(name, wording::json_wrong_type(name, wording::JsonType::Text));
      out += (out.empty() ? "" : ",") + one.get<std::string>();
    }
    return out;
  }
  return refused_argument(name, wording::json_wrong_type(name, wording::JsonType::Text));
}

Result<Request, Problem> reading_request(const Endpoint& endpoint, const json& arguments) {
  const std::vector<std::string> in_path = path_names(endpoint.pattern);
  std::string target = endpoint.pattern;
  std::string query;
  Fields path;
  for (const auto& [name, value] : arguments.items()) {
    if (value.is_null()) continue;
    MITATE_TRY(const std::string text, as_query_value(name, value));
    if (std::find(in_path.begin(), in_path.end(), name) != in_path.end()) {
      const std::string mark = "{" + name + "}";
      target.replace(target.find(mark), mark.size(), percent_encode(text));
      path.add(name, text);
    } else {
      query += (query.empty() ? "?" : "&") + percent_encode(name) + "=" + percent_encode(text);
    }
  }
  for (const std::string& name : in_path) {
    if (path.get(name).empty()) return refused_argument(name, wording::missing_parameter(name));
  }
  // A path that holds '/' or NUL after all names no record of ours; make_request takes only what
  // decodes.
  for (const auto& [name, text] : path.items()) {
    if (text.find('\0') != std::string::npos) {
      return refused_argument(name, wording::has_nul(name));
    }
  }
  if (query.find("%00") != std::string::npos) {
    return refused_argument("", wording::has_nul("arguments"));
  }
  Request request = make_request(endpoint.method, target + query);
  request.parameters = std::move(path);
  return request;
}

}  // namespace

const std::vector<Tool>& all_tools() {
  static const std::vector<Tool> kTools{
      {"search_services", "Search services",
       "Search the catalog in Japanese, kana or romaji and filter by domain, buyer, prefecture, evidence, price "
       "state and more. Use it when words or filters are known; for a problem in a buyer's own words use "
       "match_need.",
       "listServices", R"({"per_page":10})"},
      {"get_service", "One service",
       "Everything that is known of one service, each fact with source, date and level of verification.",
       "getService"},
      {"match_need", "Match a need",
       "Rank services for a need in a buyer's own words (Japanese or English). The points of the parts sum to the "
       "score; excluded services say why; `unresolved` holds words that were not understood. The text is "
       "confidential: it is neither logged nor kept.",
       "matchServices", R"({"limit":5})"},
      {"build_bundle", "Build a bundle",
       "The best set of services for several goals under one budget, with what each adds and how far from the "
       "optimum it can be. Unknown prices are never free.",
       "planBundle"},
      {"compare", "Compare services",
       "Up to five services side by side; rows that differ come first.", "compareServices"},
      {"guideline_recommendations", "Recommendations of guidelines",
       "Questions of clinical guidelines with their grades (1 to 4, 5: withheld). A grade belongs to the question "
       "about a kind of intervention, never to a service.",
       "listRecommendations"},
      {"supply_gaps", "Gaps of supply",
       "Where the list holds no service: domain by prefecture and kind of buyer.", "listGaps"},
  };
  return kTools;
}

std::string_view how_to_read() {
  return "Mitate is a curated list of Japanese health, wellness and care services. How to read its answers: a "
         "grade belongs to a guideline's question about a kind of intervention, never to a service or a brand; "
         "null means 未確認 (not confirmed) and is neither zero nor \"none\"; studies that found no difference or "
         "harm are told as such; facts of level self_declared, ai_summary or unverified are claims. Being listed "
         "is no endorsement. Give sources and dates along with facts.";
}

Json input_schema(const Endpoint& endpoint) {
  Json out = endpoint.body.empty() ? parameters_schema(endpoint) : body_schema(endpoint.body);
  out["additionalProperties"] = false;
  return out;
}

Answer call_tool(const Tool& tool, const Endpoint& endpoint, const App& app, json arguments) {
  if (!tool.usual.empty()) {
    const json usual = json::parse(tool.usual);  // our own constant
    for (const auto& [name, value] : usual.items()) {
      if (!arguments.contains(name)) arguments[name] = value;
    }
  }
  Request request = make_request(endpoint.method, endpoint.pattern);
  if (endpoint.body.empty()) {
    MITATE_TRY(request, reading_request(endpoint, arguments));
  } else {
    request = make_request(endpoint.method, endpoint.pattern, arguments.dump(),
                           {{"Content-Type", "application/json"}});
  }
  return answer_to(endpoint, app, request);
}

}  // namespace mitate::web::api::mcp
