#include "web/cli/peer_bench.h"

#include <unistd.h>

#include <filesystem>

namespace mitate::web::cli {
namespace fs = std::filesystem;

std::string find_peer_bench() {
  std::error_code error;
  const fs::path self = fs::read_symlink("/proc/self/exe", error);
  if (error) return {};
  // build/<preset>/web/mitate -> build/<preset>/tests/bench/mitate-bench, or that of build/bench.
  const fs::path build = self.parent_path().parent_path();
  for (const fs::path& place : {build, build.parent_path() / "bench"}) {
    const fs::path program = place / "tests" / "bench" / "mitate-bench";
    if (fs::is_regular_file(program, error)) return program.string();
  }
  return {};
}

Error become_peer_bench(const std::vector<std::string>& arguments) {
  const std::string program = find_peer_bench();
  if (!program.empty()) {
    std::vector<std::string> words{program};
    words.insert(words.end(), arguments.begin(), arguments.end());
    std::vector<char*> raw;
    for (std::string& word : words) raw.push_back(word.data());
    raw.push_back(nullptr);
    ::execv(program.c_str(), raw.data());
  }
  return {ErrorCode::Unavailable,
          "mitate-bench is not built",
          "./run bench が、比較の相手（Groonga・SQLite）を含めて組み立てます",
          {},
          {}};
}

}  // namespace mitate::web::cli
