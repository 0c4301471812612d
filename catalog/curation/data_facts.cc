// How well each kind of fact is known and sourced, and what no reader can reach. Part of
// completeness.h.
#include <algorithm>
#include <functional>
#include <set>

#include "catalog/curation/completeness_parts.h"
#include "catalog/curation/rule_groups.h"
#include "catalog/curation/visibility.h"

namespace mitate::catalog {
namespace {

struct FactKind {
  std::string_view fact;
  bool (*known)(const Service&);
};

bool has_fact(const Service& service, std::string_view prefix) {
  return std::any_of(service.facts.begin(), service.facts.end(), [&](const ServiceFact& fact) {
    return std::string_view(fact.fact).starts_with(prefix);
  });
}

/// In the order of the provenance table's `fact` column, without "record" and "grade" (a grade
/// belongs to a recommendation).
constexpr FactKind kFacts[] = {
    {"name", [](const Service& s) { return !s.name.empty(); }},
    {"provider", [](const Service& s) { return s.provider || s.provider_as_written; }},
    {"service_type", [](const Service& s) { return !s.service_type.empty(); }},
    {"domains", [](const Service& s) { return !s.domains.empty(); }},
    {"segments", [](const Service& s) { return !s.segments.empty(); }},
    {"buyer_types", [](const Service& s) { return !s.buyer_types.empty(); }},
    {"delivery_modes", [](const Service& s) { return !s.delivery_modes.empty(); }},
    {"interventions", [](const Service& s) { return !s.interventions.empty(); }},
    {"evidence", [](const Service& s) { return !s.studies.empty(); }},
    {"price",
     [](const Service& s) {
       return std::any_of(s.prices.begin(), s.prices.end(),
                          [](const Price& price) { return price.kind != PriceKind::Unknown; });
     }},
    {"coverage", [](const Service& s) { return s.coverage != Coverage::Unknown; }},
    {"certifications",
     [](const Service& s) {
       return std::any_of(s.schemes.begin(), s.schemes.end(),
                          [](const SchemeHolding& held) { return !held.inherited_from; });
     }},
    {"status", [](const Service&) { return true; }},
    {"description", [](const Service& s) { return !s.summary.empty(); }},
    {"phr", [](const Service& s) { return has_fact(s, "phr_") || has_fact(s, "mynaportal"); }},
    {"security", [](const Service& s) { return has_fact(s, "security"); }},
    {"languages", [](const Service& s) { return has_fact(s, "language"); }},
    {"lead_time", [](const Service& s) { return has_fact(s, "lead_time_days"); }},
    {"headcount", [](const Service& s) { return has_fact(s, "headcount_"); }},
    {"contact", [](const Service& s) { return has_fact(s, "contact"); }},
};

/// Facts of the table service_facts carry their source in the row.
std::vector<const FactSource*> own_rows(const Service& service, std::string_view fact) {
  std::vector<const FactSource*> out;
  for (const ServiceFact& one : service.facts) {
    const std::string_view name = one.fact;
    const bool mine = fact == "phr"         ? name.starts_with("phr_") || name == "mynaportal"
                      : fact == "languages" ? name == "language"
                      : fact == "lead_time" ? name == "lead_time_days"
                      : fact == "headcount" ? name.starts_with("headcount_")
                                            : name == fact;
    if (mine) out.push_back(&one.source);
  }
  return out;
}

void count_one(const Service& service, FactFigures& figures) {
  ++figures.known;
  std::vector<const FactSource*> statements = own_rows(service, figures.fact);
  for (const FactSource& entry : service.provenance.entries) {
    if (entry.fact == figures.fact) statements.push_back(&entry);
  }
  const FactSource* best = service.provenance.best("record");
  if (statements.empty()) {
    ++(best == nullptr ? figures.without_source : figures.by_record);
  } else {
    const auto stated = [](const FactSource* one) { return one->stated; };
    ++(std::any_of(statements.begin(), statements.end(), stated) ? figures.stated
                                                                 : figures.assigned);
    best = *std::min_element(
        statements.begin(), statements.end(),
        [](const FactSource* a, const FactSource* b) { return a->verification < b->verification; });
  }
  ++figures.best_level[std::string(
      name_of(best == nullptr ? Verification::Unverified : best->verification))];
}

}  // namespace

void Ages::add(const std::optional<PartialDate>& date) {
  if (!date) {
    ++figures_.undated;
    return;
  }
  ++figures_.dated;
  if (date->latest() < limit_) ++figures_.older_than_limit;
  if (!oldest_ || date->earliest() < oldest_->earliest()) oldest_ = date;
  if (!newest_ || date->latest() > newest_->latest()) newest_ = date;
}

AgeFigures Ages::take() const {
  AgeFigures out = figures_;
  if (oldest_) out.oldest = oldest_->text();
  if (newest_) out.newest = newest_->text();
  return out;
}

void count_facts(const Catalog& catalog, Date today, int freshness_months, Completeness& out) {
  for (const FactKind& kind : kFacts) {
    FactFigures figures;
    figures.fact = kind.fact;
    for (const Service& service : public_services(catalog)) {
      if (kind.known(service)) count_one(service, figures);
    }
    out.facts.push_back(std::move(figures));
  }
  Ages ages(today, freshness_months);
  for (const Service& service : public_services(catalog)) {
    for (const FactSource& entry : service.provenance.entries) ages.add(entry.as_of);
    for (const SchemeHolding& held : service.schemes) {
      const Scheme* scheme = catalog.scheme(held.scheme);
      if (held.inherited_from || scheme == nullptr || !scheme->is_certification()) continue;
      if (held.validity.at(today) == Validity::At::Unknown) ++out.undated_certifications;
    }
  }
  out.statement_age = ages.take();
}

void find_unreached(const Catalog& catalog, Completeness& out) {
  FaultList faults;
  check_references(catalog.rows(), faults);
  for (const Error& fault : std::move(faults).take()) {
    out.dangling.push_back({fault.place.file, fault.place.field, fault.message});
  }
  std::set<RecommendationId> linked;
  std::set<RecommendationId> shown;
  for (const Service& service : public_services(catalog)) {
    const bool listed = service.status == ListingStatus::Listed;
    for (const EvidenceLink& link : service.evidence_links) {
      linked.insert(link.recommendation);
      if (listed) shown.insert(link.recommendation);
    }
    if (listed) continue;
    for (const Study& study : service.studies) {
      out.unreached.push_back({"studies", study.id, "not_listed"});
    }
  }
  for (const Guideline& guideline : catalog.guidelines()) {
    for (const Recommendation& rec : guideline.recommendations) {
      if (!rec.grade) ++out.unread_grades;
      if (!rec.grade || shown.contains(rec.id)) continue;
      out.unreached.push_back(
          {"recommendations", rec.id.text(), linked.contains(rec.id) ? "not_listed" : "no_link"});
    }
  }
  for (const CaseStudy& story : catalog.unlinked_case_studies()) {
    out.unreached.push_back({"case_studies", story.id, "no_service"});
  }
  for (const Source& source : catalog.sources()) {
    if (source.gone) out.gone_sources.push_back(source.id.text());
  }
}

}  // namespace mitate::catalog
