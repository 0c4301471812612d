#include "web/pages/bundles/kept_bundle.h"

#include "web/api/json/need_json.h"
#include "web/pages/frame/kept_record.h"

namespace mitate::web {
namespace {
using nlohmann::json;

json record_of(const KeptBundle& kept) {
  json out{{"bundle_version", 1},
           {"request", kept.request},
           {"before", kept.before},
           {"need_id", kept.need_id}};
  put_need(out, kept.need);
  return out;
}

std::optional<KeptBundle> read(const json& stored) {
  if (stored.value("bundle_version", 0) != 1) return std::nullopt;
  KeptBundle kept;
  auto need = need_of(stored);
  if (!need) return std::nullopt;
  kept.need = std::move(*need);
  kept.request = stored.at("request");
  kept.before = stored.at("before").get<std::vector<json>>();
  kept.need_id = stored.at("need_id").get<std::string>();
  if (!kept.request.is_object()) return std::nullopt;
  return kept;
}
}  // namespace

Result<std::string> keep_bundle(const App& app, const KeptBundle& kept) {
  return keep_record(app, record_of(kept));
}

Result<std::optional<KeptBundle>> find_bundle(const App& app, const std::string& id) {
  return find_record<KeptBundle>(app, id, read);
}

Result<bool> replace_bundle(const App& app, const std::string& id, const KeptBundle& kept) {
  return replace_record(app, id, record_of(kept));
}

Result<ranker::bundle::AskedBundle, Problem> asked_of(const KeptBundle& kept,
                                                      const Snapshot& snapshot, Date as_of) {
  json body = kept.request;
  body["need"] = api::need_to_json(kept.need);
  MITATE_TRY(api::BundleRequest request, api::bundle_request(body, as_of));
  request.asked.need.text = kept.need.text;
  return api::asked_bundle(std::move(request), snapshot);
}

json goal_to_json(const ranker::bundle::AskedGoal& goal) {
  json out = json::object();
  const auto put = [&out](const char* name, const std::vector<std::string>& slugs) {
    if (!slugs.empty()) out[name] = slugs;
  };
  put("domains", goal.goal.domains);
  put("functions", goal.goal.functions);
  put("interventions", goal.goal.interventions);
  put("segments", goal.goal.segments);
  put("delivery", goal.goal.delivery);
  put("outcomes", goal.outcomes);
  if (goal.weight) out["weight"] = *goal.weight;
  if (goal.persons) out["persons"] = *goal.persons;
  if (goal.participation != 100) out["participation"] = goal.participation;
  if (goal.must) out["must"] = true;
  return out;
}

}  // namespace mitate::web
