// Services in the form of the import file (catalog/README.md): what `mitate import` reads back.
// Only what that form can say: one price, one certification, municipalities. UTF-8 with BOM, so
// that Excel shows it; codes keep their zeros. For people who only read, see flat_csv_exporter.
// Pure.
#pragma once
#include <string>

#include "catalog/model/catalog.h"

namespace mitate::catalog {

/// Listed and reference services whose provider is known (the form requires one), by id.
[[nodiscard]] std::string service_csv(const Catalog& catalog);

}  // namespace mitate::catalog
