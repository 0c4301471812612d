#include "ranker/facts/concepts.h"

namespace mitate::ranker {

using catalog::Vocabulary;

Concepts::Concepts(const catalog::Catalog& catalog, const FitParameters& fit)
    : taxonomy_(&catalog.taxonomy()) {
  for (const Vocabulary vocabulary :
       {Vocabulary::Domains, Vocabulary::ServiceTypes, Vocabulary::Segments,
        Vocabulary::DeliveryModes, Vocabulary::EvidenceTypes, Vocabulary::Interventions,
        Vocabulary::Outcomes, Vocabulary::Industries, Vocabulary::Functions}) {
    const auto& list = taxonomy_->all(vocabulary);
    for (std::size_t i = 0; i < list.size(); ++i) {
      ids_[vocabulary].emplace(list[i].slug, static_cast<ConceptId>(i));
    }
  }
  for (const char* const mode : {"web", "app", "chat", "video-call"}) {
    if (const auto mode_id = id(Vocabulary::DeliveryModes, mode)) {
      screen_modes_ |= 1U << (*mode_id & 31U);
    }
  }
  if (const auto web = id(Vocabulary::DeliveryModes, "web")) online_mode_ = 1U << (*web & 31U);
  const auto& domains = taxonomy_->all(Vocabulary::Domains);
  domain_count_ = domains.size();
  nearness_.assign(domain_count_ * domain_count_, 0.0);
  for (std::size_t a = 0; a < domain_count_; ++a) {
    for (std::size_t b = 0; b < domain_count_; ++b) {
      double& near = nearness_[a * domain_count_ + b];
      if (a == b) {
        near = 1.0;
      } else if (domains[a].parent == domains[b].slug || domains[b].parent == domains[a].slug) {
        near = fit.related_domain;
      } else if (domains[a].parent && domains[a].parent == domains[b].parent) {
        near = fit.sibling_domain;
      }
    }
  }
  const auto& interventions = taxonomy_->all(Vocabulary::Interventions);
  intervention_count_ = interventions.size();
  interventions_.assign(intervention_count_ * intervention_count_, 0.0);
  for (std::size_t a = 0; a < intervention_count_; ++a) {
    for (std::size_t b = 0; b < intervention_count_; ++b) {
      double& near = interventions_[a * intervention_count_ + b];
      const bool broad = interventions[a].is_broad || interventions[b].is_broad;
      if (a == b) {
        near = broad ? fit.broad_intervention_share : 1.0;
      } else if (!broad && (interventions[a].parent == interventions[b].slug ||
                            interventions[b].parent == interventions[a].slug)) {
        near = fit.related_domain;
      }
    }
  }
}

std::optional<ConceptId> Concepts::id(Vocabulary vocabulary, std::string_view slug) const {
  const auto list = ids_.find(vocabulary);
  if (list == ids_.end()) return std::nullopt;
  const auto it = list->second.find(slug);
  if (it == list->second.end()) return std::nullopt;
  return it->second;
}

}  // namespace mitate::ranker
