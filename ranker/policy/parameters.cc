#include "ranker/policy/parameters.h"

#include <map>
#include <string_view>

namespace mitate::ranker {
namespace {

constexpr std::string_view kParametersFile = "ranking/parameters.csv";
constexpr double kYen = 1e9;

Unexpected faulty_parameter(std::string field, std::string message) {
  return Unexpected(ErrorCode::InvalidData, std::move(message), {},
                    Place{std::string(kParametersFile), 0, std::move(field)});
}

struct NumberRow {
  std::string_view area;
  std::string_view name;
  double low;
  double high;
  double* target;
};

std::vector<NumberRow> rows_of(FitParameters& f) {
  return {
      {"fit", "domain_weight", 0, 100, &f.domain_weight},
      {"fit", "intervention_weight", 0, 100, &f.intervention_weight},
      {"fit", "type_weight", 0, 100, &f.type_weight},
      {"fit", "segment_weight", 0, 100, &f.segment_weight},
      {"fit", "outcome_weight", 0, 100, &f.outcome_weight},
      {"fit", "delivery_weight", 0, 100, &f.delivery_weight},
      {"fit", "buyer_weight", 0, 100, &f.buyer_weight},
      {"fit", "region_weight", 0, 100, &f.region_weight},
      {"fit", "text_weight", 0, 100, &f.text_weight},
      {"fit", "place_bound_weight", 0, 100, &f.place_bound_weight},
      {"fit", "function_share", 0, 0.9, &f.function_share},
      {"fit", "further_function_share", 0, 1, &f.further_function_share},
      {"fit", "elsewhere_share", 0, 0.9, &f.elsewhere_share},
      {"fit", "best_share", 0, 1, &f.best_share},
      {"fit", "related_domain", 0, 1, &f.related_domain},
      {"fit", "sibling_domain", 0, 1, &f.sibling_domain},
      {"fit", "related_delivery", 0, 1, &f.related_delivery},
      {"fit", "broad_intervention_share", 0, 1, &f.broad_intervention_share},
      {"fit", "buyer_curator_share", 0, 1, &f.buyer_curator_share},
      {"fit", "buyer_unknown_share", 0, 1, &f.buyer_unknown_share},
      {"fit", "buyer_reach_share", 0, 1, &f.buyer_reach_share},
      {"fit", "text_half", 0.01, 1000, &f.text_half},
      {"fit", "pair_name", 0, 10, &f.pair_name},
      {"fit", "pair_reported", 0, 10, &f.pair_reported},
      {"fit", "pair_vocabulary", 0, 10, &f.pair_vocabulary},
      {"fit", "pair_kana", 0, 1, &f.pair_kana},
      {"fit", "pair_saturation", 0.01, 10, &f.pair_saturation},
      {"fit", "pair_length", 0, 1, &f.pair_length},
      {"fit", "single_information", 0, 20, &f.single_information},
      {"fit", "words_weight", 0, 100, &f.words_weight},
      {"fit", "words_half", 0.01, 1000, &f.words_half},
      {"fit", "text_candidates", 10, 5000, &f.text_candidates},
      {"fit", "band_strong", 0, 1, &f.band_strong},
      {"fit", "band_good", 0, 1, &f.band_good},
      {"fit", "band_partial", 0, 1, &f.band_partial},
  };
}

std::vector<NumberRow> rows_of(EvidenceParameters& e) {
  return {
      {"evidence", "grade_1", 0, 1, &e.grade_1},
      {"evidence", "grade_2", 0, 1, &e.grade_2},
      {"evidence", "certainty_a", 0, 1, &e.certainty_a},
      {"evidence", "certainty_b", 0, 1, &e.certainty_b},
      {"evidence", "certainty_c", 0, 1, &e.certainty_c},
      {"evidence", "certainty_d", 0, 1, &e.certainty_d},
      {"evidence", "certainty_unknown", 0, 1, &e.certainty_unknown},
      {"evidence", "direct_same", 0, 1, &e.direct_same},
      {"evidence", "direct_near", 0, 1, &e.direct_near},
      {"evidence", "direct_far", 0, 1, &e.direct_far},
      {"evidence", "effect_base", 0, 1, &e.effect_base},
      {"evidence", "design_rct", 0, 1, &e.design_rct},
      {"evidence", "design_controlled", 0, 1, &e.design_controlled},
      {"evidence", "design_cohort", 0, 1, &e.design_cohort},
      {"evidence", "design_pre_post", 0, 1, &e.design_pre_post},
      {"evidence", "design_rct_secondary", 0, 1, &e.design_rct_secondary},
      {"evidence", "design_validation", 0, 1, &e.design_validation},
      {"evidence", "design_usage_report", 0, 0, &e.design_usage_report},
      {"evidence", "design_ongoing", 0, 0, &e.design_ongoing},
      {"evidence", "subject_this_service", 0, 1, &e.subject_this_service},
      {"evidence", "subject_method", 0, 1, &e.subject_method},
      {"evidence", "other_outcome", 0, 1, &e.other_outcome},
  };
}

std::vector<NumberRow> rows_of(PriceParameters& p) {
  return {
      {"price", "tax_percent", 0, 50, &p.tax_percent},
      {"price", "default_contract_months", 1, 120, &p.default_contract_months},
      {"price", "fresh_months", 1, 240, &p.fresh_months},
      {"price", "full_until", 0, 1, &p.full_until},
      {"price", "zero_from", 1, 10, &p.zero_from},
      {"price", "person_month_p10", 1, kYen, &p.person_month_p10},
      {"price", "person_month_p90", 1, kYen, &p.person_month_p90},
      {"price", "total_month_p10", 1, kYen, &p.total_month_p10},
      {"price", "total_month_p90", 1, kYen, &p.total_month_p90},
      {"price", "per_use_p10", 1, kYen, &p.per_use_p10},
      {"price", "per_use_p90", 1, kYen, &p.per_use_p90},
  };
}

std::vector<NumberRow> rows_of(OtherParameters& o) {
  return {
      {"track_record", "full_case_count", 1, 10000, &o.full_case_count},
      {"track_record", "near_case_weight", 1, 10, &o.near_case_weight},
      {"freshness", "stale_months", 1, 240, &o.stale_months},
      {"answer", "no_strong_fit", 0, 1, &o.no_strong_fit},
      {"answer", "strong_words_weight", 0, 5, &o.strong_words_weight},
      {"answer", "strong_words_half", 0.01, 1000, &o.strong_words_half},
      {"answer", "strong_text_weight", 0, 5, &o.strong_text_weight},
      {"answer", "strong_buyer_weight", 0, 5, &o.strong_buyer_weight},
      {"answer", "strong_usual_information", 1, 10000, &o.strong_usual_information},
      {"answer", "strong_unconfirmed", 0, 1, &o.strong_unconfirmed},
      {"answer", "provider_cap", 1, 10, &o.provider_cap},
      {"answer", "stability_spread", 0, 2, &o.stability_spread},
  };
}

Result<void> check_scales(const FitParameters& f, const PriceParameters& p) {
  if (!(f.band_strong > f.band_good && f.band_good > f.band_partial)) {
    return faulty_parameter(
        "fit/band_strong",
        "適合の区分の境目は、強く合う・合う・一部合うの順に小さくなければなりません。");
  }
  if (!(p.full_until < 1.0 && p.zero_from > 1.0) || !(p.person_month_p10 < p.person_month_p90) ||
      !(p.total_month_p10 < p.total_month_p90) || !(p.per_use_p10 < p.per_use_p90)) {
    return faulty_parameter("price/person_month_p10", "料金の尺度の上下が逆です。");
  }
  return {};
}

}  // namespace

Result<Parameters> Parameters::read(const catalog::Catalog& catalog,
                                    const catalog::Table& parameters) {
  Parameters out;
  MITATE_TRY(out.buyers_, BuyerLogics::read(catalog));
  std::map<std::string, std::pair<double, std::string>> given;
  for (std::size_t i = 0; i < parameters.rows.size(); ++i) {
    const catalog::RowView row = parameters.view(i);
    given.emplace(row.text("area") + "/" + row.text("name"),
                  std::pair{row.decimal("value").value_or(0), row.text("value")});
  }
  for (const auto& rows :
       {rows_of(out.fit_), rows_of(out.evidence_), rows_of(out.price_), rows_of(out.other_)}) {
    for (const NumberRow& slot : rows) {
      const std::string key = std::string(slot.area) + "/" + std::string(slot.name);
      const auto it = given.find(key);
      if (it == given.end()) {
        return faulty_parameter(key, "順位づけに必要な数値「" + key + "」がありません。");
      }
      if (!(it->second.first >= slot.low && it->second.first <= slot.high)) {
        return faulty_parameter(key, "数値「" + key + "」が決められた範囲の外にあります。");
      }
      *slot.target = it->second.first;
      out.texts_.emplace_back(key, it->second.second);
    }
  }
  MITATE_TRY_VOID(check_scales(out.fit_, out.price_));
  for (std::size_t level = 0; level < out.shares_.size(); ++level) {
    const auto& row = catalog.verification_level(static_cast<catalog::Verification>(level));
    out.shares_[level] = static_cast<double>(row.share_percent) / 100.0;
  }
  return out;
}

}  // namespace mitate::ranker
