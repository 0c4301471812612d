#include "catalog/curation/supply.h"

#include <algorithm>
#include <set>

namespace mitate::catalog {
namespace {

bool is_checked(Verification level) {
  return level != Verification::AiSummary && level != Verification::Unverified;
}

/// What one service adds to every cell it belongs to.
SupplyCounts counts_of(const Catalog& catalog, const Service& service, Date as_of) {
  SupplyCounts one;
  one.listed = 1;
  one.unmapped = service.evidence_links.empty() ? 1 : 0;
  bool checked = false;
  for (const EvidenceLink& link : service.evidence_links) {
    const Recommendation* rec = catalog.recommendation(link.recommendation);
    if (rec == nullptr || !rec->grade || *rec->grade > 2) continue;
    one.graded = 1;
    checked = checked || is_checked(rec->verification);
  }
  one.graded_awaiting = one.graded != 0 && !checked ? 1 : 0;
  for (const SchemeHolding& held : service.schemes) {
    const Scheme* scheme = catalog.scheme(held.scheme);
    if (scheme == nullptr || !scheme->is_certification()) continue;
    const Validity::At state = held.validity.at(as_of);
    if (state == Validity::At::Valid) one.certified = 1;
    if (state == Validity::At::Unknown) one.certified_undated = 1;
  }
  if (one.certified != 0) one.certified_undated = 0;
  return one;
}

void add(SupplyCounts& sum, const SupplyCounts& one) {
  sum.listed += one.listed;
  sum.named += one.named;
  sum.anywhere += one.anywhere;
  sum.graded += one.graded;
  sum.graded_awaiting += one.graded_awaiting;
  sum.certified += one.certified;
  sum.certified_undated += one.certified_undated;
  sum.unmapped += one.unmapped;
}

/// Positions of the slugs, with 0 (any) first and each position once.
std::set<std::size_t> positions(const std::map<std::string, std::size_t, std::less<>>& index,
                                const std::vector<std::string>& slugs) {
  std::set<std::size_t> out{0};
  for (const std::string& slug : slugs) {
    if (const auto it = index.find(slug); it != index.end()) out.insert(it->second);
  }
  return out;
}

}  // namespace

Supply Supply::of(const Catalog& catalog, Date as_of) {
  Supply out;
  const auto number = [](auto& index, const std::string& name) {
    index.emplace(name, index.size() + 1);
  };
  const Taxonomy& taxonomy = catalog.taxonomy();
  for (const Concept& one : taxonomy.all(Vocabulary::Domains)) number(out.domains_, one.slug);
  for (const Prefecture& one : catalog.places().prefectures()) number(out.prefectures_, one.code);
  for (const Concept& one : taxonomy.all(Vocabulary::BuyerTypes)) number(out.buyers_, one.slug);
  const std::size_t places = out.prefectures_.size() + 1;
  const std::size_t buyers = out.buyers_.size() + 1;
  out.cells_.resize((out.domains_.size() + 1) * places * buyers);
  for (const Service& service : catalog.services()) {
    if (service.status != ListingStatus::Listed) continue;
    std::vector<std::string> domains = service.domains;
    for (const std::string& domain : service.domains) {
      for (const std::string_view up : taxonomy.ancestors(Vocabulary::Domains, domain)) {
        domains.emplace_back(up);
      }
    }
    std::vector<std::string> named;
    for (const CoveredPlace& place : service.places) named.push_back(place.area_code.substr(0, 2));
    const std::set<std::size_t> named_at = positions(out.prefectures_, named);
    const std::set<std::size_t> buyers_at = positions(out.buyers_, service.buyer_types);
    const bool anywhere =
        service.coverage == Coverage::Nationwide || service.coverage == Coverage::Online;
    SupplyCounts one = counts_of(catalog, service, as_of);
    one.anywhere = anywhere ? 1 : 0;
    for (std::size_t place = 0; place < places; ++place) {
      // Position 0 asks for no place; there `named` means that some place is named at all.
      one.named = place == 0 ? (named.empty() ? 0 : 1) : named_at.count(place);
      if (place != 0 && one.named == 0 && !anywhere) continue;
      for (const std::size_t domain : positions(out.domains_, domains)) {
        for (const std::size_t buyer : buyers_at) {
          add(out.cells_[(domain * places + place) * buyers + buyer], one);
        }
      }
    }
  }
  return out;
}

SupplyCounts Supply::cell(std::string_view domain, std::string_view prefecture,
                          std::string_view buyer) const {
  const auto position = [](const auto& index, std::string_view name) {
    if (name.empty()) return std::size_t{0};
    const auto it = index.find(name);
    return it == index.end() ? index.size() + 1 : it->second;
  };
  const std::size_t d = position(domains_, domain);
  const std::size_t p = position(prefectures_, prefecture);
  const std::size_t b = position(buyers_, buyer);
  if (d > domains_.size() || p > prefectures_.size() || b > buyers_.size()) return {};
  return cells_[(d * (prefectures_.size() + 1) + p) * (buyers_.size() + 1) + b];
}

std::vector<OpenQuestion> open_questions(const Catalog& catalog, std::string_view domain) {
  std::vector<OpenQuestion> out;
  const Taxonomy& taxonomy = catalog.taxonomy();
  for (const Guideline& guideline : catalog.guidelines()) {
    if (!taxonomy.is_within(Vocabulary::Domains, guideline.domain, domain) &&
        !taxonomy.is_within(Vocabulary::Domains, domain, guideline.domain)) {
      continue;
    }
    std::set<std::string> asked;
    for (const FutureResearchQuestion& one : guideline.research_questions) {
      if (one.recommendation) asked.insert(one.recommendation->text());
      out.push_back({one.id, &guideline, one.question, false});
    }
    for (const Recommendation& rec : guideline.recommendations) {
      if (rec.grade != 5 || asked.contains(rec.id.text())) continue;
      out.push_back({rec.id.text(), &guideline, rec.question, true});
    }
  }
  return out;
}

}  // namespace mitate::catalog
