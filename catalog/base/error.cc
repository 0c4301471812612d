#include "catalog/base/error.h"

namespace mitate {

std::string_view name_of(ErrorCode code) {
  switch (code) {
    case ErrorCode::InvalidArgument:
      return "invalid_argument";
    case ErrorCode::InvalidData:
      return "invalid_data";
    case ErrorCode::NotFound:
      return "not_found";
    case ErrorCode::Locked:
      return "locked";
    case ErrorCode::Unsupported:
      return "unsupported";
    case ErrorCode::Corrupt:
      return "corrupt";
    case ErrorCode::LimitExceeded:
      return "limit_exceeded";
    case ErrorCode::Io:
      return "io";
    case ErrorCode::Unavailable:
      return "unavailable";
    case ErrorCode::Internal:
      return "internal";
  }
  return "internal";
}

std::string describe(const Error& error) {
  std::string out;
  if (!error.place.file.empty()) {
    out += error.place.file;
    if (error.place.row != 0) out += ':' + std::to_string(error.place.row);
    out += ": ";
  }
  if (!error.place.field.empty()) out += error.place.field + ": ";
  out += error.message;
  if (!error.hint.empty()) out += " (" + error.hint + ")";
  for (const Error& cause : error.causes) out += "\n  " + describe(cause);
  return out;
}

}  // namespace mitate
