#include "web/pages/facts/domain_groups.h"

#include <algorithm>
#include <array>
#include <vector>

namespace mitate::web {
namespace {
struct Group {
  std::string_view name;
  std::vector<std::string_view> domains;
};
const std::array<Group, kDomainGroups>& groups() {
  static const std::array<Group, kDomainGroups> all{
      {{"habits",
        {"lifestyle-prevention", "obesity-metabolic", "exercise", "nutrition", "sleep", "smoking",
         "alcohol", "oral-health"}},
       {"disease",
        {"health-checkup", "hypertension", "diabetes", "ckd", "fatty-liver", "cardiovascular",
         "respiratory", "cancer", "musculoskeletal"}},
       {"mind", {"mental-health", "work-care-balance"}},
       {"women", {"womens-health", "menstruation-menopause", "maternal-child"}},
       {"later-life",
        {"care-prevention", "sarcopenia-frailty", "dementia", "watch-over", "life-support",
         "meal-delivery", "shopping-mobility"}},
       {"other", {}}}};
  return all;
}
}  // namespace

std::size_t domain_group(std::string_view domain) {
  for (std::size_t at = 0; at < groups().size(); ++at) {
    const auto& domains = groups()[at].domains;
    if (std::find(domains.begin(), domains.end(), domain) != domains.end()) return at;
  }
  return kDomainGroups - 1;
}

std::string_view domain_group_name(std::size_t group) { return groups().at(group).name; }

}  // namespace mitate::web
