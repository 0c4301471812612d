#include "web/pages/facts/figures.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <nlohmann/json.hpp>

#include "ranker/need/names.h"
#include "ranker/question/price.h"
#include "web/pictures/count_grid.h"
#include "web/pictures/price_line.h"
#include "web/pictures/rank_slope.h"

namespace mitate::web {
namespace {
using catalog::Vocabulary;
using nlohmann::json;
using ranker::Measure;
constexpr std::size_t kSlopeLines = 5;
constexpr std::size_t kSlopeColumns = 3;
constexpr std::array<Measure, 3> kMeasures{Measure::PersonMonth, Measure::TotalMonth,
                                           Measure::PerUse};

std::string_view measure_name(Measure measure) {
  return measure == Measure::PersonMonth  ? "person_month"
         : measure == Measure::TotalMonth ? "total_month"
                                          : "per_use";
}

std::optional<double> price_parameter(const FactContext& context, const std::string& name) {
  const catalog::Table& table = context.catalog.table("parameters");
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    const catalog::RowView row = table.view(i);
    if (row.text("area") == "price" && row.text("name") == name) return row.decimal("value");
  }
  return std::nullopt;
}

std::string yen_words(double yen) { return grouped(std::llround(yen)); }

json price_figure(const FactContext& context, Measure measure, double yen, bool at_least,
                  const std::optional<double>& budget) {
  const std::string unit(measure_name(measure));
  const auto low = price_parameter(context, unit + "_p10");
  const auto high = price_parameter(context, unit + "_p90");
  if (!low || !high) return false;
  const Wording& wording = context.wording;
  const std::string per = wording.text("figure.per." + unit);
  PriceLine line;
  line.price = yen;
  line.at_least = at_least;
  line.low = *low;
  line.high = *high;
  line.budget = budget;
  line.price_label =
      wording.text(at_least ? "figure.price.from" : "figure.price.is", {{"yen", yen_words(yen)}});
  line.band_label =
      wording.text("figure.price.band", {{"low", yen_words(*low)}, {"high", yen_words(*high)}});
  if (budget) {
    line.budget_label = wording.text("figure.price.budget", {{"yen", yen_words(*budget)}});
  }
  line.title = wording.text("figure.price.alt", {{"per", per}});
  json out{{"title", wording.text("figure.price.title", {{"per", per}})},
           {"price", line.price_label},
           {"band", line.band_label},
           {"budget", or_false(line.budget_label)}};
  put_markup(out, "price_svg", price_line(line));
  return out;
}

std::optional<Measure> measure_labelled(std::string_view label) {
  for (const Measure measure : kMeasures) {
    if (ranker::label_of(measure) == label) return measure;
  }
  return std::nullopt;
}

using SetWeights = std::map<std::string, std::int64_t>;

std::map<std::string, SetWeights> weight_table(const FactContext& context) {
  const catalog::Table& table = context.catalog.table("weights");
  std::map<std::string, SetWeights> sets;
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    const catalog::RowView row = table.view(i);
    sets[row.text("set")][row.text("criterion")] = row.integer("weight").value_or(0);
  }
  return sets;
}

/// Guaranteed points of each criterion as a share of its full points, times the other weight.
double scaled_score(const ranker::Match& match, const SetWeights& weights) {
  double sum = 0;
  for (const ranker::Contribution& part : match.contributions) {
    const auto found = weights.find(part.criterion);
    if (part.max.value <= 0 || found == weights.end()) continue;
    sum += static_cast<double>(found->second) * part.points.value / part.max.value;
  }
  return sum;
}

/// Rank of each match (from 1); bands keep their order, because weights do not move a band.
std::vector<std::size_t> ranks_under(const ranker::Ranking& ranking, const SetWeights& weights) {
  std::vector<double> scores;
  std::vector<std::size_t> order(ranking.matches.size());
  for (std::size_t i = 0; i < order.size(); ++i) {
    order[i] = i;
    scores.push_back(scaled_score(ranking.matches[i], weights));
  }
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    if (ranking.matches[a].band != ranking.matches[b].band) {
      return ranking.matches[a].band < ranking.matches[b].band;
    }
    return scores[a] > scores[b];
  });
  std::vector<std::size_t> ranks(order.size());
  for (std::size_t place = 0; place < order.size(); ++place) ranks[order[place]] = place + 1;
  return ranks;
}
}  // namespace

std::optional<ranker::Spend> budget_of(const FactContext& context, const ranker::Need& need) {
  if (!need.budget) return std::nullopt;
  ranker::Conversion with;
  with.tax_factor = 1.0 + price_parameter(context, "tax_percent").value_or(10.0) / 100.0;
  return ranker::spend_of(need.budget->value, with);
}

json counted_price_figure(const FactContext& context, const ranker::Match& match,
                          const std::optional<ranker::Spend>& budget) {
  for (const ranker::Contribution& part : match.contributions) {
    if (part.criterion != "price") continue;
    for (const ranker::Reason& reason : part.reasons) {
      const auto yen = reason.parameters.find("yen");
      const auto unit = reason.parameters.find("unit");
      if (yen == reason.parameters.end() || unit == reason.parameters.end()) continue;
      const auto measure = measure_labelled(unit->second);
      if (!measure) continue;
      std::string digits;
      std::copy_if(yen->second.begin(), yen->second.end(), std::back_inserter(digits),
                   [](char c) { return c >= '0' && c <= '9'; });
      if (digits.empty()) continue;
      return price_figure(
          context, *measure, std::stod(digits), reason.code == "price.from",
          budget && budget->measure == *measure ? std::optional(budget->yen) : std::nullopt);
    }
  }
  return false;
}

