// One LMDB environment and its transactions as RAII. Not here: what keys and values mean (keys,
// codec). Only files of catalog/store include this; the other rooms see catalog_store.h.
// Thread-safe: any number of reading threads (MDB_NOTLS, one transaction each) and one writer at a
// time. One process must open a directory only once (LMDB's rule): share the object.
#pragma once
#include <cstddef>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <shared_mutex>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/base/result.h"

struct MDB_env;
struct MDB_txn;

namespace mitate::catalog {

/// Index into the table names given to LmdbEnv::open. Values of every table but the first carry a
/// checksum over key and value, which each read proves: a flipped bit is an error with a name and
/// never a fact. The first table stays plain, because its format number is read by every version.
using TableIndex = std::size_t;

/// A consistent snapshot. Views it hands out die with it: the callers copy. Keep it short, because
/// pages that it can see are not reused.
class ReadTransaction {
 public:
  ReadTransaction(const ReadTransaction&) = delete;
  ReadTransaction& operator=(const ReadTransaction&) = delete;
  ~ReadTransaction();

  [[nodiscard]] Result<std::optional<std::string_view>> get(TableIndex table,
                                                            std::string_view key) const;
  /// Visits entries in key order from the first key >= `from`; stops when `visit` returns false.
  [[nodiscard]] Result<void> scan(
      TableIndex table, std::string_view from,
      const std::function<bool(std::string_view key, std::string_view value)>& visit) const;
  [[nodiscard]] Result<std::size_t> count(TableIndex table) const;

 protected:
  friend class LmdbEnv;
  ReadTransaction(MDB_txn* transaction, const std::vector<unsigned>& handles)
      : transaction_(transaction), handles_(handles) {}
  /// What was stored, without the checksum in front of it. Corrupt when that does not fit.
  [[nodiscard]] Result<std::string_view> checked(TableIndex table, std::string_view key,
                                                 std::string_view stored) const;
  MDB_txn* transaction_;
  const std::vector<unsigned>& handles_;
};

class WriteTransaction : public ReadTransaction {
 public:
  [[nodiscard]] Result<void> put(TableIndex table, std::string_view key, std::string_view value);
  /// True when the key was there.
  [[nodiscard]] Result<bool> erase(TableIndex table, std::string_view key);
  /// The map filled up; LmdbEnv grows it and runs the body again.
  [[nodiscard]] bool is_full() const { return full_; }

 private:
  friend class LmdbEnv;
  using ReadTransaction::ReadTransaction;
  bool full_ = false;
};

class LmdbEnv {
 public:
  struct Options {
    std::filesystem::path directory;
    std::vector<std::string> tables;
    std::size_t map_bytes = 0;      ///< first size; the file only takes what is used
    std::size_t max_map_bytes = 0;  ///< growth by doubling ends here with LimitExceeded
    bool read_only = false;         ///< never creates or changes a file
  };

  /// Errors: NotFound when read_only and there is no store; Io for permissions, missing folders and
  /// bad media; Corrupt when the file is not LMDB's or shorter than its own records say (LMDB maps
  /// it, and reading past the end would kill the process).
  [[nodiscard]] static Result<std::unique_ptr<LmdbEnv>> open(Options options);
  ~LmdbEnv();
  LmdbEnv(const LmdbEnv&) = delete;
  LmdbEnv& operator=(const LmdbEnv&) = delete;

  // After an error that LMDB calls fatal (a write of its first pages failed) the environment is
  // opened anew by the next transaction: a passing fault of the disk must not last.

  /// Runs `body` on a snapshot.
  [[nodiscard]] Result<void> read(
      const std::function<Result<void>(const ReadTransaction&)>& body) const;
  /// Runs `body` and commits with fsync; nothing of it is kept when `body` or the commit fails.
  /// `body` may run again after the map has grown, so it must not change anything else.
  [[nodiscard]] Result<void> write(const std::function<Result<void>(WriteTransaction&)>& body);
  /// Copies a consistent snapshot into the existing empty folder `target`, compacted.
  [[nodiscard]] Result<void> copy_to(const std::filesystem::path& target) const;
  /// Frees reader slots of processes that no longer run; returns how many.
  [[nodiscard]] Result<int> clear_dead_readers();
  [[nodiscard]] std::size_t map_bytes() const;

 private:
  LmdbEnv() = default;
  [[nodiscard]] Result<void> open_environment();
  [[nodiscard]] Result<void> open_tables();
  [[nodiscard]] Result<void> open_anew();
  [[nodiscard]] Result<void> write_once(const std::function<Result<void>(WriteTransaction&)>& body,
                                        int& code);
  /// A code of LMDB; `transaction` is set when it is MDB_SUCCESS.
  [[nodiscard]] int begin(unsigned flags, MDB_txn** transaction) const;
  /// True when the transaction may be begun again: the map was adopted or the environment opened
  /// anew.
  [[nodiscard]] bool recovered_from(int code);

  Options options_;
  MDB_env* env_ = nullptr;  ///< nullptr after opening anew has failed
  std::vector<unsigned> handles_;
  /// Shared by transactions, exclusive while the map changes size (LMDB allows it only without
  /// any).
  mutable std::shared_mutex map_size_;
};

}  // namespace mitate::catalog
