#include "web/pages/needs/answered_need.h"

#include "web/pages/frame/parameters.h"

namespace mitate::web {

Result<AnsweredNeed, Problem> answered_need(const Site& site, const Snapshot& snapshot,
                                            const Request& request, Date as_of) {
  auto found = find_need(site.app(), request.parameters.get("id"));
  if (!found) return Refused(problem_from(found.error()));
  if (!*found) return Refused(not_found(site, "need.not_found"));
  auto ranking = snapshot.matcher->match(asked_need(**found), match_options(**found, as_of));
  if (!ranking) return Refused(problem_from(ranking.error()));
  return AnsweredNeed{std::move(**found), std::move(*ranking)};
}

}  // namespace mitate::web
