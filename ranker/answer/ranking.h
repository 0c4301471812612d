// The answer to a need: matches with contributions, what is unknown, what was excluded and why. A
// score is *defined* as the sum of its contributions, so the explanation is the calculation.
// Reasons are codes with parameters; web/wording turns them into Japanese. Plain data.
#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/base/closed_set.h"
#include "catalog/base/date.h"
#include "catalog/base/strong_id.h"

namespace mitate::ranker {

/// Tenths of a point; 1000 tenths are the full 100 points.
struct Tenths {
  std::int32_t value = 0;
  friend auto operator<=>(const Tenths&, const Tenths&) = default;
  friend Tenths operator+(Tenths a, Tenths b) { return {a.value + b.value}; }
};

/// A sentence for people, as a code (key of web/wording) and named parameters.
struct Reason {
  std::string code;
  std::map<std::string, std::string> parameters;
};

/// One source behind a contribution.
struct Ground {
  SourceId source;
  std::string verification;
  std::string as_of;  ///< empty: unknown
};

struct Contribution {
  std::string criterion;  ///< fit, evidence, assurance, price, delivery, track_record
  Tenths points;          ///< guaranteed
  Tenths possible;        ///< what unknown facts could bring it to; >= points, <= max
  Tenths max;
  std::vector<Reason> reasons;
  std::vector<Ground> grounds;
};

enum class Band { Strong, Good, Partial };  // 強く合う, 合う, 一部合う; below: not listed
constexpr auto spellings(Band) {
  using enum Band;
  return std::to_array<Spelling<Band>>({{Strong, "strong"}, {Good, "good"}, {Partial, "partial"}});
}

struct UnknownFact {
  std::string fact;  ///< price, coverage, evidence, ...
  Tenths could_add;
  Reason reason;
};

/// One aspect of 適合: what was compared, with which weight and result. 適合 is the mean of the
/// parts weighted so, and these are the very numbers of that mean.
struct FitPart {
  std::string aspect;  ///< domain, intervention, type, segment, outcome, delivery, buyer, ...
  double weight = 0;   ///< relative to the other parts
  double value = 0;    ///< 0..1, guaranteed
};

/// A documented use near the buyer. What a source says of one place: never that others are served.
struct NearbyCase {
  std::string case_study;          ///< id
  std::string area_code;           ///< the nearest of the places that its source names
  bool same_place = false;         ///< in the very municipality (or prefecture) that asks
  std::optional<int> distance_km;  ///< between the two offices' coordinates, whole kilometres
  Ground ground;
};

/// A must-condition about which the catalog knows nothing for a service.
struct OpenCondition {
  std::string condition;  ///< slot name
  Reason reason;
};

struct Match {
  ServiceId service;
  Band band = Band::Partial;
  std::vector<FitPart> fit_parts;           ///< only what the need asks for
  double strength = 0;                      ///< 0..1, see order/strength.h
  std::vector<Contribution> contributions;  ///< canonical order
  std::vector<Reason> cautions;             ///< shown, worth no points
  std::vector<OpenCondition> unconfirmed;   ///< strict in the text and not known: to be asked
  std::vector<UnknownFact> unknown;
  std::vector<Reason> why;           ///< at most two, the most telling first; from the parts below
  std::optional<Reason> check;       ///< the one open question that decides most
  std::vector<Reason> would_change;  ///< what would change the order
  std::vector<NearbyCase> nearby_cases;      ///< nearest first; only for buyers that look at them
  std::vector<std::string> matched_phrases;  ///< words of the need found in the service
  std::vector<std::size_t> covers;           ///< goals that it fits well, by index in Ranking
  std::string stability;                     ///< high | middle | low; empty when not computed
  [[nodiscard]] Tenths score() const {
    Tenths sum;
    for (const Contribution& part : contributions) sum = sum + part.points;
    return sum;
  }
  [[nodiscard]] Tenths score_max() const {
    Tenths sum;
    for (const Contribution& part : contributions) sum = sum + part.possible;
    return sum;
  }
};

/// A must-condition that this service is known to break.
struct Exclusion {
  ServiceId service;
  std::string condition;  ///< slot name
  Reason reason;
  std::optional<Reason> admits_if;  ///< the smallest change of the need that would admit it
};

/// A service that waits outside the matches: a condition that the caller states is not known to be
/// met. A service stands in one of the three lists only.
struct Confirmation {
  ServiceId service;
  std::string condition;  ///< slot name
  Reason reason;
};

/// Something worth knowing for this kind of buyer, with its sources; worth no points.
struct Information {
  Reason reason;
  std::vector<Ground> grounds;
};

/// One problem of the need with its own list.
struct GoalAnswer {
  std::string slot;   ///< "domains"
  std::string value;  ///< the first slug
  std::string label;  ///< all of them in words
  std::vector<Match> matches;
  bool no_strong_match = false;
};

struct Ranking {
  std::vector<Match> matches;  ///< bands in order; inside a band by score, then the tie rule
  std::vector<Confirmation> needs_confirmation;
  std::vector<Exclusion> excluded;
  bool no_strong_match = false;
  std::vector<Reason> notes;  ///< e.g. contradiction found, gap and research question to look at
  std::vector<Information> information;
  std::vector<GoalAnswer> goals;  ///< in the order of the need's goals
  std::string policy_id;
  std::string policy_hash;  ///< SHA-256 of the canonical policy, lowercase hex
  std::uint64_t sequence = 0;
  Date as_of;
};

}  // namespace mitate::ranker
