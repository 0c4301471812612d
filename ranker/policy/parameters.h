// The reviewed numbers of the ranking besides the weights: scales of the criteria, freshness,
// limits of an answer, what each verification level may earn, and what differs between buyers. Read
// from seed_data/ranking and seed_data/verification_levels.csv. Not here: formulas
// (ranker/criteria), weights (order/policy.h), wording.
#pragma once
#include <array>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "catalog/base/result.h"
#include "catalog/model/catalog.h"
#include "ranker/policy/buyer_logic.h"

namespace mitate::ranker {

/// 適合: weights of its aspects (relative to each other) and its scales. All shares are 0..1.
struct FitParameters {
  double domain_weight, intervention_weight, type_weight, segment_weight, outcome_weight,
      delivery_weight, buyer_weight, region_weight, text_weight, words_weight;
  double place_bound_weight;  ///< the place where the asked function is bound to one
  double function_share;      ///< of 適合 that a service loses which does none of what is asked
  double further_function_share;  ///< what a function counts that is not the main one
  double elsewhere_share;  ///< of 適合 that a service loses which its source limits to other places
  double best_share;       ///< weight of the best-met concept against the mean of all asked
  double related_domain, sibling_domain;
  double related_delivery;          ///< another form through a screen than the one asked for
  double broad_intervention_share;  ///< what a very general intervention counts
  double buyer_curator_share;       ///< buyer type assigned by the editor, not sourced
  double buyer_unknown_share;       ///< no buyer type recorded
  double buyer_reach_share;         ///< sold to buyers through whom this kind reaches its people
  double pair_name, pair_reported, pair_vocabulary;  ///< weights of fields against description = 1
  double pair_kana;                                  ///< a pair with hiragana against one without
  double pair_saturation, pair_length;               ///< BM25F: k1 and b
  double text_half;  ///< text score at which the text aspect is half met
  /// A word of one character counts only from this information on, nats: 人 stands everywhere, 歯
  /// does not.
  double single_information;
  double words_half;       ///< information of literal words that counts one half, nats
  double text_candidates;  ///< services taken from text search
  double band_strong, band_good, band_partial;
};

struct EvidenceParameters {
  double grade_1, grade_2;  ///< 3, 4, 5 and unknown grades earn nothing
  double certainty_a, certainty_b, certainty_c, certainty_d, certainty_unknown;
  double direct_same, direct_near, direct_far;
  double effect_base;  ///< share earned by a benefit of unknown size
  double design_rct, design_controlled, design_cohort, design_pre_post, design_rct_secondary,
      design_validation, design_usage_report, design_ongoing;
  double subject_this_service, subject_method;
  double other_outcome;  ///< a study of the asked domain that measured another outcome
};

struct PriceParameters {
  double tax_percent;
  double default_contract_months;
  double fresh_months;           ///< older prices are shown and earn nothing
  double full_until, zero_from;  ///< r = price / budget: full value up to .., none from ..
  double person_month_p10, person_month_p90, total_month_p10, total_month_p90, per_use_p10,
      per_use_p90;  ///< frozen scale when no budget is stated, yen including tax
};

struct OtherParameters {
  double full_case_count;   ///< 実績: full value at this number of case studies
  double near_case_weight;  ///< a case in the asked prefecture counts this many
  double stale_months;      ///< records older than this say so
  double no_strong_fit;     ///< no service of at least this strength (order/strength.h): no strong
                            ///< match
  double strong_words_weight, strong_words_half;  ///< literal words in strength, against fit = 1
  double strong_text_weight;                      ///< the text aspect in strength, against fit = 1
  double strong_buyer_weight;                     ///< the buyer type in strength, against fit = 1
  double strong_usual_information;  ///< of a need's pairs, nats; above it the halves grow with it
  double strong_unconfirmed;        ///< taken off per strict condition that is not confirmed
  double provider_cap;              ///< most services of one provider in the first ten of a band
  double stability_spread;          ///< standard deviation of the log weights drawn
};

class Parameters {
 public:
  /// `parameters`: a table of the shape of ranking/parameters.csv. Errors: InvalidData naming file
  /// and field for a parameter that is missing, out of range, or against its neighbours.
  [[nodiscard]] static Result<Parameters> read(const catalog::Catalog& catalog,
                                               const catalog::Table& parameters);

  [[nodiscard]] const FitParameters& fit() const { return fit_; }
  [[nodiscard]] const EvidenceParameters& evidence() const { return evidence_; }
  [[nodiscard]] const PriceParameters& price() const { return price_; }
  [[nodiscard]] const OtherParameters& other() const { return other_; }
  /// 0..1 from verification_levels.csv.
  [[nodiscard]] double share(catalog::Verification level) const {
    return shares_[static_cast<std::size_t>(level)];
  }
  [[nodiscard]] const BuyerLogics& buyers() const { return buyers_; }
  /// "area/name" -> as written, for the canonical form of a policy.
  [[nodiscard]] const std::vector<std::pair<std::string, std::string>>& texts() const {
    return texts_;
  }

 protected:
  Parameters() = default;

 private:
  BuyerLogics buyers_;
  FitParameters fit_{};
  EvidenceParameters evidence_{};
  PriceParameters price_{};
  OtherParameters other_{};
  std::array<double, 5> shares_{};  ///< by Verification
  std::vector<std::pair<std::string, std::string>> texts_;
};

}  // namespace mitate::ranker
