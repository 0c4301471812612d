// A closed set: an enum whose values have one spelling each, in files, store, forms and API. The
// set is declared once, by a function spellings(E) beside the enum; everything that parses, prints
// or lists its values reads that table. Not here: the sets themselves, and labels for people.
#pragma once
#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace mitate {

template <typename E>
struct Spelling {
  E value;
  std::string_view slug;
};

/// E.g. `constexpr auto spellings(Tax) { return std::to_array<Spelling<Tax>>({...}); }`
template <typename E>
concept ClosedSet = std::is_enum_v<E> && requires {
  spellings(E{});
};

template <ClosedSet E>
inline constexpr auto kSpellings = spellings(E{});

/// Every value, in the order of the table.
template <ClosedSet E>
[[nodiscard]] constexpr auto all() {
  std::array<E, kSpellings<E>.size()> values{};
  for (std::size_t i = 0; i < values.size(); ++i) values[i] = kSpellings<E>[i].value;
  return values;
}

template <ClosedSet E>
[[nodiscard]] constexpr std::string_view name_of(E wanted) {
  for (const auto& [value, slug] : kSpellings<E>) {
    if (value == wanted) return slug;
  }
  return {};
}

/// nullopt: not a value of this set.
template <ClosedSet E>
[[nodiscard]] constexpr std::optional<E> value_named(std::string_view text) {
  for (const auto& [value, slug] : kSpellings<E>) {
    if (slug == text) return value;
  }
  return std::nullopt;
}

/// Every slug, in the order of the table.
template <ClosedSet E>
inline constexpr auto kSlugs = [] {
  std::array<std::string_view, kSpellings<E>.size()> slugs{};
  for (std::size_t i = 0; i < slugs.size(); ++i) slugs[i] = kSpellings<E>[i].slug;
  return slugs;
}();

template <ClosedSet E>
[[nodiscard]] std::vector<std::string> slugs_of() {
  return {kSlugs<E>.begin(), kSlugs<E>.end()};
}

/// The slugs as a sentence lists them: "incl, excl, unknown".
template <ClosedSet E>
[[nodiscard]] std::string choices_of(std::string_view separator = ", ") {
  std::string out;
  for (const auto& [value, slug] : kSpellings<E>) {
    if (!out.empty()) out += separator;
    out += slug;
  }
  return out;
}

}  // namespace mitate
