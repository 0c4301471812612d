#include "ranker/facts/read_facts.h"

#include <algorithm>
#include <functional>

#include "ranker/facts/claims.h"
#include "ranker/need/names.h"

namespace mitate::ranker {
namespace {

using catalog::Vocabulary;

Attested attested_by(const catalog::FactSource* entry, const Parameters& policy) {
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
                         const Parameters& policy) {
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

/// Where sources contradict each other both are shown, neither is averaged, and the buyer is
/// promised the less convenient one.
template <typename Stricter>
void keep_stricter(std::optional<NumberFact>& kept, NumberFact found, Stricter stricter) {
  if (!kept || stricter(found.value, kept->value)) kept = std::move(found);
}

}  // namespace

FactReader::FactReader(const catalog::Catalog& source, const Concepts& concepts,
                       const Parameters& policy)
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

ServiceFacts FactReader::read(const catalog::Service& service, std::uint32_t ordinal) const {
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
  facts.text = record_text(service);
  facts.coverage = service.coverage;
  for (const catalog::CoveredPlace& place : service.places) {
    facts.places.push_back(place.area_code);
  }
  std::sort(facts.places.begin(), facts.places.end());
  read_subjects(service, facts);
  read_interventions(service, facts);
  read_numbers(service, facts);
  read_claims(service, facts);
  for (const catalog::Price& price : service.prices) facts.prices.push_back(read_price(price));
  read_schemes(service, facts);
  read_cases(service, facts);
  if (const auto it = classes_.find(service.id.text()); it != classes_.end()) {
    facts.classes = it->second;
  }
  return facts;
}

void FactReader::read_subjects(const catalog::Service& service, ServiceFacts& facts) const {
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
  facts.is_insurance = service.service_type == kInsuranceType;
  std::vector<std::string> functions;
  for (const catalog::FunctionUse& use : service.functions) {
    functions.push_back(use.function);
    if (use.is_main) facts.main_function = concepts_.id(Vocabulary::Functions, use.function);
  }
  facts.functions = ids_of(concepts_, Vocabulary::Functions, functions);
}

void FactReader::read_interventions(const catalog::Service& service, ServiceFacts& facts) const {
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

void FactReader::read_numbers(const catalog::Service& service, ServiceFacts& facts) const {
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

void FactReader::read_claims(const catalog::Service& service, ServiceFacts& facts) const {
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

void FactReader::read_schemes(const catalog::Service& service, ServiceFacts& facts) const {
  for (const catalog::SchemeHolding& held : service.schemes) {
    const catalog::Scheme* scheme = catalog_.scheme(held.scheme);
    const catalog::Service* stated_by =
        held.inherited_from ? catalog_.service(*held.inherited_from) : &service;
    const catalog::FactSource* source =
        stated_by == nullptr ? nullptr : stated_by->provenance.best("certifications");
    facts.schemes.push_back({held.scheme, scheme != nullptr && scheme->is_certification(),
                             held.validity, attested_by(source, policy_)});
  }
}

void FactReader::read_cases(const catalog::Service& service, ServiceFacts& facts) const {
  for (const catalog::CaseStudy& one : service.case_studies) {
    CaseFact fact;
    if (const auto type = buyer_type_named(one.buyer_type)) fact.buyer = static_cast<int>(*type);
    fact.area_codes = one.area_codes;
    fact.id = one.id;
    fact.attested = attested_by(one.provenance.best("record"), policy_);
    facts.cases.push_back(std::move(fact));
  }
}

PriceFact FactReader::read_price(const catalog::Price& price) const {
  PriceFact fact = terms_of(price);
  fact.as_of = latest_of(price.as_of);
  fact.attested = attested_by(price.provenance.best("record"), policy_);
  return fact;
}

}  // namespace mitate::ranker
