// A JSON request body, read with a depth limit before any tree is built. Errors name the position.
// Called for every POST call of web/api and by `mitate match --need`. Pure.
#pragma once
#include <nlohmann/json_fwd.hpp>
#include <string_view>

#include "catalog/base/result.h"
#include "web/http/problem.h"

namespace mitate::web::api {

inline constexpr std::size_t kMaxJsonDepth = 64;

/// The object in `text`, or the 400 that names position and rule: not UTF-8, malformed, deeper than
/// kMaxJsonDepth, the same name twice in an object, not an object. The reader's own message is
/// never passed on, because it quotes the text.
[[nodiscard]] Result<nlohmann::json, Problem> read_json_object(std::string_view text);
/// The member is there and not null.
[[nodiscard]] bool is_sent(const nlohmann::json& object, const char* name);

}  // namespace mitate::web::api
