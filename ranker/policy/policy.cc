#include "ranker/policy/policy.h"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>

#include "catalog/base/digest.h"
#include "ranker/need/names.h"

namespace mitate::ranker {
namespace {

constexpr std::string_view kWeightsFile = "ranking/weights.csv";
constexpr std::string_view kParametersFile = "ranking/parameters.csv";
/// Changes when a formula changes while its numbers stay.
constexpr std::string_view kMethod = "mitate-ranker-2";
constexpr int kLeastEvidenceWeight = 20;
/// Below, a criterion is only decoration; above, one criterion decides alone (method example 2.9).
constexpr int kLeastWeight = 2;
constexpr int kMostWeight = 50;

Unexpected faulty(std::string_view file, std::string field, std::string message) {
  return Unexpected(ErrorCode::InvalidData, std::move(message), {},
                    Place{std::string(file), 0, std::move(field)});
}

struct NumberRow {
  std::string_view area;
  std::string_view name;
  double low;
  double high;
  double* target;
};

int sum_of(const Weights& weights) {
  int sum = 0;
  for (const int weight : weights) sum += weight;
  return sum;
}

std::optional<std::size_t> criterion_named(std::string_view name) {
  const auto it = std::find(kCriterionNames.begin(), kCriterionNames.end(), name);
  if (it == kCriterionNames.end()) return std::nullopt;
  return static_cast<std::size_t>(it - kCriterionNames.begin());
}

Result<std::vector<WeightSet>> read_sets(const catalog::Table& table) {
  std::map<std::string, WeightSet> by_name;
  std::map<std::string, std::size_t> seen;
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    const catalog::RowView row = table.view(i);
    const std::string& set = row.text("set");
    const auto criterion = criterion_named(row.text("criterion"));
    if (!criterion) {
      return faulty(kWeightsFile, "criterion",
                    "項目「" + row.text("criterion") + "」は順位づけの項目にありません。");
    }
    WeightSet& target = by_name[set];
    target.name = set;
    target.reviewed_on = std::max(target.reviewed_on, row.text("reviewed_on"));
    target.weights[*criterion] = static_cast<int>(row.integer("weight").value_or(0));
    ++seen[set];
  }
  std::vector<WeightSet> sets;
  for (auto& [name, set] : by_name) {
    const bool in_range = std::all_of(set.weights.begin(), set.weights.end(), [](int weight) {
      return weight >= kLeastWeight && weight <= kMostWeight;
    });
    if (seen[name] != kCriteriaCount || sum_of(set.weights) != 100 || !in_range) {
      return faulty(
          kWeightsFile, "weight",
          "重みの組「" + name +
              "」は六つの項目を持ち、どれも2以上50以下で、合計が100でなければなりません。");
    }
    if (set.weights[index_of(Criterion::Evidence)] < kLeastEvidenceWeight) {
      return faulty(kWeightsFile, "weight",
                    "重みの組「" + name + "」の根拠の重みは20以上でなければなりません。");
    }
    sets.push_back(std::move(set));
  }
  if (by_name.count("default") == 0) {
    return faulty(kWeightsFile, "set", "重みの組「default」がありません。");
  }
  return sets;
}

}  // namespace

Result<Policy> Policy::read(const catalog::Catalog& catalog) {
  return read(catalog, catalog.table("weights"), catalog.table("parameters"));
}

Result<Policy> Policy::read(const catalog::Catalog& catalog, const catalog::Table& weights,
                            const catalog::Table& parameters) {
  Policy policy;
  MITATE_TRY(policy.sets_, read_sets(weights));
  MITATE_TRY(policy.buyers_, BuyerLogics::read(catalog));
  FitParameters& f = policy.fit_;
  EvidenceParameters& e = policy.evidence_;
  PriceParameters& p = policy.price_;
  OtherParameters& o = policy.other_;
  constexpr double kYen = 1e9;
  const NumberRow slots[] = {
      {"fit", "domain_weight", 0, 100, &f.domain_weight},
      {"fit", "intervention_weight", 0, 100, &f.intervention_weight},
      {"fit", "type_weight", 0, 100, &f.type_weight},
      {"fit", "segment_weight", 0, 100, &f.segment_weight},
      {"fit", "outcome_weight", 0, 100, &f.outcome_weight},
      {"fit", "delivery_weight", 0, 100, &f.delivery_weight},
      {"fit", "buyer_weight", 0, 100, &f.buyer_weight},
      {"fit", "region_weight", 0, 100, &f.region_weight},
      {"fit", "text_weight", 0, 100, &f.text_weight},
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
      {"track_record", "full_case_count", 1, 10000, &o.full_case_count},
      {"track_record", "near_case_weight", 1, 10, &o.near_case_weight},
      {"freshness", "stale_months", 1, 240, &o.stale_months},
      {"answer", "no_strong_fit", 0, 1, &o.no_strong_fit},
      {"answer", "strong_words_weight", 0, 5, &o.strong_words_weight},
      {"answer", "strong_words_half", 0.01, 1000, &o.strong_words_half},
      {"answer", "strong_text_weight", 0, 5, &o.strong_text_weight},
      {"answer", "strong_buyer_weight", 0, 5, &o.strong_buyer_weight},
      {"answer", "provider_cap", 1, 10, &o.provider_cap},
      {"answer", "stability_spread", 0, 2, &o.stability_spread},
  };
  const catalog::Table& table = parameters;
  std::map<std::string, std::pair<double, std::string>> given;
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    const catalog::RowView row = table.view(i);
    given.emplace(row.text("area") + "/" + row.text("name"),
                  std::pair{row.decimal("value").value_or(0), row.text("value")});
  }
  for (const NumberRow& slot : slots) {
    const std::string key = std::string(slot.area) + "/" + std::string(slot.name);
    const auto it = given.find(key);
    if (it == given.end()) {
      return faulty(kParametersFile, key, "順位づけに必要な数値「" + key + "」がありません。");
    }
    if (!(it->second.first >= slot.low && it->second.first <= slot.high)) {
      return faulty(kParametersFile, key, "数値「" + key + "」が決められた範囲の外にあります。");
    }
    *slot.target = it->second.first;
    policy.parameter_texts_.emplace_back(key, it->second.second);
  }
  if (!(f.band_strong > f.band_good && f.band_good > f.band_partial)) {
    return faulty(kParametersFile, "fit/band_strong",
                  "適合の区分の境目は、強く合う・合う・一部合うの順に小さくなければなりません。");
  }
  if (!(p.full_until < 1.0 && p.zero_from > 1.0) || !(p.person_month_p10 < p.person_month_p90) ||
      !(p.total_month_p10 < p.total_month_p90) || !(p.per_use_p10 < p.per_use_p90)) {
    return faulty(kParametersFile, "price/person_month_p10", "料金の尺度の上下が逆です。");
  }
  for (std::size_t level = 0; level < policy.shares_.size(); ++level) {
    const auto& row = catalog.verification_level(static_cast<catalog::Verification>(level));
    policy.shares_[level] = static_cast<double>(row.share_percent) / 100.0;
  }
  policy.seal();
  return policy;
}

