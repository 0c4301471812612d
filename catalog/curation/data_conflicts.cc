// Where two statements of the catalog do not agree. Part of completeness.h.
#include <algorithm>
#include <set>

#include "catalog/curation/completeness_parts.h"

namespace mitate::catalog {
namespace {

/// Facts that a service has once; more than one value is a contradiction.
constexpr std::string_view kSingleValued[] = {"lead_time_days", "headcount_min", "headcount_max"};

bool share_outcome(const Recommendation& a, const Recommendation& b) {
  if (a.outcome_text == b.outcome_text && a.population == b.population) return true;
  return a.guideline != b.guideline &&
         std::any_of(a.outcomes.begin(), a.outcomes.end(), [&](const std::string& outcome) {
           return std::find(b.outcomes.begin(), b.outcomes.end(), outcome) != b.outcomes.end();
         });
}

std::string grade_of(const Recommendation& rec) {
  return rec.grade ? std::to_string(*rec.grade) : std::string();
}

void grades(const Catalog& catalog, std::vector<Conflict>& out) {
  std::map<std::string, std::vector<const Recommendation*>> by_intervention;
  for (const Guideline& guideline : catalog.guidelines()) {
    for (const Recommendation& rec : guideline.recommendations) {
      by_intervention[rec.intervention].push_back(&rec);
    }
  }
  for (const auto& [intervention, list] : by_intervention) {
    for (std::size_t i = 0; i < list.size(); ++i) {
      for (std::size_t j = i + 1; j < list.size(); ++j) {
        if (list[i]->grade == list[j]->grade || !share_outcome(*list[i], *list[j])) continue;
        out.push_back({ConflictKind::Grades, "recommendations", list[i]->id.text(),
                       list[j]->id.text(), intervention, grade_of(*list[i]), grade_of(*list[j])});
      }
    }
  }
}

std::set<SourceId> sources_of(const Provenance& provenance) {
  std::set<SourceId> out;
  for (const FactSource& entry : provenance.entries) out.insert(entry.source);
  return out;
}

bool same_sources(const std::set<SourceId>& a, const std::set<SourceId>& b) {
  return a.empty() || b.empty() ||
         std::any_of(a.begin(), a.end(), [&](const SourceId& one) { return b.contains(one); });
}

void prices(const Service& service, std::vector<Conflict>& out) {
  for (std::size_t i = 0; i < service.prices.size(); ++i) {
    for (std::size_t j = i + 1; j < service.prices.size(); ++j) {
      const Price& a = service.prices[i];
      const Price& b = service.prices[j];
      const bool same_thing = a.kind == PriceKind::Amount && b.kind == PriceKind::Amount &&
                              a.unit == b.unit && a.payer == b.payer &&
                              a.headcount_min == b.headcount_min &&
                              a.headcount_max == b.headcount_max;
      // One source, or one wording, may well list several products; two should agree.
      if (!same_thing || a.amount_yen == b.amount_yen || a.original_text == b.original_text ||
          same_sources(sources_of(a.provenance), sources_of(b.provenance))) {
        continue;
      }
      out.push_back({ConflictKind::Prices, "prices", a.id, b.id,
                     service.id.text() + " " + std::string(name_of(a.unit)), a.original_text,
                     b.original_text});
    }
  }
}

void values(const Service& service, std::vector<Conflict>& out) {
  for (const std::string_view name : kSingleValued) {
    const ServiceFact* first = nullptr;
    for (const ServiceFact& fact : service.facts) {
      if (fact.fact != name) continue;
      if (first != nullptr && first->value != fact.value) {
        out.push_back({ConflictKind::Values, "service_facts", first->source.source.text(),
                       fact.source.source.text(), service.id.text() + " " + fact.fact, first->value,
                       fact.value});
      }
      if (first == nullptr) first = &fact;
    }
  }
}

void dates(const Service& service, std::vector<Conflict>& out) {
  std::map<std::string, const FactSource*> dated;
  for (const FactSource& entry : service.provenance.entries) {
    if (!entry.as_of || entry.fact == "record") continue;
    const auto [it, fresh] = dated.emplace(entry.fact, &entry);
    if (!fresh && it->second->as_of != entry.as_of) {
      out.push_back({ConflictKind::Dates, "services", it->second->source.text(),
                     entry.source.text(), service.id.text() + " " + entry.fact,
                     it->second->as_of->text(), entry.as_of->text()});
    }
  }
}

}  // namespace

void find_conflicts(const Catalog& catalog, Completeness& out) {
  grades(catalog, out.conflicts);
  for (const Service& service : catalog.services()) {
    prices(service, out.conflicts);
    values(service, out.conflicts);
    dates(service, out.conflicts);
  }
}

}  // namespace mitate::catalog
