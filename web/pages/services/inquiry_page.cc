// The text to send to a provider: /services/{id}/inquiry.txt as a plain file for those who cannot
// copy from a page, /inquiry?s=… for several chosen services, one letter per provider.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "catalog/curation/visibility.h"
#include "web/pages/facts/comparison.h"

#include "web/pages/frame/parameters.h"
#include "web/pages/services/inquiry_letters.h"
#include "web/pages/services/routes.h"

namespace mitate::web {

Response inquiry_text_file(const Site& site, const Request& request) {
  const auto snapshot = site.app().snapshot();
  const FactContext context{*snapshot->catalog, site.wording()};
  const catalog::Service* service =
      catalog::public_service(*snapshot->catalog, ServiceId(request.parameters.get("id")));
  if (service == nullptr) return problem_response(not_found(site, "service.not_found"));
  Response response;
  response.content_type = "text/plain; charset=utf-8";
  response.caching = Caching::Revalidate;
  response.body = inquiry_text(context, {service}) + "\n";
  return response;
}

Response inquiry_page(const Site& site, const Request& request) {
  const auto snapshot = site.app().snapshot();
  const Wording& wording = site.wording();
  const FactContext context{*snapshot->catalog, wording};
  std::vector<ServiceId> ids;
  bool dropped = false;
  for (const std::string& asked : request.query.all("s")) {
    const ServiceId id(asked);
    if (catalog::public_service(*snapshot->catalog, id) == nullptr) {
      return problem_response(not_found(site, "service.not_found"));
    }
    if (std::find(ids.begin(), ids.end(), id) != ids.end()) continue;
    dropped = dropped || ids.size() >= kMaxShortlist;
    if (ids.size() < kMaxShortlist) ids.push_back(id);
  }
  nlohmann::json letters = inquiry_letters(context, ids);
  for (nlohmann::json& letter : letters) letter["open"] = true;
  nlohmann::json model{
      {"letters", std::move(letters)},
      {"dropped", dropped ? nlohmann::json(wording.text("inquiry.too_many",
                                                        {{"most", std::to_string(kMaxShortlist)}}))
                          : nlohmann::json(false)}};
  const Frame frame{.title = wording.text("inquiry.title"),
                    .section = "needs",
                    .noindex = true,
                    .scripts = {"copy.js"}};
  return site.page(request, *snapshot, frame, "inquiry", std::move(model), Caching::NoStore);
}

}  // namespace mitate::web
