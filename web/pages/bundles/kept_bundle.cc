#include "web/pages/bundles/kept_bundle.h"

#include "catalog/store/expiring_store.h"
#include "web/api/json/need_json.h"
#include "web/pages/needs/kept_need.h"

namespace mitate::web {
namespace {
using nlohmann::json;

std::string bundle_bytes(const KeptBundle& kept) {
  return json{
      {"bundle_version", 1},     {"text", kept.need.text}, {"need", api::need_to_json(kept.need)},
      {"request", kept.request}, {"before", kept.before},  {"need_id", kept.need_id}}
      .dump();
}

std::optional<KeptBundle> bundle_from(const std::string& bytes) {
  const json stored = json::parse(bytes, nullptr, false);
  if (!stored.is_object() || stored.value("bundle_version", 0) != 1) return std::nullopt;
  try {
    KeptBundle kept;
    auto need = api::need_from_json(stored.at("need"));
    if (!need) return std::nullopt;
    kept.need = std::move(*need);
    kept.need.text = stored.at("text").get<std::string>();
    kept.request = stored.at("request");
    kept.before = stored.at("before").get<std::vector<json>>();
    kept.need_id = stored.at("need_id").get<std::string>();
    if (!kept.request.is_object()) return std::nullopt;
    return kept;
  } catch (const json::exception&) {
    return std::nullopt;
  }
}
}  // namespace

Result<std::string> keep_bundle(const App& app, const KeptBundle& kept) {
  MITATE_TRY(const auto store, app.kept());
  const std::int64_t now = app.now();
  return store->put(catalog::Shelf::Needs, bundle_bytes(kept), now, now + kNeedLifetimeSeconds);
}

Result<std::optional<KeptBundle>> find_bundle(const App& app, const std::string& id) {
  MITATE_TRY(const auto store, app.kept());
  MITATE_TRY(const std::optional<std::string> bytes,
             store->get(catalog::Shelf::Needs, id, app.now()));
  if (!bytes) return std::optional<KeptBundle>{};
  return bundle_from(*bytes);
}

Result<bool> replace_bundle(const App& app, const std::string& id, const KeptBundle& kept) {
  MITATE_TRY(const auto store, app.kept());
  const std::int64_t now = app.now();
  return store->replace(catalog::Shelf::Needs, id, bundle_bytes(kept), now,
                        now + kNeedLifetimeSeconds);
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
