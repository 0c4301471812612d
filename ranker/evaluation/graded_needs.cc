#include "ranker/evaluation/graded_needs.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <nlohmann/json.hpp>

#include "ranker/need/names.h"

namespace mitate::ranker {
namespace {

double gain(int grade) { return std::exp2(grade) - 1; }
double discount(std::size_t place) { return std::log2(static_cast<double>(place) + 2); }

Unexpected faulty(std::string field, std::string message) {
  return Unexpected(ErrorCode::InvalidData, std::move(message), {}, Place{{}, 0, std::move(field)});
}

Result<GradedNeed> read_one(const nlohmann::json& entry, std::size_t index) {
  const std::string place = "needs[" + std::to_string(index) + "]";
  if (!entry.is_object()) return faulty(place, "a need is not an object");
  GradedNeed need;
  for (const auto& [field, target] : {std::pair{"id", &need.id}, std::pair{"text", &need.text}}) {
    const auto it = entry.find(field);
    if (it == entry.end() || !it->is_string()) {
      return faulty(place + "." + field, "missing or not a text");
    }
    *target = it->get<std::string>();
  }
  const auto buyer = entry.find("buyer_type");
  if (buyer != entry.end() && !buyer->is_null()) {
    if (buyer->is_string()) need.buyer_type = buyer_type_named(buyer->get<std::string>());
    if (!need.buyer_type) return faulty(place + ".buyer_type", "unknown buyer type");
  }
  const auto matches = entry.find("matches");
  if (matches == entry.end() || !matches->is_array()) {
    return faulty(place + ".matches", "missing or not a list");
  }
  for (const nlohmann::json& match : *matches) {
    const bool whole = match.is_object() && match.contains("service_id") &&
                       match["service_id"].is_string() && match.contains("grade") &&
                       match["grade"].is_number_integer();
    if (!whole) return faulty(place + ".matches", "a match needs service_id and grade");
    const auto grade = match["grade"].get<std::int64_t>();
    if (grade < 0 || grade > 3) return faulty(place + ".matches", "a grade is 0 to 3");
    need.grades[match["service_id"].get<std::string>()] = static_cast<int>(grade);
  }
  return need;
}

}  // namespace

bool GradedNeed::has_strong() const {
  return std::any_of(grades.begin(), grades.end(),
                     [](const auto& entry) { return entry.second == 3; });
}

Result<std::vector<GradedNeed>> read_graded_needs(std::string_view json) {
  const nlohmann::json root = nlohmann::json::parse(json, nullptr, false);
  if (root.is_discarded()) return faulty("", "not valid JSON");
  const bool wrapped = root.is_object() && root.contains("needs") && root["needs"].is_array();
  if (!wrapped && !root.is_array()) return faulty("needs", "a list of needs is missing");
  const nlohmann::json& list = wrapped ? root["needs"] : root;
  std::vector<GradedNeed> needs;
  for (std::size_t i = 0; i < list.size(); ++i) {
    MITATE_TRY(GradedNeed need, read_one(list[i], i));
    needs.push_back(std::move(need));
  }
  return needs;
}

std::set<std::string> judged_for(const GradedNeed& need) {
  std::set<std::string> ids;
  for (const auto& [id, grade] : need.grades) ids.insert(id);
  return ids;
}

Result<std::set<std::string>> read_judged_services(std::string_view json) {
  const nlohmann::json root = nlohmann::json::parse(json, nullptr, false);
  if (root.is_discarded()) return faulty("", "not valid JSON");
  const bool wrapped = root.is_object() && root.contains("services") && root["services"].is_array();
  if (!wrapped && !root.is_array()) return faulty("services", "a list of services is missing");
  std::set<std::string> ids;
  for (const nlohmann::json& service : wrapped ? root["services"] : root) {
    if (!service.is_object() || !service.contains("id") || !service["id"].is_string()) {
      return faulty("services[" + std::to_string(ids.size()) + "].id", "missing or not a text");
    }
    ids.insert(service["id"].get<std::string>());
  }
  return ids;
}

std::vector<std::string> condensed(const std::vector<std::string>& order,
                                   const std::set<std::string>& judged) {
  std::vector<std::string> out;
  std::copy_if(order.begin(), order.end(), std::back_inserter(out),
               [&](const std::string& id) { return judged.count(id) > 0; });
  return out;
}

GoodFirst good_among_first(const GradedNeed& need, const std::vector<std::string>& order,
                           std::size_t places) {
  const auto is_good = [](int grade) { return grade >= 2; };
  std::size_t found = 0;
  for (std::size_t i = 0; i < std::min(places, order.size()); ++i) {
    const auto it = need.grades.find(order[i]);
    found += it != need.grades.end() && is_good(it->second) ? 1 : 0;
  }
  const auto good = static_cast<std::size_t>(
      std::count_if(need.grades.begin(), need.grades.end(),
                    [&](const auto& entry) { return is_good(entry.second); }));
  const auto all = static_cast<double>(places);
  return {static_cast<double>(found) / all, static_cast<double>(std::min(places, good)) / all};
}

std::optional<double> ndcg_at(const GradedNeed& need, const std::vector<std::string>& order,
                              std::size_t k) {
  std::vector<int> ideal;
  for (const auto& [id, grade] : need.grades) ideal.push_back(grade);
  std::sort(ideal.rbegin(), ideal.rend());
  double best = 0;
  for (std::size_t i = 0; i < std::min(k, ideal.size()); ++i) best += gain(ideal[i]) / discount(i);
  if (best <= 0) return std::nullopt;
  double got = 0;
  for (std::size_t i = 0; i < std::min(k, order.size()); ++i) {
    const auto it = need.grades.find(order[i]);
    if (it != need.grades.end()) got += gain(it->second) / discount(i);
  }
  return got / best;
}

std::optional<double> recall_at(const GradedNeed& need, const std::vector<std::string>& order,
                                std::size_t k) {
  std::size_t wanted = 0;
  std::size_t found = 0;
  const auto end = order.begin() + static_cast<std::ptrdiff_t>(std::min(k, order.size()));
  for (const auto& [id, grade] : need.grades) {
    if (grade != 3) continue;
    ++wanted;
    if (std::find(order.begin(), end, id) != end) ++found;
  }
  if (wanted == 0) return std::nullopt;
  return static_cast<double>(found) / static_cast<double>(wanted);
}

double reciprocal_rank(const GradedNeed& need, const std::vector<std::string>& order) {
  int top = 0;
  for (const auto& [id, grade] : need.grades) top = std::max(top, grade);
  if (top == 0) return 0;
  for (std::size_t i = 0; i < order.size(); ++i) {
    const auto it = need.grades.find(order[i]);
    if (it != need.grades.end() && it->second == top) return 1.0 / static_cast<double>(i + 1);
  }
  return 0;
}

Interval bootstrap_mean(const std::vector<double>& differences, std::size_t draws) {
  Interval out;
  if (differences.empty() || draws == 0) return out;
  for (const double d : differences) out.mean += d;
  out.mean /= static_cast<double>(differences.size());
  std::uint64_t state = 20261124;
  std::vector<double> means;
  means.reserve(draws);
  for (std::size_t b = 0; b < draws; ++b) {
    double sum = 0;
    for (std::size_t i = 0; i < differences.size(); ++i) {
      state = state * 6364136223846793005ULL + 1442695040888963407ULL;
      sum += differences[static_cast<std::size_t>(state >> 33U) % differences.size()];
    }
    means.push_back(sum / static_cast<double>(differences.size()));
  }
  std::sort(means.begin(), means.end());
  out.low = means[means.size() * 25 / 1000];
  out.high = means[std::min(means.size() - 1, means.size() * 975 / 1000)];
  return out;
}

}  // namespace mitate::ranker
