#include "web/pages/bundles/kept_answer.h"

#include "web/api/calls/bundle_answer.h"
#include "web/api/json/bundle_json.h"
#include "web/pages/frame/parameters.h"

namespace mitate::web {

Result<KeptBundle, Problem> kept_bundle(const Site& site, const Request& request) {
  auto found = find_bundle(site.app(), request.parameters.get("id"));
  if (!found) return Refused(problem_from(found.error()));
  if (!*found) return Refused(not_found(site, "bundle.not_found"));
  return std::move(**found);
}

Result<AnsweredBundle, Problem> answer_kept(const Site& site, const Snapshot& snapshot,
                                            const Request& request, KeptBundle kept, Date as_of) {
  AnsweredBundle out;
  MITATE_TRY(out.asked, asked_of(kept, snapshot, as_of));
  MITATE_TRY(out.found, api::planned(out.asked, snapshot, true, request.left));
  out.answer = api::bundle_to_json(out.found, out.asked, snapshot, site.wording());
  out.kept = std::move(kept);
  return out;
}

Result<AnsweredBundle, Problem> answered_bundle(const Site& site, const Snapshot& snapshot,
                                                const Request& request) {
  MITATE_TRY(const Date as_of, read_as_of(site, request));
  MITATE_TRY(KeptBundle kept, kept_bundle(site, request));
  return answer_kept(site, snapshot, request, std::move(kept), as_of);
}

}  // namespace mitate::web
