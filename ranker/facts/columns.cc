#include "ranker/facts/columns.h"

#include <algorithm>
#include <functional>
#include <map>

#include "catalog/curation/visibility.h"
#include "catalog/text/normalize.h"
#include "ranker/criteria/evidence.h"
#include "ranker/need/names.h"
#include "ranker/question/price.h"

namespace mitate::ranker {
namespace {

using catalog::Vocabulary;

Attested attested_by(const catalog::FactSource* entry, const Policy& policy) {
  Attested out;
  if (entry == nullptr) return out;
  out.share = policy.share(entry->verification);
  out.source = entry->source;
  out.verification = entry->verification;
  if (entry->as_of) {
    out.as_of = entry->as_of->text();
    out.dated = entry->as_of->latest();
  }
  return out;
}

/// Of all that is said about a fact of the present: the strongest, and behind it what is newer.
Attested attested_by_all(const catalog::Provenance& from, std::string_view fact,
                         const Policy& policy) {
  const catalog::FactSource* best = from.best(fact);
  Attested out = attested_by(best, policy);
  for (const catalog::FactSource* entry : from.for_fact(fact)) {
    if (entry == best) continue;
    Attested other = attested_by(entry, policy);
    const bool newer = out.dated && (!other.dated || *other.dated > *out.dated);
    if (newer && other.share > 0) out.fresher.push_back(std::move(other));
  }
  std::stable_sort(out.fresher.begin(), out.fresher.end(),
                   [](const Attested& a, const Attested& b) { return a.share > b.share; });
  return out;
}

std::vector<ConceptId> ids_of(const Concepts& concepts, Vocabulary vocabulary,
                              const std::vector<std::string>& slugs) {
  std::vector<ConceptId> out;
  for (const std::string& slug : slugs) {
    if (const auto id = concepts.id(vocabulary, slug)) out.push_back(*id);
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

std::optional<Date> latest_of(const std::optional<PartialDate>& date) {
  if (!date) return std::nullopt;
  return date->latest();
}

std::int64_t whole_number(const std::string& text) {
  std::int64_t value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9' || value > 100'000'000'000) return value;
    value = value * 10 + (c - '0');
  }
  return value;
}

class Reader {
 public:
  Reader(const catalog::Catalog& source, const Concepts& concepts, const Policy& policy)
      : catalog_(source), concepts_(concepts), policy_(policy) {
    std::map<std::string, std::pair<std::string, std::string>> labels;
    const catalog::Table& fields = source.table("field_classes");
    for (std::size_t i = 0; i < fields.rows.size(); ++i) {
      const catalog::RowView row = fields.view(i);
      labels[row.text("slug")] = {row.text("scheme"), row.text("label_ja")};
    }
    const catalog::Table& table = source.table("service_classes");
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
      const catalog::RowView row = table.view(i);
      if (const auto it = labels.find(row.text("class")); it != labels.end()) {
        classes_[row.text("service_id")].push_back(it->second);
      }
    }
  }

