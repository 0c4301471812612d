// Things that are kept for a while and belong to nobody else: buyers' needs (confidential, opaque
// bytes) and reports of errors waiting for a curator. An LMDB environment of its own under
// <data_dir>/private, never in backups, exports or logs. Not here: what the bytes mean (web). Time
// is a parameter, in seconds since 1970-01-01 UTC. Thread-safe; open once per process and share.
#pragma once
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/base/result.h"

namespace mitate::catalog {

class LmdbEnv;

/// Each shelf is its own table; an id of one is unknown on the other.
enum class Shelf { Needs, Reports };

struct KeptItem {
  std::string id;
  std::int64_t kept_at = 0;
  std::int64_t expires_at = 0;
  std::string bytes;
};

class ExpiringStore {
 public:
  /// Largest item. A need with its history is a few kilobytes; more is abuse.
  static constexpr std::size_t kMaxBytes = std::size_t{256} << 10;

  /// Errors: Io, Corrupt.
  [[nodiscard]] static Result<std::shared_ptr<ExpiringStore>> open(
      const std::filesystem::path& data_dir);
  ~ExpiringStore();

  /// Keeps `bytes` durably under a new id of 128 random bits (32 hexadecimal digits); who does not
  /// know the id cannot find it. Errors: LimitExceeded, InvalidArgument when it would be expired.
  [[nodiscard]] Result<std::string> put(Shelf shelf, std::string_view bytes, std::int64_t now,
                                        std::int64_t expires_at);
  /// nullopt when unknown, malformed or expired: the three look alike on purpose.
  [[nodiscard]] Result<std::optional<std::string>> get(Shelf shelf, std::string_view id,
                                                       std::int64_t now) const;
  /// False when there is nothing (any more) to replace.
  [[nodiscard]] Result<bool> replace(Shelf shelf, std::string_view id, std::string_view bytes,
                                     std::int64_t now, std::int64_t expires_at);
  /// False when it was not there.
  [[nodiscard]] Result<bool> erase(Shelf shelf, std::string_view id);
  /// Removes what has expired on any shelf; returns how many.
  [[nodiscard]] Result<std::size_t> purge(std::int64_t now);
  /// Items that have not expired.
  [[nodiscard]] Result<std::size_t> count(Shelf shelf, std::int64_t now) const;
  /// For the curator's queue: oldest first, at most `limit`. Not for Shelf::Needs
  /// (InvalidArgument): nobody may leaf through needs.
  [[nodiscard]] Result<std::vector<KeptItem>> list(Shelf shelf, std::int64_t now,
                                                   std::size_t limit) const;

 private:
  ExpiringStore() = default;
  std::unique_ptr<LmdbEnv> env_;
};

}  // namespace mitate::catalog
