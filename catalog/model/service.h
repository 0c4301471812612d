// A service as the catalog knows it: facts with their sources, never a grade of its own.
// Plain data, no I/O. Unknown is nullopt, an empty list or an Unknown enumerator; never a default.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "catalog/base/date.h"
#include "catalog/base/strong_id.h"
#include "catalog/model/provenance.h"
#include "catalog/schema/closed_sets.h"

namespace mitate::catalog {

struct InterventionUse {
  std::string intervention;  ///< slug of taxonomy "interventions"
  bool described = false;    ///< the record describes it; false: assigned by the editor
  std::string rationale;
};

/// What the service does for its users, an editor's reading of the record's own words; its sources
/// are those of the record. A domain says what it is about, a function what one gets.
struct FunctionUse {
  std::string function;  ///< slug of taxonomy "functions"
  bool is_main = false;
  std::string words;  ///< stand in the name, the aliases, the summary or the aspects
};

/// For whom inside its domains, likewise read from the record's own words. A service without any
/// is not narrowed by what its record says; it is not "for everybody".
struct FocusUse {
  std::string focus;  ///< slug of taxonomy "focuses"
  std::string words;
};

/// The only road on which a guideline's grade reaches a service's page.
struct EvidenceLink {
  RecommendationId recommendation;
  std::string intervention;
  Directness directness = Directness::Far;
  std::string rationale;
  std::string mapped_by;
  Date mapped_on;
};

/// One study or report. A usage report is never an effect.
struct Study {
  std::string id;
  std::string design;  ///< slug of taxonomy "evidence_types"
  StudySubject subject = StudySubject::Unknown;
  std::string summary;
  std::optional<std::string> population;
  std::optional<std::int64_t> n;
  std::optional<std::string> comparator;
  std::optional<std::string> outcome;   ///< slug of taxonomy "outcomes"
  std::optional<StudyFinding> finding;  ///< nullopt: no source states it, or nothing was compared
  std::optional<std::string> effect;    ///< as the source words it
  std::optional<double> effect_value;
  std::optional<double> ci_low;
  std::optional<double> ci_high;
  std::optional<std::string> unit;
  std::optional<std::string> funding;
  std::optional<std::string> citation;
  std::optional<std::string> doi;
  std::optional<std::string> trial_id;
  std::optional<PartialDate> published_on;
  std::optional<bool> retracted;
  Provenance provenance;
};

struct Price {
  std::string id;
  PriceKind kind = PriceKind::Unknown;
  std::optional<std::int64_t> amount_yen;
  PriceUnit unit = PriceUnit::Unknown;
  Payer payer = Payer::Unknown;
  Tax tax = Tax::Unknown;
  PriceQualifier qualifier = PriceQualifier::Exact;
  std::optional<std::int64_t> headcount_min;
  std::optional<std::int64_t> headcount_max;
  std::optional<PartialDate> as_of;
  Validity validity;
  std::string original_text;
  Provenance provenance;
};

struct CoveredPlace {
  std::string area_code;  ///< prefecture (2 digits) or municipality (6 digits)
  std::string name;       ///< as the source writes it
};

/// Why no recommendation of a guideline that could be read is linked to a service of its domain.
struct LinkDecision {
  GuidelineId guideline;
  std::string reason;
  std::string decided_by;
  Date decided_on;
};

/// A further fact with its own source: language, lead time, PHR data, security ...
struct ServiceFact {
  std::string fact;
  std::string value;
  FactSource source;
  std::string quote;
};

/// A certificate, award or adoption held. What it is worth is decided by the scheme's kind.
struct SchemeHolding {
  SchemeId scheme;
  /// Set: the record of this other service of the same provider states it, and it reaches here
  /// because its subject is the whole organisation. Its source stands with that other service.
  std::optional<ServiceId> inherited_from;
  std::string subject;  ///< organisation | brand | office | service | programme | unknown
  std::optional<std::string> number;
  std::optional<std::string> category;
  std::optional<PartialDate> valid_from_text;
  Validity validity;
  std::optional<std::string> note;
};

struct CaseStudy {
  std::string id;
  std::optional<ServiceId> service;
  std::string buyer;
  std::string buyer_type;
  std::optional<std::string> region_text;
  std::vector<std::string> area_codes;
  std::optional<std::string> year;
  std::string result;
  bool has_outcome_figure = false;
  std::vector<std::string>
      figure_kinds;  ///< outcome | scale | price; empty: none or not sorted yet
  std::optional<std::string> reported_by;  ///< provider | buyer | third_party; empty: unconfirmed
  std::optional<std::string> design_note;
  Provenance provenance;
};

struct Economics {
  std::string id;
  std::string kind;
  std::string summary;
  std::optional<std::int64_t> amount_yen;
  Provenance provenance;
};

struct Service {
  ServiceId id;
  std::string name;
  std::optional<std::string> name_kana;
  std::vector<std::string> aliases;
  std::optional<ProviderId> provider;  ///< nullopt: the operator is unknown
  std::optional<std::string> provider_as_written;
  std::vector<std::string> partners;
  std::string service_type;
  std::vector<std::string> domains;
  std::vector<std::string> segments;
  std::vector<std::string> buyer_types;
  Basis buyer_types_basis = Basis::None;
  std::vector<std::string> delivery_modes;
  std::string summary;
  /// One reviewed sentence of at most 60 characters on what a buyer gets; nullopt: not written.
  std::optional<std::string> summary_short;
  std::vector<std::string> aspects;
  std::string stage_text;
  Stage stage = Stage::Idea;
  ListingStatus status = ListingStatus::Draft;
  std::optional<std::string> status_reason;
  std::optional<Date> status_on;
  std::optional<PartialDate> as_of;
  Coverage coverage = Coverage::Unknown;
  std::optional<std::string> coverage_text;
  std::vector<CoveredPlace> places;
  std::string evidence_best;  ///< slug of taxonomy "evidence_types"
  std::optional<std::string> url;
  std::optional<std::string> notes;
  Date last_verified;

  std::vector<FunctionUse> functions;  ///< the main one first; empty: nobody has read it yet
  std::vector<FocusUse> focuses;
  std::vector<InterventionUse> interventions;
  std::vector<EvidenceLink> evidence_links;  ///< empty: "unmapped", never a default grade
  std::vector<LinkDecision> link_decisions;  ///< guidelines looked at without a link
  std::vector<Study> studies;
  std::vector<Price> prices;  ///< empty: unknown
  std::vector<ServiceFact> facts;
  std::vector<SchemeHolding> schemes;
  std::vector<CaseStudy> case_studies;
  std::vector<Economics> economics;
  Provenance provenance;
};

}  // namespace mitate::catalog
