#include "tests/web/cli/program.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <stdexcept>

namespace mitate::testing {
namespace {

struct Pipe {
  std::array<int, 2> ends{-1, -1};
  Pipe() {
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) throw std::runtime_error("pipe");
  }
  ~Pipe() {
    close_end(0);
    close_end(1);
  }
  void close_end(std::size_t end) {
    if (ends[end] >= 0) ::close(ends[end]);
    ends[end] = -1;
  }
};

pid_t start(const std::vector<std::string>& arguments, int in, int out, int err) {
  const pid_t pid = ::fork();
  if (pid < 0) throw std::runtime_error("fork");
  if (pid > 0) return pid;
  if (in >= 0) ::dup2(in, 0);
  if (out >= 0) ::dup2(out, 1);
  if (err >= 0) ::dup2(err, 2);
  std::vector<char*> argv;
  static char program[] = MITATE_PROGRAM;
  argv.push_back(program);
  for (const std::string& argument : arguments) argv.push_back(const_cast<char*>(argument.c_str()));
  argv.push_back(nullptr);
  ::execv(program, argv.data());
  ::_exit(127);
}

int exit_of(pid_t pid) {
  int status = 0;
  if (::waitpid(pid, &status, 0) != pid) throw std::runtime_error("waitpid");
  return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
}

/// Reads both streams until they end.
void drain(Pipe& out, Pipe& err, Outcome& outcome) {
  std::array<char, 65536> chunk;
  while (out.ends[0] >= 0 || err.ends[0] >= 0) {
    std::array<pollfd, 2> ready{{{out.ends[0], POLLIN, 0}, {err.ends[0], POLLIN, 0}}};
    ::poll(ready.data(), ready.size(), -1);
    for (std::size_t i = 0; i < 2; ++i) {
      Pipe& pipe = i == 0 ? out : err;
      if (ready[i].revents == 0 || pipe.ends[0] < 0) continue;
      const ssize_t got = ::read(pipe.ends[0], chunk.data(), chunk.size());
      if (got <= 0) {
        pipe.close_end(0);
      } else {
        (i == 0 ? outcome.out : outcome.err).append(chunk.data(), static_cast<std::size_t>(got));
      }
    }
  }
}

}  // namespace

Outcome run_program(const std::vector<std::string>& arguments, const std::string& input) {
  Pipe in;
  Pipe out;
  Pipe err;
  Outcome outcome;
  const pid_t pid = start(arguments, in.ends[0], out.ends[1], err.ends[1]);
  in.close_end(0);
  out.close_end(1);
  err.close_end(1);
  if (!input.empty() &&
      ::write(in.ends[1], input.data(), input.size()) != static_cast<ssize_t>(input.size())) {
    throw std::runtime_error("write");
  }
  in.close_end(1);
  drain(out, err, outcome);
  outcome.status = exit_of(pid);
  return outcome;
}

ServingProgram::ServingProgram(const std::filesystem::path& data_dir) {
  Pipe out;
  const int nowhere = ::open("/dev/null", O_WRONLY | O_CLOEXEC);
  pid_ = start({"--data-dir", data_dir.string(), "serve", "--port", "0"}, -1, out.ends[1], nowhere);
  ::close(nowhere);
  out.close_end(1);
  char c = 0;
  while (::read(out.ends[0], &c, 1) == 1 && c != '\n') url_ += c;
  const std::size_t colon = url_.rfind(':');
  if (colon == std::string::npos || url_.rfind("http://", 0) != 0) {
    terminate();
    throw std::runtime_error("the server did not start: " + url_);
  }
  port_ = std::stoi(url_.substr(colon + 1));
}

ServingProgram::~ServingProgram() { terminate(); }

int ServingProgram::terminate() {
  if (pid_ < 0) return 0;
  ::kill(pid_, SIGTERM);
  const int status = exit_of(pid_);
  pid_ = -1;
  return status;
}

}  // namespace mitate::testing
