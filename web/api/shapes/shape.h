// The shape of a JSON value, written once: /openapi.json is printed from it, bodies are checked
// against it before they are read, API.md's tables come from it, and tests hold every answer to it.
// Not here: the shapes themselves (shapes.h) and checking a value (conforms.h). Plain data, pure.
#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace mitate::web::api {

struct Type {
  enum class Kind {
    Any,          ///< whatever a caller may not rely on
    Text,         ///< `choices`, or at most `highest` characters (0: no limit)
    Date,         ///< YYYY-MM-DD of a day that exists
    PartialDate,  ///< YYYY, YYYY-MM or YYYY-MM-DD
    Integer,      ///< lowest..highest where they differ
    Number,
    Boolean,
    List,    ///< of items[0]; at most `highest` (0: no limit)
    Map,     ///< names of the data to items[0]
    Object,  ///< the shape `shape`
    AnyOf,   ///< one of `items`, which differ in their JSON type
  };
  Kind kind = Kind::Any;
  bool nullable = false;
  std::vector<std::string> choices = {};
  std::int64_t lowest = 0;
  std::int64_t highest = 0;
  std::vector<Type> items = {};
  std::string shape = {};
};

/// A member that is present in every answer and must be sent in every body, unless `optional`.
struct Member {
  std::string name;
  Type type;
  std::string description = {};  ///< English; empty where the name says it
  bool optional = false;
};

struct Shape {
  std::string name;         ///< in #/components/schemas
  std::string description;  ///< English
  std::vector<Member> members;
};

[[nodiscard]] Type text(std::int64_t most_characters = 0);
[[nodiscard]] Type date();
[[nodiscard]] Type partial_date();
[[nodiscard]] Type integer();
[[nodiscard]] Type integer(std::int64_t lowest, std::int64_t highest);
[[nodiscard]] Type number();
[[nodiscard]] Type boolean();
[[nodiscard]] Type anything();
[[nodiscard]] Type choice(std::vector<std::string> values);
[[nodiscard]] Type list(Type items, std::int64_t most = 0);
[[nodiscard]] Type map_of(Type items);
[[nodiscard]] Type object(std::string shape);
[[nodiscard]] Type any_of(std::vector<Type> alternatives);
[[nodiscard]] Type or_null(Type type);
/// The member may be left out; in a body it may also be null.
[[nodiscard]] Member maybe(std::string name, Type type, std::string description = {});
/// Members of both; one of `more` replaces one of `base` of the same name in its place.
[[nodiscard]] std::vector<Member> joined(std::vector<Member> base, std::vector<Member> more);

/// The type in a few English words, as API.md writes it: "list of ServiceBrief", "date or null".
[[nodiscard]] std::string in_words(const Type& type);

}  // namespace mitate::web::api
