// What ranking knows of one service: small numbers, ids and who attests them. Plain data, so that
// tests can change one fact and look at the order. Not here: reading them from the catalog
// (read_facts.h), the need (question/asked.h), wording. Read by gate, criteria and insight.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "catalog/model/catalog.h"
#include "ranker/facts/concepts.h"
#include "ranker/facts/record_text.h"
#include "ranker/need/need.h"

namespace mitate::ranker {

/// The kind of service that is itself a contract of insurance (taxonomy "service_types").
inline constexpr std::string_view kInsuranceType = "insurance-wellness";

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
  std::vector<ConceptId> functions;        ///< sorted; empty: nobody has read it yet
  std::optional<ConceptId> main_function;  ///< one of them
  bool is_insurance = false;               ///< sold as a contract of insurance
  std::uint32_t delivery_modes = 0;        ///< bit per ConceptId
  std::uint8_t buyers = 0;                 ///< bit per BuyerType
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

/// Whether the scheme is held and valid on `date`; Unknown when an end is not known.
[[nodiscard]] Validity::At held_on(const ServiceFacts& facts, const SchemeId& scheme, Date date);

/// What a price of the catalog says about money and for whom; date and source are left unknown.
/// An amount that is not stated is 0 and means nothing unless `kind` is Amount. Pure.
[[nodiscard]] PriceFact terms_of(const catalog::Price& price);

/// False for services that are never shown in an answer (draft, in review, suspended, withdrawn).
[[nodiscard]] bool may_be_answered(const ServiceFacts& facts);

[[nodiscard]] inline std::uint8_t bit_of(BuyerType buyer) {
  return static_cast<std::uint8_t>(1U << static_cast<unsigned>(buyer));
}

}  // namespace mitate::ranker
