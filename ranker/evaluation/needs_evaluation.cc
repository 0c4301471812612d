#include "ranker/evaluation/needs_evaluation.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <nlohmann/json.hpp>

#include "ranker/evaluation/plain_bm25.h"

namespace mitate::ranker {
namespace {

constexpr std::size_t kPlaces = 10;
constexpr std::size_t kTopPlaces = 3;
constexpr std::size_t kMostShown = 5;
constexpr std::size_t kMostExplained = 100;
constexpr std::size_t kBootstrapDraws = 10000;
constexpr std::size_t kBaselinePlaces = 30;

/// One strict condition of one match, from the need and the catalog alone.
enum class Held { Met, Unknown, Broken };

Held region_of(const catalog::Service& service, const Region& region) {
  using catalog::Coverage;
  if (service.coverage == Coverage::Nationwide || service.coverage == Coverage::Online) {
    return Held::Met;
  }
  const auto inside = [&](const std::string& code) {
    return code.compare(0, 2, region.prefecture) == 0 &&
           (!region.municipality_code || code.size() == 2 || code == *region.municipality_code);
  };
  bool named = std::any_of(service.places.begin(), service.places.end(),
                           [&](const auto& place) { return inside(place.area_code); });
  const bool limited = service.coverage == Coverage::LimitedPlaces;
  for (const auto& one : service.case_studies) {
    named =
        named || (!limited && std::any_of(one.area_codes.begin(), one.area_codes.end(), inside));
  }
  if (named) return Held::Met;
  return limited && !service.places.empty() ? Held::Broken : Held::Unknown;
}

Held delivery_of(const catalog::Service& service, const std::vector<Slot<std::string>>& forms) {
  bool strict = false;
  for (const auto& mode : forms) {
    if (mode.strength != Strength::Must) continue;
    strict = true;
    const auto& offered = service.delivery_modes;
    if (std::find(offered.begin(), offered.end(), mode.value) != offered.end()) return Held::Met;
  }
  if (!strict) return Held::Met;
  return service.delivery_modes.empty() ? Held::Unknown : Held::Broken;
}

Held certification_of(const catalog::Service& service, const std::string& scheme, Date as_of) {
  for (const auto& held : service.schemes) {
    if (held.scheme.text() == scheme && held.validity.at(as_of) == Validity::At::Valid) {
      return Held::Met;
    }
  }
  return Held::Unknown;
}

/// Matches that break a strict condition, or that leave one open without saying so. Checked apart
/// from the gate that it is meant to judge.
std::size_t violations(const Need& need, const Ranking& ranking, const catalog::Catalog& catalog) {
  std::size_t count = 0;
  for (const Match& match : ranking.matches) {
    const catalog::Service* service = catalog.service(match.service);
    if (service == nullptr) continue;
    bool wrong = service->status != catalog::ListingStatus::Listed;
    const auto look = [&](std::string_view slot, Held held) {
      const bool told =
          std::any_of(match.unconfirmed.begin(), match.unconfirmed.end(),
                      [&](const OpenCondition& open) { return open.condition == slot; });
      wrong = wrong || held == Held::Broken || (held == Held::Unknown && !told);
    };
    for (const auto& region : need.regions) {
      if (region.strength == Strength::Must) look("region", region_of(*service, region.value));
    }
    look("delivery", delivery_of(*service, need.delivery));
    for (const auto& scheme : need.certifications) {
      if (scheme.strength != Strength::Must) continue;
      look("certifications", certification_of(*service, scheme.value, ranking.as_of));
    }
    if (need.budget && need.budget->strength == Strength::Must &&
        need.budget->value.op != BudgetOp::AtLeast) {
      look("budget", service->prices.empty() ? Held::Unknown : Held::Met);
    }
    count += wrong ? 1 : 0;
  }
  return count;
}

double top_share(const std::map<std::string, std::size_t>& places) {
  std::vector<std::size_t> counts;
  std::size_t all = 0;
  for (const auto& [provider, count] : places) {
    counts.push_back(count);
    all += count;
  }
  std::sort(counts.rbegin(), counts.rend());
  std::size_t top = 0;
  for (std::size_t i = 0; i < std::min(kMostShown, counts.size()); ++i) top += counts[i];
  return all == 0 ? 0 : static_cast<double>(top) / static_cast<double>(all);
}

class Sums {
 public:
  void add(const std::optional<double>& value) {
    if (!value) return;
    sum_ += *value;
    ++count_;
  }
  [[nodiscard]] double mean() const { return count_ == 0 ? 0 : sum_ / static_cast<double>(count_); }

