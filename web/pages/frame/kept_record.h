// What a reader types and comes back to: a need, a bundle. One store for both: sealed, durable,
// gone after a month, found only by an unguessable id, never logged, never in a list. Not here:
// what a record holds (needs/kept_need.h, bundles/kept_bundle.h, which call this).
#pragma once
#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>

#include "catalog/base/result.h"
#include "ranker/need/need.h"
#include "web/app.h"

namespace mitate::web {

inline constexpr std::int64_t kKeptSeconds = 30LL * 24 * 60 * 60;

/// Keeps it under a new id. Errors: those of the store.
[[nodiscard]] Result<std::string> keep_record(const App& app, const nlohmann::json& record);
/// nullopt when unknown, expired, or no JSON object.
[[nodiscard]] Result<std::optional<nlohmann::json>> kept_record(const App& app,
                                                                const std::string& id);
/// False when it is gone.
[[nodiscard]] Result<bool> replace_record(const App& app, const std::string& id,
                                          const nlohmann::json& record);
/// False when it was not there.
[[nodiscard]] Result<bool> erase_record(const App& app, const std::string& id);

/// The record under this id as a T, by `read`, which may give nothing or throw what the JSON
/// library throws. nullopt when unknown, expired, malformed or of another kind: they look alike on
/// purpose.
template <typename T>
[[nodiscard]] Result<std::optional<T>> find_record(
    const App& app, const std::string& id, std::optional<T> (*read)(const nlohmann::json&)) {
  MITATE_TRY(const std::optional<nlohmann::json> record, kept_record(app, id));
  if (!record) return std::optional<T>{};
  try {
    return read(*record);
  } catch (const nlohmann::json::exception&) {
    return std::optional<T>{};
  }
}

/// A need with the buyer's words, which its JSON of the outside leaves out.
void put_need(nlohmann::json& record, const ranker::Need& need);
/// Throws as find_record() takes it; nullopt when the need is none.
[[nodiscard]] std::optional<ranker::Need> need_of(const nlohmann::json& record);

}  // namespace mitate::web
