#include "ranker/matcher.h"

#include <algorithm>

#include "ranker/criteria/labels.h"
#include "ranker/facts/columns.h"
#include "ranker/insight/stability.h"
#include "ranker/order/policy.h"
#include "ranker/question/asked.h"
#include "ranker/rank.h"

namespace mitate::ranker {
namespace {

/// Places of the list of one goal.
constexpr std::size_t kShownPerGoal = 10;

}  // namespace

struct Matcher::Prepared {
  std::shared_ptr<const search::Searcher> searcher;
  Policy policy;
  Columns columns;
  StabilityDraws draws;
};

Result<std::shared_ptr<const Matcher>> Matcher::prepare(
    std::shared_ptr<const search::Searcher> searcher) {
  MITATE_TRY(Policy policy, Policy::read(searcher->catalog()));
  return prepare(std::move(searcher), std::move(policy));
}

Result<std::shared_ptr<const Matcher>> Matcher::prepare(
    std::shared_ptr<const search::Searcher> searcher, Policy policy) {
  // The columns live as long as the searcher that owns the catalog, through this aliasing pointer.
  std::shared_ptr<const catalog::Catalog> catalog(searcher, &searcher->catalog());
  Columns columns = Columns::of(std::move(catalog), policy);
  StabilityDraws draws(policy.other().stability_spread);
  auto prepared = std::make_unique<const Prepared>(
      Prepared{std::move(searcher), std::move(policy), std::move(columns), std::move(draws)});
  return std::shared_ptr<const Matcher>(new Matcher(std::move(prepared)));
}

Matcher::Matcher(std::unique_ptr<const Prepared> prepared) : prepared_(std::move(prepared)) {}
Matcher::~Matcher() = default;

Result<Ranking> Matcher::match(const Need& need, const MatchOptions& options) const {
  if (options.limit < 1 || options.limit > 100) {
    return Unexpected(ErrorCode::InvalidArgument, "limit は1から100の間で指定してください。", {},
                      Place{{}, 0, "limit"});
  }
  const Policy* policy = &prepared_->policy;
  std::optional<Policy> own;
  if (!options.weights.empty()) {
    MITATE_TRY(Policy custom, prepared_->policy.with_weights(options.weights));
    own = std::move(custom);
    policy = &*own;
  }
  MITATE_TRY(const Asked asked, resolve(need, options, prepared_->columns, *policy));
  std::vector<search::TextMatch> hits;
  if (asked.has_text) {
    MITATE_TRY(hits, prepared_->searcher->match_text(
                         asked.text, static_cast<std::size_t>(policy->fit().text_candidates)));
  }
  Ranking out = rank(prepared_->columns, *policy, asked, options, prepared_->draws,
                     asked.goals.empty() ? std::move(hits) : hits);
  for (std::size_t i = 0; i < options.goals.size(); ++i) {
    const Goal& goal = options.goals[i];
    GoalAnswer answer{"domains", goal.domains.empty() ? "" : goal.domains.front(), {}, {}, false};
    std::vector<std::string> labels;
    for (const std::string& domain : goal.domains) {
      const auto* entry =
          prepared_->columns.concepts().taxonomy().find(catalog::Vocabulary::Domains, domain);
      if (entry != nullptr) labels.push_back(entry->label_ja);
    }
    answer.label = joined(labels);
    if (asked.goals.empty()) {
      const std::size_t shown = std::min(kShownPerGoal, out.matches.size());
      answer.matches.assign(out.matches.begin(),
                            out.matches.begin() + static_cast<std::ptrdiff_t>(shown));
      answer.no_strong_match = out.no_strong_match;
    } else {
      MatchOptions part = options;
      part.limit = std::min(kShownPerGoal, options.limit);
      Ranking alone = rank(prepared_->columns, *policy, asked.goals[i], part, prepared_->draws,
                           hits, true, false);
      answer.matches = std::move(alone.matches);
      answer.no_strong_match = alone.no_strong_match;
    }
    out.goals.push_back(std::move(answer));
  }
  return out;
}

const Policy& Matcher::policy() const { return prepared_->policy; }
const Columns& Matcher::columns() const { return prepared_->columns; }
const std::string& Matcher::policy_hash() const { return prepared_->policy.hash(); }

}  // namespace mitate::ranker