Result<Policy> Policy::with_weights(const std::vector<std::pair<std::string, int>>& weights) const {
  const auto refuse = [](std::string message) {
    return Unexpected(
        ErrorCode::InvalidArgument, std::move(message),
        "fit, evidence, assurance, price, delivery, track_record を合計100で指定します。",
        Place{{}, 0, "weights"});
  };
  WeightSet set{"custom", {}, {}};
  std::array<bool, kCriteriaCount> given{};
  for (const auto& [name, points] : weights) {
    const auto criterion = criterion_named(name);
    if (!criterion) return refuse("weights に知らない項目「" + name + "」があります。");
    if (given[*criterion]) return refuse("weights の項目「" + name + "」が二度あります。");
    if (points < 0 || points > 100) return refuse("weights の「" + name + "」は0から100までです。");
    given[*criterion] = true;
    set.weights[*criterion] = points;
  }
  if (sum_of(set.weights) != 100) {
    return refuse("weights の合計は100でなければなりません（いまは" +
                  std::to_string(sum_of(set.weights)) + "）。");
  }
  Policy copy = *this;
  copy.custom_ = std::move(set);
  copy.seal();
  return copy;
}

const WeightSet* Policy::weight_set(std::string_view name) const {
  for (const WeightSet& set : sets_) {
    if (set.name == name) return &set;
  }
  return nullptr;
}

const WeightSet& Policy::weights_for(std::optional<BuyerType> buyer, std::string_view kind) const {
  if (custom_) return *custom_;
  if (!kind.empty()) {
    if (const WeightSet* set = weight_set(kind)) return *set;
  }
  if (buyer) {
    if (const WeightSet* set = weight_set(name_of(*buyer))) return *set;
  }
  const WeightSet* fallback = weight_set("default");
  MITATE_CHECK(fallback != nullptr);  // read() refuses a policy without it
  return *fallback;
}

std::string Policy::id_for(std::optional<BuyerType> buyer, std::string_view kind) const {
  const WeightSet& set = weights_for(buyer, kind);
  return set.reviewed_on.empty() ? set.name : set.name + "-" + set.reviewed_on;
}

void Policy::seal() {
  nlohmann::json json;  // std::map inside: keys come out sorted
  json["method"] = kMethod;
  const auto put = [&](const WeightSet& set) {
    for (std::size_t k = 0; k < kCriteriaCount; ++k) {
      json["weights"][set.name][std::string(kCriterionNames[k])] = set.weights[k];
    }
  };
  for (const WeightSet& set : sets_) put(set);
  if (custom_) put(*custom_);
  for (const auto& [name, logic] : buyers_.all()) {
    auto& entry = json["buyers"][name];
    entry["required"] = logic.required;
    entry["gates"] = logic.gates;
    entry["schemes"] = logic.schemes;
    entry["reach"] = nlohmann::json::array();
    for (const BuyerType through : logic.reach) entry["reach"].push_back(name_of(through));
    entry["near_cases"] = logic.near_cases;
    entry["information"] = logic.information;
    entry["information_words"] = logic.information_words;
  }
  for (const SmallCompany& row : buyers_.small_companies()) {
    json["small_companies"][row.industry] = row.most_employees;
  }
  for (const auto& [key, text] : parameter_texts_) json["parameters"][key] = text;
  for (std::size_t level = 0; level < shares_.size(); ++level) {
    json["verification"][std::string(catalog::name_of(static_cast<catalog::Verification>(level)))] =
        static_cast<int>(shares_[level] * 100.0 + 0.5);
  }
  canonical_ = json.dump();
  hash_ = sha256_hex(canonical_);
}

}  // namespace mitate::ranker
