// Unknown is null: how an optional value of the catalog becomes JSON. Used by the writers of facts.
#pragma once
#include <nlohmann/json.hpp>
#include <optional>
#include <string_view>

#include "catalog/base/date.h"

namespace mitate::web::api {

template <typename T>
nlohmann::ordered_json or_null(const std::optional<T>& value) {
  return value ? nlohmann::ordered_json(*value) : nlohmann::ordered_json(nullptr);
}
inline nlohmann::ordered_json or_null(const std::optional<PartialDate>& value) {
  return value ? nlohmann::ordered_json(value->text()) : nlohmann::ordered_json(nullptr);
}
inline nlohmann::ordered_json or_null(const std::optional<Date>& value) {
  return value ? nlohmann::ordered_json(value->iso()) : nlohmann::ordered_json(nullptr);
}
inline nlohmann::ordered_json text_or_null(std::string_view text) {
  return text.empty() ? nlohmann::ordered_json(nullptr) : nlohmann::ordered_json(text);
}

}  // namespace mitate::web::api
