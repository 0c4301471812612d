// What commands share: writing results, failures as text or JSON with their exit status, opening
// the app, reading files. Not here: what a command does. Called by cmd_*.cc.
#pragma once
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "catalog/base/result.h"
#include "catalog/store/catalog_store.h"
#include "web/app.h"
#include "web/cli/commands.h"
#include "web/http/problem.h"

namespace mitate::web::cli {

/// To standard output with a line end.
void print(std::string_view text);
/// To standard error with a line end.
void complain(std::string_view text);
/// Writes the error (JSON on standard output with --json, else text on standard error) and gives
/// its exit status.
[[nodiscard]] int fail(const Globals& globals, const Error& error);
[[nodiscard]] int fail(const Globals& globals, const Problem& problem);
[[nodiscard]] int exit_status(ErrorCode code);

/// The loaded catalog with index, reader and matcher.
[[nodiscard]] Result<std::unique_ptr<App>> open_app(const Globals& globals);
/// The store for reading, or for a write with `writable`. Nothing loaded yet is Unavailable.
[[nodiscard]] Result<std::shared_ptr<catalog::CatalogStore>> open_store(const Globals& globals,
                                                                        bool writable = false);
/// At most `limit` bytes. Errors: Io, LimitExceeded.
[[nodiscard]] Result<std::string> read_file(const std::filesystem::path& path, std::size_t limit);
/// Standard input to its end, at most `limit` bytes.
[[nodiscard]] Result<std::string> read_standard_input(std::size_t limit);

}  // namespace mitate::web::cli
