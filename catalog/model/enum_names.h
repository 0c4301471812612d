// The spelling of every enum in seed tables, store and API, once. Only model code includes this;
// other rooms use name_of() from catalog/model/catalog.h; web/api/shapes publishes whole sets.
#pragma once
#include <optional>
#include <span>
#include <string_view>
#include <utility>

#include "catalog/model/catalog.h"

namespace mitate::catalog {

template <typename E>
[[nodiscard]] std::span<const std::pair<E, std::string_view>> names();

template <typename E>
[[nodiscard]] std::optional<E> enum_named(std::string_view text) {
  for (const auto& [value, name] : names<E>()) {
    if (name == text) return value;
  }
  return std::nullopt;
}

template <typename E>
[[nodiscard]] std::string_view enum_name(E wanted) {
  for (const auto& [value, name] : names<E>()) {
    if (value == wanted) return name;
  }
  return {};
}

}  // namespace mitate::catalog
