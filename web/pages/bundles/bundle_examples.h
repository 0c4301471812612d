// Three worked examples over the catalog as it is today: the question, the labelled assumptions and
// the very answer of POST /bundles. Their questions stand in the code; their numbers are computed
// anew for every generation. Shown at /bundles/examples and, by a test, in ranker/bundle/README.md.
#pragma once
#include <string>
#include <vector>

#include "web/pages/bundles/bundle_view.h"

namespace mitate::web {

struct AnsweredExample {
  std::string key;
  std::string heading;
  std::string question;
  BundleAnswer answer;
};

[[nodiscard]] Result<std::vector<AnsweredExample>, Problem> answered_examples(
    const Snapshot& snapshot, const Wording& wording, Date as_of);

}  // namespace mitate::web
