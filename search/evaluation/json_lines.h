// Reads a file of JSON lines, gzip or plain, for evaluation only. Not for seed data.
#pragma once
#include <string>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "catalog/base/result.h"

namespace mitate::search {

/// InvalidData with file and row for a line that is no JSON object.
[[nodiscard]] Result<std::vector<nlohmann::json>> read_json_lines(const std::string& path);

}  // namespace mitate::search
