#include "catalog/model/catalog.h"

namespace mitate::catalog {
namespace {
template <typename Index, typename Id, typename List>
auto lookup(const Index& index, const Id& id, const List& list) -> decltype(list.data()) {
  const auto it = index.find(id);
  return it == index.end() ? nullptr : &list[it->second];
}
}  // namespace

const Service* Catalog::service(const ServiceId& id) const {
  return lookup(service_index_, id, services_);
}

std::optional<std::size_t> Catalog::ordinal(const ServiceId& id) const {
  const auto it = service_index_.find(id);
  if (it == service_index_.end()) return std::nullopt;
  return it->second;
}

const Provider* Catalog::provider(const ProviderId& id) const {
  return lookup(provider_index_, id, providers_);
}

std::string_view Catalog::provider_name(const Service& service) const {
  if (service.provider) {
    if (const Provider* found = provider(*service.provider)) return found->name;
  }
  return service.provider_as_written ? std::string_view{*service.provider_as_written}
                                     : std::string_view{};
}

const Guideline* Catalog::guideline(const GuidelineId& id) const {
  return lookup(guideline_index_, id, guidelines_);
}

const Recommendation* Catalog::recommendation(const RecommendationId& id) const {
  const auto it = recommendation_index_.find(id);
  if (it == recommendation_index_.end()) return nullptr;
  return &guidelines_[it->second.first].recommendations[it->second.second];
}

const Scheme* Catalog::scheme(const SchemeId& id) const {
  return lookup(scheme_index_, id, schemes_);
}

const Source* Catalog::source(const SourceId& id) const {
  return lookup(source_index_, id, sources_);
}

const VerificationLevel& Catalog::verification_level(Verification level) const {
  for (const VerificationLevel& known : levels_) {
    if (known.level == level) return known;
  }
  // A catalog without the table lets nothing earn.
  static const VerificationLevel kUnknown{Verification::Unverified, "unverified", "", "", 0};
  return kUnknown;
}

const Table& Catalog::table(std::string_view name) const {
  const auto it = rows_.find(name);
  MITATE_CHECK(it != rows_.end());
  return it->second;
}

}  // namespace mitate::catalog
