// The whole catalog of one sequence number, immutable and in memory. A request holds one from start
// to end through a shared_ptr. Assembled from checked rows; knows nothing of search or ranking.
// Thread-safe because nothing in it changes.
#pragma once
#include <cstdint>
#include <map>
#include <memory>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "catalog/base/result.h"
#include "catalog/model/cost_benchmark.h"
#include "catalog/model/guideline.h"
#include "catalog/model/municipal_care.h"
#include "catalog/model/provider.h"
#include "catalog/model/scheme.h"
#include "catalog/model/service.h"
#include "catalog/model/taxonomy.h"
#include "catalog/rows/row_set.h"

namespace mitate::catalog {

struct VerificationLevel {
  Verification level = Verification::Unverified;
  std::string slug;
  std::string label_ja;
  std::string label_en;
  int share_percent = 0;  ///< what a fact of this level may earn, 0..100
};

class Catalog {
 public:
  /// REQUIRES rows that passed catalog/curation/row_rules; a broken reference is reported as
  /// ErrorCode::Corrupt, never guessed. `sequence` is the store's number (0 for files).
  [[nodiscard]] static Result<std::shared_ptr<const Catalog>> assemble(RowSet rows,
                                                                       std::uint64_t sequence);

  [[nodiscard]] std::uint64_t sequence() const { return sequence_; }
  /// In the order of the ids. The index of a service in this vector is its ordinal, used by the
  /// columns and facets of the same generation.
  [[nodiscard]] const std::vector<Service>& services() const { return services_; }
  [[nodiscard]] const Service* service(const ServiceId& id) const;
  [[nodiscard]] std::optional<std::size_t> ordinal(const ServiceId& id) const;
  [[nodiscard]] const std::vector<Provider>& providers() const { return providers_; }
  [[nodiscard]] const Provider* provider(const ProviderId& id) const;
  /// The provider's name, else the name as the source writes it, else empty (unknown).
  [[nodiscard]] std::string_view provider_name(const Service& service) const;
  [[nodiscard]] const std::vector<Guideline>& guidelines() const { return guidelines_; }
  [[nodiscard]] const Guideline* guideline(const GuidelineId& id) const;
  [[nodiscard]] const Recommendation* recommendation(const RecommendationId& id) const;
  [[nodiscard]] const std::vector<ResearchProject>& research_projects() const { return projects_; }
  [[nodiscard]] const std::vector<Scheme>& schemes() const { return schemes_; }
  [[nodiscard]] const Scheme* scheme(const SchemeId& id) const;
  [[nodiscard]] const std::vector<Source>& sources() const { return sources_; }
  [[nodiscard]] const Source* source(const SourceId& id) const;
  [[nodiscard]] const std::vector<Grade>& grades() const { return grades_; }
  /// Case studies whose source does not name the provider.
  [[nodiscard]] const std::vector<CaseStudy>& unlinked_case_studies() const { return unlinked_; }
  [[nodiscard]] const std::vector<CostBenchmark>& cost_benchmarks() const { return benchmarks_; }
  [[nodiscard]] const Taxonomy& taxonomy() const { return taxonomy_; }
  [[nodiscard]] const Places& places() const { return places_; }
  /// Public counts of insured care. No input of a score, no supply of the listed services.
  [[nodiscard]] const MunicipalCare& municipal_care() const { return municipal_care_; }
  [[nodiscard]] const VerificationLevel& verification_level(Verification level) const;
  /// Raw rows of a table, for rooms that own their meaning (lexicon, ranking). REQUIRES a schema
  /// name.
  [[nodiscard]] const Table& table(std::string_view name) const;
  /// All rows as they were checked, for figures about the data itself.
  [[nodiscard]] const RowSet& rows() const { return rows_; }

 private:
  friend class Assembly;
  Catalog() = default;

  std::uint64_t sequence_ = 0;
  RowSet rows_;
  std::vector<Service> services_;
  std::vector<Provider> providers_;
  std::vector<Guideline> guidelines_;
  std::vector<ResearchProject> projects_;
  std::vector<Scheme> schemes_;
  std::vector<Source> sources_;
  std::vector<Grade> grades_;
  std::vector<CaseStudy> unlinked_;
  std::vector<CostBenchmark> benchmarks_;
  std::vector<VerificationLevel> levels_;
  Taxonomy taxonomy_;
  Places places_;
  MunicipalCare municipal_care_;
  std::unordered_map<ServiceId, std::size_t> service_index_;
  std::unordered_map<ProviderId, std::size_t> provider_index_;
  std::unordered_map<GuidelineId, std::size_t> guideline_index_;
  std::unordered_map<RecommendationId, std::pair<std::size_t, std::size_t>> recommendation_index_;
  std::unordered_map<SchemeId, std::size_t> scheme_index_;
  std::unordered_map<SourceId, std::size_t> source_index_;
};

/// "primary", "self_declared", ... as in the seed tables and the API.
[[nodiscard]] std::string_view name_of(Verification level);
[[nodiscard]] std::string_view name_of(Stage stage);
[[nodiscard]] std::string_view name_of(ListingStatus status);
[[nodiscard]] std::string_view name_of(Coverage coverage);
[[nodiscard]] std::string_view name_of(Directness directness);
[[nodiscard]] std::string_view name_of(StudySubject subject);
[[nodiscard]] std::string_view name_of(StudyFinding finding);
[[nodiscard]] std::string_view name_of(PriceKind kind);
[[nodiscard]] std::string_view name_of(PriceUnit unit);
[[nodiscard]] std::string_view name_of(Payer payer);
[[nodiscard]] std::string_view name_of(Tax tax);
[[nodiscard]] std::string_view name_of(PriceQualifier qualifier);
[[nodiscard]] std::string_view name_of(Basis basis);

}  // namespace mitate::catalog
