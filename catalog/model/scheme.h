// Certification schemes, and what only looks like one: awards, adoptions, guidelines, standards.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "catalog/base/strong_id.h"
#include "catalog/model/provenance.h"

namespace mitate::catalog {

struct Scheme {
  SchemeId id;
  std::string name;
  std::optional<std::string> name_kana;
  std::vector<std::string> aliases;
  std::string kind;
  std::optional<std::string> issuer;
  std::vector<std::string> applies_to;
  std::string meaning;
  std::optional<std::string> validity_text;
  std::optional<std::int64_t> validity_months;
  std::vector<std::pair<std::string, std::string>> details;
  Provenance provenance;
  /// Certifications and regulatory approvals; everything else is a recognition or a document.
  [[nodiscard]] bool is_certification() const {
    return kind == "certification" || kind == "regulatory_approval";
  }
};

}  // namespace mitate::catalog