  [[nodiscard]] ServiceFacts read(const catalog::Service& service, std::uint32_t ordinal) const {
    ServiceFacts facts;
    facts.ordinal = ordinal;
    facts.id = service.id;
    if (service.provider) facts.provider = *service.provider;
    facts.status = service.status;
    facts.stage = service.stage;
    facts.as_of = latest_of(service.as_of);
    const catalog::Provenance& from = service.provenance;
    facts.described = attested_by_all(from, "record", policy_);
    if (service.provider) facts.operated_by = attested_by_all(from, "provider", policy_);
    facts.offered = attested_by_all(from, "status", policy_);
    facts.covered = attested_by_all(from, "coverage", policy_);

    facts.domains = ids_of(concepts_, Vocabulary::Domains, service.domains);
    for (const ConceptId domain : facts.domains) facts.domain_mask |= 1ULL << (domain & 63U);
    facts.segments = ids_of(concepts_, Vocabulary::Segments, service.segments);
    facts.type = concepts_.id(Vocabulary::ServiceTypes, service.service_type).value_or(0);
    for (const ConceptId mode :
         ids_of(concepts_, Vocabulary::DeliveryModes, service.delivery_modes)) {
      facts.delivery_modes |= 1U << (mode & 31U);
    }
    for (const std::string& buyer : service.buyer_types) {
      if (const auto type = buyer_type_named(buyer)) facts.buyers |= bit_of(*type);
    }
    facts.buyers_basis = service.buyer_types_basis;
    facts.text = record_text(service);
    read_interventions(service, facts);
    read_places(service, facts);
    read_facts(service, facts);
    read_claims(service, facts);
    for (const catalog::Price& price : service.prices) facts.prices.push_back(read(price));
    for (const catalog::SchemeHolding& held : service.schemes) {
      const catalog::Scheme* scheme = catalog_.scheme(held.scheme);
      const catalog::Service* stated_by =
          held.inherited_from ? catalog_.service(*held.inherited_from) : &service;
      const catalog::FactSource* source =
          stated_by == nullptr ? nullptr : stated_by->provenance.best("certifications");
      facts.schemes.push_back({held.scheme, scheme != nullptr && scheme->is_certification(),
                               held.validity, attested_by(source, policy_)});
    }
    for (const catalog::CaseStudy& one : service.case_studies) {
      CaseFact fact;
      if (const auto type = buyer_type_named(one.buyer_type)) fact.buyer = static_cast<int>(*type);
      fact.area_codes = one.area_codes;
      fact.id = one.id;
      fact.attested = attested_by(one.provenance.best("record"), policy_);
      facts.cases.push_back(std::move(fact));
    }
    if (const auto it = classes_.find(service.id.text()); it != classes_.end()) {
      facts.classes = it->second;
    }
    return facts;
  }

 private:
  void read_interventions(const catalog::Service& service, ServiceFacts& facts) const {
    std::vector<std::string> slugs;
    std::vector<std::string> outcomes;
    for (const catalog::InterventionUse& use : service.interventions) {
      slugs.push_back(use.intervention);
      const catalog::Concept* entry =
          concepts_.taxonomy().find(Vocabulary::Interventions, use.intervention);
      // A very general intervention says too little about what a service aims at.
      if (entry != nullptr && !entry->is_broad) {
        outcomes.insert(outcomes.end(), entry->outcomes.begin(), entry->outcomes.end());
      }
    }
    for (const catalog::Study& study : service.studies) {
      if (study.outcome) outcomes.push_back(*study.outcome);
    }
    facts.interventions = ids_of(concepts_, Vocabulary::Interventions, slugs);
    facts.outcomes = ids_of(concepts_, Vocabulary::Outcomes, outcomes);
  }

  void read_places(const catalog::Service& service, ServiceFacts& facts) const {
    facts.coverage = service.coverage;
    for (const catalog::CoveredPlace& place : service.places) {
      facts.places.push_back(place.area_code);
    }
    std::sort(facts.places.begin(), facts.places.end());
  }

  /// Where sources contradict each other both are shown, neither is averaged, and the buyer is
  /// promised the less convenient one.
  template <typename Stricter>
  static void keep_stricter(std::optional<NumberFact>& kept, NumberFact found, Stricter stricter) {
    if (!kept || stricter(found.value, kept->value)) kept = std::move(found);
  }

  void read_facts(const catalog::Service& service, ServiceFacts& facts) const {
    for (const catalog::ServiceFact& fact : service.facts) {
      const Attested by = attested_by(&fact.source, policy_);
      if (fact.fact == "language") {
        facts.languages.push_back(fact.value);
        facts.languages_from = by;
      } else if (fact.fact == "lead_time_days") {
        keep_stricter(facts.lead_days, {whole_number(fact.value), by}, std::greater<>{});
      } else if (fact.fact == "headcount_min") {
        keep_stricter(facts.headcount_min, {whole_number(fact.value), by}, std::greater<>{});
      } else if (fact.fact == "headcount_max") {
        keep_stricter(facts.headcount_max, {whole_number(fact.value), by}, std::less<>{});
      } else if (fact.fact == "security" || fact.fact == "phr_portability") {
        facts.security.push_back(by);
      }
    }
  }

