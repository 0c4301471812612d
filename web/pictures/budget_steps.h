// What each budget brings: a line of steps over money, drawn from the numbers of the table beside
// it. Drawn for 288 px. Pure.
#pragma once
#include <string>
#include <utility>
#include <vector>

#include "web/html/safe_html.h"

namespace mitate::web {

struct BudgetSteps {
  std::string title;                              ///< the picture's accessible name
  std::vector<std::pair<double, double>> points;  ///< budget and value, ascending, two at least
  std::string first_label;                        ///< of the smallest and the largest budget
  std::string last_label;
};

[[nodiscard]] SafeHtml budget_steps(const BudgetSteps& steps);

}  // namespace mitate::web
