// The figures of what a catalog knows and what it does not, as plain data. Counted by
// completeness.cc and its parts; shown by `mitate data`, GET /data and the page /data.
#pragma once
#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

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

/// Two statements about one thing that do not agree. Both are kept and shown, neither is averaged.
enum class ConflictKind {
  Grades,  ///< documents that grade one intervention differently for a shared outcome, or of which
           ///< only one could be read
  Prices,  ///< different amounts for the same unit, payer and headcount, from different sources
  Values,  ///< different values of a fact that can have only one
  Dates,   ///< sources that place the same fact at different times
};
/// "grades", "prices", "values" or "dates".
[[nodiscard]] std::string_view name_of(ConflictKind kind);
struct Conflict {
  ConflictKind kind = ConflictKind::Dates;
  std::string table;
  std::string first;  ///< id of the row, or of the source for Values and Dates
  std::string second;
  std::string about;       ///< the shared thing: an intervention, or service and fact
  std::string first_says;  ///< as written; empty: nothing could be read
  std::string second_says;
};

/// How one kind of fact that search, ranking or pages use is known over all services.
struct FactFigures {
  std::string fact;                ///< as in the provenance table
  std::size_t known = 0;           ///< services whose record has a value
  std::size_t stated = 0;          ///< of these: a source was checked to state it
  std::size_t assigned = 0;        ///< of these: a source was chosen from the record's list
  std::size_t by_record = 0;       ///< of these: only the record as a whole has sources
  std::size_t without_source = 0;  ///< of these: none; the rules allow none
  std::map<std::string, std::size_t> best_level;  ///< verification of the strongest -> services
};

/// Records of one kind of provider. Each count is of `services`, the last of `providers`.
struct ProviderKindFigures {
  std::size_t services = 0;
  std::size_t listed = 0;
  std::size_t priced = 0;     ///< some price is known
  std::size_t studied = 0;    ///< at least one study or report
  std::size_t graded = 0;     ///< linked to a recommendation
  std::size_t placed = 0;     ///< where it is offered is known
  std::size_t addressed = 0;  ///< has a web address
  std::size_t dated = 0;
  std::size_t providers = 0;
  std::size_t numbered = 0;  ///< providers whose corporate number is known
};

/// Sources of one kind of publisher, and what services' statements rest on them.
struct PublisherKindFigures {
  std::size_t sources = 0;
  std::size_t gone = 0;        ///< of the sources
  std::size_t statements = 0;  ///< about services
  std::size_t stated = 0;      ///< of these: the source was checked to state the fact
  std::size_t dated = 0;       ///< of these: the date of the fact is known
};

/// A grade or a study that no listed service brings to a reader.
struct Unreached {
  std::string table;  ///< recommendations, studies or case_studies
  std::string id;
  std::string reason;  ///< no_link, not_listed or no_service
};

/// A reference that leads nowhere. The rules refuse such rows, so a loaded catalog has none; the
/// figure is counted, not assumed.
struct Dangling {
  std::string file;
  std::string field;
  std::string sentence;  ///< Japanese, names the value
};

struct Completeness {
  std::map<std::string, std::size_t> rows;          ///< per table
  std::vector<FieldShare> fields;                   ///< optional columns of tables that hold facts
  std::map<std::string, std::size_t> verification;  ///< level -> services, by best of "record"
  std::map<std::string, std::size_t> statement_levels;       ///< level -> provenance rows
  std::map<std::string, std::size_t> recommendation_levels;  ///< level -> recommendations
  std::map<std::string, std::size_t> status;                 ///< listing status -> services
  /// Kind as in providers.csv, or "unknown" where the record names no provider.
  std::map<std::string, ProviderKindFigures> by_provider_kind;
  std::map<std::string, PublisherKindFigures> by_publisher_kind;  ///< kind as in publisher_kinds
  std::vector<FactFigures> facts;                     ///< in the order of the provenance table
  AgeFigures statement_age;                           ///< as_of of the services' statements
  AgeFigures service_age;                             ///< Service::as_of
  AgeFigures price_age;                               ///< Price::as_of
  std::vector<std::string> unused_sources;            ///< no statement cites them
  std::vector<std::string> idle_providers;            ///< no service names them
  std::vector<std::string> unlinked_recommendations;  ///< graded, but no service links to them
  std::vector<std::string> unmapped_services;         ///< no link to any recommendation
  std::size_t listed_unmapped = 0;                    ///< of these: listed
  std::size_t unread_grades = 0;                      ///< recommendations whose grade is unknown
  std::size_t undated_certifications = 0;  ///< held, but the validity is unknown on the day
  std::vector<std::string> gone_sources;   ///< cannot be opened any more; kept and marked
  std::vector<Dangling> dangling;
  std::vector<Unreached> unreached;
  std::vector<std::string> domains_without_service;
  std::vector<Duplicate> duplicates;
  std::vector<Conflict> conflicts;
};

}  // namespace mitate::catalog