json price_figures(const FactContext& context, const catalog::Service& service) {
  json list = json::array();
  ranker::Conversion with;
  with.tax_factor = 1.0 + price_parameter(context, "tax_percent").value_or(10.0) / 100.0;
  for (const catalog::Price& price : service.prices) {
    const ranker::PriceFact fact = ranker::terms_of(price);
    for (const Measure measure : kMeasures) {
      const auto cost = ranker::cost_of(fact, measure, with);
      if (!cost) continue;
      json figure = price_figure(context, measure, cost->yen, cost->at_least, std::nullopt);
      if (figure.is_boolean()) continue;
      figure["assumption"] = cost->assumption.empty()
                                 ? json(false)
                                 : json(context.wording.sentence(
                                       {std::string(cost->assumption), {}}, context.catalog));
      list.push_back(std::move(figure));
      break;
    }
  }
  return list;
}

json evidence_figure(const FactContext& context, const catalog::Service& service) {
  // Columns A..D and, last, what nobody has graded.
  struct Counts {
    std::array<std::size_t, 5> cells{};
    std::size_t questions = 0;
    std::size_t studies = 0;
  };
  std::map<std::string, Counts> by_outcome;
  std::vector<RecommendationId> seen;
  for (const catalog::EvidenceLink& link : service.evidence_links) {
    if (std::find(seen.begin(), seen.end(), link.recommendation) != seen.end()) continue;
    seen.push_back(link.recommendation);
    const catalog::Recommendation* one = context.catalog.recommendation(link.recommendation);
    if (one == nullptr) continue;
    const char grade = one->certainty.value_or('?');
    const std::size_t column =
        grade >= 'A' && grade <= 'D' ? static_cast<std::size_t>(grade - 'A') : 4;
    for (const std::string& outcome : one->outcomes) {
      Counts& counts = by_outcome[outcome];
      ++counts.cells[column];
      ++counts.questions;
    }
  }
  for (const catalog::Study& study : service.studies) {
    if (!study.outcome) continue;
    Counts& counts = by_outcome[*study.outcome];
    ++counts.cells[4];
    ++counts.studies;
  }
  if (by_outcome.empty()) return false;
  const Wording& wording = context.wording;
  CountGrid grid;
  grid.title = wording.text("figure.evidence.alt");
  grid.empty_word = wording.text("figure.evidence.none");
  for (const char* column : {"A", "B", "C", "D", "none"}) {
    grid.columns.push_back(wording.text("figure.certainty." + std::string(column)));
  }
  json rows = json::array();
  for (const auto& [slug, counts] : by_outcome) {
    const std::string label(context.catalog.taxonomy().label(Vocabulary::Outcomes, slug));
    grid.rows.push_back({label, {counts.cells.begin(), counts.cells.end()}});
    rows.push_back({{"outcome", label},
                    {"questions", std::to_string(counts.questions)},
                    {"studies", std::to_string(counts.studies)}});
  }
  json out{{"rows", std::move(rows)}};
  put_markup(out, "grid_svg", count_grid(grid));
  return out;
}

json sensitivity_figure(const FactContext& context, const ranker::Ranking& ranking,
                        std::optional<ranker::BuyerType> buyer) {
  const std::size_t lines = std::min(kSlopeLines, ranking.matches.size());
  if (lines < 2) return false;
  const auto sets = weight_table(context);
  const std::string used = buyer ? std::string(ranker::name_of(*buyer)) : "default";
  const Wording& wording = context.wording;
  RankSlope slope;
  slope.title = wording.text("figure.slope.alt");
  slope.columns.push_back(wording.text("figure.slope.used"));
  std::vector<std::vector<std::size_t>> ranks;
  std::vector<std::size_t> as_shown;
  for (std::size_t i = 0; i < ranking.matches.size(); ++i) as_shown.push_back(i + 1);
  ranks.push_back(std::move(as_shown));
  json heads = json::array({slope.columns.front()});
  for (const char* name : {"reference", "insurer", "municipality"}) {
    const auto found = sets.find(name);
    if (found == sets.end() || name == used || ranks.size() >= kSlopeColumns) continue;
    slope.columns.push_back(wording.text("figure.slope." + std::string(name)));
    heads.push_back(slope.columns.back());
    ranks.push_back(ranks_under(ranking, found->second));
  }
  if (ranks.size() < 2) return false;
  json rows = json::array();
  for (std::size_t i = 0; i < lines; ++i) {
    RankSlope::Line line{std::string(1, static_cast<char>('A' + i)), {}};
    json cells = json::array();
    for (const auto& column : ranks) {
      line.ranks.push_back(column[i]);
      cells.push_back(wording.text("figure.slope.rank", {{"rank", std::to_string(column[i])}}));
    }
    const catalog::Service* service = context.catalog.service(ranking.matches[i].service);
    rows.push_back(
        {{"letter", line.letter},
         {"name", service == nullptr ? ranking.matches[i].service.text() : service->name},
         {"ranks", std::move(cells)}});
    slope.lines.push_back(std::move(line));
  }
  json out{{"rows", std::move(rows)}, {"heads", std::move(heads)}};
  put_markup(out, "slope_svg", rank_slope(slope));
  return out;
}

}  // namespace mitate::web
