// What can go wrong, as one closed list, and where it went wrong.
// Not here: Japanese sentences for people (web/wording) and the tables code -> HTTP status and
// code -> exit status (web). Used by every room.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace mitate {

/// Closed list. The edge (web) maps each code to an HTTP status and an exit status.
enum class ErrorCode : std::uint8_t {
  InvalidArgument,  ///< a parameter, flag or need field breaks a stated rule
  InvalidData,      ///< a record, file or row breaks a stated rule
  NotFound,         ///< a named thing does not exist (absence as a normal answer is std::optional)
  Locked,           ///< another writer holds this data directory
  Unsupported,      ///< written by a newer format than this program knows
  Corrupt,          ///< stored bytes do not say what they must
  LimitExceeded,    ///< too long, too many, too deep, too slow by a stated limit
  Io,               ///< the operating system refused: disk full, permission, missing directory
  Unavailable,      ///< a needed part is not there (dictionary, index, running server)
  Internal,         ///< a broken promise of our own code
};

/// Stable lowercase name, for logs and the `code` member of problem+json.
[[nodiscard]] std::string_view name_of(ErrorCode code);

/// Where in the input the fault is. Empty members are unknown; `row` counts from 1 and includes the
/// header line of a CSV file, so it is the line number an editor shows for files without line
/// breaks inside cells.
struct Place {
  std::string file;
  std::uint64_t row = 0;
  std::string field;

  friend bool operator==(const Place&, const Place&) = default;
};

/// A failure, for the operator or the caller. `message` is a full sentence; for seed and import
/// faults it is Japanese because a person reads it. Never contains the text of a need.
struct Error {
  ErrorCode code = ErrorCode::Internal;
  std::string message;
  std::string hint = {};
  Place place = {};
  std::vector<Error> causes = {};
};

/// "file:row: field: message (hint)" followed by the causes, one per line.
[[nodiscard]] std::string describe(const Error& error);

}  // namespace mitate
