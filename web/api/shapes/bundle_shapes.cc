// The body of /bundles and what it answers.
#include "ranker/bundle/bundle.h"
#include "ranker/need/names.h"
#include "ranker/need/need_limits.h"
#include "web/api/shapes/choices.h"
#include "web/api/shapes/shapes.h"

namespace mitate::web::api {
namespace {

namespace bundle = ranker::bundle;
using ranker::BudgetUnit;
using ranker::BuyerType;

constexpr auto kMostSlots = static_cast<std::int64_t>(ranker::kMaxSlotValues);

Type buyer_choice() {
  return choices({BuyerType::Employer, BuyerType::Insurer, BuyerType::Municipality},
                 [](BuyerType value) { return ranker::name_of(value); });
}

Type money_units() {
  return choices({BudgetUnit::PersonMonth, BudgetUnit::PersonYear, BudgetUnit::TotalMonth,
                  BudgetUnit::TotalYear, BudgetUnit::PerUse, BudgetUnit::Total},
                 [](BudgetUnit unit) { return ranker::name_of(unit); });
}

Type slug_of() {
  Type out = text(static_cast<std::int64_t>(ranker::kMaxSlugBytes));
  out.lowest = 1;
  return out;
}

Type slugs() { return list(slug_of(), kMostSlots); }
Type yen() { return integer(ranker::kLeastYen, ranker::kMostYen); }

std::vector<Shape> asked() {
  const Type pairs = list(object("BundlePair"), static_cast<std::int64_t>(bundle::kMostPairs));
  return {
      {"BundleGoalRequest",
       "One goal; what is left out is as the need says.",
       {maybe("domains", slugs(), "`domains` of `/taxonomy`."), maybe("functions", slugs()),
        maybe("interventions", slugs()), maybe("segments", slugs()), maybe("delivery", slugs()),
        maybe("outcomes", slugs()),
        maybe("weight", integer(1, 100),
              "Left out everywhere: by `persons` where all goals say them, else equal."),
        maybe("persons", integer(1, ranker::kMostPeople), "Whom it is about."),
        maybe("participation", integer(1, 100), "Percent of them who take part; 100 else."),
        maybe("must", boolean(), "A set that leaves it open is none."),
        maybe("minimum", number(), "Points that a must-goal has to reach; 0.1 else."),
        maybe("budget", object("Budget"), "Its own; then every goal has one.")}},
      {"MustCover",
       "A goal that has to be covered, by its number from 0 or by a domain.",
       {maybe("goal", integer(0, static_cast<std::int64_t>(bundle::kMostAskedGoals) - 1)),
        maybe("domain", slug_of()), maybe("minimum", number(), "Points; 0.1 else.")}},
      {"BundlePair",
       "`service` only together with `needs`, or never with `not_with`.",
       {{"service", slug_of()}, maybe("needs", slug_of()), maybe("not_with", slug_of())}},
      {"BundleAssumption",
       "A price that the buyer was quoted or assumes. Confidential: never logged.",
       {{"service", slug_of()},
        maybe("amount", yen()),
        maybe("unit", money_units(), "`total` else."),
        maybe("tax", choice({"incl", "excl"}), "`incl` else."),
        maybe("said", choices<bundle::PriceSaid>(), "`assumed` else."),
        maybe("on", date(), "The day of the quote or the assumption."),
        maybe("uses_per_year", integer(1, bundle::kMostUses),
              "For an amount per use, also where the catalog's price is per use.")}},
      {"BundleRequest",
       "A need or a text, exactly one of the two, with goals, money and rules. `need` may also be "
       "`{text, buyer_type}`.",
       {maybe("need", object("NeedRequest"), "A need by its slots."),
        maybe("text", text(static_cast<std::int64_t>(ranker::kMaxNeedCharacters)),
              "A buyer's own words. Confidential: never logged, never repeated in a refusal."),
        maybe("buyer_type", buyer_choice()),
        maybe("goals",
              list(object("BundleGoalRequest"), static_cast<std::int64_t>(bundle::kMostAskedGoals)),
              "Left out: the problems that the text names, or one per domain of the need."),
        maybe("budget", object("Budget"), "Left out: the need's, or none: then sets by coverage."),
        maybe("max_count", integer(1, static_cast<std::int64_t>(bundle::kMostMembers)), "5 else."),
        maybe("must_cover", list(any_of({slug_of(), object("MustCover")}), kMostSlots),
              "Domains, or goals with a minimum."),
        maybe("provider_cap", integer(1, static_cast<std::int64_t>(bundle::kMostMembers)),
              "At most so many services of one provider."),
        maybe("diminishing", boolean(),
              "A second service for a goal adds half of its value, a third a quarter."),
        maybe("each_region", boolean(), "Every region of the need is served by a member."),
        maybe("requires", pairs),
        maybe("excludes", pairs),
        maybe("take", slugs(), "Surely in."),
        maybe("leave", list(slug_of(), 200), "Surely out."),
        maybe("assumptions", list(object("BundleAssumption"),
                                  static_cast<std::int64_t>(bundle::kMostAssumptions))),
        maybe("strict", choices<ranker::StrictMode>(), "As in MatchRequest."),
        maybe("include_discouraged", boolean()),
        maybe("include_reference", boolean()),
        maybe("what_if", boolean(), "false: only the set, without frontier, entries and the like."),
        maybe("as_of", date())}},
  };
}

std::vector<Member> set_members() {
  return {{"services", list(object("ServiceBrief")), "The one that adds most first."},
          {"value", number(), "Weighted points."},
          {"cost", object("Money"), "null: a member's price is unknown, or no member."},
          {"known_cost", integer(), "Yen over the contract of the members whose price is known."},
          {"unpriced", integer(), "Members without a price."},
          {"proven", boolean()}};
}

std::vector<Shape> told() {
  const Member goal_number{"goal", integer(), "Its number in `coverage`, from 0."};
  const Type goal_or_null = or_null(integer());
  return {
      {"Money",
       "Yen with tax. `total` is over the whole contract.",
       {{"amount", or_null(integer()), "null: unknown, never 0."}, {"unit", money_units()}}},
      {"BundleCost",
       "What a service costs over the contract, and how that is known.",
       {{"amount", or_null(integer()), "Yen with tax; null: unknown."},
        {"unit", choice({"total"})},
        {"basis", choices<bundle::CostBasis>()},
        {"label", text(), "料金表の金額、見積、仮定 …, with its day."},
        {"why_unknown", or_null(choices<bundle::WhyUnknown>())},
        {"on", or_null(date())},
        {"persons", or_null(integer()), "With whom it was multiplied."},
        {"conversions", list(text()), "Sentences: what was assumed to convert."},
        {"source", or_null(object("Ground"))}}},
      {"BundleCover",
       "What a member does for a goal.",
       {goal_number,
        {"points", number(), "The match's points without cost."},
        {"best", boolean(), "No member is worth more for it."},
        {"contributions", list(object("Contribution")), "As in a match, without cost."},
        {"cautions", list(object("Reason"))}}},
      {"BundleMember",
       "A service of the set. Gains sum to `value`, costs to `cost`.",
       {{"service", object("ServiceBrief")},
        {"cost", object("BundleCost")},
        {"marginal_gain", number(), "Weighted points added to the members before it."},
        {"covers", list(object("BundleCover"))}}},
      {"BundleGoalName",
       "What a goal is about.",
       {{"slot", text()}, {"value", text()}, {"label", text()}}},
      {"BundleGoalAnswer",
       "How far a goal is covered.",
       {goal_number,
        {"name", object("BundleGoalName")},
        {"weight", integer()},
        {"participants", or_null(integer())},
        {"must", boolean()},
        {"covered_by", or_null(object("ServiceBrief"))},
        {"points", number(), "Of that service; 0 where it is not covered."},
        {"best_known", number(), "Points of the best service whatever it costs."},
        {"candidates", integer()},
        {"priced", integer(), "Candidates whose price is known, quoted or assumed."},
        {"no_strong_match", boolean()}}},
      {"BundleOpenGoal",
       "A goal that no member covers, and why.",
       {goal_number,
        {"name", object("BundleGoalName")},
        {"code", choices<bundle::Open>()},
        {"text", text()}}},
      {"BundleSet", "Another set of services.", set_members()},
      {"BundleFrontierPoint",
       "The best set for another budget; null where nothing is allowed.",
       {{"budget", object("Money")},
        {"value", or_null(number())},
        {"services", list(object("ServiceBrief"))},
        {"cost", object("Money")},
        {"proven", boolean()}}},
      {"BundleEntry",
       "A service without a price: up to this amount it would be in the best set.",
       {goal_number,
        {"service", object("ServiceBrief")},
        {"points", number()},
        {"why_unknown", choices<bundle::WhyUnknown>()},
        {"up_to", object("Money"), "null: not even for nothing."},
        {"text", text()},
        {"inquiry", text(), "What to ask the provider."}}},
      {"BundleShift",
       "A weight or an assumed price moved by a fifth.",
       {{"goal", goal_or_null},
        {"service", or_null(object("ServiceBrief"))},
        {"percent", integer()},
        {"set", or_null(object("BundleSet")), "null: the set stays the best."}}},
      {"BundleRelaxation",
       "One change that would make an allowed set possible.",
       {{"change", text()},
        {"goal", goal_or_null},
        {"services", list(object("ServiceBrief"))},
        {"to", or_null(number())},
        {"text", text()}}},
      {"BundleAssumptionUsed",
       "What the buyer assumed, with its label; it stands beside every amount made from it.",
       {{"service", object("ServiceBrief")},
        {"amount", or_null(integer())},
        {"unit", money_units()},
        {"tax", choice({"incl", "excl"})},
        {"said", choices<bundle::PriceSaid>()},
        {"on", or_null(date())},
        {"uses_per_year", or_null(integer())},
        {"label", text()}}},
      {"Bundle",
       "The best set of services under the budget, what it does, costs and leaves open.",
       {{"services", list(object("BundleMember"))},
        {"coverage", list(object("BundleGoalAnswer"))},
        {"value", number(), "Weighted points: Σ weight × points of the best member per goal."},
        {"cost", object("Money"),
         "Over the contract; the members' costs sum to it. null without a member."},
        {"cost_per", object("Money"), "In the unit of this kind of buyer, cut to whole yen."},
        {"unpriced", integer(), "Members without a price; only without a budget."},
        {"budgets", list(object("Money")), "Over the contract: one, or one per goal; [] for none."},
        {"contract_months", integer()},
        {"headcount", or_null(integer())},
        {"uncovered", list(object("BundleOpenGoal"))},
        {"possible", boolean(), "false: no set keeps all rules; see `relaxations`."},
        {"optimal", boolean()},
        {"bound", or_null(number()), "Share of the best value that could be missing at most."},
        {"proof", text()},
        {"relaxations", list(object("BundleRelaxation"))},
        {"by_count", list(object("BundleSet")), "Best sets of 1, 2, 3 … whatever they cost."},
        {"would_enter", list(object("BundleEntry"))},
        {"frontier", list(object("BundleFrontierPoint"))},
        {"next_best", or_null(object("BundleSet"))},
        {"sensitivity", list(object("BundleShift"))},
        {"assumptions", list(object("BundleAssumptionUsed"))},
        {"needs_confirmation", list(object("Confirmation"))},
        {"need", object("Need")},
        {"policy", object("PolicyName")},
        {"generation", text()},
        {"as_of", date()}}},
  };
}

}  // namespace

std::vector<Shape> bundle_shapes() {
  std::vector<Shape> out = asked();
  for (Shape& shape : told()) out.push_back(std::move(shape));
  return out;
}

}  // namespace mitate::web::api
