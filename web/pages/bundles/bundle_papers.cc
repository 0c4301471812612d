// The papers of a bundle, in the columns that their readers know: the draft of an 個別保健事業計画,
// of a 仕様書 that names no vendor, of a 稟議書, and the sheet of a product for inside use; each
// one or two printed pages and an annex. What they hold: paper_content.h.
#include <algorithm>
#include <array>

#include "web/pages/bundles/kept_answer.h"
#include "web/pages/bundles/paper_content.h"
#include "web/pages/bundles/routes.h"
#include "web/pages/frame/parameters.h"
#include "web/pages/needs/need_chips.h"

namespace mitate::web {
namespace {
using nlohmann::json;

constexpr std::array<std::string_view, 4> kKinds{"plan", "specification", "approval", "product"};

/// By the kind of buyer where the address says nothing; empty where it says nonsense.
std::string kind_of(const Request& request, const ranker::Need& need) {
  const std::string asked = request.query.get("kind");
  if (std::find(kKinds.begin(), kKinds.end(), asked) != kKinds.end()) return asked;
  if (!asked.empty()) return {};
  if (!need.buyer_type || need.buyer_type->value == ranker::BuyerType::Employer) return "approval";
  if (need.buyer_type->value == ranker::BuyerType::Municipality) return "specification";
  const bool society = !(need.buyer_kind && need.buyer_kind->value == "insurer-private");
  return society ? "plan" : "product";
}

json conditions_of(const FactContext& context, const ranker::Need& need) {
  json out = json::array();
  for (const NeedChip& chip : chips_of(context, need)) {
    if (chip.slot != "domains") out.push_back({{"label", chip.label}, {"value", chip.value}});
  }
  return out;
}

}  // namespace

Response bundle_paper(const Site& site, const Request& request) {
  const auto snapshot = site.app().snapshot();
  const FactContext context{*snapshot->catalog, site.wording()};
  const auto result = answered_bundle(site, *snapshot, request);
  if (!result) return problem_response(result.error());
  const AnsweredBundle& answered = *result;
  const std::string kind = kind_of(request, answered.kept.need);
  if (kind.empty()) {
    return problem_response(
        invalid_parameter("kind", context.text("bundle.paper.kinds"), request.query.get("kind")));
  }
  PaperContent paper(context, answered);
  json model = bundle_view(context, answered.answer);
  const std::string path = "/bundles/" + request.parameters.get("id");
  model["path"] = path;
  json kinds = json::array();
  for (const std::string_view one : kKinds) {
    model["is_" + std::string(one)] = kind == one;
    kinds.push_back({{"href", path + "/paper?kind=" + std::string(one)},
                     {"label", context.text("bundle.paper.short." + std::string(one))},
                     {"current", kind == one}});
  }
  model["kinds"] = std::move(kinds);
  model["paper_title"] = context.text("bundle.paper." + kind);
  model["conditions"] = conditions_of(context, answered.kept.need);
  model["only_to_ask"] = paper.only_to_ask();
  if (answered.answer["cost"]["amount"].is_null()) {
    model["total_cost"] = context.text("bundle.paper.blank_yen");
  }
  model["covered_goals"] = or_false(paper.covered_goals());
  model["years"] = paper.fiscal_years();
  // Wording that any vendor can meet names no member.
  const bool unnamed = kind == "specification";
  model["goals"] =
      paper.goals(unnamed ? PaperContent::Naming::Unnamed : PaperContent::Naming::Named);
  if (unnamed) {
    model["tasks"] = paper.tasks();
    model["neighbours"] = paper.neighbours();
    model["lines"] = paper.cost_lines();
    model["members"] = json::array();
  } else {
    model["members"] = paper.members();
  }
  model["source_list"] = paper.source_list();
  model["generation"] = snapshot->generation;
  const Frame frame{.title = model["paper_title"].get<std::string>(),
                    .section = "bundles",
                    .noindex = true,
                    .scripts = {"paper.js"}};
  return site.page(request, *snapshot, frame, "bundle_paper", std::move(model), Caching::NoStore);
}

}  // namespace mitate::web
