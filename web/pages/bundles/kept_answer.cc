#include "web/pages/bundles/kept_answer.h"

#include "web/api/json/bundle_json.h"
#include "web/pages/frame/parameters.h"

namespace mitate::web {

std::variant<KeptBundle, Response> kept_bundle(const Site& site, const Request& request) {
  auto found = find_bundle(site.app(), request.parameters.get("id"));
  if (!found) return problem_response(problem_from(found.error()));
  if (!*found) return problem_response(not_found(site, "bundle.not_found"));
  return std::move(**found);
}

Result<AnsweredBundle, Problem> answer_kept(const Site& site, const Snapshot& snapshot,
                                            KeptBundle kept, Date as_of) {
  AnsweredBundle out;
  MITATE_TRY(out.asked, asked_of(kept, snapshot, as_of));
  MITATE_TRY(out.found, api::planned(out.asked, snapshot, true));
  out.answer = api::bundle_to_json(out.found, out.asked, snapshot, site.wording());
  out.kept = std::move(kept);
  return out;
}

std::variant<AnsweredBundle, Response> answered_bundle(const Site& site, const Snapshot& snapshot,
                                                       const Request& request) {
  Date as_of;
  if (auto problem = read_as_of(site, request, as_of)) return problem_response(std::move(*problem));
  auto kept = kept_bundle(site, request);
  if (auto* gone = std::get_if<Response>(&kept)) return std::move(*gone);
  auto answer = answer_kept(site, snapshot, std::get<KeptBundle>(std::move(kept)), as_of);
  if (!answer) return problem_response(std::move(answer).error());
  return std::move(*answer);
}

}  // namespace mitate::web
