#include "catalog/store/expiring_store.h"

#include <algorithm>
#include <fstream>
#include <system_error>

#include "catalog/base/digest.h"
#include "catalog/base/sealing.h"
#include "catalog/store/keys.h"
#include "catalog/store/lmdb_env.h"

namespace mitate::catalog {
namespace {

constexpr TableIndex kShelves = 2;
constexpr std::size_t kHeaderBytes = 16;
/// Address space; buyers' needs of years fit, and a flood cannot fill the disk.
constexpr std::size_t kMapBytes = std::size_t{64} << 20;
constexpr std::size_t kMaxMapBytes = std::size_t{1} << 30;

TableIndex table_of(Shelf shelf) { return shelf == Shelf::Needs ? 0 : 1; }

/// A need is found by a name that its id gives, never the other way round: the id stands in the
/// link that its buyer holds and nowhere else.
std::string key_of(Shelf shelf, std::string_view id) {
  return shelf == Shelf::Needs ? sealed_name(id) : std::string(id);
}

/// Kept-at and expiry, eight bytes each, then the bytes: of a need sealed with a key from its id.
std::string packed(Shelf shelf, std::string_view id, std::string_view bytes, std::int64_t kept_at,
                   std::int64_t expires_at) {
  std::string out = sequence_key(static_cast<std::uint64_t>(kept_at)) +
                    sequence_key(static_cast<std::uint64_t>(expires_at));
  out += shelf == Shelf::Needs ? seal(bytes, id, out) : std::string(bytes);
  return out;
}

/// All but the bytes, which only who knows the id can open.
std::optional<KeptItem> dates_of(std::string_view value) {
  if (value.size() < kHeaderBytes) return std::nullopt;
  KeptItem out;
  out.kept_at = static_cast<std::int64_t>(*sequence_of(value.substr(0, 8)));
  out.expires_at = static_cast<std::int64_t>(*sequence_of(value.substr(8, 8)));
  return out;
}

std::optional<KeptItem> unpacked(Shelf shelf, std::string_view id, std::string_view value) {
  std::optional<KeptItem> out = dates_of(value);
  if (!out) return out;
  out->id = id;
  const std::string_view bytes = value.substr(kHeaderBytes);
  if (shelf == Shelf::Reports) {
    out->bytes = bytes;
    return out;
  }
  auto opened = open_sealed(bytes, id, value.substr(0, kHeaderBytes));
  if (!opened) return std::nullopt;
  out->bytes = std::move(*opened);
  return out;
}

/// Our own limit, not a mistake of the person who writes: to be told as "try later".
Result<void> as_ours(Result<void> done) {
  if (done || done.error().code != ErrorCode::LimitExceeded) return done;
  Error error = std::move(done).error();
  error.code = ErrorCode::Unavailable;
  error.hint = "the store of needs and reports is full; expired ones are deleted hourly";
  return Unexpected(std::move(error));
}

/// Nothing but our own ids may become a key.
bool is_item_id(std::string_view id) {
  return id.size() == 32 && std::all_of(id.begin(), id.end(), [](char c) {
           return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
         });
}

Result<void> check(std::string_view bytes, std::int64_t now, std::int64_t expires_at) {
  if (bytes.size() > ExpiringStore::kMaxBytes) {
    return Unexpected(ErrorCode::LimitExceeded, "保存できる大きさを超えています。");
  }
  if (now < 0 || expires_at <= now) {
    return Unexpected(ErrorCode::InvalidArgument, "保存の期限が今より後ではありません。", {},
                      {{}, 0, "expires_at"});
  }
  return {};
}

/// Needs of an earlier version lie open under their ids: they are sealed now. True when there were
/// some.
Result<bool> seal_open_needs(LmdbEnv& env) {
  const TableIndex needs = table_of(Shelf::Needs);
  std::vector<std::pair<std::string, std::string>> open;
  const auto look = [&](const ReadTransaction& t) {
    return t.scan(needs, {}, [&](std::string_view key, std::string_view value) {
      if (is_item_id(key)) open.emplace_back(key, value);
      return true;
    });
  };
  MITATE_TRY_VOID(env.read(look));
  if (open.empty()) return false;
  const auto close = [&](WriteTransaction& t) -> Result<void> {
    for (const auto& [id, value] : open) {
      MITATE_TRY([[maybe_unused]] const bool was_there, t.erase(needs, id));
      const auto dates = dates_of(value);
      if (!dates) continue;
      MITATE_TRY_VOID(t.put(needs, key_of(Shelf::Needs, id),
                            packed(Shelf::Needs, id, std::string_view(value).substr(kHeaderBytes),
                                   dates->kept_at, dates->expires_at)));
    }
    return {};
  };
  MITATE_TRY_VOID(env.write(close));
  return true;
}

/// LMDB does not overwrite freed pages: the file is written anew without them, and the old one is
/// overwritten before it goes.
Result<void> leave_old_pages(std::unique_ptr<LmdbEnv>& env, const LmdbEnv::Options& options) {
  const std::filesystem::path fresh = options.directory / "fresh";
  std::error_code failed;
  std::filesystem::remove_all(fresh, failed);
  std::filesystem::create_directory(fresh, failed);
  MITATE_TRY_VOID(env->copy_to(fresh));
  env.reset();  // one process opens a directory only once
  const std::filesystem::path file = options.directory / "data.mdb";
  {
    std::fstream old(file, std::ios::binary | std::ios::in | std::ios::out);
    const std::string zeros(64 * 1024, '\0');
    for (std::uintmax_t left = std::filesystem::file_size(file, failed); left > 0;) {
      const auto size = std::min<std::uintmax_t>(left, zeros.size());
      old.write(zeros.data(), static_cast<std::streamsize>(size));
      left -= size;
    }
  }
  std::filesystem::rename(fresh / "data.mdb", file, failed);
  if (failed) {
    return Unexpected(ErrorCode::Io, "cannot replace " + file.string() + ": " + failed.message());
  }
  std::filesystem::remove_all(fresh, failed);
  MITATE_TRY(env, LmdbEnv::open(options));
  return {};
}

}  // namespace

Result<std::shared_ptr<ExpiringStore>> ExpiringStore::open(const std::filesystem::path& data_dir) {
  const std::filesystem::path folder = data_dir / "private";
  std::error_code failed;
  std::filesystem::create_directories(folder, failed);
  if (!failed) {
    // Only the account that runs the server may look in.
    std::filesystem::permissions(folder, std::filesystem::perms::owner_all, failed);
  }
  if (failed) {
    return Unexpected(ErrorCode::Io,
                      "「" + folder.string() + "」を作れません（" + failed.message() + "）。",
                      "フォルダの場所と権限を確かめてください。");
  }
  std::shared_ptr<ExpiringStore> out(new ExpiringStore);
  const LmdbEnv::Options options{folder, {"needs", "reports"}, kMapBytes, kMaxMapBytes, false};
  MITATE_TRY(out->env_, LmdbEnv::open(options));
  MITATE_TRY(const bool was_open, seal_open_needs(*out->env_));
  if (was_open) {
    MITATE_TRY_VOID(leave_old_pages(out->env_, options));
  }
  return out;
}

ExpiringStore::~ExpiringStore() = default;

Result<std::string> ExpiringStore::put(Shelf shelf, std::string_view bytes, std::int64_t now,
                                       std::int64_t expires_at) {
  MITATE_TRY_VOID(check(bytes, now, expires_at));
  // The same report is one report, however often it is sent; nobody can name a need but its buyer.
  const std::string id = shelf == Shelf::Reports ? sha256_hex(bytes).substr(0, 32) : random_hex(16);
  const auto body = [&](WriteTransaction& t) -> Result<void> {
    MITATE_TRY(const std::optional<std::string_view> known,
               t.get(table_of(shelf), key_of(shelf, id)));
    const std::optional<KeptItem> dates = known ? dates_of(*known) : std::nullopt;
    if (dates && dates->expires_at > now) return {};
    return t.put(table_of(shelf), key_of(shelf, id), packed(shelf, id, bytes, now, expires_at));
  };
  MITATE_TRY_VOID(as_ours(env_->write(body)));
  return id;
}

Result<std::optional<std::string>> ExpiringStore::get(Shelf shelf, std::string_view id,
                                                      std::int64_t now) const {
  std::optional<std::string> out;
  if (!is_item_id(id)) return out;
  const auto body = [&](const ReadTransaction& t) -> Result<void> {
    MITATE_TRY(const std::optional<std::string_view> value,
               t.get(table_of(shelf), key_of(shelf, id)));
    if (!value) return {};
    std::optional<KeptItem> item = unpacked(shelf, id, *value);
    if (item && item->expires_at > now) out = std::move(item->bytes);
    return {};
  };
  MITATE_TRY_VOID(env_->read(body));
  return out;
}

Result<bool> ExpiringStore::replace(Shelf shelf, std::string_view id, std::string_view bytes,
                                    std::int64_t now, std::int64_t expires_at) {
  MITATE_TRY_VOID(check(bytes, now, expires_at));
  if (!is_item_id(id)) return false;
  bool replaced = false;
  const auto body = [&](WriteTransaction& t) -> Result<void> {
    replaced = false;
    MITATE_TRY(const std::optional<std::string_view> value,
               t.get(table_of(shelf), key_of(shelf, id)));
    if (!value) return {};
    const std::optional<KeptItem> item = unpacked(shelf, id, *value);
    if (!item || item->expires_at <= now) return {};
    replaced = true;
    return t.put(table_of(shelf), key_of(shelf, id),
                 packed(shelf, id, bytes, item->kept_at, expires_at));
  };
  MITATE_TRY_VOID(as_ours(env_->write(body)));
  return replaced;
}

Result<bool> ExpiringStore::erase(Shelf shelf, std::string_view id) {
  if (!is_item_id(id)) return false;
  bool erased = false;
  const auto body = [&](WriteTransaction& t) -> Result<void> {
    MITATE_TRY(erased, t.erase(table_of(shelf), key_of(shelf, id)));
    return {};
  };
  MITATE_TRY_VOID(env_->write(body));
  return erased;
}

Result<std::size_t> ExpiringStore::purge(std::int64_t now) {
  std::size_t purged = 0;
  const auto look = [&](const ReadTransaction& t) -> Result<void> {
    for (TableIndex table = 0; table < kShelves && purged == 0; ++table) {
      MITATE_TRY_VOID(t.scan(table, {}, [&](std::string_view, std::string_view value) {
        const std::optional<KeptItem> item = dates_of(value);
        if (!item || item->expires_at <= now) ++purged;
        return purged == 0;
      }));
    }
    return {};
  };
  MITATE_TRY_VOID(env_->read(look));
  if (purged == 0) return purged;  // nothing to write, and nobody waits for a disk
  const auto body = [&](WriteTransaction& t) -> Result<void> {
    purged = 0;
    for (TableIndex table = 0; table < kShelves; ++table) {
      std::vector<std::string> expired;
      MITATE_TRY_VOID(t.scan(table, {}, [&](std::string_view id, std::string_view value) {
        const std::optional<KeptItem> item = dates_of(value);
        if (!item || item->expires_at <= now) expired.emplace_back(id);
        return true;
      }));
      for (const std::string& id : expired) {
        MITATE_TRY([[maybe_unused]] const bool was_there, t.erase(table, id));
      }
      purged += expired.size();
    }
    return {};
  };
  MITATE_TRY_VOID(env_->write(body));
  return purged;
}

Result<std::size_t> ExpiringStore::count(Shelf shelf, std::int64_t now) const {
  std::size_t out = 0;
  const auto body = [&](const ReadTransaction& t) {
    return t.scan(table_of(shelf), {}, [&](std::string_view, std::string_view value) {
      const auto expires = sequence_of(value.substr(std::min<std::size_t>(8, value.size()), 8));
      if (expires && static_cast<std::int64_t>(*expires) > now) ++out;
      return true;
    });
  };
  MITATE_TRY_VOID(env_->read(body));
  return out;
}

Result<std::vector<KeptItem>> ExpiringStore::list(Shelf shelf, std::int64_t now,
                                                  std::size_t limit) const {
  if (shelf == Shelf::Needs) {
    return Unexpected(ErrorCode::InvalidArgument, "要望は一覧できません。", {}, {{}, 0, "shelf"});
  }
  std::vector<KeptItem> out;
  const auto body = [&](const ReadTransaction& t) {
    return t.scan(table_of(shelf), {}, [&](std::string_view id, std::string_view value) {
      std::optional<KeptItem> item = unpacked(shelf, id, value);
      if (item && item->expires_at > now) out.push_back(std::move(*item));
      return true;
    });
  };
  MITATE_TRY_VOID(env_->read(body));
  std::sort(out.begin(), out.end(), [](const KeptItem& a, const KeptItem& b) {
    return std::pair(a.kept_at, a.id) < std::pair(b.kept_at, b.id);
  });
  if (out.size() > limit) out.resize(limit);
  return out;
}

}  // namespace mitate::catalog
