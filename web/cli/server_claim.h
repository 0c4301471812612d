// One server per data directory: a lock that lives as long as the process, and a small file that
// says where the running server listens. Called by `mitate serve`.
#pragma once
#include <filesystem>
#include <optional>
#include <string>

#include "catalog/base/result.h"

namespace mitate::web::cli {

struct ServerPlace {
  std::string host;
  int port = 0;
  int pid = 0;
  std::string instance;  ///< random; /healthz of the same server says the same
  [[nodiscard]] std::string url() const;
};

class ServerClaim {
 public:
  /// nullopt when another process holds the claim. Errors: Io.
  [[nodiscard]] static Result<std::optional<ServerClaim>> take(
      const std::filesystem::path& data_dir);
  ~ServerClaim();
  ServerClaim(ServerClaim&& other) noexcept;
  ServerClaim& operator=(ServerClaim&&) = delete;

  /// Writes <data_dir>/server.json (replaced whole); removed at the end.
  [[nodiscard]] Result<void> publish(const ServerPlace& place) const;

 private:
  ServerClaim(int lock, std::filesystem::path data_dir)
      : lock_(lock), data_dir_(std::move(data_dir)) {}
  int lock_;
  std::filesystem::path data_dir_;
};

/// The server that holds the claim, once it answers on /healthz with its own instance; waits for
/// one that is just starting. nullopt when it does not answer within about ten seconds.
[[nodiscard]] std::optional<ServerPlace> find_running(const std::filesystem::path& data_dir);

}  // namespace mitate::web::cli
