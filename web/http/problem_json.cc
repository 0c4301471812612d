#include "web/http/problem_json.h"

#include <nlohmann/json.hpp>

#include "web/wording/problem_wording.h"

namespace mitate::web {

std::string problem_json(const Problem& problem, std::string_view request_id) {
  nlohmann::ordered_json out;
  out["type"] = "urn:mitate:problem:" + problem.code;
  out["title"] = wording::title_for(problem.status);
  out["status"] = problem.status;
  out["detail"] = problem.detail;
  out["code"] = problem.code;
  if (!problem.parameter.empty()) out["parameter"] = problem.parameter;
  if (problem.value) out["value"] = *problem.value;
  if (!problem.hint.empty()) out["hint"] = problem.hint;
  if (problem.position) out["position"] = *problem.position;
  out["request_id"] = request_id;
  return out.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

}  // namespace mitate::web
