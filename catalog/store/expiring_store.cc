#include "catalog/store/expiring_store.h"

#include <algorithm>
#include <system_error>

#include "catalog/base/digest.h"
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

/// Kept-at and expiry, eight bytes each, then the bytes.
std::string packed(std::string_view bytes, std::int64_t kept_at, std::int64_t expires_at) {
  return sequence_key(static_cast<std::uint64_t>(kept_at)) +
         sequence_key(static_cast<std::uint64_t>(expires_at)) + std::string(bytes);
}

std::optional<KeptItem> unpacked(std::string_view id, std::string_view value) {
  if (value.size() < kHeaderBytes) return std::nullopt;
  KeptItem out;
  out.id = id;
  out.kept_at = static_cast<std::int64_t>(*sequence_of(value.substr(0, 8)));
  out.expires_at = static_cast<std::int64_t>(*sequence_of(value.substr(8, 8)));
  out.bytes = value.substr(kHeaderBytes);
  return out;
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
  MITATE_TRY(out->env_,
             LmdbEnv::open({folder, {"needs", "reports"}, kMapBytes, kMaxMapBytes, false}));
  return out;
}

ExpiringStore::~ExpiringStore() = default;

Result<std::string> ExpiringStore::put(Shelf shelf, std::string_view bytes, std::int64_t now,
                                       std::int64_t expires_at) {
  MITATE_TRY_VOID(check(bytes, now, expires_at));
  const std::string id = random_hex(16);
  const auto body = [&](WriteTransaction& t) {
    return t.put(table_of(shelf), id, packed(bytes, now, expires_at));
  };
  MITATE_TRY_VOID(env_->write(body));
  return id;
}

Result<std::optional<std::string>> ExpiringStore::get(Shelf shelf, std::string_view id,
                                                      std::int64_t now) const {
  std::optional<std::string> out;
  if (!is_item_id(id)) return out;
  const auto body = [&](const ReadTransaction& t) -> Result<void> {
    MITATE_TRY(const std::optional<std::string_view> value, t.get(table_of(shelf), id));
    if (!value) return {};
    std::optional<KeptItem> item = unpacked(id, *value);
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
    MITATE_TRY(const std::optional<std::string_view> value, t.get(table_of(shelf), id));
    if (!value) return {};
    const std::optional<KeptItem> item = unpacked(id, *value);
    if (!item || item->expires_at <= now) return {};
    replaced = true;
    return t.put(table_of(shelf), id, packed(bytes, item->kept_at, expires_at));
  };
  MITATE_TRY_VOID(env_->write(body));
  return replaced;
}

Result<bool> ExpiringStore::erase(Shelf shelf, std::string_view id) {
  if (!is_item_id(id)) return false;
  bool erased = false;
  const auto body = [&](WriteTransaction& t) -> Result<void> {
    MITATE_TRY(erased, t.erase(table_of(shelf), id));
    return {};
  };
  MITATE_TRY_VOID(env_->write(body));
  return erased;
}

Result<std::size_t> ExpiringStore::purge(std::int64_t now) {
  std::size_t purged = 0;
  const auto body = [&](WriteTransaction& t) -> Result<void> {
    purged = 0;
    for (TableIndex table = 0; table < kShelves; ++table) {
      std::vector<std::string> expired;
      MITATE_TRY_VOID(t.scan(table, {}, [&](std::string_view id, std::string_view value) {
        const std::optional<KeptItem> item = unpacked(id, value);
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
      std::optional<KeptItem> item = unpacked(id, value);
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
