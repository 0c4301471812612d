#include "catalog/curation/completeness.h"

#include <algorithm>
#include <set>

#include "catalog/curation/completeness_parts.h"
#include "catalog/text/normalize.h"

namespace mitate::catalog {
namespace {

/// Tables whose optional columns are facts about the world; vocabularies and reviewed numbers are
/// not.
constexpr std::string_view kFactTables[] = {
    "services", "providers",    "provider_history", "guidelines", "recommendations", "studies",
    "prices",   "case_studies", "service_schemes",  "schemes",    "sources",         "economics"};

void count_fields(const Catalog& catalog, Completeness& out) {
  for (const TableSchema& schema : all_tables()) {
    out.rows[std::string(schema.name)] = catalog.table(schema.name).rows.size();
  }
  for (const std::string_view name : kFactTables) {
    const Table& table = catalog.table(name);
    for (std::size_t i = 0; i < table.schema->columns.size(); ++i) {
      const Column& column = table.schema->columns[i];
      if (column.required) continue;
      const auto known = std::count_if(table.rows.begin(), table.rows.end(),
                                       [&](const Row& row) { return !row.cells[i].empty(); });
      out.fields.push_back({std::string(name), std::string(column.name),
                            static_cast<std::size_t>(known), table.rows.size()});
    }
  }
}

void count_services(const Catalog& catalog, Date today, int months, Completeness& out) {
  Ages services(today, months);
  Ages prices(today, months);
  std::set<std::string> domains;
  for (const Service& service : catalog.services()) {
    const FactSource* best = service.provenance.best("record");
    ++out.verification[std::string(
        name_of(best == nullptr ? Verification::Unverified : best->verification))];
    ++out.status[std::string(name_of(service.status))];
    services.add(service.as_of);
    for (const Price& price : service.prices) prices.add(price.as_of);
    if (service.evidence_links.empty()) {
      out.unmapped_services.push_back(service.id.text());
      if (service.status == ListingStatus::Listed) ++out.listed_unmapped;
    }
    domains.insert(service.domains.begin(), service.domains.end());
    for (const FactSource& entry : service.provenance.entries) {
      ++out.statement_levels[std::string(name_of(entry.verification))];
    }
  }
  out.service_age = services.take();
  out.price_age = prices.take();
  for (const Concept& domain : catalog.taxonomy().all(Vocabulary::Domains)) {
    if (!domains.contains(domain.slug)) out.domains_without_service.push_back(domain.slug);
  }
}

/// Values of one column, for finding what nobody refers to.
std::set<std::string> used(const Catalog& catalog, std::string_view table,
                           std::string_view column) {
  std::set<std::string> out;
  const Table& rows = catalog.table(table);
  for (std::size_t i = 0; i < rows.rows.size(); ++i) out.insert(rows.view(i).text(column));
  return out;
}

void find_loose_ends(const Catalog& catalog, Completeness& out) {
  std::set<std::string> cited = used(catalog, "provenance", "source_id");
  cited.merge(used(catalog, "service_facts", "source_id"));
  cited.merge(used(catalog, "outcomes", "source_id"));
  cited.merge(used(catalog, "field_classes", "source_id"));
  cited.merge(used(catalog, "small_companies", "source_id"));
  cited.merge(used(catalog, "small_companies", "division_source_id"));
  cited.merge(used(catalog, "former_codes", "source_id"));
  cited.merge(used(catalog, "care_insurers", "source_id"));
  cited.merge(used(catalog, "care_office_kinds", "source_id"));
  for (const Source& source : catalog.sources()) {
    if (!cited.contains(source.id.text())) out.unused_sources.push_back(source.id.text());
  }
  const std::set<std::string> offering = used(catalog, "services", "provider_id");
  for (const Provider& provider : catalog.providers()) {
    if (!offering.contains(provider.id.text())) out.idle_providers.push_back(provider.id.text());
  }
  const std::set<std::string> linked = used(catalog, "evidence_links", "recommendation_id");
  for (const Guideline& guideline : catalog.guidelines()) {
    for (const Recommendation& recommendation : guideline.recommendations) {
      ++out.recommendation_levels[std::string(name_of(recommendation.verification))];
      if (recommendation.grade && !linked.contains(recommendation.id.text())) {
        out.unlinked_recommendations.push_back(recommendation.id.text());
      }
    }
  }
}

/// Letters without case, width and spaces: enough to notice one name written twice.
std::string folded(std::string_view name) {
  std::string out;
  for (const char c : usual_width_kana(ascii_width(name))) {
    if (c == ' ') continue;
    out += c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
  }
  return out;
}

void find_duplicates(const Catalog& catalog, Completeness& out) {
  const std::pair<std::string_view, std::string_view> kWatched[] = {
      {"services", "name"},
      {"providers", "name"},
      {"providers", "corporate_number"},
      {"sources", "locator"},
      {"schemes", "name"}};
  for (const auto& [name, column] : kWatched) {
    const Table& table = catalog.table(name);
    std::map<std::string, std::string> seen;
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
      const RowView row = table.view(i);
      if (row.text(column).empty()) continue;
      // One page may be read by title; the same locator with another title is another statement.
      std::string key = folded(row.text(column));
      if (name == "sources") key += '\n' + row.text("title");
      const auto [it, fresh] = seen.emplace(key, row.text("id"));
      if (!fresh) {
        out.duplicates.push_back(
            {std::string(name), it->second, row.text("id"), std::string(column)});
      }
    }
  }
}

}  // namespace

Completeness completeness(const Catalog& catalog, Date today, int freshness_months) {
  Completeness out;
  count_fields(catalog, out);
  count_services(catalog, today, freshness_months, out);
  count_facts(catalog, today, freshness_months, out);
  count_kinds(catalog, out);
  find_loose_ends(catalog, out);
  find_duplicates(catalog, out);
  find_unreached(catalog, out);
  find_conflicts(catalog, out);
  return out;
}

}  // namespace mitate::catalog
