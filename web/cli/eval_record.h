// `--record FILE` of mitate eval: keeps the printed figures with set, day and versions in the file
// that /methods shows. Called by cmd_eval.cc.
#pragma once
#include <filesystem>
#include <string>

#include "web/app.h"
#include "web/cli/commands.h"

namespace mitate::web::cli {

/// Does nothing when no file was asked for. `figures` is the JSON object that was printed.
[[nodiscard]] Result<void> record(const EvalOptions& options, const std::string& name,
                                  const std::filesystem::path& judged_set,
                                  const std::string& figures, const Snapshot& snapshot);

}  // namespace mitate::web::cli