 private:
  double sum_ = 0;
  std::size_t count_ = 0;
};

/// Who holds the first places, by provider; a service of unknown provider stands for itself.
class Exposure {
 public:
  explicit Exposure(const catalog::Catalog& catalog) : catalog_(catalog) {}
  void add(std::vector<ServiceId> order) {
    count(order, ranked_);
    std::stable_sort(order.begin(), order.end(),
                     [&](const ServiceId& a, const ServiceId& b) { return cases(a) > cases(b); });
    count(order, by_cases_);
  }
  [[nodiscard]] double ranked_share() const { return top_share(ranked_); }
  [[nodiscard]] double by_cases_share() const { return top_share(by_cases_); }

 private:
  using Places = std::map<std::string, std::size_t>;
  [[nodiscard]] std::size_t cases(const ServiceId& id) const {
    const catalog::Service* service = catalog_.service(id);
    return service == nullptr ? 0 : service->case_studies.size();
  }
  void count(const std::vector<ServiceId>& order, Places& places) const {
    for (std::size_t i = 0; i < std::min(kTopPlaces, order.size()); ++i) {
      const catalog::Service* service = catalog_.service(order[i]);
      if (service == nullptr) continue;
      ++places[service->provider ? service->provider->text() : service->id.text()];
    }
  }
  const catalog::Catalog& catalog_;
  Places ranked_;
  Places by_cases_;
};

std::string_view band_name(Band band) {
  return band == Band::Strong ? "strong" : band == Band::Good ? "good" : "partial";
}

void explain_need(const GradedNeed& graded, const Need& need, const Ranking& ranking,
                  NeedScore& score) {
  const auto put = [&](const char* slot, const std::vector<Slot<std::string>>& values) {
    std::vector<std::string> slugs;
    for (const auto& value : values) slugs.push_back(value.value);
    if (!slugs.empty()) score.slots.emplace_back(slot, std::move(slugs));
  };
  put("domains", need.domains);
  put("negated_domains", need.negated_domains);
  put("interventions", need.interventions);
  put("service_types", need.service_types);
  put("outcomes", need.outcomes);
  put("segments", need.segments);
  put("delivery", need.delivery);
  put("functions", need.functions);
  put("refused_delivery", need.refused_delivery);
  std::map<std::string, const Match*> by_id;
  for (const Match& match : ranking.matches) by_id.emplace(match.service.text(), &match);
  for (const std::string& id : score.order) {
    JudgedPlace place;
    place.service = id;
    if (const auto it = graded.grades.find(id); it != graded.grades.end()) place.grade = it->second;
    if (const auto it = by_id.find(id); it != by_id.end()) {
      const Match& match = *it->second;
      place.group = band_name(match.band);
      place.score = match.score().value / 10.0;
      place.strength = match.strength;
      for (const OpenCondition& open : match.unconfirmed) {
        place.unconfirmed.push_back(open.condition);
      }
      for (const Contribution& part : match.contributions) {
        place.points.emplace_back(part.criterion, part.points.value / 10.0);
      }
      place.fit = match.fit_parts;
    } else {
      place.group = "confirm";
    }
    score.places.push_back(std::move(place));
  }
}

/// Of the first ten, or fewer; nullopt for an empty list.
std::optional<double> unjudged_share(const std::vector<std::string>& order,
                                     const std::set<std::string>& judged) {
  const std::size_t places = std::min(kPlaces, order.size());
  if (places == 0) return std::nullopt;
  const std::vector<std::string> first(order.begin(),
                                       order.begin() + static_cast<std::ptrdiff_t>(places));
  return static_cast<double>(places - condensed(first, judged).size()) /
         static_cast<double>(places);
}

double rounded(double value) { return std::round(value * 10000) / 10000; }

}  // namespace

std::vector<std::string> shown_order(const Ranking& ranking) {
  std::vector<std::string> order;
  for (const Match& match : ranking.matches) order.push_back(match.service.text());
  for (const Confirmation& waiting : ranking.needs_confirmation) {
    const std::string& id = waiting.service.text();
    if (order.empty() || std::find(order.begin(), order.end(), id) == order.end()) {
      order.push_back(id);
    }
  }
  return order;
}

Result<NeedsReport> evaluate_needs(const NeedReader& reader, const Matcher& matcher,
                                   const catalog::Catalog& catalog, std::string_view json,
                                   Date as_of, const JudgingOptions& judging) {
  MITATE_TRY(const std::vector<GradedNeed> needs, read_graded_needs(json));
  NeedsReport report;
  report.needs = needs.size();
  Sums ndcg;
  Sums matches_only;
  Sums condensed_ndcg;
  Sums condensed_matches;
  Sums unjudged;
  Sums first;
  Sums reachable;
  Sums recall;
  Sums mrr;
  Sums recognised;
  Sums alarms;
  Exposure exposure(catalog);
  for (const GradedNeed& graded : needs) {
    const auto named = [&](Error error) {
      error.place.field = graded.id + ": " + error.place.field;
      return Unexpected(std::move(error));
    };
    auto parsed = reader.read(graded.text, graded.buyer_type, as_of);
    if (!parsed) return named(std::move(parsed).error());
    MatchOptions options;
    options.as_of = as_of;
    options.goals = parsed->goals;
    if (judging.explain) options.limit = kMostExplained;
    auto answered = matcher.match(parsed->need, options);
    if (!answered) return named(std::move(answered).error());
    const Ranking& ranking = *answered;
    NeedScore score;
    score.id = graded.id;
    score.order = shown_order(ranking);
    std::vector<std::string> certain;
    std::vector<ServiceId> ids;
    for (const Match& match : ranking.matches) {
      certain.push_back(match.service.text());
      ids.push_back(match.service);
    }
    score.ndcg = ndcg_at(graded, score.order, kPlaces);
    score.recall = recall_at(graded, score.order, kPlaces);
    score.reciprocal_rank = reciprocal_rank(graded, score.order);
    score.has_strong = graded.has_strong();
    score.said_no_strong = ranking.no_strong_match;
    score.must_violations = violations(parsed->need, ranking, catalog);
    ndcg.add(score.ndcg);
    matches_only.add(ndcg_at(graded, certain, kPlaces));
    const std::set<std::string> judged = judging.judged ? *judging.judged : judged_for(graded);
    const std::vector<std::string> list = condensed(score.order, judged);
    condensed_ndcg.add(ndcg_at(graded, list, kPlaces));
    condensed_matches.add(ndcg_at(graded, condensed(certain, judged), kPlaces));
    unjudged.add(unjudged_share(score.order, judged));
    const GoodFirst good = good_among_first(graded, list, kTopPlaces);
    first.add(good.found);
    reachable.add(good.reachable);
    recall.add(score.recall);
    mrr.add(score.reciprocal_rank);
    (score.has_strong ? alarms : recognised).add(score.said_no_strong ? 1.0 : 0.0);
    report.must_violations += score.must_violations;
    exposure.add(std::move(ids));
    if (judging.explain) explain_need(graded, parsed->need, ranking, score);
    if (score.order.size() > 30) score.order.resize(30);
    report.each.push_back(std::move(score));
  }
  report.ndcg = ndcg.mean();
  report.ndcg_matches_only = matches_only.mean();
  report.ndcg_condensed = condensed_ndcg.mean();
  report.ndcg_condensed_matches_only = condensed_matches.mean();
  report.unjudged = unjudged.mean();
  report.good_first_three = first.mean();
  report.good_first_three_reachable = reachable.mean();
  report.recall = recall.mean();
  report.mrr = mrr.mean();
  report.no_strong_match_recognised = recognised.mean();
  report.false_alarms = alarms.mean();
  report.top5_provider_share = exposure.ranked_share();
  report.top5_share_by_cases = exposure.by_cases_share();
  return report;
}

Result<Comparison> compare_orders(const NeedsReport& report, std::string_view needs_json,
                                  std::string name,
                                  const std::map<std::string, std::vector<std::string>>& others) {
  MITATE_TRY(const std::vector<GradedNeed> needs, read_graded_needs(needs_json));
  Comparison out;
  out.name = std::move(name);
  std::vector<double> differences;
  for (std::size_t i = 0; i < needs.size() && i < report.each.size(); ++i) {
    const auto& ours = report.each[i].ndcg;
    const auto it = others.find(needs[i].id);
    const auto theirs =
        ndcg_at(needs[i], it == others.end() ? std::vector<std::string>() : it->second, kPlaces);
    if (!ours || !theirs) continue;
    out.ndcg += *theirs;
    differences.push_back(*ours - *theirs);
    if (*ours > *theirs) ++out.better;
    if (*ours < *theirs) ++out.worse;
  }
  if (!differences.empty()) out.ndcg /= static_cast<double>(differences.size());
  out.difference = bootstrap_mean(differences, kBootstrapDraws);
  return out;
}

Result<std::map<std::string, std::vector<std::string>>> plain_orders(
    const catalog::Catalog& catalog, std::string_view needs_json) {
  MITATE_TRY(const std::vector<GradedNeed> needs, read_graded_needs(needs_json));
  const PlainBm25 plain(catalog);
  std::map<std::string, std::vector<std::string>> out;
  for (const GradedNeed& need : needs) {
    out.emplace(need.id, plain.order(need.text, kBaselinePlaces));
  }
  return out;
}

Result<std::map<std::string, std::vector<std::string>>> earlier_orders(
    std::string_view report_json) {
  const auto json = nlohmann::json::parse(report_json, nullptr, false);
  const auto faulty = [] {
    return Unexpected(ErrorCode::InvalidData,
                      "not an answer of `eval needs --json` (each[].id and each[].order)", {},
                      Place{{}, 0, "baseline"});
  };
  if (!json.is_object() || !json.contains("each") || !json["each"].is_array()) return faulty();
  std::map<std::string, std::vector<std::string>> out;
  for (const auto& entry : json["each"]) {
    const bool whole = entry.is_object() && entry.contains("id") && entry["id"].is_string() &&
                       entry.contains("order") && entry["order"].is_array();
    if (!whole) return faulty();
    std::vector<std::string> order;
    for (const auto& id : entry["order"]) {
      if (!id.is_string()) return faulty();
      order.push_back(id.get<std::string>());
    }
    out[entry["id"].get<std::string>()] = std::move(order);
  }
  return out;
}

std::string to_json(const NeedsReport& report, bool details,
                    const std::vector<Comparison>& comparisons) {
  nlohmann::ordered_json json;
  json["needs"] = report.needs;
  json["ndcg@10"] = rounded(report.ndcg);
  json["recall@10"] = rounded(report.recall);
  json["mrr"] = rounded(report.mrr);
  json["must_violations"] = report.must_violations;
  json["no_strong_match_recognised"] = rounded(report.no_strong_match_recognised);
  json["false_alarms"] = rounded(report.false_alarms);
  json["ndcg@10_condensed"] = rounded(report.ndcg_condensed);
  json["unjudged@10"] = rounded(report.unjudged);
  json["ndcg@10_matches_only"] = rounded(report.ndcg_matches_only);
  json["ndcg@10_condensed_matches_only"] = rounded(report.ndcg_condensed_matches_only);
  json["good_first_three"] = rounded(report.good_first_three);
  json["good_first_three_reachable"] = rounded(report.good_first_three_reachable);
  json["top3_share_of_five_most_shown"] = rounded(report.top5_provider_share);
  json["top3_share_if_by_case_studies"] = rounded(report.top5_share_by_cases);
  for (const Comparison& other : comparisons) {
    json["baselines"].push_back({{"name", other.name},
                                 {"ndcg@10", rounded(other.ndcg)},
                                 {"difference", rounded(other.difference.mean)},
                                 {"low_95", rounded(other.difference.low)},
                                 {"high_95", rounded(other.difference.high)},
                                 {"needs_better", other.better},
                                 {"needs_worse", other.worse}});
  }
  if (details) {
    for (const NeedScore& score : report.each) {
      nlohmann::ordered_json one;
      one["id"] = score.id;
      one["ndcg@10"] = score.ndcg ? nlohmann::ordered_json(rounded(*score.ndcg)) : nullptr;
      one["has_strong"] = score.has_strong;
      one["no_strong_match"] = score.said_no_strong;
      one["order"] = score.order;
      for (const auto& [slot, slugs] : score.slots) one["slots"][slot] = slugs;
      for (const JudgedPlace& place : score.places) {
        nlohmann::ordered_json line;
        line["service"] = place.service;
        line["grade"] =
            place.grade < 0 ? nlohmann::ordered_json(nullptr) : nlohmann::ordered_json(place.grade);
        line["group"] = place.group;
        line["score"] = place.score;
        line["strength"] = rounded(place.strength);
        if (!place.unconfirmed.empty()) line["unconfirmed"] = place.unconfirmed;
        for (const auto& [criterion, points] : place.points) line["points"][criterion] = points;
        for (const FitPart& part : place.fit) {
          line["fit"][part.aspect] = {rounded(part.value), part.weight};
        }
        one["places"].push_back(std::move(line));
      }
      json["each"].push_back(std::move(one));
    }
  }
  return json.dump();
}

}  // namespace mitate::ranker
