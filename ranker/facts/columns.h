// What ranking needs to know of every service, as small numbers beside the catalog: built once per
// generation, read by gate and factors. Not here: the need (asked.h), wording, text search.
// Plain data so that tests can change one fact and look at the order. Immutable in the Matcher.
#pragma once
#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/model/catalog.h"
#include "ranker/facts/record_text.h"
#include "ranker/policy/policy.h"

namespace mitate::ranker {

/// Index of a concept in Taxonomy::all(vocabulary) of the same catalog.

/// Who says a fact, for shares and for the grounds of a contribution.
struct Attested {
  double share = 0;  ///< 0..1, what the fact may earn
  SourceId source;   ///< empty: no source is named for this fact
  catalog::Verification verification = catalog::Verification::Unverified;
  std::string as_of;          ///< empty: unknown
  std::optional<Date> dated;  ///< the latest day that `as_of` can mean
  /// Weaker statements of the same fact that are newer or of unknown date, strongest first: one of
  /// them counts once this one is stale. Only those that may earn something.
  std::vector<Attested> fresher;
};

/// True when a statement about the present was last known to hold more than `months` before
/// `as_of`. An unknown date is not old; it is said to be unknown elsewhere.
[[nodiscard]] inline bool is_stale(const Attested& by, Date as_of, double months) {
  return by.dated && by.dated->plus_months(static_cast<int>(months)) < as_of;
}
/// The statement that counts on a date: the strongest that is not stale; `by` itself when all are.
[[nodiscard]] inline const Attested& counted_on(const Attested& by, Date as_of, double months) {
  if (!is_stale(by, as_of, months)) return by;
  for (const Attested& other : by.fresher) {
    if (!is_stale(other, as_of, months)) return other;
  }
  return by;
}
/// What a statement about the present may earn: nothing once it is stale. Studies, grades and case
/// studies tell of what happened at a time and do not go stale; certificates have their validity.
[[nodiscard]] inline double share_on(const Attested& by, Date as_of, double months) {
  const Attested& counted = counted_on(by, as_of, months);
  return is_stale(counted, as_of, months) ? 0.0 : counted.share;
}

/// One road to 根拠: a guideline's grade through a link, or a study.
struct Claim {
  bool is_guideline = false;
  RecommendationId recommendation;  ///< guideline claims
  std::string study;                ///< study claims: id
  ConceptId design = 0;             ///< study claims: evidence type
  std::optional<int> grade;         ///< guideline claims; nullopt: not known to us
  catalog::Directness directness = catalog::Directness::Same;
  ConceptId intervention = 0;       ///< guideline claims
  std::vector<ConceptId> domains;   ///< of the guideline, or of the service for studies
  std::vector<ConceptId> outcomes;  ///< empty: not stated
  double strength = 0;              ///< 0..1 before the verification share
  double possible = 0;              ///< 0..1 when everything open about it is settled in its favour
  bool no_effect_shown = false;     ///< usage report, ongoing, retracted, null result, grade 3..5
  /// Study claims: what its main result says; nullopt: not known to us, or nothing was compared.
  std::optional<catalog::StudyFinding> finding;
  bool retracted = false;
  Attested attested;
};

struct PriceFact {
  catalog::PriceKind kind = catalog::PriceKind::Unknown;
  std::int64_t yen = 0;
  catalog::PriceUnit unit = catalog::PriceUnit::Unknown;
  catalog::Payer payer = catalog::Payer::Unknown;
  catalog::Tax tax = catalog::Tax::Unknown;
  catalog::PriceQualifier qualifier = catalog::PriceQualifier::Exact;
  std::optional<std::int64_t> headcount_min, headcount_max;
  std::optional<Date> as_of;  ///< latest day the source can mean; nullopt: unknown
  Validity validity;
  Attested attested;
};

struct HeldScheme {
  SchemeId scheme;
  bool certification = false;
  Validity validity;
  Attested attested;
};

struct CaseFact {
  int buyer = -1;  ///< BuyerType as int, -1 unknown
  std::vector<std::string> area_codes;
  std::string id;  ///< of the case study
  Attested attested;
};

/// A value with its source, of facts that have one.
struct NumberFact {
  std::int64_t value = 0;
  Attested attested;
};

struct ServiceFacts {
  std::uint32_t ordinal = 0;
  ServiceId id;
  ProviderId provider;  ///< empty: unknown, counted as its own
  catalog::ListingStatus status = catalog::ListingStatus::Draft;
  catalog::Stage stage = catalog::Stage::Idea;
  std::optional<Date> as_of;
  Attested described;  ///< the record as a whole
  RecordText text;     ///< its own words, folded
  Attested operated_by;
  Attested offered;  ///< status

