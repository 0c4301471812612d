// /places/{code}: a municipality or ward in public figures; a former code says what stands there
// today. Not the services of the list: those are found by the place on /services.
#include <nlohmann/json.hpp>

#include "web/html/links.h"
#include "web/pages/facts/place_views.h"
#include "web/pages/frame/parameters.h"
#include "web/pages/places/routes.h"

namespace mitate::web {
namespace {
using nlohmann::json;

json links_to(const catalog::Places& places, const std::vector<std::string>& codes) {
  json list = json::array();
  for (const std::string& code : codes) {
    list.push_back({{"href", "/places/" + code}, {"name", places.label(code)}, {"code", code}});
  }
  return list;
}

json former_rows(const FactContext& context, const std::vector<const catalog::FormerCode*>& rows,
                 SourceIndex& sources) {
  json list = json::array();
  for (const catalog::FormerCode* one : rows) {
    list.push_back(
        {{"name", one->name},
         {"code", one->code},
         {"ended_on", context.wording.date(one->ended_on.iso())},
         {"change", context.wording.text("place.change." + one->change)},
         {"refs", json::array({{{"n", std::to_string(sources.number_of(one->source))}}})}});
  }
  return list;
}

Response former_page(const Site& site, const Request& request, const Snapshot& snapshot,
                     const std::vector<const catalog::FormerCode*>& former) {
  const FactContext context{*snapshot.catalog, site.wording()};
  SourceIndex sources(context);
  std::vector<std::string> today;
  for (const catalog::FormerCode* one : former) today.push_back(one->municipality);
  json model{{"title", former.front()->name},
             {"code", former.front()->code},
             {"ended",
              site.wording().text("place.ended",
                                  {{"date", site.wording().date(former.front()->ended_on.iso())}})},
             {"today", links_to(snapshot.catalog->places(), today)},
             {"former", former_rows(context, {former.front()}, sources)}};
  model["source_list"] = sources.list();
  const Frame frame{.title = former.front()->name, .section = "services", .noindex = true};
  return site.page(request, snapshot, frame, "place_former", std::move(model));
}
}  // namespace

Response place_page(const Site& site, const Request& request) {
  const auto snapshot = site.app().snapshot();
  const catalog::Catalog& catalog = *snapshot->catalog;
  const std::string code = request.parameters.get("code");
  const auto picture = catalog::municipal_picture(catalog, code);
  if (!picture) {
    const auto former = catalog.places().former(code);
    if (former.empty()) return problem_response(not_found(site, "place.not_found"));
    return former_page(site, request, *snapshot, former);
  }
  const FactContext context{catalog, site.wording()};
  SourceIndex sources(context);
  const std::string label = catalog.places().label(code);
  json model{{"title", label}, {"code", code}};
  model["city"] = picture->city == nullptr ? json(false)
                                           : json{{"href", "/places/" + picture->city->code},
                                                  {"name", picture->city->name}};
  std::vector<std::string> wards;
  for (const catalog::Municipality* ward : picture->wards) wards.push_back(ward->code);
  model["wards"] = links_to(catalog.places(), wards);
  model["has_wards"] = !wards.empty();
  model["former"] = former_rows(context, picture->formerly, sources);
  model["has_former"] = !picture->formerly.empty();
  model["services_href"] = with_query("/services", {{"municipality", code}});
  model["picture"] = municipal_view(context, *picture, sources);
  model["source_list"] = sources.list();
  const Frame frame{.title = site.wording().text("place.title", {{"name", label}}),
                    .section = "services",
                    .crumbs = {{site.wording().text("nav.home"), "/"},
                               {site.wording().text("services.title"), "/services"},
                               {label}},
                    .description = site.wording().text("place.description", {{"name", label}})};
  return site.page(request, *snapshot, frame, "place", std::move(model));
}

std::span<const PageRoute> place_routes() {
  static constexpr PageRoute kRoutes[] = {{Method::Get, "/places/{code}", place_page}};
  return kRoutes;
}

}  // namespace mitate::web
