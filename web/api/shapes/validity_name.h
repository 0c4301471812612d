// What a validity says on a day, as JSON spells it, once for shapes and writers.
#pragma once
#include <string_view>

#include "catalog/base/closed_set.h"
#include "catalog/base/date.h"

namespace mitate::web::api {

using mitate::name_of;  // not hidden by the one below

[[nodiscard]] constexpr std::string_view name_of(Validity::At at) {
  switch (at) {
    case Validity::At::Valid:
      return "valid";
    case Validity::At::NotYet:
      return "not_yet";
    case Validity::At::Expired:
      return "expired";
    case Validity::At::Unknown:
      break;
  }
  return "unknown";
}

}  // namespace mitate::web::api
