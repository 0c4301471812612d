#include "web/api/json/bundle_json.h"

#include <nlohmann/json.hpp>

#include "ranker/criteria/price.h"
#include "ranker/need/names.h"
#include "web/api/json/bundle_words.h"
#include "web/api/json/model_json.h"
#include "web/api/json/need_json.h"
#include "web/api/json/ranking_json.h"

namespace mitate::web::api {
namespace {

namespace bundle = ranker::bundle;

double points_of(ranker::Tenths tenths) { return static_cast<double>(tenths.value) / 10.0; }

Json money(const std::optional<std::int64_t>& amount,
           ranker::BudgetUnit unit = ranker::BudgetUnit::Total) {
  Json out;
  out["amount"] = amount ? Json(*amount) : Json(nullptr);
  out["unit"] = ranker::name_of(unit);
  return out;
}

class BundleWriter {
 public:
  BundleWriter(const bundle::Bundle& found, const bundle::AskedBundle& asked,
               const Snapshot& snapshot, const Wording& wording)
      : found_(found),
        asked_(asked),
        snapshot_(snapshot),
        catalog_(*snapshot.catalog),
        wording_(wording) {}

  [[nodiscard]] Json bundle() const {
    Json out;
    put_set(out);
    put_proof(out);
    put_what_if(out);
    out["assumptions"] = Json::array();
    for (const bundle::Assumption& one : found_.assumptions) {
      out["assumptions"].push_back(assumption(one));
    }
    out["needs_confirmation"] = waiting();
    out["need"] = need_to_json(asked_.need);
    out["policy"] = {{"id", found_.values.policy_id}, {"hash", found_.values.policy_hash}};
    out["generation"] = snapshot_.generation;
    out["as_of"] = found_.as_of.iso();
    return out;
  }

 private:
  [[nodiscard]] Json service(const ServiceId& id) const {
    const catalog::Service* record = catalog_.service(id);
    MITATE_CHECK(record != nullptr);
    return service_brief(catalog_, *record);
  }

  [[nodiscard]] Json services(const std::vector<ServiceId>& ids) const {
    Json out = Json::array();
    for (const ServiceId& id : ids) out.push_back(service(id));
    return out;
  }

  [[nodiscard]] Json cost(const bundle::ServiceCost& cost) const {
    Json out = money(cost.yen);
    out["basis"] = mitate::name_of(cost.basis);
    out["label"] = cost_label(cost, wording_);
    out["why_unknown"] = cost.yen ? Json(nullptr) : Json(mitate::name_of(cost.why));
    out["on"] = cost.on ? Json(cost.on->iso()) : Json(nullptr);
    out["persons"] = cost.persons ? Json(*cost.persons) : Json(nullptr);
    out["conversions"] = Json::array();
    for (const std::string& code : cost.conversions) {
      out["conversions"].push_back(wording_.text(code));
    }
    out["source"] = nullptr;
    if (cost.ground) out["source"] = ground_json(*cost.ground, snapshot_);
    return out;
  }

  /// The match behind a value, without the criterion of cost.
  [[nodiscard]] Json cover(const bundle::Covered& one, const ServiceId& id) const {
    Json out;
    out["goal"] = one.goal;
    out["points"] = points_of(one.value);
    out["best"] = one.best;
    out["contributions"] = Json::array();
    out["cautions"] = Json::array();
    for (const ranker::Match& match : found_.values.goals[one.goal].matches) {
      if (match.service != id) continue;
      const Json written = match_to_json(match, snapshot_, wording_);
      for (const Json& part : written["contributions"]) {
        if (part["criterion"] != ranker::PriceAssessment::kSlug) {
          out["contributions"].push_back(part);
        }
      }
      out["cautions"] = written["cautions"];
    }
    return out;
  }

