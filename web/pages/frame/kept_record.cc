#include "web/pages/frame/kept_record.h"

#include "catalog/store/expiring_store.h"
#include "web/api/json/need_json.h"

namespace mitate::web {
using catalog::Shelf;
using nlohmann::json;

Result<std::string> keep_record(const App& app, const json& record) {
  MITATE_TRY(const auto store, app.kept());
  const std::int64_t now = app.now();
  return store->put(Shelf::Needs, record.dump(), now, now + kKeptSeconds);
}

Result<std::optional<json>> kept_record(const App& app, const std::string& id) {
  MITATE_TRY(const auto store, app.kept());
  MITATE_TRY(const std::optional<std::string> bytes, store->get(Shelf::Needs, id, app.now()));
  if (!bytes) return std::optional<json>{};
  json record = json::parse(*bytes, nullptr, false);
  if (!record.is_object()) return std::optional<json>{};
  return std::optional<json>{std::move(record)};
}

Result<bool> replace_record(const App& app, const std::string& id, const json& record) {
  MITATE_TRY(const auto store, app.kept());
  const std::int64_t now = app.now();
  return store->replace(Shelf::Needs, id, record.dump(), now, now + kKeptSeconds);
}

Result<bool> erase_record(const App& app, const std::string& id) {
  MITATE_TRY(const auto store, app.kept());
  return store->erase(Shelf::Needs, id);
}

void put_need(json& record, const ranker::Need& need) {
  record["text"] = need.text;
  record["need"] = api::need_to_json(need);
}

std::optional<ranker::Need> need_of(const json& record) {
  auto need = api::need_from_json(record.at("need"));
  if (!need) return std::nullopt;
  need->text = record.at("text").get<std::string>();
  return std::move(*need);
}

}  // namespace mitate::web
