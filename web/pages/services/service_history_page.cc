// /services/{id}/history: what changed, who, when, why, and the source that states it now.
#include <nlohmann/json.hpp>

#include "catalog/schema/schema.h"
#include "web/pages/frame/parameters.h"
#include "web/pages/services/history_view.h"
#include "web/pages/services/routes.h"
#include "web/pages/services/service_history.h"

namespace mitate::web {

Response service_history_page(const Site& site, const Request& request) {
  const auto snapshot = site.app().snapshot();
  const Wording& wording = site.wording();
  const FactContext context{*snapshot->catalog, wording};
  const catalog::Service* service =
      snapshot->catalog->service(ServiceId(request.parameters.get("id")));
  if (service == nullptr) return problem_response(not_found(site, "service.not_found"));
  SourceIndex sources(context);
  nlohmann::json entries = nlohmann::json::array();
  const auto store = site.app().store();
  if (store != nullptr) {
    const auto history =
        service_history(catalog::CatalogReader(store), *snapshot->catalog, service->id);
    if (!history) return problem_response(problem_from(history.error()));
    entries = history_json(context, *history, &service->provenance, &sources);
  }
  const std::string path = "/services/" + service->id.text();
  const std::string title = wording.text("history.title", {{"service", service->name}});
  nlohmann::json model{{"name", service->name},
                       {"path", path},
                       {"has_entries", !entries.empty()},
                       {"entries", std::move(entries)},
                       {"last_verified", wording.date(service->last_verified.iso())},
                       {"source_list", sources.list()}};
  model["has_sources"] = !model["source_list"].empty();
  const Frame frame{.title = title,
                    .section = "services",
                    .crumbs = {{wording.text("nav.home"), "/"},
                               {wording.text("services.title"), "/services"},
                               {service->name, path},
                               {wording.text("history.crumb")}},
                    .noindex = true};
  return site.page(request, *snapshot, frame, "service_history", std::move(model));
}

}  // namespace mitate::web
