// What the catalog knows and what it does not, in figures: shares of known fields, how well things
// are verified, how old they are, what hangs loose, what disagrees. Not a judgement of services and
// not a rule (row_rules). Called by `mitate data` and the methods page; no text rendering here.
// Pure.
#pragma once
#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "catalog/model/catalog.h"

namespace mitate::catalog {

struct FieldShare {
  std::string table;
  std::string column;
  std::size_t known = 0;
  std::size_t total = 0;
};

struct AgeFigures {
  std::size_t dated = 0;
  std::size_t undated = 0;           ///< as_of unknown
  std::size_t older_than_limit = 0;  ///< by the latest day the date allows
  std::string oldest;                ///< as written; empty when nothing is dated
  std::string newest;
};

/// Two rows that look like one thing written twice.
struct Duplicate {
  std::string table;
  std::string first;
  std::string second;
  std::string reason;  ///< column that is equal
};

/// Sources that give different dates or levels for the same fact of the same record, and documents
/// that grade one intervention differently for the same outcome. Both sides are kept and shown.
struct Conflict {
  std::string table;
  std::string first;
  std::string second;
  std::string about;
};

struct Completeness {
  std::map<std::string, std::size_t> rows;          ///< per table
  std::vector<FieldShare> fields;                   ///< optional columns of tables that hold facts
  std::map<std::string, std::size_t> verification;  ///< level -> services, by best of "record"
  std::map<std::string, std::size_t> statement_levels;       ///< level -> provenance rows
  std::map<std::string, std::size_t> recommendation_levels;  ///< level -> recommendations
  std::map<std::string, std::size_t> status;                 ///< listing status -> services
  AgeFigures service_age;                                    ///< Service::as_of
  AgeFigures price_age;                                      ///< Price::as_of
  std::vector<std::string> unused_sources;                   ///< no statement cites them
  std::vector<std::string> idle_providers;                   ///< no service names them
  std::vector<std::string> unlinked_recommendations;  ///< graded, but no service links to them
  std::vector<std::string> unmapped_services;         ///< no link to any recommendation
  std::vector<std::string> domains_without_service;
  std::vector<Duplicate> duplicates;
  std::vector<Conflict> conflicts;
};

/// `freshness_months`: what is older than this on `today` counts as older_than_limit.
[[nodiscard]] Completeness completeness(const Catalog& catalog, Date today, int freshness_months);

}  // namespace mitate::catalog
