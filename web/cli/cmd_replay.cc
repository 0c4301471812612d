// mitate replay FILE: matches the need of a replay record again. Exit 0: the same answer (the same
// bytes, or only the version names differ and this is said); 1: another answer, with what differs.
#include <nlohmann/json.hpp>

#include "web/api/calls/replay.h"
#include "web/cli/commands.h"
#include "web/cli/output.h"

namespace mitate::web::cli {

int replay(const Globals& globals, const std::filesystem::path& file) {
  constexpr std::size_t kMostBytes = 32 * 1024 * 1024;
  const auto bytes = read_file(file, kMostBytes);
  if (!bytes) return fail(globals, bytes.error());
  const auto app = open_app(globals);
  if (!app) return fail(globals, app.error());
  const Wording& wording = (*app)->wording();
  const auto outcome = api::replay(*bytes, *(*app)->snapshot(), wording);
  if (!outcome) return fail(globals, outcome.error());
  const api::Replay& replayed = *outcome;
  if (globals.json) {
    nlohmann::ordered_json out;
    out["same_bytes"] = replayed.same_bytes;
    out["same_answer"] = replayed.same_answer;
    out["differences"] = replayed.differences;
    print(out.dump(2));
  } else {
    print(wording.text(replayed.same_bytes    ? "replay.same_bytes"
                       : replayed.same_answer ? "replay.same_answer"
                                              : "replay.other_answer"));
    for (const std::string& difference : replayed.differences) print("- " + difference);
  }
  return replayed.same_answer ? kOk : kNo;
}

}  // namespace mitate::web::cli
