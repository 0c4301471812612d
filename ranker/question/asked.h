// A need made ready for arithmetic: slugs checked and turned into ids, budget into one measure, the
// strictness that really applies. Called by the matcher. Confidential like the need itself: it is
// never printed, and its errors name slots, not the buyer's words.
#pragma once
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "catalog/base/result.h"
#include "ranker/answer/ranking.h"
#include "ranker/facts/columns.h"
#include "ranker/need/need.h"
#include "ranker/question/contract_window.h"
#include "ranker/question/match_options.h"
#include "ranker/question/price.h"

namespace mitate::ranker {

/// A concept asked for, and whether it must be met.
struct AskedConcept {
  ConceptId id = 0;
  bool must = false;
};

struct AskedText {
  std::string value;
  bool must = false;
};

struct AskedRegion {
  std::string prefecture;
  std::string municipality;  ///< empty: the whole prefecture
  bool must = false;
  std::string city;  ///< the city in which the asked municipality, a ward, lies; else empty
};

struct Asked {
  std::optional<BuyerType> buyer;
  std::uint8_t reach = 0;  ///< bits of buyers through whom this one reaches its people
  std::string buyer_kind;  ///< slug of buyer_kinds; empty: not known
  /// The kind follows from the number of employees, by this row of small_companies.csv.
  std::optional<SmallCompany> small_by;
  std::vector<AskedConcept> domains, segments, types, interventions, outcomes, delivery, functions;
  bool place_bound = false;  ///< one of the functions is of no use where nobody comes
  /// An insurer that does not ask for insurance has its own: another's product is no ingredient.
  bool buys_no_insurance = false;
  std::vector<ConceptId> negated;   ///< domains not wanted, without those also asked for
  std::uint32_t refused_forms = 0;  ///< bits of delivery modes that cannot be used
  std::vector<AskedRegion> regions;
  std::vector<AskedText> languages, certifications;
  std::optional<std::int64_t> headcount;
  /// Of those, the persons who would use a service: what an amount per head is multiplied with.
  /// nullopt where only a whole population is counted (residents, insured persons).
  std::optional<std::int64_t> users;
  bool headcount_must = false;
  std::set<std::string, std::less<>> given;  ///< names of the slots that the need fills
  /// Those whose strictness stands in the text alone: what is unknown about them keeps nothing out.
  std::set<std::string, std::less<>> suggested;
  std::string industry;  ///< "A".."T"; empty: not said
  std::optional<Spend> budget;
  bool budget_must = false;
  std::optional<int> contract_months;
  std::optional<Date> start_by;
  bool start_must = false;
  std::optional<int> minimum_grade;
  bool grade_must = false;
  std::optional<ContractWindow> contract;
  /// Slots that hold one code, by name, checked against their vocabulary or choices.
  std::map<std::string, AskedText, std::less<>> codes;
  bool has_text = false;
  std::string text;
  std::vector<Reason> notes;  ///< contradictions found
  std::vector<Asked> goals;   ///< the need part by part, where it names several problems
  /// Of the slots, not of the raw words: width or spelling variants of a text give the same ties.
  std::string content_hash;
};

/// What prices of this need are converted with.
[[nodiscard]] Conversion conversion_for(const Asked& asked, const Parameters& policy);

/// One goal per domain: for a need that was not read from a text.
[[nodiscard]] std::vector<Goal> goals_by_domain(const Need& need);

/// The need as its goal number `mine` asks it: what the other goals hold is no part of it, what
/// belongs to none stays. Kinds and outcomes are not dealt to goals and count in the whole need
/// only.
[[nodiscard]] Need part_of(const Need& need, const std::vector<Goal>& goals, std::size_t mine);

/// Errors: InvalidArgument whose place.field is the slot, with a Japanese sentence and, for a slug,
/// the nearest one that exists.
[[nodiscard]] Result<Asked> resolve(const Need& need, const MatchOptions& options,
                                    const Columns& columns, const Parameters& policy);

}  // namespace mitate::ranker
