// The program `mitate`.
#include <cstdio>
#include <exception>

#include "web/cli/commands.h"

int main(int argc, char** argv) {
  // Nothing of ours throws across rooms; what the standard library throws (no memory, a broken
  // locale) ends here with a sentence instead of an abort.
  try {
    return mitate::web::cli::run(argc, argv);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "mitate: %s\n", error.what());
    return mitate::web::cli::kEnvironment;
  }
}
