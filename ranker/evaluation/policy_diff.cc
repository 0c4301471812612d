#include "ranker/evaluation/policy_diff.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>
#include <nlohmann/json.hpp>

#include "catalog/importers/csv_reader.h"
#include "ranker/evaluation/golden_examples.h"
#include "ranker/order/policy.h"

namespace mitate::ranker {
namespace {

constexpr std::size_t kTop = 10;

Unexpected refused(std::string file, std::string field, std::string message) {
  return Unexpected(ErrorCode::InvalidData, std::move(message), {},
                    Place{std::move(file), 0, std::move(field)});
}

bool is_number(std::string_view text, bool whole) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  const bool all = error == std::errc() && end == text.data() + text.size();
  return all && (!whole || text.find_first_not_of("0123456789") == std::string_view::npos);
}

/// The proposal's file in the shape of the shipped table.
Result<catalog::Table> read_table(const std::string& bytes, const catalog::Table& shipped) {
  const catalog::TableSchema& schema = *shipped.schema;
  const std::string file(schema.path);
  std::vector<Error> errors;
  const catalog::CsvFile csv = catalog::read_csv(bytes, file, errors);
  if (!errors.empty()) return Unexpected(std::move(errors.front()));
  std::vector<std::size_t> places;
  for (const catalog::Column& column : schema.columns) {
    const auto it = std::find(csv.header.begin(), csv.header.end(), column.name);
    if (it == csv.header.end()) {
      return refused(file, std::string(column.name),
                     "列「" + std::string(column.name) + "」がありません。");
    }
    places.push_back(static_cast<std::size_t>(it - csv.header.begin()));
  }
  catalog::Table out{&schema, {}};
  for (const catalog::CsvRecord& record : csv.records) {
    catalog::Row row;
    row.line = record.line;
    for (std::size_t i = 0; i < places.size(); ++i) {
      const catalog::Column& column = schema.columns[i];
      const std::string& cell = record.cells[places[i]];
      const bool number =
          column.kind == catalog::CellKind::Integer || column.kind == catalog::CellKind::Decimal;
      if ((column.required && cell.empty()) ||
          (number && !is_number(cell, column.kind == catalog::CellKind::Integer))) {
        return refused(file, std::string(column.name),
                       std::to_string(record.row) + "行目の「" + std::string(column.name) +
                           "」が空か、数値ではありません。");
      }
      row.cells.push_back(cell);
    }
    out.rows.push_back(std::move(row));
  }
  return out;
}

std::vector<std::string> first_of(const std::vector<std::string>& order) {
  return {order.begin(), order.begin() + static_cast<std::ptrdiff_t>(std::min(kTop, order.size()))};
}

nlohmann::ordered_json figures(const NeedsReport& report) {
  auto json = nlohmann::ordered_json::parse(to_json(report));
  json.erase("needs");
  return json;
}

double rounded_share(double value) { return std::round(value * 10000) / 10000; }

}  // namespace

Result<Policy> proposed_policy(const catalog::Catalog& catalog, const PolicyProposal& proposal) {
  catalog::Table weights = catalog.table("weights");
  catalog::Table parameters = catalog.table("parameters");
  if (proposal.weights) {
    MITATE_TRY(weights, read_table(*proposal.weights, weights));
  }
  if (proposal.parameters) {
    MITATE_TRY(parameters, read_table(*proposal.parameters, parameters));
  }
  MITATE_TRY(Policy policy, Policy::read(catalog, weights, parameters));
  if (!golden_examples_hold(policy)) {
    return refused("ranking/weights.csv", "reference",
                   "この案では、方法の見本の検算例（69.3点と70.5点）が成り立ちません。");
  }
  return policy;
}

double kendall_tau(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  std::map<std::string_view, std::size_t> place;
  for (std::size_t i = 0; i < b.size(); ++i) place.emplace(b[i], i);
  std::vector<std::size_t> common;
  for (const std::string& item : a) {
    if (const auto it = place.find(item); it != place.end()) common.push_back(it->second);
  }
  if (common.size() < 2) return 1;
  long long agree = 0;
  long long pairs = 0;
  for (std::size_t i = 0; i < common.size(); ++i) {
    for (std::size_t j = i + 1; j < common.size(); ++j) {
      agree += common[i] < common[j] ? 1 : -1;
      ++pairs;
    }
  }
  return static_cast<double>(agree) / static_cast<double>(pairs);
}

Result<PolicyDifference> compare_policies(const NeedReader& reader, const Matcher& shipped,
                                          const Matcher& proposed, const catalog::Catalog& catalog,
                                          std::string_view needs_json, Date as_of) {
  PolicyDifference out;
  out.shipped_hash = shipped.policy_hash();
  out.proposed_hash = proposed.policy_hash();
  MITATE_TRY(out.before, evaluate_needs(reader, shipped, catalog, needs_json, as_of));
  MITATE_TRY(out.after, evaluate_needs(reader, proposed, catalog, needs_json, as_of));
  std::vector<double> gains;
  double taus = 0;
  for (std::size_t i = 0; i < out.before.each.size(); ++i) {
    const NeedScore& before = out.before.each[i];
    const NeedScore& after = out.after.each[i];
    NeedDifference one{before.id, kendall_tau(before.order, after.order), first_of(before.order),
                       first_of(after.order)};
    taus += one.tau;
    out.changed += one.before != one.after ? 1 : 0;
    if (before.ndcg && after.ndcg) gains.push_back(*after.ndcg - *before.ndcg);
    out.needs.push_back(std::move(one));
  }
  if (!out.needs.empty()) out.mean_tau = taus / static_cast<double>(out.needs.size());
  out.ndcg_gain = bootstrap_mean(gains, 10000);
  return out;
}

std::string to_json(const PolicyDifference& difference) {
  nlohmann::ordered_json json;
  json["shipped"] = difference.shipped_hash;
  json["proposed"] = difference.proposed_hash;
  json["needs"] = difference.needs.size();
  json["needs_changed"] = difference.changed;
  json["kendall_tau"] = rounded_share(difference.mean_tau);
  json["ndcg_gain"] = {{"mean", rounded_share(difference.ndcg_gain.mean)},
                       {"low_95", rounded_share(difference.ndcg_gain.low)},
                       {"high_95", rounded_share(difference.ndcg_gain.high)}};
  json["before"] = figures(difference.before);
  json["after"] = figures(difference.after);
  json["each"] = nlohmann::ordered_json::array();
  for (const NeedDifference& one : difference.needs) {
    if (one.before == one.after) continue;
    nlohmann::ordered_json entry;
    entry["id"] = one.id;
    entry["kendall_tau"] = rounded_share(one.tau);
    entry["moves"] = nlohmann::ordered_json::array();
    const auto place_in = [](const std::vector<std::string>& list, const std::string& id) {
      const auto it = std::find(list.begin(), list.end(), id);
      return it == list.end() ? nlohmann::ordered_json(nullptr)
                              : nlohmann::ordered_json(it - list.begin() + 1);
    };
    std::vector<std::string> all = one.before;
    for (const std::string& id : one.after) {
      if (std::find(all.begin(), all.end(), id) == all.end()) all.push_back(id);
    }
    for (const std::string& id : all) {
      auto from = place_in(one.before, id);
      auto to = place_in(one.after, id);
      if (from != to) entry["moves"].push_back({{"service", id}, {"from", from}, {"to", to}});
    }
    json["each"].push_back(std::move(entry));
  }
  return json.dump(2);
}

}  // namespace mitate::ranker
