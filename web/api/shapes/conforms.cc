#include "web/api/shapes/conforms.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "catalog/base/date.h"
#include "catalog/text/nearest.h"
#include "web/api/shapes/shapes.h"
#include "web/http/encoding.h"
#include "web/wording/api_wording.h"
#include "web/wording/problem_wording.h"

namespace mitate::web::api {
namespace {

using nlohmann::json;

bool has_json_type(const json& value, Type::Kind kind) {
  switch (kind) {
    case Type::Kind::Any:
    case Type::Kind::AnyOf:
      return true;
    case Type::Kind::Text:
    case Type::Kind::Date:
    case Type::Kind::PartialDate:
      return value.is_string();
    case Type::Kind::Integer:
      return value.is_number_integer();
    case Type::Kind::Number:
      return value.is_number();
    case Type::Kind::Boolean:
      return value.is_boolean();
    case Type::Kind::List:
      return value.is_array();
    case Type::Kind::Map:
    case Type::Kind::Object:
      return value.is_object();
  }
  return false;
}

class Check {
 public:
  explicit Check(Sender sender) : sender_(sender) {}

  std::optional<Fault> value(const json& value, const Type& type, const std::string& path) const {
    if (value.is_null() && (type.nullable || type.kind == Type::Kind::Any)) return std::nullopt;
    if (!has_json_type(value, type.kind)) return Fault{path, Rule::Type, type};
    switch (type.kind) {
      case Type::Kind::Text:
        return text(value.get_ref<const std::string&>(), type, path);
      case Type::Kind::Date:
        if (Date::parse(value.get_ref<const std::string&>())) return std::nullopt;
        return Fault{path, Rule::Date, type};
      case Type::Kind::PartialDate:
        if (PartialDate::parse(value.get_ref<const std::string&>())) return std::nullopt;
        return Fault{path, Rule::Date, type};
      case Type::Kind::Integer:
        return integer(value, type, path);
      case Type::Kind::List:
        return items(value, type, path);
      case Type::Kind::Map:
        for (const auto& [name, one] : value.items()) {
          if (auto bad = this->value(one, type.items[0], path + "." + name)) return bad;
        }
        return std::nullopt;
      case Type::Kind::Object:
        return members(value, shape_named(type.shape), path);
      case Type::Kind::AnyOf:
        return alternatives(value, type, path);
      case Type::Kind::Any:
      case Type::Kind::Number:
      case Type::Kind::Boolean:
        break;
    }
    return std::nullopt;
  }

 private:
  static std::optional<Fault> text(const std::string& value, const Type& type,
                                   const std::string& path) {
    if (!type.choices.empty()) {
      const bool known =
          std::find(type.choices.begin(), type.choices.end(), value) != type.choices.end();
      if (known) return std::nullopt;
      return Fault{path, Rule::Choice, type, 0, value};
    }
    if (value.find('\0') != std::string::npos) return Fault{path, Rule::Nul, type};
    if (type.highest == 0) return std::nullopt;
    const std::size_t characters = count_characters(value);
    if (characters > static_cast<std::size_t>(type.highest) ||
        characters < static_cast<std::size_t>(type.lowest)) {
      return Fault{path, Rule::Length, type, characters};
    }
    return std::nullopt;
  }

  static std::optional<Fault> integer(const json& value, const Type& type,
                                      const std::string& path) {
    if (type.lowest == type.highest) return std::nullopt;
    // An unsigned number above int64 would wrap around when read as signed.
    const bool too_big = value.is_number_unsigned() &&
                         value.get<std::uint64_t>() > static_cast<std::uint64_t>(type.highest);
    if (!too_big && value.get<std::int64_t>() >= type.lowest &&
        value.get<std::int64_t>() <= type.highest) {
      return std::nullopt;
    }
    return Fault{path, Rule::Range, type};
  }

  std::optional<Fault> items(const json& value, const Type& type, const std::string& path) const {
    if (type.highest > 0 && value.size() > static_cast<std::size_t>(type.highest)) {
      return Fault{path, Rule::Count, type, value.size()};
    }
    for (std::size_t i = 0; i < value.size(); ++i) {
      auto bad = this->value(value[i], type.items[0], path + "[" + std::to_string(i) + "]");
      if (!bad) continue;
      // A list of choices is refused as a whole; `value` says which of them is none.
      if (bad->rule == Rule::Choice && !type.items[0].choices.empty()) bad->path = path;
      return bad;
    }
    return std::nullopt;
  }

