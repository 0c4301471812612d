// The shipped seed data as one Catalog, read once per test process. Tests of every room use the
// real data; generated data is only for scale and for planted faults.
#pragma once
#include <memory>

#include "catalog/model/catalog.h"

namespace mitate::testing {

/// Fails the test when the shipped data does not load.
[[nodiscard]] std::shared_ptr<const catalog::Catalog> shipped_catalog();
/// The reference date of the shipped data and of the acceptance sets.
[[nodiscard]] Date reference_date();
/// The day of the last edit of the shipped files; nothing in them was read or mapped after it.
[[nodiscard]] Date edited_on();

}  // namespace mitate::testing
