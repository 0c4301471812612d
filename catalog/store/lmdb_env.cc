#include "catalog/store/lmdb_env.h"

#include <lmdb.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdint>
#include <cstring>
#include <fstream>
#include <mutex>
#include <system_error>
#include <utility>

#include "catalog/base/sealing.h"
#include "catalog/text/normalize.h"

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

constexpr TableIndex kPlainTable = 0;
/// In front of a checksum; no value without one begins with it.
constexpr char kChecked = '\x01';
constexpr std::size_t kChecksumBytes = 8;

/// Keys hold zero bytes and numbers; what is shown must be one readable line.
std::string shown_key(std::string_view key) {
  constexpr std::size_t kShown = 80;
  std::string out;
  for (const char c : key.substr(0, kShown)) {
    out += static_cast<unsigned char>(c) >= 0x20 && c != 0x7F ? c : ' ';
  }
  return first_invalid_utf8(out) ? std::string("?") : out;
}

template <typename T>
T number_at(std::string_view bytes, std::size_t at) {
  T out{};
  std::memcpy(&out, bytes.data() + at, sizeof out);
  return out;
}

/// The size that LMDB's own first pages say the file has; nullopt when they are none of LMDB's.
/// Both pages of them are looked at, because either may be the current one. Layout of LMDB 0.9
/// (mdb.c, MDB_page and MDB_meta) on 64-bit machines.
std::optional<std::uint64_t> recorded_size(const fs::path& file) {
  constexpr std::uint32_t kMagic = 0xBEEFC0DE;
  constexpr std::size_t kPageHeader = 16;
  constexpr std::size_t kPageSizeAt = kPageHeader + 24;
  constexpr std::size_t kLastPageAt = kPageHeader + 24 + 2 * 48;
  std::ifstream in(file, std::ios::binary);
  std::string head(kLastPageAt + 16, '\0');
  if (!in.read(head.data(), static_cast<std::streamsize>(head.size()))) return std::nullopt;
  const auto page_size = number_at<std::uint32_t>(head, kPageSizeAt);
  std::uint64_t last_page = 0;
  for (const std::uint64_t page : {0U, 1U}) {
    in.seekg(static_cast<std::streamoff>(page * page_size));
    if (!in.read(head.data(), static_cast<std::streamsize>(head.size()))) return std::nullopt;
    if (number_at<std::uint32_t>(head, kPageHeader) != kMagic) return std::nullopt;
    last_page = std::max(last_page, number_at<std::uint64_t>(head, kLastPageAt));
  }
  return (last_page + 1) * page_size;
}

/// Visits every byte that LMDB can reach; for a process that may die of it.
bool reads_everything(const fs::path& directory) {
  constexpr MDB_dbi kMostTables = 16;
  MDB_env* env = nullptr;
  if (mdb_env_create(&env) != MDB_SUCCESS) return false;
  mdb_env_set_maxdbs(env, kMostTables);
  MDB_txn* transaction = nullptr;
  MDB_dbi names = 0;
  if (mdb_env_open(env, directory.c_str(), MDB_RDONLY | MDB_NOLOCK, 0) != MDB_SUCCESS ||
      mdb_txn_begin(env, nullptr, MDB_RDONLY, &transaction) != MDB_SUCCESS ||
      mdb_dbi_open(transaction, nullptr, 0, &names) != MDB_SUCCESS) {
    return false;
  }
  std::uint64_t sum = 0;
  const auto walk = [&](MDB_dbi table, const auto& visit) {
    MDB_cursor* cursor = nullptr;
    if (mdb_cursor_open(transaction, table, &cursor) != MDB_SUCCESS) return false;
    MDB_val key{};
    MDB_val value{};
    int code = MDB_SUCCESS;
    while ((code = mdb_cursor_get(cursor, &key, &value, MDB_NEXT)) == MDB_SUCCESS) {
      for (const char byte : view_of(value)) sum += static_cast<unsigned char>(byte);
      if (!visit(key)) return false;
    }
    return code == MDB_NOTFOUND;
  };
  const auto whole_table = [&](const MDB_val& name) {
    MDB_dbi table = 0;
    const bool opened =
        mdb_dbi_open(transaction, std::string(view_of(name)).c_str(), 0, &table) == MDB_SUCCESS;
    return opened && walk(table, [](const MDB_val&) { return true; });
  };
  constexpr MDB_dbi kFreePages = 0;  // the next writer reads it
  const bool all =
      walk(kFreePages, [](const MDB_val&) { return true; }) && walk(names, whole_table);
  return all && sum != UINT64_MAX;  // the sum is used, so that no reading is left out
}