  std::optional<Fault> members(const json& value, const Shape& shape,
                               const std::string& path) const {
    const std::string prefix = path.empty() ? path : path + ".";
    for (const auto& [name, one] : value.items()) {
      const auto member = std::find_if(shape.members.begin(), shape.members.end(),
                                       [&name = name](const Member& m) { return m.name == name; });
      if (member == shape.members.end()) return unknown(prefix, name, shape);
      if (one.is_null() && member->optional && sender_ == Sender::Caller) continue;
      if (auto bad = this->value(one, member->type, prefix + name)) return bad;
    }
    for (const Member& member : shape.members) {
      if (member.optional || value.contains(member.name)) continue;
      return Fault{prefix + member.name, Rule::MissingMember, member.type};
    }
    return std::nullopt;
  }

  static Fault unknown(const std::string& prefix, const std::string& name, const Shape& shape) {
    Fault fault{prefix + excerpt(name), Rule::UnknownMember, object(shape.name)};
    for (const Member& member : shape.members) fault.names.push_back(member.name);
    return fault;
  }

  /// The alternatives differ in their JSON type, so that the one that was meant is known.
  std::optional<Fault> alternatives(const json& value, const Type& type,
                                    const std::string& path) const {
    for (const Type& one : type.items) {
      if (has_json_type(value, one.kind)) return this->value(value, one, path);
    }
    return Fault{path, Rule::Type, type};
  }

  Sender sender_;
};

wording::JsonType json_type(const Type& type) {
  using wording::JsonType;
  switch (type.kind) {
    case Type::Kind::Integer:
    case Type::Kind::Number:
      return JsonType::Integer;
    case Type::Kind::Boolean:
      return JsonType::Boolean;
    case Type::Kind::List:
      return JsonType::List;
    case Type::Kind::Map:
    case Type::Kind::Object:
      return JsonType::Object;
    case Type::Kind::AnyOf:
      switch (type.items[0].kind) {
        case Type::Kind::Integer:
          return JsonType::NumberOrObject;
        case Type::Kind::Text:
          return JsonType::TextOrObject;
        default:
          return json_type(type.items[0]);
      }
    default:
      return JsonType::Text;
  }
}

std::string sentence(const Fault& fault) {
  const Type& wanted = fault.wanted;
  const std::string& path = fault.path;
  switch (fault.rule) {
    case Rule::Type:
      return wording::json_wrong_type(path.empty() ? "body" : path, json_type(wanted));
    case Rule::UnknownMember:
      return wording::unknown_field(path);
    case Rule::MissingMember:
      return wording::missing_field(path);
    case Rule::Range:
      return wording::out_of_range(path, wanted.lowest, wanted.highest);
    case Rule::Choice:
      return wording::not_a_choice(path, wanted.choices);
    case Rule::Length:
      if (fault.given < static_cast<std::size_t>(wanted.lowest))
        return wording::missing_field(path);
      return wording::too_long(path, static_cast<std::size_t>(wanted.highest), fault.given);
    case Rule::Count:
      return wording::out_of_range(path, 0, wanted.highest);
    case Rule::Date:
      return wording::not_a_date(path);
    case Rule::Nul:
      return wording::has_nul(path);
  }
  return {};
}

}  // namespace

std::optional<Fault> fault_of(const json& value, const Type& type, const std::string& path,
                              Sender sender) {
  return Check(sender).value(value, type, path);
}

std::string describe(const Fault& fault) {
  return fault.path + ": wanted " + in_words(fault.wanted) +
         (fault.rule == Rule::UnknownMember ? ", which has no such member" : "") +
         (fault.rule == Rule::MissingMember ? ", which is missing" : "") +
         (fault.value ? ", not " + *fault.value : "");
}

Problem refusal(const Fault& fault) {
  Problem problem = invalid_parameter(fault.path, sentence(fault), fault.value);
  if (fault.rule == Rule::Length && fault.given > static_cast<std::size_t>(fault.wanted.highest)) {
    problem.code = "limit_exceeded";
  }
  const auto hint = [&problem](std::string_view name, const std::vector<std::string>& names) {
    if (const auto near = catalog::nearest(name, names))
      problem.hint = wording::did_you_mean(*near);
  };
  if (fault.rule == Rule::UnknownMember) {
    const std::size_t dot = fault.path.rfind('.');
    hint(std::string_view(fault.path).substr(dot == std::string::npos ? 0 : dot + 1), fault.names);
  }
  if (fault.rule == Rule::Choice) hint(*fault.value, fault.wanted.choices);
  return problem;
}

Result<void, Problem> check_body(const json& body, std::string_view shape,
                                 const std::string& path) {
  const auto fault = fault_of(body, object(std::string(shape)), path, Sender::Caller);
  if (fault) return Refused(refusal(*fault));
  return {};
}

}  // namespace mitate::web::api
