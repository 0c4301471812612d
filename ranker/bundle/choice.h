// From what is asked and what the catalog knows to a whole-number instance: who is an option, what
// it costs, which rules hold. Called by the planner.
#pragma once
#include <functional>
#include <vector>

#include "catalog/base/result.h"
#include "ranker/bundle/bundle.h"
#include "ranker/bundle/instance.h"
#include "ranker/matcher.h"
#include "ranker/question/asked.h"

namespace mitate::ranker::bundle {

struct Choice {
  Instance instance;
  std::vector<std::size_t> services;  ///< per option: its place in Bundle::values.services
};

class ChoiceMaker {
 public:
  /// REQUIRES the arguments to outlive it.
  ChoiceMaker(const Matcher& matcher, const AskedBundle& asked);

  /// Values, costs, budgets and goals of the answer. Errors: as plan().
  [[nodiscard]] Result<void> prepare(Bundle& out, const std::function<bool()>& stop = {});
  /// The priced services under the budgets; with `unpriced` also the others, at kBeyondAnyBudget.
  [[nodiscard]] Choice within_budget(const Bundle& prepared, bool unpriced = false) const;
  /// Every service, money left out.
  [[nodiscard]] Choice whatever_it_costs(const Bundle& prepared) const;
  /// What the buyer decided must be among the options. Errors: InvalidArgument ("take[0]").
  [[nodiscard]] Result<void> check_decisions(const Bundle& prepared, const Choice& choice) const;

 private:
  [[nodiscard]] std::size_t purse_of(const Bundle& prepared, std::size_t service) const;
  [[nodiscard]] Choice choice_of(const Bundle& prepared, bool with_money, bool unpriced) const;

  const Matcher& matcher_;
  const AskedBundle& asked_;
  std::vector<AskedRegion> regions_;
};

}  // namespace mitate::ranker::bundle
