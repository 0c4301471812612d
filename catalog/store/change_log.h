// What was changed, by whom, when: the append-only log as other rooms read it. Written only by
// CatalogWriter; chained by SHA-256 so that a changed or missing entry shows. Plain data.
#pragma once
#include <cstdint>
#include <map>
#include <optional>
#include <string>

namespace mitate::catalog {

/// Who asks for a write and why. All texts are stored and shown; no personal data of buyers.
struct WriteInfo {
  std::string actor;      ///< role or account, e.g. "load", "curator:yamada"
  std::string operation;  ///< short slug, e.g. "load", "import", "suspend"
  std::string at;         ///< "YYYY-MM-DDThh:mm:ssZ", given by the caller; rooms read no clock
  std::string note;       ///< may be empty
};

/// Non-empty cells by column name.
using CellMap = std::map<std::string, std::string>;

struct LoggedChange {
  std::uint64_t sequence = 0;
  std::uint32_t number = 0;  ///< from 0 inside its entry
  std::string table;
  std::string key;                    ///< key cells joined with U+001F
  std::optional<std::string> before;  ///< SHA-256 of the stored value before; nullopt: new row
  std::optional<CellMap> after;       ///< the row as it became; nullopt: removed
};

struct LogEntry {
  std::uint64_t sequence = 0;  ///< from 1, without gaps
  WriteInfo info;
  std::uint64_t changes = 0;
  std::string changes_hash;   ///< SHA-256 over the changes of this entry in order
  std::string previous_hash;  ///< hash of the entry before; empty for the first
  std::string hash;           ///< SHA-256 of this entry's text without this member
};

}  // namespace mitate::catalog
