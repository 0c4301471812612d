#include "web/api/shapes/shape.h"

#include <algorithm>

namespace mitate::web::api {
namespace {

Type of(Type::Kind kind) {
  Type out;
  out.kind = kind;
  return out;
}

Type holding(Type::Kind kind, std::vector<Type> items, std::int64_t most = 0) {
  Type out = of(kind);
  out.items = std::move(items);
  out.highest = most;
  return out;
}

std::string number_in_words(const Type& type) {
  if (type.lowest == type.highest) return "integer";
  return "integer " + std::to_string(type.lowest) + "–" + std::to_string(type.highest);
}

std::string text_in_words(const Type& type) {
  if (type.choices.empty()) return "text";
  std::string out;
  for (const std::string& value : type.choices)
    out += (out.empty() ? "" : ", ") + ("`" + value + "`");
  return out;
}

std::string kind_in_words(const Type& type) {
  switch (type.kind) {
    case Type::Kind::Any:
      return "any value";
    case Type::Kind::Text:
      return text_in_words(type);
    case Type::Kind::Date:
      return "date";
    case Type::Kind::PartialDate:
      return "date, month or year";
    case Type::Kind::Integer:
      return number_in_words(type);
    case Type::Kind::Number:
      return "number";
    case Type::Kind::Boolean:
      return "boolean";
    case Type::Kind::List:
      return "list of " + in_words(type.items[0]);
    case Type::Kind::Map:
      return "map of " + in_words(type.items[0]);
    case Type::Kind::Object:
      return type.shape;
    case Type::Kind::AnyOf:
      break;
  }
  std::string out;
  for (const Type& one : type.items) out += (out.empty() ? "" : " or ") + in_words(one);
  return out;
}

}  // namespace

Type text(std::int64_t most_characters) {
  Type out = of(Type::Kind::Text);
  out.highest = most_characters;
  return out;
}
Type date() { return of(Type::Kind::Date); }
Type partial_date() { return of(Type::Kind::PartialDate); }
Type integer() { return of(Type::Kind::Integer); }
Type integer(std::int64_t lowest, std::int64_t highest) {
  Type out = of(Type::Kind::Integer);
  out.lowest = lowest;
  out.highest = highest;
  return out;
}
Type number() { return of(Type::Kind::Number); }
Type boolean() { return of(Type::Kind::Boolean); }
Type anything() { return of(Type::Kind::Any); }
Type choice(std::vector<std::string> values) {
  Type out = of(Type::Kind::Text);
  out.choices = std::move(values);
  return out;
}
Type list(Type items, std::int64_t most) {
  return holding(Type::Kind::List, {std::move(items)}, most);
}
Type map_of(Type items) { return holding(Type::Kind::Map, {std::move(items)}); }
Type object(std::string shape) {
  Type out = of(Type::Kind::Object);
  out.shape = std::move(shape);
  return out;
}
Type any_of(std::vector<Type> alternatives) {
  return holding(Type::Kind::AnyOf, std::move(alternatives));
}
Type or_null(Type type) {
  type.nullable = true;
  return type;
}

Member maybe(std::string name, Type type, std::string description) {
  return {std::move(name), std::move(type), std::move(description), true};
}

std::vector<Member> joined(std::vector<Member> base, std::vector<Member> more) {
  for (Member& one : more) {
    const auto same = std::find_if(base.begin(), base.end(),
                                   [&](const Member& known) { return known.name == one.name; });
    if (same == base.end()) {
      base.push_back(std::move(one));
    } else {
      *same = std::move(one);
    }
  }
  return base;
}

std::string in_words(const Type& type) {
  return kind_in_words(type) + (type.nullable ? " or null" : "");
}

}  // namespace mitate::web::api
