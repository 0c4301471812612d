// /services/{id}/inquiry.txt: the text to send to a provider, as a plain file for those who cannot
// copy from the page.
#include "web/pages/facts/comparison.h"

#include "web/pages/frame/parameters.h"
#include "web/pages/services/routes.h"

namespace mitate::web {

Response inquiry_text_file(const Site& site, const Request& request) {
  const auto snapshot = site.app().snapshot();
  const FactContext context{*snapshot->catalog, site.wording()};
  const catalog::Service* service =
      snapshot->catalog->service(ServiceId(request.parameters.get("id")));
  if (service == nullptr) return problem_response(not_found(site, "service.not_found"));
  Response response;
  response.content_type = "text/plain; charset=utf-8";
  response.caching = Caching::Revalidate;
  response.body = inquiry_text(context, {service}) + "\n";
  return response;
}

}  // namespace mitate::web
