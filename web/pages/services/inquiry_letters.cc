#include "web/pages/services/inquiry_letters.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "catalog/curation/visibility.h"
#include "web/pages/facts/comparison.h"

namespace mitate::web {
using nlohmann::json;

json inquiry_letters(const FactContext& context, const std::vector<ServiceId>& ids) {
  std::vector<std::pair<std::string, std::vector<const catalog::Service*>>> groups;
  for (const ServiceId& id : ids) {
    const catalog::Service* service = catalog::public_service(context.catalog, id);
    const std::string provider(context.catalog.provider_name(*service));
    const auto same = std::find_if(groups.begin(), groups.end(), [&](const auto& group) {
      return !provider.empty() && group.first == provider;
    });
    if (same == groups.end()) {
      groups.push_back({provider, {service}});
    } else {
      same->second.push_back(service);
    }
  }
  json letters = json::array();
  for (const auto& [provider, services] : groups) {
    std::size_t asks = 0;
    std::vector<std::string> names;
    for (const catalog::Service* service : services) {
      asks += facts_to_ask(context, *service).size();
      names.push_back(service->name);
    }
    const std::string services_text = joined(context, names);
    letters.push_back(
        {{"id", services.front()->id.text()},
         {"open", false},
         {"provider",
          provider.empty() ? context.wording.text("inquiry.provider_unknown") : provider},
         {"services", services_text},
         {"asks", std::to_string(asks)},
         {"text", inquiry_text(context, services)}});
  }
  return letters;
}

}  // namespace mitate::web
