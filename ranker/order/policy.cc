#include "ranker/order/policy.h"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>

#include "catalog/base/digest.h"
#include "ranker/need/names.h"

namespace mitate::ranker {
namespace {

constexpr std::string_view kWeightsFile = "ranking/weights.csv";
/// Changes when a formula changes while its numbers stay.
constexpr std::string_view kMethod = "mitate-ranker-2";
/// Above, one criterion decides alone (method example 2.9).
constexpr int kMostWeight = 50;

Unexpected faulty_weights(std::string field, std::string message) {
  return Unexpected(ErrorCode::InvalidData, std::move(message), {},
                    Place{std::string(kWeightsFile), 0, std::move(field)});
}

int sum_of(const Weights& weights) {
  int sum = 0;
  for (const int weight : weights) sum += weight;
  return sum;
}

Result<std::vector<WeightSet>> read_sets(const catalog::Table& table) {
  std::map<std::string, WeightSet> by_name;
  std::map<std::string, std::array<int, kCriteriaCount>> seen;
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    const catalog::RowView row = table.view(i);
    const std::string& set = row.text("set");
    const auto criterion = criterion_named(row.text("criterion"));
    if (!criterion) {
      return faulty_weights("criterion",
                            "項目「" + row.text("criterion") + "」は順位づけの項目にありません。");
    }
    WeightSet& target = by_name[set];
    target.name = set;
    target.reviewed_on = std::max(target.reviewed_on, row.text("reviewed_on"));
    target.weights[*criterion] = static_cast<int>(row.integer("weight").value_or(0));
    ++seen[set][*criterion];
  }
  std::vector<WeightSet> sets;
  for (auto& [name, set] : by_name) {
    const auto& rows = seen[name];
    const bool once = std::all_of(rows.begin(), rows.end(), [](int count) { return count == 1; });
    if (!once || sum_of(set.weights) != 100) {
      return faulty_weights(
          "weight", "重みの組「" + name +
                        "」は、すべての項目を一度ずつ持ち、合計が100でなければなりません。");
    }
    for (std::size_t k = 0; k < kCriteriaCount; ++k) {
      if (set.weights[k] >= kCriteria[k].least_weight && set.weights[k] <= kMostWeight) continue;
      return faulty_weights(
          "weight", "重みの組「" + name + "」の項目「" + std::string(kCriteria[k].slug) + "」は" +
                        std::to_string(kCriteria[k].least_weight) + "以上" +
                        std::to_string(kMostWeight) + "以下でなければなりません。");
    }
    sets.push_back(std::move(set));
  }
  if (by_name.count("default") == 0) {
    return faulty_weights("set", "重みの組「default」がありません。");
  }
  return sets;
}

}  // namespace

Result<Policy> Policy::read(const catalog::Catalog& catalog) {
  return read(catalog, catalog.table("weights"), catalog.table("parameters"));
}

Result<Policy> Policy::read(const catalog::Catalog& catalog, const catalog::Table& weights,
                            const catalog::Table& parameters) {
  MITATE_TRY(Parameters numbers, Parameters::read(catalog, parameters));
  Policy policy(std::move(numbers));
  MITATE_TRY(policy.sets_, read_sets(weights));
  policy.seal();
  return policy;
}

Result<Policy> Policy::with_weights(const std::vector<std::pair<std::string, int>>& weights) const {
  const auto refuse = [](std::string message) {
    std::string slugs;
    for (const CriterionRow& row : kCriteria) {
      slugs += (slugs.empty() ? "" : ", ") + std::string(row.slug);
    }
    return Unexpected(ErrorCode::InvalidArgument, std::move(message),
                      slugs + " を合計100で指定します。", Place{{}, 0, "weights"});
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
      // A criterion that may weigh nothing and does leaves the ranking, and so the hash, as it is.
      if (set.weights[k] == 0 && kCriteria[k].least_weight == 0) continue;
      json["weights"][set.name][std::string(kCriteria[k].slug)] = set.weights[k];
    }
  };
  for (const WeightSet& set : sets_) put(set);
  if (custom_) put(*custom_);
  for (const auto& [name, logic] : buyers().all()) {
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
  for (const SmallCompany& row : buyers().small_companies()) {
    json["small_companies"][row.industry] = row.most_employees;
  }
  for (const auto& [key, text] : texts()) json["parameters"][key] = text;
  for (std::size_t level = 0; level < 5; ++level) {
    const auto verification = static_cast<catalog::Verification>(level);
    json["verification"][std::string(catalog::name_of(verification))] =
        static_cast<int>(share(verification) * 100.0 + 0.5);
  }
  canonical_ = json.dump();
  hash_ = sha256_hex(canonical_);
}

}  // namespace mitate::ranker