/// Whether another process comes through reading it all.
bool survives_reading(const fs::path& directory) {
  const pid_t child = ::fork();
  if (child < 0) return false;
  if (child == 0) {
    const rlimit no_core{};
    ::setrlimit(RLIMIT_CORE, &no_core);
    std::signal(SIGBUS, SIG_DFL);
    ::_exit(reads_everything(directory) ? 0 : 1);
  }
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

/// A truncated file would end the process by SIGBUS at the first read past its end. Shorter than
/// recorded is not yet damage: LMDB never writes pages at the end that were freed in the
/// transaction that took them. So another process tries.
Result<void> check_size(const fs::path& file) {
  std::error_code failed;
  const std::uintmax_t size = fs::file_size(file, failed);
  if (failed || size == 0) return {};  // LMDB makes it, or says why not
  const auto recorded = recorded_size(file);
  if (recorded && *recorded <= size) return {};
  if (recorded && survives_reading(file.parent_path())) return {};
  return Unexpected(ErrorCode::Corrupt,
                    "「" + file.string() + "」が途中で切れています（" + std::to_string(size) +
                        "バイト、記録では" + (recorded ? std::to_string(*recorded) : "不明") +
                        "）。",
                    "バックアップから戻してください。");
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
  MITATE_TRY(const std::string_view value, checked(table, key, view_of(found)));
  return std::optional<std::string_view>{value};
}

Result<std::string_view> ReadTransaction::checked(TableIndex table, std::string_view key,
                                                  std::string_view stored) const {
  // Values from before there were checksums begin with a brace or a digit.
  if (table == kPlainTable || stored.empty() || stored.front() != kChecked) return stored;
  if (stored.size() > kChecksumBytes) {
    const std::string_view value = stored.substr(1 + kChecksumBytes);
    if (checksum(key, value) == stored.substr(1, kChecksumBytes)) return value;
  }
  return Unexpected(ErrorCode::Corrupt,
                    "記録「" + shown_key(key) + "」の中身が壊れています（検査値が合いません）。",
                    "`mitate verify` で調べ、バックアップから戻してください。");
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
    MITATE_TRY(const std::string_view content, checked(table, view_of(key), view_of(value)));
    if (!visit(view_of(key), content)) return {};
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
  std::string with_checksum;
  if (table != kPlainTable) {
    with_checksum.reserve(1 + kChecksumBytes + value.size());
    with_checksum += kChecked;
    with_checksum += checksum(key, value);
    with_checksum += value;
  }
  MDB_val k = value_of(key);
  MDB_val v = value_of(table == kPlainTable ? value : std::string_view(with_checksum));
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
  MITATE_TRY_VOID(out->open_environment());
  return out;
}

Result<void> LmdbEnv::open_environment() {
  const std::string shown = "データの置き場「" + options_.directory.string() + "」を開けません";
  MITATE_TRY_VOID(check_size(options_.directory / "data.mdb"));
  int code = mdb_env_create(&env_);
  if (code != MDB_SUCCESS) return failure(code, shown);
  mdb_env_set_maxdbs(env_, static_cast<MDB_dbi>(options_.tables.size()));
  // One slot per reading thread of every process; the server's threads, command lines and a margin.
  mdb_env_set_maxreaders(env_, 254);
  code = mdb_env_set_mapsize(env_, options_.map_bytes);
  if (code != MDB_SUCCESS) return failure(code, shown);
  const unsigned flags = MDB_NOTLS | (options_.read_only ? MDB_RDONLY : 0U);
  code = mdb_env_open(env_, options_.directory.c_str(), flags, 0640);
  if (code != MDB_SUCCESS) return failure(code, shown);
  // Slots of processes that were killed; without this, 254 of them stop every reader.
  MITATE_TRY_VOID(clear_dead_readers());
  return open_tables();
}

LmdbEnv::~LmdbEnv() {
  if (env_ != nullptr) mdb_env_close(env_);
}

Result<void> LmdbEnv::open_tables() {
  MDB_txn* transaction = nullptr;
  const int begun = begin(options_.read_only ? MDB_RDONLY : 0U, &transaction);
  if (begun != MDB_SUCCESS) return failure(begun, "表を開けません");
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

int LmdbEnv::begin(unsigned flags, MDB_txn** transaction) const {
  if (env_ == nullptr) return MDB_PANIC;
  int code = mdb_txn_begin(env_, nullptr, flags, transaction);
  if (code == MDB_READERS_FULL) {
    int dead = 0;
    mdb_reader_check(env_, &dead);
    code = mdb_txn_begin(env_, nullptr, flags, transaction);
  }
  return code;
}

Result<void> LmdbEnv::open_anew() {
  const std::unique_lock lock(map_size_);
  unsigned flags = 0;
  constexpr unsigned kFatal = 0x80000000U;  // MDB_FATAL_ERROR of mdb.c, what MDB_PANIC stands for
  if (env_ != nullptr && mdb_env_get_flags(env_, &flags) == MDB_SUCCESS && (flags & kFatal) == 0) {
    MDB_txn* probe = nullptr;
    const int code = mdb_txn_begin(env_, nullptr, MDB_RDONLY, &probe);
    if (code == MDB_SUCCESS) mdb_txn_abort(probe);
    if (code != MDB_PANIC) return {};  // another thread was here before
  }
  if (env_ != nullptr) mdb_env_close(std::exchange(env_, nullptr));
  handles_.clear();
  auto opened = open_environment();
  if (!opened && env_ != nullptr) mdb_env_close(std::exchange(env_, nullptr));
  return opened;
}

bool LmdbEnv::recovered_from(int code) {
  if (code == MDB_PANIC) return open_anew().has_value();
  if (code != MDB_MAP_RESIZED) return false;
  const std::unique_lock lock(map_size_);  // another process grew the map
  return env_ != nullptr && mdb_env_set_mapsize(env_, 0) == MDB_SUCCESS;
}

Result<void> LmdbEnv::read(const std::function<Result<void>(const ReadTransaction&)>& body) const {
  for (int attempt = 0;; ++attempt) {
    int code = MDB_SUCCESS;
    {
      const std::shared_lock lock(map_size_);
      MDB_txn* started = nullptr;
      code = begin(MDB_RDONLY, &started);
      if (code == MDB_SUCCESS) return body(ReadTransaction(started, handles_));
    }
    // Opening anew changes how this object stands to its files, not what it shows.
    if (attempt == 3 || !const_cast<LmdbEnv*>(this)->recovered_from(code)) {
      return failure(code, "処理を始められません");
    }
  }
}

Result<void> LmdbEnv::write_once(const std::function<Result<void>(WriteTransaction&)>& body,
                                 int& code) {
  const std::shared_lock lock(map_size_);
  MDB_txn* started = nullptr;
  code = begin(0, &started);
  if (code != MDB_SUCCESS) return failure(code, "処理を始められません");
  WriteTransaction transaction(started, handles_);
  Result<void> done = body(transaction);
  code = transaction.is_full() ? MDB_MAP_FULL : MDB_SUCCESS;
  if (!done) return done;
  code = mdb_txn_commit(std::exchange(transaction.transaction_, nullptr));
  if (code != MDB_SUCCESS) return failure(code, "書き込みを確定できませんでした");
  return {};
}

Result<void> LmdbEnv::write(const std::function<Result<void>(WriteTransaction&)>& body) {
  for (int attempt = 0;; ++attempt) {
    int code = MDB_SUCCESS;
    Result<void> done = write_once(body, code);
    if (done) return done;
    if (code == MDB_MAP_FULL) {
      const std::size_t bigger = map_bytes() * 2;
      if (bigger > options_.max_map_bytes) return done;
      const std::unique_lock lock(map_size_);
      const int grown = mdb_env_set_mapsize(env_, bigger);
      if (grown != MDB_SUCCESS) return failure(grown, "置き場を広げられません");
      continue;
    }
    if (attempt == 3 || !recovered_from(code)) return done;
  }
}

Result<void> LmdbEnv::copy_to(const fs::path& target) const {
  const std::shared_lock lock(map_size_);
  if (env_ == nullptr) return failure(MDB_PANIC, "写せません");
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
  if (env_ != nullptr) mdb_env_info(env_, &info);
  return info.me_mapsize;
}

}  // namespace mitate::catalog