  [[nodiscard]] Json goal_name(std::size_t goal) const {
    const bundle::AskedGoal& asked = found_.asked_goals[goal];
    Json out;
    const bool of_domain = !asked.goal.domains.empty();
    out["slot"] = of_domain ? "domains" : asked.outcomes.empty() ? "interventions" : "outcomes";
    out["value"] = of_domain                           ? asked.goal.domains.front()
                   : !asked.outcomes.empty()           ? asked.outcomes.front()
                   : !asked.goal.interventions.empty() ? asked.goal.interventions.front()
                                                       : std::string();
    out["label"] = goal_label(asked, catalog_);
    return out;
  }

  void put_set(Json& out) const {
    out["services"] = Json::array();
    for (const bundle::Member& member : found_.members) {
      Json one;
      one["service"] = service(member.service);
      one["cost"] = cost(member.cost);
      one["marginal_gain"] = value_of(member.gain);
      one["covers"] = Json::array();
      for (const bundle::Covered& covered : member.covers) {
        one["covers"].push_back(cover(covered, member.service));
      }
      out["services"].push_back(std::move(one));
    }
    out["coverage"] = Json::array();
    out["uncovered"] = Json::array();
    for (std::size_t g = 0; g < found_.goals.size(); ++g) {
      const bundle::GoalOutcome& goal = found_.goals[g];
      Json one;
      one["goal"] = g;
      one["name"] = goal_name(g);
      one["weight"] = goal.weight;
      one["participants"] = goal.participants ? Json(*goal.participants) : Json(nullptr);
      one["must"] = found_.asked_goals[g].must;
      one["covered_by"] = goal.by ? service(*goal.by) : Json(nullptr);
      one["points"] = points_of(goal.value);
      one["best_known"] = points_of(goal.most);
      one["candidates"] = goal.candidates;
      one["priced"] = goal.priced;
      one["no_strong_match"] = found_.values.goals[g].no_strong_match;
      out["coverage"].push_back(std::move(one));
      if (!goal.open) continue;
      Json open;
      open["goal"] = g;
      open["name"] = goal_name(g);
      open["code"] = mitate::name_of(*goal.open);
      open["text"] = wording_.text("bundle.open." + std::string(mitate::name_of(*goal.open)));
      out["uncovered"].push_back(std::move(open));
    }
    out["value"] = value_of(found_.worth);
    // An empty set has no cost that anybody could plan with.
    std::optional<std::int64_t> total;
    if (found_.unpriced_members == 0 && !found_.members.empty()) total = found_.known_cost;
    out["cost"] = money(total);
    std::optional<ranker::BuyerType> buyer;
    if (asked_.need.buyer_type) buyer = asked_.need.buyer_type->value;
    const ranker::BudgetUnit unit = usual_unit(buyer);
    out["cost_per"] = money(total ? bundle::in_unit(*total, unit, found_.costs) : total, unit);
    out["unpriced"] = found_.unpriced_members;
    out["budgets"] = Json::array();
    for (const std::int64_t budget : found_.budgets) out["budgets"].push_back(money(budget));
    out["contract_months"] = found_.costs.months;
    out["headcount"] = found_.costs.persons ? Json(*found_.costs.persons) : Json(nullptr);
  }

  void put_proof(Json& out) const {
    out["possible"] = found_.possible;
    out["optimal"] = found_.possible && found_.proven;
    out["bound"] = found_.bound ? Json(*found_.bound) : Json(nullptr);
    out["proof"] = proof_sentence(found_, wording_);
    out["relaxations"] = Json::array();
    for (const bundle::Loosened& one : found_.loosened) {
      Json told;
      told["change"] = one.change;
      told["goal"] = one.goal ? Json(*one.goal) : Json(nullptr);
      told["services"] = services(one.services);
      const bool counted = one.to != 0;
      const bool of_points = one.change == "lower_minimum";
      told["to"] = !counted    ? Json(nullptr)
                   : of_points ? Json(static_cast<double>(one.to) / 10.0)
                               : Json(one.to);
      told["text"] = loosened_sentence(one, found_, catalog_, wording_);
      out["relaxations"].push_back(std::move(told));
    }
  }

