#include "web/cli/output.h"

#include <poll.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <fstream>
#include <nlohmann/json.hpp>
#include <system_error>

#include "web/clock.h"

namespace mitate::web::cli {
namespace {

nlohmann::ordered_json error_json(const Error& error) {
  nlohmann::ordered_json out;
  out["code"] = name_of(error.code);
  out["message"] = error.message;
  if (!error.hint.empty()) out["hint"] = error.hint;
  if (!error.place.file.empty()) out["file"] = error.place.file;
  if (error.place.row != 0) out["row"] = error.place.row;
  if (!error.place.field.empty()) out["field"] = error.place.field;
  if (!error.causes.empty()) {
    out["errors"] = nlohmann::ordered_json::array();
    for (const Error& cause : error.causes) out["errors"].push_back(error_json(cause));
  }
  return out;
}

void write_line(std::FILE* out, std::string_view text) {
  std::fwrite(text.data(), 1, text.size(), out);
  if (text.empty() || text.back() != '\n') std::fputc('\n', out);
  std::fflush(out);
}

}  // namespace

Date Globals::today() const { return as_of ? *as_of : today_in_japan(); }
Date Globals::writing_day() const { return std::max(today(), today_in_japan()); }

void print(std::string_view text) { write_line(stdout, text); }
void complain(std::string_view text) {
  // A pipe that nobody reads must not hold up the end of the server.
  pollfd ready{STDERR_FILENO, POLLOUT, 0};
  if (::poll(&ready, 1, 1000) == 0) return;
  write_line(stderr, text);
}

int exit_status(ErrorCode code) {
  switch (code) {
    case ErrorCode::InvalidArgument:
    case ErrorCode::InvalidData:
    case ErrorCode::NotFound:
    case ErrorCode::LimitExceeded:
      return kBadInput;
    case ErrorCode::Locked:
    case ErrorCode::Unsupported:
    case ErrorCode::Corrupt:
    case ErrorCode::Io:
    case ErrorCode::Unavailable:
    case ErrorCode::Internal:
      return kEnvironment;
  }
  return kEnvironment;
}

int fail(const Globals& globals, const Error& error) {
  if (globals.json) {
    nlohmann::ordered_json out;
    out["error"] = error_json(error);
    print(out.dump(2, ' ', false, nlohmann::json::error_handler_t::replace));
  } else {
    complain(describe(error));
  }
  return exit_status(error.code);
}

int fail(const Globals& globals, const Problem& problem) {
  nlohmann::ordered_json out;
  out["error"]["code"] = problem.code;
  out["error"]["message"] = problem.detail;
  if (!problem.parameter.empty()) out["error"]["field"] = problem.parameter;
  if (problem.value) out["error"]["value"] = *problem.value;
  if (!problem.hint.empty()) out["error"]["hint"] = problem.hint;
  if (globals.json) {
    print(out.dump(2, ' ', false, nlohmann::json::error_handler_t::replace));
  } else {
    const std::string field = problem.parameter.empty() ? "" : problem.parameter + ": ";
    complain(field + problem.detail + (problem.hint.empty() ? "" : " " + problem.hint));
  }
  return problem.status >= 500 ? kEnvironment : kBadInput;
}

Result<std::unique_ptr<App>> open_app(const Globals& globals) {
  AppOptions options;
  options.data_dir = globals.data_dir;
  options.as_of = globals.as_of;
  options.prefer_mecab = !globals.icu;
  return App::open(std::move(options));
}

Result<std::shared_ptr<catalog::CatalogStore>> open_store(const Globals& globals, bool writable) {
  catalog::StoreOptions options;
  options.data_dir = globals.data_dir;
  options.read_only = !writable;
  auto store = catalog::CatalogStore::open(options);
  if (store || store.error().code != ErrorCode::NotFound) return store;
  Error error = std::move(store).error();
  error.code = ErrorCode::Unavailable;
  error.hint = "run: mitate load seed_data";
  return Unexpected(std::move(error));
}

Result<std::string> read_file(const std::filesystem::path& path, std::size_t limit) {
  std::error_code ignored;
  if (std::filesystem::is_directory(path, ignored)) {
    return Unexpected(ErrorCode::InvalidArgument, "is a folder, not a file", {},
                      {path.string(), 0, {}});
  }
  std::ifstream in(path, std::ios::binary);
  if (!in) {
    return Unexpected(ErrorCode::InvalidArgument, "cannot read the file", {},
                      {path.string(), 0, {}});
  }
  std::string bytes;
  std::array<char, 64 * 1024> chunk;
  while (in.read(chunk.data(), chunk.size()) || in.gcount() > 0) {
    bytes.append(chunk.data(), static_cast<std::size_t>(in.gcount()));
    if (bytes.size() > limit) {
      return Unexpected(ErrorCode::LimitExceeded,
                        "is larger than " + std::to_string(limit) + " bytes", {},
                        {path.string(), 0, {}});
    }
  }
  return bytes;
}

Result<std::string> read_standard_input(std::size_t limit) {
  std::string bytes;
  std::array<char, 16 * 1024> chunk;
  while (const std::size_t got = std::fread(chunk.data(), 1, chunk.size(), stdin)) {
    bytes.append(chunk.data(), got);
    if (bytes.size() > limit) {
      return Unexpected(ErrorCode::LimitExceeded,
                        "standard input is larger than " + std::to_string(limit) + " bytes");
    }
  }
  return bytes;
}

}  // namespace mitate::web::cli
