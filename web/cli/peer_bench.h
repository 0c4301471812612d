// Hands `mitate bench search --sizes …` over to mitate-bench, the program that is built with the
// tests where Groonga and SQLite are: the peers are linked there and never into the server. POSIX
// only.
#pragma once
#include <string>
#include <vector>

#include "catalog/base/result.h"

namespace mitate::web::cli {

/// Where mitate-bench lies beside the running program, or in the build folder `bench`; empty when
/// it was not built.
[[nodiscard]] std::string find_peer_bench();
/// Replaces this process by mitate-bench with `arguments`; returns only when that is not possible
/// (Unavailable, with the command that builds it).
[[nodiscard]] Error become_peer_bench(const std::vector<std::string>& arguments);

}  // namespace mitate::web::cli