  [[nodiscard]] Json other_set(const bundle::OtherSet& set) const {
    Json out;
    out["services"] = services(set.services);
    out["value"] = value_of(set.worth);
    out["cost"] = money(set.cost);
    out["known_cost"] = set.known_cost;
    out["unpriced"] = set.unpriced;
    out["proven"] = set.proven;
    return out;
  }

  void put_what_if(Json& out) const {
    out["by_count"] = Json::array();
    for (const bundle::OtherSet& set : found_.by_count) out["by_count"].push_back(other_set(set));
    out["would_enter"] = Json::array();
    for (const bundle::WouldEnter& one : found_.would_enter) {
      Json entry;
      entry["goal"] = one.goal;
      entry["service"] = service(one.service);
      entry["points"] = points_of(one.value);
      entry["why_unknown"] = mitate::name_of(one.why);
      entry["up_to"] = money(one.up_to);
      entry["text"] = one.up_to
                          ? wording_.text("bundle.enter.up_to", {{"yen", grouped(*one.up_to)}})
                          : wording_.text("bundle.enter.never");
      entry["inquiry"] = inquiry_text(found_, one.service, catalog_, wording_);
      out["would_enter"].push_back(std::move(entry));
    }
    out["frontier"] = Json::array();
    for (const bundle::BudgetPoint& point : found_.frontier) {
      Json one;
      one["budget"] = money(point.budget);
      one["value"] = point.set ? Json(value_of(point.set->worth)) : Json(nullptr);
      one["services"] = point.set ? services(point.set->services) : Json::array();
      one["cost"] = money(point.set ? point.set->cost : std::nullopt);
      one["proven"] = point.set && point.set->proven;
      out["frontier"].push_back(std::move(one));
    }
    out["next_best"] = found_.next_best ? other_set(*found_.next_best) : Json(nullptr);
    out["sensitivity"] = Json::array();
    for (const bundle::Moved& moved : found_.moved) {
      Json one;
      one["goal"] = moved.goal ? Json(*moved.goal) : Json(nullptr);
      one["service"] = moved.service ? service(*moved.service) : Json(nullptr);
      one["percent"] = moved.percent;
      one["set"] = moved.better ? other_set(*moved.better) : Json(nullptr);
      out["sensitivity"].push_back(std::move(one));
    }
  }

  [[nodiscard]] Json assumption(const bundle::Assumption& one) const {
    Json out;
    out["service"] = service(one.service);
    out["amount"] = one.amount ? Json(*one.amount) : Json(nullptr);
    out["unit"] = ranker::name_of(one.unit);
    out["tax"] = one.with_tax ? "incl" : "excl";
    out["said"] = mitate::name_of(one.said);
    out["on"] = one.on ? Json(one.on->iso()) : Json(nullptr);
    out["uses_per_year"] = one.uses_per_year ? Json(*one.uses_per_year) : Json(nullptr);
    out["label"] = said_label(one, wording_);
    return out;
  }

  [[nodiscard]] Json waiting() const {
    constexpr std::size_t kMostWaiting = 50;
    Json out = Json::array();
    for (const bundle::GoalMatches& goal : found_.values.goals) {
      for (const ranker::Confirmation& open : goal.waiting) {
        if (out.size() == kMostWaiting) return out;
        Json one;
        one["service"] = service(open.service);
        one["condition"] = open.condition;
        one["reason"] = wording_.sentence(open.reason, catalog_);
        one["code"] = open.reason.code;
        bool known = false;
        for (const Json& other : out) known = known || other == one;
        if (!known) out.push_back(std::move(one));
      }
    }
    return out;
  }

  const bundle::Bundle& found_;
  const bundle::AskedBundle& asked_;
  const Snapshot& snapshot_;
  const catalog::Catalog& catalog_;
  const Wording& wording_;
};

}  // namespace

nlohmann::ordered_json bundle_to_json(const bundle::Bundle& found, const bundle::AskedBundle& asked,
                                      const Snapshot& snapshot, const Wording& wording) {
  return BundleWriter(found, asked, snapshot, wording).bundle();
}

}  // namespace mitate::web::api