  std::vector<ConceptId> domains, segments, interventions, outcomes;
  std::uint64_t domain_mask = 0;  ///< bit per ConceptId modulo 64; for the cheap first filter only
  ConceptId type = 0;
  std::uint32_t delivery_modes = 0;  ///< bit per ConceptId
  std::uint8_t buyers = 0;           ///< bit per BuyerType
  catalog::Basis buyers_basis = catalog::Basis::None;

  catalog::Coverage coverage = catalog::Coverage::Unknown;
  std::vector<std::string> places;  ///< sorted codes, 2 or 6 digits
  Attested covered;
  std::vector<std::string> languages;  ///< ISO 639-1; empty: unknown
  Attested languages_from;
  std::optional<NumberFact> lead_days, headcount_min, headcount_max;
  std::vector<Attested> security;  ///< stated handling of security or personal data

  std::vector<Claim> claims;  ///< empty: unmapped and no study known
  bool unmapped = true;       ///< no evidence link at all
  std::vector<PriceFact> prices;
  std::vector<HeldScheme> schemes;
  std::vector<CaseFact> cases;
  /// Places in lists of the field, by scheme slug: labels as the source writes them.
  std::vector<std::pair<std::string, std::string>> classes;
};

/// Concepts by slug and their nearness, for one catalog.
class Concepts {
 public:
  Concepts(const catalog::Catalog& catalog, const FitParameters& fit);
  [[nodiscard]] std::optional<ConceptId> id(catalog::Vocabulary vocabulary,
                                            std::string_view slug) const;
  [[nodiscard]] const catalog::Concept& at(catalog::Vocabulary vocabulary, ConceptId id) const {
    return taxonomy_->all(vocabulary)[id];
  }
  [[nodiscard]] const catalog::Taxonomy& taxonomy() const { return *taxonomy_; }
  /// 1 the same, then related (parent or child), sibling, 0.
  [[nodiscard]] double nearness(ConceptId a, ConceptId b) const {
    return nearness_[static_cast<std::size_t>(a) * domain_count_ + b];
  }
  /// 1, the share of a very general intervention, related by parent, or 0.
  [[nodiscard]] double intervention_nearness(ConceptId asked, ConceptId offered) const {
    return interventions_[static_cast<std::size_t>(asked) * intervention_count_ + offered];
  }
  /// Bits of the forms that reach a person through a screen: web, app, chat, video call.
  [[nodiscard]] std::uint32_t screen_modes() const { return screen_modes_; }
  /// Bit of the form that only says "online".
  [[nodiscard]] std::uint32_t online_mode() const { return online_mode_; }
  [[nodiscard]] std::size_t domain_count() const { return domain_count_; }

 private:
  const catalog::Taxonomy* taxonomy_;
  std::map<catalog::Vocabulary, std::map<std::string, ConceptId, std::less<>>> ids_;
  std::size_t domain_count_ = 0;
  std::size_t intervention_count_ = 0;
  std::uint32_t screen_modes_ = 0;
  std::uint32_t online_mode_ = 0;
  std::vector<double> nearness_;
  std::vector<double> interventions_;
};

/// Widths and letter case made equal, nothing else: for asking whether words stand in a record.
[[nodiscard]] std::string plain_words(std::string_view text);

/// What decides whether a need can touch a service at all, small enough to read for every service
/// of a large catalog without fetching its facts.
struct Glance {
  std::uint64_t domain_mask = 0;        ///< as ServiceFacts::domain_mask
  std::uint64_t intervention_mask = 0;  ///< bit per ConceptId modulo 64
  std::uint32_t delivery_modes = 0;     ///< as in ServiceFacts
  ConceptId type = 0;
  std::uint8_t buyers = 0;  ///< as in ServiceFacts
  bool answerable = false;  ///< listed or reference
};
[[nodiscard]] Glance glance_at(const ServiceFacts& facts);

struct Columns {
  std::shared_ptr<const catalog::Catalog> catalog;
  std::shared_ptr<const Concepts> concepts;
  std::shared_ptr<const PairStatistics> pairs;
  std::vector<ServiceFacts> services;     ///< index = ordinal in Catalog::services()
  std::vector<Glance> glances;            ///< of `services` as of() made them
  const ServiceFacts* glanced = nullptr;  ///< where those services were: a changed copy has none

  [[nodiscard]] static Columns of(std::shared_ptr<const catalog::Catalog> catalog,
                                  const Policy& policy);
};

[[nodiscard]] inline std::uint8_t bit_of(BuyerType buyer) {
  return static_cast<std::uint8_t>(1U << static_cast<unsigned>(buyer));
}

}  // namespace mitate::ranker
