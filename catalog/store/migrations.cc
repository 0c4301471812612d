#include "catalog/store/migrations.h"

#include <charconv>
#include <span>

#include "catalog/store/layout.h"

namespace mitate::catalog {
namespace {

/// Turns format `from` into `from + 1`.
struct Step {
  std::uint64_t from;
  Result<void> (*run)(WriteTransaction&);
};

/// A new store has no rows, so format 1 needs nothing but its record.
Result<void> begin_format_1(WriteTransaction&) { return {}; }

constexpr Step kSteps[] = {{0, begin_format_1}};

}  // namespace

Result<std::uint64_t> read_number(const ReadTransaction& transaction, std::string_view key) {
  MITATE_TRY(const std::optional<std::string_view> stored, transaction.get(kMeta, key));
  if (!stored) return std::uint64_t{0};
  std::uint64_t value = 0;
  const auto [end, error] = std::from_chars(stored->data(), stored->data() + stored->size(), value);
  if (error != std::errc{} || end != stored->data() + stored->size()) {
    return Unexpected(ErrorCode::Corrupt, "記録「" + std::string(key) + "」が数ではありません。",
                      "バックアップから戻してください。");
  }
  return value;
}

Result<std::uint64_t> stored_format(const LmdbEnv& env) {
  std::uint64_t format = 0;
  MITATE_TRY_VOID(env.read([&](const ReadTransaction& transaction) -> Result<void> {
    MITATE_TRY(format, read_number(transaction, kFormatKey));
    return {};
  }));
  return format;
}

Result<void> refuse_newer(std::uint64_t format) {
  if (format <= kStoreFormat) return {};
  return Unexpected(ErrorCode::Unsupported,
                    "データの置き場の形式は第" + std::to_string(format) +
                        "版で、このプログラムが知る第" + std::to_string(kStoreFormat) +
                        "版より新しいです。",
                    "新しい版のmitateを使うか、別の --data-dir を指定してください。");
}

Result<void> migrate(LmdbEnv& env) {
  return env.write([](WriteTransaction& transaction) -> Result<void> {
    MITATE_TRY(std::uint64_t format, read_number(transaction, kFormatKey));
    MITATE_TRY_VOID(refuse_newer(format));
    for (const Step& step : kSteps) {
      if (step.from != format) continue;
      MITATE_TRY_VOID(step.run(transaction));
      ++format;
    }
    return transaction.put(kMeta, kFormatKey, std::to_string(format));
  });
}

}  // namespace mitate::catalog
