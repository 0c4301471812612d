#include "search/search.h"

namespace mitate::search {

const std::vector<std::string>& facet_names() {
  static const std::vector<std::string> kNames{
      "domain",       "buyer",         "type",
      "intervention", "certification", "recommendation_grade",
      "evidence",     "prefecture",    "municipality",
      "delivery",     "status"};
  return kNames;
}

}  // namespace mitate::search
