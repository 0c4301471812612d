// Names with values in the order they were sent: query strings, forms, path parameters. A name may
// repeat. Used by request.h, form.h and every handler. A plain value.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace mitate::web {

class Fields {
 public:
  Fields() = default;
  explicit Fields(std::vector<std::pair<std::string, std::string>> items)
      : items_(std::move(items)) {}
  void add(std::string name, std::string value) {
    items_.emplace_back(std::move(name), std::move(value));
  }
  [[nodiscard]] bool has(std::string_view name) const { return find(name) != nullptr; }
  /// The first value; nullptr when the name was not sent. An empty value is not absence.
  [[nodiscard]] const std::string* find(std::string_view name) const {
    for (const auto& [key, value] : items_) {
      if (key == name) return &value;
    }
    return nullptr;
  }
  /// The first value, or an empty text.
  [[nodiscard]] std::string get(std::string_view name) const {
    const std::string* value = find(name);
    return value == nullptr ? std::string{} : *value;
  }
  [[nodiscard]] std::vector<std::string> all(std::string_view name) const {
    std::vector<std::string> values;
    for (const auto& [key, value] : items_) {
      if (key == name) values.push_back(value);
    }
    return values;
  }
  [[nodiscard]] const std::vector<std::pair<std::string, std::string>>& items() const {
    return items_;
  }
  [[nodiscard]] bool empty() const { return items_.empty(); }

 private:
  std::vector<std::pair<std::string, std::string>> items_;
};

}  // namespace mitate::web
