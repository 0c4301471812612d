// Distinct id types over short lowercase text, so that a provider id cannot be passed for a service
// id. Assigned in seed_data; never parsed for meaning. Used by every room.
#pragma once
#include <compare>
#include <functional>
#include <string>
#include <utility>

namespace mitate {

template <typename Tag>
class StrongId {
 public:
  StrongId() = default;
  explicit StrongId(std::string text) : text_(std::move(text)) {}
  [[nodiscard]] const std::string& text() const { return text_; }
  [[nodiscard]] bool empty() const { return text_.empty(); }
  friend auto operator<=>(const StrongId&, const StrongId&) = default;
  friend bool operator==(const StrongId&, const StrongId&) = default;

 private:
  std::string text_;
};

using ServiceId = StrongId<struct ServiceIdTag>;
using ProviderId = StrongId<struct ProviderIdTag>;
using GuidelineId = StrongId<struct GuidelineIdTag>;
using RecommendationId = StrongId<struct RecommendationIdTag>;
using SchemeId = StrongId<struct SchemeIdTag>;
using SourceId = StrongId<struct SourceIdTag>;

}  // namespace mitate

template <typename Tag>
struct std::hash<mitate::StrongId<Tag>> {
  std::size_t operator()(const mitate::StrongId<Tag>& id) const noexcept {
    return std::hash<std::string>{}(id.text());
  }
};
