// The reader's own list, kept in a cookie: no account, works without JavaScript. It says nothing
// about a need, so it may live in the browser.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "catalog/curation/visibility.h"
#include "web/html/links.h"
#include "web/http/form.h"
#include "web/pages/frame/parameters.h"
#include "web/pages/services/inquiry_letters.h"
#include "web/pages/services/routes.h"

namespace mitate::web {
using nlohmann::json;

Response shortlist_page(const Site& site, const Request& request) {
  const auto snapshot = site.app().snapshot();
  const Wording& wording = site.wording();
  const FactContext context{*snapshot->catalog, wording};
  const std::vector<ServiceId> ids = shortlist_of(request, *snapshot->catalog);
  json items = json::array();
  for (const ServiceId& id : ids) {
    const catalog::Service* service = catalog::public_service(*snapshot->catalog, id);
    json item = service_card(context, *service, nullptr, ids);
    item["checked"] = items.size() < kMaxCompared;
    items.push_back(std::move(item));
  }
  json model{{"count", std::to_string(ids.size())},
             {"can_compare", ids.size() >= 2},
             {"items", std::move(items)},
             {"letters", inquiry_letters(context, ids)},
             {"full", ids.size() >= kMaxShortlist}};
  const Frame frame{.title = wording.text("shortlist.title"),
                    .section = "shortlist",
                    .noindex = true,
                    .scripts = {"copy.js"}};
  return site.page(request, *snapshot, frame, "shortlist", std::move(model), Caching::NoStore);
}

Response change_shortlist(const Site& site, const Request& request) {
  const auto form = site.changing_form(request);
  if (!form) return problem_response(form.error());
  const Fields& fields = *form;
  const auto snapshot = site.app().snapshot();
  std::vector<ServiceId> ids = shortlist_of(request, *snapshot->catalog);
  const ServiceId wanted(fields.get("service"));
  const std::string action = fields.get("action");
  if (action == "clear") {
    ids.clear();
  } else if (catalog::public_service(*snapshot->catalog, wanted) == nullptr) {
    return problem_response(not_found(site, "service.not_found"));
  } else {
    const auto at = std::find(ids.begin(), ids.end(), wanted);
    if (action == "remove" && at != ids.end()) ids.erase(at);
    if (action == "add" && at == ids.end()) {
      if (ids.size() >= kMaxShortlist) {
        return problem_response(Problem{.status = 400,
                                        .code = "limit_exceeded",
                                        .detail = site.wording().text("shortlist.full")});
      }
      ids.push_back(wanted);
    }
  }
  std::string back = fields.get("return");
  if (!is_local_path(back)) back = "/shortlist";
  Response response = see_other(back);
  response.headers.emplace_back("Set-Cookie", shortlist_cookie(ids));
  return response;
}

}  // namespace mitate::web
