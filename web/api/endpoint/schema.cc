// Shapes as JSON Schema.
#include <nlohmann/json.hpp>

#include "web/api/endpoint/openapi.h"

namespace mitate::web::api {
namespace {

using Json = nlohmann::ordered_json;

Json schema_of(const Type& type);

/// A schema that also takes null: by its list of types, else as an alternative.
Json with_null(Json schema) {
  if (schema.contains("enum")) schema["enum"].push_back(nullptr);
  if (schema.contains("type")) {
    schema["type"] = Json::array({schema["type"], "null"});
    return schema;
  }
  return {{"oneOf", Json::array({std::move(schema), {{"type", "null"}}})}};
}

Json text_schema(const Type& type) {
  Json out{{"type", "string"}};
  if (!type.choices.empty()) out["enum"] = type.choices;
  if (type.lowest > 0) out["minLength"] = type.lowest;
  if (type.highest > 0) out["maxLength"] = type.highest;
  return out;
}

Json integer_schema(const Type& type) {
  Json out{{"type", "integer"}};
  if (type.lowest == type.highest) return out;
  out["minimum"] = type.lowest;
  out["maximum"] = type.highest;
  return out;
}

Json list_schema(const Type& type) {
  Json out{{"type", "array"}, {"items", schema_of(type.items[0])}};
  if (type.highest > 0) out["maxItems"] = type.highest;
  return out;
}

Json alternatives(const Type& type) {
  Json out{{"anyOf", Json::array()}};
  for (const Type& one : type.items) out["anyOf"].push_back(schema_of(one));
  return out;
}

Json bare_schema(const Type& type) {
  switch (type.kind) {
    case Type::Kind::Any:
      return Json::object();
    case Type::Kind::Text:
      return text_schema(type);
    case Type::Kind::Date:
      return {{"type", "string"}, {"format", "date"}};
    case Type::Kind::PartialDate:
      return {{"type", "string"}, {"pattern", "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"}};
    case Type::Kind::Integer:
      return integer_schema(type);
    case Type::Kind::Number:
      return {{"type", "number"}};
    case Type::Kind::Boolean:
      return {{"type", "boolean"}};
    case Type::Kind::List:
      return list_schema(type);
    case Type::Kind::Map:
      return {{"type", "object"}, {"additionalProperties", schema_of(type.items[0])}};
    case Type::Kind::Object:
      return {{"$ref", "#/components/schemas/" + type.shape}};
    case Type::Kind::AnyOf:
      return alternatives(type);
  }
  return Json::object();
}

Json schema_of(const Type& type) {
  return type.nullable ? with_null(bare_schema(type)) : bare_schema(type);
}

}  // namespace

Json schema_of(const Shape& shape) {
  Json out{{"type", "object"}};
  if (!shape.description.empty()) out["description"] = shape.description;
  out["properties"] = Json::object();
  Json required = Json::array();
  for (const Member& member : shape.members) {
    Json schema = schema_of(member.type);
    if (!member.description.empty()) schema["description"] = member.description;
    out["properties"][member.name] = std::move(schema);
    if (!member.optional) required.push_back(member.name);
  }
  if (!required.empty()) out["required"] = std::move(required);
  return out;
}

}  // namespace mitate::web::api
