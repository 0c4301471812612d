// Runs the built program `mitate` as its users do: arguments in, exit status and both streams out.
#pragma once
#include <sys/types.h>

#include <chrono>
#include <filesystem>
#include <string>
#include <vector>

namespace mitate::testing {

struct Outcome {
  int status = -1;  ///< exit status; -signal when killed
  std::string out;
  std::string err;
};
/// Waits for the end. Throws when the program cannot be started.
[[nodiscard]] Outcome run_program(const std::vector<std::string>& arguments,
                                  const std::string& input = {});

/// `mitate serve` in the background on a port the system chose; ended by SIGTERM at the latest when
/// this object dies.
class ServingProgram {
 public:
  explicit ServingProgram(const std::filesystem::path& data_dir);
  ~ServingProgram();
  ServingProgram(const ServingProgram&) = delete;
  ServingProgram& operator=(const ServingProgram&) = delete;
  [[nodiscard]] int port() const { return port_; }
  [[nodiscard]] const std::string& url() const { return url_; }
  /// Sends SIGTERM; the exit status.
  int terminate();

 private:
  pid_t pid_ = -1;
  std::string url_;
  int port_ = 0;
};

}  // namespace mitate::testing
