#include "catalog/store/lmdb_env.h"

#include <lmdb.h>

#include <cerrno>
#include <mutex>
#include <system_error>
#include <utility>

namespace mitate::catalog {
namespace {

namespace fs = std::filesystem;

Unexpected failure(int code, const std::string& what) {
  const std::string reason = what + "（LMDB: " + mdb_strerror(code) + "）。";
  switch (code) {
    case ENOENT:
    case MDB_NOTFOUND:
      return Unexpected(ErrorCode::NotFound, reason);
    case MDB_MAP_FULL:
      return Unexpected(ErrorCode::LimitExceeded, reason, "記憶域の上限に達しました。");
    case MDB_READERS_FULL:
      return Unexpected(ErrorCode::LimitExceeded, reason, "同時に読む数の上限に達しました。");
    case MDB_CORRUPTED:
    case MDB_PAGE_NOTFOUND:
    case MDB_INVALID:
    case MDB_VERSION_MISMATCH:
    case MDB_INCOMPATIBLE:
    case MDB_PANIC:
      return Unexpected(ErrorCode::Corrupt, reason, "バックアップから戻してください。");
    case ENOSPC:
      return Unexpected(ErrorCode::Io, reason, "ディスクの空きを増やしてください。");
    case EACCES:
    case EPERM:
    case EROFS:
      return Unexpected(ErrorCode::Io, reason, "フォルダの権限を確かめてください。");
    default:
      return Unexpected(ErrorCode::Io, reason);
  }
}

MDB_val value_of(std::string_view bytes) {
  // LMDB takes input through a non-const pointer but does not write through it.
  return {bytes.size(), const_cast<char*>(bytes.data())};
}

std::string_view view_of(const MDB_val& value) {
  return {static_cast<const char*>(value.mv_data), value.mv_size};
}

}  // namespace

ReadTransaction::~ReadTransaction() {
  if (transaction_ != nullptr) mdb_txn_abort(transaction_);
}

Result<std::optional<std::string_view>> ReadTransaction::get(TableIndex table,
                                                             std::string_view key) const {
  MDB_val wanted = value_of(key);
  MDB_val found{};
  const int code = mdb_get(transaction_, handles_[table], &wanted, &found);
  if (code == MDB_NOTFOUND) return std::optional<std::string_view>{};
  if (code != MDB_SUCCESS) return failure(code, "記録を読めませんでした");
  return std::optional<std::string_view>{view_of(found)};
}

Result<void> ReadTransaction::scan(
    TableIndex table, std::string_view from,
    const std::function<bool(std::string_view key, std::string_view value)>& visit) const {
  MDB_cursor* raw = nullptr;
  int code = mdb_cursor_open(transaction_, handles_[table], &raw);
  if (code != MDB_SUCCESS) return failure(code, "記録を読めませんでした");
  const std::unique_ptr<MDB_cursor, void (*)(MDB_cursor*)> cursor(raw, mdb_cursor_close);
  MDB_val key = value_of(from);
  MDB_val value{};
  code = mdb_cursor_get(raw, &key, &value, from.empty() ? MDB_FIRST : MDB_SET_RANGE);
  while (code == MDB_SUCCESS) {
    if (!visit(view_of(key), view_of(value))) return {};
    code = mdb_cursor_get(raw, &key, &value, MDB_NEXT);
  }
  if (code != MDB_NOTFOUND) return failure(code, "記録を読めませんでした");
  return {};
}

Result<std::size_t> ReadTransaction::count(TableIndex table) const {
  MDB_stat stat{};
  const int code = mdb_stat(transaction_, handles_[table], &stat);
  if (code != MDB_SUCCESS) return failure(code, "記録の数を読めませんでした");
  return stat.ms_entries;
}

Result<void> WriteTransaction::put(TableIndex table, std::string_view key, std::string_view value) {
  MDB_val k = value_of(key);
  MDB_val v = value_of(value);
  const int code = mdb_put(transaction_, handles_[table], &k, &v, 0);
  full_ = full_ || code == MDB_MAP_FULL;
  if (code != MDB_SUCCESS) return failure(code, "記録を書けませんでした");
  return {};
}

Result<bool> WriteTransaction::erase(TableIndex table, std::string_view key) {
  MDB_val k = value_of(key);
  const int code = mdb_del(transaction_, handles_[table], &k, nullptr);
  full_ = full_ || code == MDB_MAP_FULL;
  if (code == MDB_NOTFOUND) return false;
  if (code != MDB_SUCCESS) return failure(code, "記録を消せませんでした");
  return true;
}

Result<std::unique_ptr<LmdbEnv>> LmdbEnv::open(Options options) {
  const std::string shown = "データの置き場「" + options.directory.string() + "」を開けません";
  std::error_code failed;
  if (options.read_only) {
    if (!fs::exists(options.directory / "data.mdb", failed)) {
      return Unexpected(failed && failed != std::errc::no_such_file_or_directory
                            ? ErrorCode::Io
                            : ErrorCode::NotFound,
                        shown + "。まだ何も取り込まれていないか、場所が違います。",
                        "`mitate load` で取り込むか、--data-dir を確かめてください。");
    }
  } else {
    fs::create_directories(options.directory, failed);
    if (failed) {
      return Unexpected(ErrorCode::Io, shown + "（" + failed.message() + "）。",
                        "フォルダの場所と権限を確かめてください。");
    }
  }
  std::unique_ptr<LmdbEnv> out(new LmdbEnv);
  out->options_ = std::move(options);
  int code = mdb_env_create(&out->env_);
  if (code != MDB_SUCCESS) return failure(code, shown);
  mdb_env_set_maxdbs(out->env_, static_cast<MDB_dbi>(out->options_.tables.size()));
  // One slot per reading thread of every process; 32 server threads, command lines and a margin.
  mdb_env_set_maxreaders(out->env_, 254);
  code = mdb_env_set_mapsize(out->env_, out->options_.map_bytes);
  if (code != MDB_SUCCESS) return failure(code, shown);
  const unsigned flags = MDB_NOTLS | (out->options_.read_only ? MDB_RDONLY : 0U);
  code = mdb_env_open(out->env_, out->options_.directory.c_str(), flags, 0640);
  if (code != MDB_SUCCESS) return failure(code, shown);
  if (!out->options_.read_only) MITATE_TRY_VOID(out->clear_dead_readers());
  MITATE_TRY_VOID(out->open_tables());
  return out;
}

LmdbEnv::~LmdbEnv() {
  if (env_ != nullptr) mdb_env_close(env_);
}

Result<void> LmdbEnv::open_tables() {
  MITATE_TRY(MDB_txn* const transaction, begin(options_.read_only ? MDB_RDONLY : 0U));
  for (const std::string& name : options_.tables) {
    MDB_dbi handle = 0;
    const int code = mdb_dbi_open(transaction, name.c_str(),
                                  options_.read_only ? 0U : unsigned{MDB_CREATE}, &handle);
    if (code != MDB_SUCCESS) {
      mdb_txn_abort(transaction);
      return failure(code, "表「" + name + "」を開けません");
    }
    handles_.push_back(handle);
  }
  const int code = mdb_txn_commit(transaction);
  if (code != MDB_SUCCESS) return failure(code, "表を開けません");
  return {};
}

Result<MDB_txn*> LmdbEnv::begin(unsigned flags) const {
  MDB_txn* transaction = nullptr;
  const int code = mdb_txn_begin(env_, nullptr, flags, &transaction);
  if (code == MDB_SUCCESS) return transaction;
  // Another process grew the map; read() and write() open it anew and come back.
  if (code == MDB_MAP_RESIZED) return Unexpected(ErrorCode::Unavailable, "map resized");
  return failure(code, "処理を始められません");
}

Result<void> LmdbEnv::read(const std::function<Result<void>(const ReadTransaction&)>& body) const {
  for (int attempt = 0;; ++attempt) {
    {
      const std::shared_lock lock(map_size_);
      Result<MDB_txn*> started = begin(MDB_RDONLY);
      if (started) return body(ReadTransaction(*started, handles_));
      if (started.error().code != ErrorCode::Unavailable || attempt == 3) {
        return Unexpected(std::move(started).error());
      }
    }
    MITATE_TRY_VOID(adopt_foreign_growth());
  }
}

Result<void> LmdbEnv::adopt_foreign_growth() const {
  const std::unique_lock lock(map_size_);
  const int code = mdb_env_set_mapsize(env_, 0);
  if (code != MDB_SUCCESS) return failure(code, "広がった置き場を開き直せません");
  return {};
}

Result<void> LmdbEnv::write_once(const std::function<Result<void>(WriteTransaction&)>& body,
                                 bool& full) {
  const std::shared_lock lock(map_size_);
  MITATE_TRY(MDB_txn* const started, begin(0));
  WriteTransaction transaction(started, handles_);
  Result<void> done = body(transaction);
  full = transaction.is_full();
  if (!done) return done;
  const int code = mdb_txn_commit(std::exchange(transaction.transaction_, nullptr));
  full = code == MDB_MAP_FULL;
  if (code != MDB_SUCCESS) return failure(code, "書き込みを確定できませんでした");
  return {};
}

Result<void> LmdbEnv::write(const std::function<Result<void>(WriteTransaction&)>& body) {
  for (int attempt = 0;; ++attempt) {
    bool full = false;
    Result<void> done = write_once(body, full);
    if (done) return done;
    if (done.error().code == ErrorCode::Unavailable && attempt < 3) {
      MITATE_TRY_VOID(adopt_foreign_growth());
      continue;
    }
    if (!full) return done;
    const std::size_t bigger = map_bytes() * 2;
    if (bigger > options_.max_map_bytes) return done;
    const std::unique_lock lock(map_size_);
    const int code = mdb_env_set_mapsize(env_, bigger);
    if (code != MDB_SUCCESS) return failure(code, "置き場を広げられません");
  }
}

Result<void> LmdbEnv::copy_to(const fs::path& target) const {
  const std::shared_lock lock(map_size_);
  const int code = mdb_env_copy2(env_, target.c_str(), MDB_CP_COMPACT);
  if (code != MDB_SUCCESS) return failure(code, "「" + target.string() + "」へ写せません");
  return {};
}

Result<int> LmdbEnv::clear_dead_readers() {
  int dead = 0;
  const int code = mdb_reader_check(env_, &dead);
  if (code != MDB_SUCCESS) return failure(code, "読み手の表を調べられません");
  return dead;
}

std::size_t LmdbEnv::map_bytes() const {
  MDB_envinfo info{};
  mdb_env_info(env_, &info);
  return info.me_mapsize;
}

}  // namespace mitate::catalog
