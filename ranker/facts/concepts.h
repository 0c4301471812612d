// Concepts of one catalog as small numbers, and how near two of them are. Built once per
// generation; const and thread-safe. Not here: labels for people (criteria/labels.h).
#pragma once
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/model/catalog.h"
#include "ranker/policy/parameters.h"

namespace mitate::ranker {

/// Index of a concept in Taxonomy::all(vocabulary) of the same catalog.
using ConceptId = std::uint16_t;

/// Concepts by slug and their nearness, for one catalog.
class Concepts {
 public:
  Concepts(const catalog::Catalog& catalog, const FitParameters& fit);
  [[nodiscard]] std::optional<ConceptId> id(catalog::Vocabulary vocabulary,
                                            std::string_view slug) const;
  [[nodiscard]] const catalog::Concept& at(catalog::Vocabulary vocabulary, ConceptId id) const {
    return taxonomy_->all(vocabulary)[id];
  }
  [[nodiscard]] const catalog::Taxonomy& taxonomy() const { return *taxonomy_; }
  /// 1 the same, then related (parent or child), sibling, 0.
  [[nodiscard]] double nearness(ConceptId a, ConceptId b) const {
    return nearness_[static_cast<std::size_t>(a) * domain_count_ + b];
  }
  /// 1, the share of a very general intervention, related by parent, or 0.
  [[nodiscard]] double intervention_nearness(ConceptId asked, ConceptId offered) const {
    return interventions_[static_cast<std::size_t>(asked) * intervention_count_ + offered];
  }
  /// Bits of the forms that reach a person through a screen: web, app, chat, video call.
  [[nodiscard]] std::uint32_t screen_modes() const { return screen_modes_; }
  /// Bit of the form that only says "online".
  [[nodiscard]] std::uint32_t online_mode() const { return online_mode_; }
  [[nodiscard]] std::size_t domain_count() const { return domain_count_; }

 private:
  const catalog::Taxonomy* taxonomy_;
  std::map<catalog::Vocabulary, std::map<std::string, ConceptId, std::less<>>> ids_;
  std::size_t domain_count_ = 0;
  std::size_t intervention_count_ = 0;
  std::uint32_t screen_modes_ = 0;
  std::uint32_t online_mode_ = 0;
  std::vector<double> nearness_;
  std::vector<double> interventions_;
};

}  // namespace mitate::ranker
