// The program `mitate`.
#include <fcntl.h>

#include <cstdio>
#include <exception>

#include "web/cli/commands.h"

int main(int argc, char** argv) {
  // A caller may have closed them (systemd, cron, `>&-`). The next file that is opened would take
  // the number, and what is printed would land inside the database.
  for (int descriptor = 0; descriptor <= 2; ++descriptor) {
    if (::fcntl(descriptor, F_GETFD) < 0) ::open("/dev/null", O_RDWR);
  }
  // Nothing of ours throws across rooms; what the standard library throws (no memory, a broken
  // locale) ends here with a sentence instead of an abort.
  try {
    const int status = mitate::web::cli::run(argc, argv);
    if ((std::fflush(stdout) != 0 || std::ferror(stdout) != 0) && status == mitate::web::cli::kOk) {
      std::fputs("mitate: the output could not be written (is the disk full?)\n", stderr);
      return mitate::web::cli::kEnvironment;
    }
    return status;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "mitate: %s\n", error.what());
    return mitate::web::cli::kEnvironment;
  }
}
