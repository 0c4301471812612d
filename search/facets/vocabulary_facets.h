// Readers of facets whose values are slugs of a vocabulary. Only facet_table.cc includes this.
#pragma once
#include "search/facets/facet.h"

namespace mitate::search {

template <catalog::Vocabulary kVocabulary>
std::vector<FacetOption> concepts(const catalog::Catalog& catalog) {
  std::vector<FacetOption> out;
  for (const catalog::Concept& entry : catalog.taxonomy().all(kVocabulary)) {
    out.push_back({entry.slug, entry.label_ja, entry.parent});
  }
  return out;
}

/// A slug and everything above it, so that a broader value holds the narrower ones.
template <catalog::Vocabulary kVocabulary>
void add_with_ancestors(const catalog::Catalog& catalog, std::string_view slug, FacetReading& out) {
  out.add(slug);
  for (const std::string_view up : catalog.taxonomy().ancestors(kVocabulary, slug)) out.add(up);
}

template <catalog::Vocabulary kVocabulary, auto kMember>
void slugs(const FacetSource& from, const catalog::Service& service, FacetReading& out) {
  for (const std::string& slug : service.*kMember) {
    add_with_ancestors<kVocabulary>(from.catalog, slug, out);
  }
}

template <auto kMember>
void single_slug(const FacetSource&, const catalog::Service& service, FacetReading& out) {
  out.add(service.*kMember);
}

/// A row of the table: `read` is slugs or single_slug.
template <catalog::Vocabulary kVocabulary>
constexpr FacetDefinition vocabulary_facet(std::string_view name, std::string_view meaning,
                                           decltype(FacetDefinition::read) read) {
  return {.name = name,
          .meaning = meaning,
          .options = concepts<kVocabulary>,
          .read = read,
          .vocabulary = kVocabulary};
}

}  // namespace mitate::search
