// mitate reports: the curator's queue of errors that readers told us about, oldest first, and
// taking a report off the queue when it was dealt with.
#include <ctime>
#include <nlohmann/json.hpp>

#include "catalog/store/expiring_store.h"
#include "web/cli/commands.h"
#include "web/cli/output.h"
#include "web/clock.h"

namespace mitate::web::cli {
namespace {
using nlohmann::ordered_json;

constexpr std::size_t kMostShown = 10'000;

std::string utc_minute(std::int64_t seconds) {
  const auto time = static_cast<std::time_t>(seconds);
  std::tm utc{};
  ::gmtime_r(&time, &utc);
  char text[32];
  std::strftime(text, sizeof text, "%Y-%m-%dT%H:%MZ", &utc);
  return text;
}

ordered_json report_json(const catalog::KeptItem& item) {
  ordered_json out;
  out["id"] = item.id;
  out["received_at"] = utc_minute(item.kept_at);
  out["expires_at"] = utc_minute(item.expires_at);
  const nlohmann::json stored = nlohmann::json::parse(item.bytes, nullptr, false);
  for (const char* name : {"service", "fact", "message", "evidence_url", "generation"}) {
    out[name] =
        stored.is_object() && stored.contains(name) ? stored[name] : nlohmann::json(nullptr);
  }
  return out;
}

/// What strangers wrote, as one that cannot move the curator's cursor or recolour the terminal:
/// control characters (C0, C1, DEL) and those that turn the reading direction become "?".
std::string harmless(const std::string& text) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto byte = [&](std::size_t ahead) {
      return at + ahead < text.size() ? static_cast<unsigned char>(text[at + ahead]) : 0U;
    };
    const bool c1 = byte(0) == 0xC2 && byte(1) >= 0x80 && byte(1) < 0xA0;
    const bool turns =
        byte(0) == 0xE2 && ((byte(1) == 0x80 && (byte(2) == 0x8E || byte(2) == 0x8F ||
                                                 (byte(2) >= 0xAA && byte(2) <= 0xAE))) ||
                            (byte(1) == 0x81 && byte(2) >= 0xA6 && byte(2) <= 0xA9));
    if (byte(0) == '\n') {
      out += "\n  ";
    } else if (byte(0) < 0x20 || byte(0) == 0x7F) {
      out += '?';
    } else if (c1 || turns) {
      out += '?';
      at += c1 ? 1 : 2;
    } else {
      out += text[at];
    }
  }
  return out;
}

std::string text_of(const ordered_json& report, const char* name) {
  const auto& value = report[name];
  return value.is_string() ? harmless(value.get<std::string>()) : std::string("-");
}
}  // namespace

int reports(const Globals& globals, const ReportsOptions& options) {
  auto store = catalog::ExpiringStore::open(globals.data_dir);
  if (!store) return fail(globals, store.error());
  if (!options.close.empty()) {
    const auto erased = (*store)->erase(catalog::Shelf::Reports, options.close);
    if (!erased) return fail(globals, erased.error());
    if (!*erased) {
      return fail(globals, Error{ErrorCode::NotFound, "no report " + options.close, {}, {}, {}});
    }
    complain("closed " + options.close);
    return kOk;
  }
  const auto items = (*store)->list(catalog::Shelf::Reports, unix_now(), kMostShown);
  if (!items) return fail(globals, items.error());
  ordered_json all = ordered_json::array();
  for (const catalog::KeptItem& item : *items) all.push_back(report_json(item));
  if (globals.json) {
    print(all.dump(2));
    return kOk;
  }
  for (const ordered_json& report : all) {
    print(text_of(report, "received_at") + "  " + text_of(report, "id") + "  " +
          text_of(report, "service") + "  " + text_of(report, "fact"));
    print("  " + text_of(report, "message"));
    if (!text_of(report, "evidence_url").empty()) print("  " + text_of(report, "evidence_url"));
  }
  print(std::to_string(all.size()) + " reports");
  return kOk;
}

}  // namespace mitate::web::cli
