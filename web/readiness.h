// What must hold for the server to do all it promises, asked anew at each call, each with its
// reason when it does not. Shown by /readyz. Not here: whether the process lives (/healthz).
#pragma once
#include <string>
#include <vector>

#include "web/app.h"

namespace mitate::web {

struct Condition {
  std::string name;  ///< "index", "store", "private", "swap", "disk", "needs"
  bool holds = true;
  std::string cause = {};  ///< for operators; empty when it holds
};

[[nodiscard]] std::vector<Condition> conditions(const App& app);

}  // namespace mitate::web
