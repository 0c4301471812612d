#include "tests/support/kill_loop.h"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <random>
#include <stdexcept>
#include <thread>

namespace mitate::testing {

void Acknowledgements::acknowledge(std::uint64_t number) const {
  // Eight bytes are below PIPE_BUF, so a kill cannot cut them in two.
  if (write(descriptor_, &number, sizeof number) != static_cast<ssize_t>(sizeof number)) _exit(3);
}

std::vector<std::uint64_t> run(const KillLoop& loop) {
  std::mt19937_64 random(loop.seed);
  std::uniform_int_distribution<std::int64_t> delay(loop.shortest.count(), loop.longest.count());
  std::vector<std::uint64_t> acknowledged;
  for (int round = 0; round < loop.rounds; ++round) {
    int ends[2];
    if (pipe(ends) != 0) throw std::runtime_error("no pipe");
    const pid_t child = fork();
    if (child < 0) throw std::runtime_error("no process");
    if (child == 0) {
      close(ends[0]);
      loop.work(round, Acknowledgements(ends[1]));
      _exit(0);
    }
    close(ends[1]);
    std::this_thread::sleep_for(std::chrono::microseconds(delay(random)));
    kill(child, SIGKILL);
    std::uint64_t number = 0;
    while (read(ends[0], &number, sizeof number) == static_cast<ssize_t>(sizeof number)) {
      acknowledged.push_back(number);
    }
    close(ends[0]);
    int status = 0;
    if (waitpid(child, &status, 0) != child) throw std::runtime_error("lost a process");
    // Anything but our kill or a plain return is a crash of the work itself.
    const bool killed = WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL;
    if (!killed && !(WIFEXITED(status) && WEXITSTATUS(status) == 0)) {
      throw std::runtime_error("the work failed by itself");
    }
    loop.check(round, acknowledged);
  }
  return acknowledged;
}

}  // namespace mitate::testing