  void read_claims(const catalog::Service& service, ServiceFacts& facts) const {
    facts.unmapped = service.evidence_links.empty();
    for (const catalog::EvidenceLink& link : service.evidence_links) {
      const catalog::Recommendation* rec = catalog_.recommendation(link.recommendation);
      if (rec == nullptr) continue;
      Claim claim = guideline_claim(*rec, link.directness, policy_.evidence());
      claim.intervention = concepts_.id(Vocabulary::Interventions, link.intervention).value_or(0);
      claim.outcomes = ids_of(concepts_, Vocabulary::Outcomes, rec->outcomes);
      if (const catalog::Guideline* guideline = catalog_.guideline(rec->guideline)) {
        claim.domains = ids_of(concepts_, Vocabulary::Domains, {guideline->domain});
      }
      claim.attested = attested_by(rec->provenance.best("grade"), policy_);
      claim.attested.verification = rec->verification;
      claim.attested.share = policy_.share(rec->verification);
      facts.claims.push_back(std::move(claim));
    }
    for (const catalog::Study& study : service.studies) {
      const catalog::Concept* outcome =
          study.outcome ? concepts_.taxonomy().find(Vocabulary::Outcomes, *study.outcome) : nullptr;
      Claim claim = study_claim(study, outcome, policy_.evidence());
      claim.design = concepts_.id(Vocabulary::EvidenceTypes, study.design).value_or(0);
      if (study.outcome) claim.outcomes = ids_of(concepts_, Vocabulary::Outcomes, {*study.outcome});
      claim.domains = facts.domains;
      claim.attested = attested_by(study.provenance.best("record"), policy_);
      facts.claims.push_back(std::move(claim));
    }
  }

  [[nodiscard]] PriceFact read(const catalog::Price& price) const {
    PriceFact fact = terms_of(price);
    fact.as_of = latest_of(price.as_of);
    fact.attested = attested_by(price.provenance.best("record"), policy_);
    return fact;
  }

  const catalog::Catalog& catalog_;
  const Concepts& concepts_;
  const Policy& policy_;
  std::map<std::string, std::vector<std::pair<std::string, std::string>>> classes_;
};

}  // namespace

Concepts::Concepts(const catalog::Catalog& catalog, const FitParameters& fit)
    : taxonomy_(&catalog.taxonomy()) {
  for (const Vocabulary vocabulary :
       {Vocabulary::Domains, Vocabulary::ServiceTypes, Vocabulary::Segments,
        Vocabulary::DeliveryModes, Vocabulary::EvidenceTypes, Vocabulary::Interventions,
        Vocabulary::Outcomes, Vocabulary::Industries}) {
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

std::string plain_words(std::string_view text) {
  std::string out = catalog::ascii_width(catalog::usual_width_kana(text));
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

Glance glance_at(const ServiceFacts& facts) {
  Glance out;
  out.domain_mask = facts.domain_mask;
  for (const ConceptId one : facts.interventions) out.intervention_mask |= 1ULL << (one & 63U);
  out.delivery_modes = facts.delivery_modes;
  out.type = facts.type;
  out.buyers = facts.buyers;
  out.answerable = catalog::is_answerable(facts.status);
  return out;
}

Columns Columns::of(std::shared_ptr<const catalog::Catalog> catalog, const Policy& policy) {
  Columns columns;
  columns.concepts = std::make_shared<const Concepts>(*catalog, policy.fit());
  const Reader reader(*catalog, *columns.concepts, policy);
  columns.services.reserve(catalog->services().size());
  for (std::size_t i = 0; i < catalog->services().size(); ++i) {
    const auto ordinal = static_cast<std::uint32_t>(i);
    columns.services.push_back(reader.read(catalog->services()[i], ordinal));
  }
  columns.pairs =
      std::make_shared<const PairStatistics>(columns.services, *columns.concepts, policy.fit());
  columns.glances.reserve(columns.services.size());
  for (const ServiceFacts& facts : columns.services) columns.glances.push_back(glance_at(facts));
  columns.glanced = columns.services.data();
  columns.catalog = std::move(catalog);
  return columns;
}

}  // namespace mitate::ranker
