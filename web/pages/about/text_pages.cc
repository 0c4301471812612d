// Pages of mostly fixed text: about, accessibility, help, terms.
#include <nlohmann/json.hpp>

#include "web/pages/facts/fact_views.h"

#include "web/pages/about/routes.h"

namespace mitate::web {
namespace {
using nlohmann::json;

Response plain_page(const Site& site, const Request& request, std::string_view name,
                    std::string_view title_key) {
  const auto snapshot = site.app().snapshot();
  const catalog::Catalog& catalog = *snapshot->catalog;
  const auto count = [](std::size_t number) { return grouped(static_cast<std::int64_t>(number)); };
  json model{{"services", count(catalog.services().size())},
             {"providers", count(catalog.providers().size())},
             {"guidelines", count(catalog.guidelines().size())},
             {"schemes", count(catalog.schemes().size())},
             {"sources", count(catalog.sources().size())}};
  const Frame frame{.title = site.wording().text(title_key), .section = std::string(name)};
  return site.page(request, *snapshot, frame, name, std::move(model));
}
}  // namespace

Response about_page(const Site& site, const Request& request) {
  return plain_page(site, request, "about", "about.title");
}
Response accessibility_page(const Site& site, const Request& request) {
  return plain_page(site, request, "accessibility", "accessibility.title");
}
Response help_page(const Site& site, const Request& request) {
  return plain_page(site, request, "help", "help.title");
}
Response terms_page(const Site& site, const Request& request) {
  return plain_page(site, request, "terms", "terms.title");
}

}  // namespace mitate::web
