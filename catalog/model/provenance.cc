#include "catalog/model/provenance.h"

namespace mitate::catalog {

std::vector<const FactSource*> Provenance::for_fact(std::string_view fact) const {
  std::vector<const FactSource*> own;
  std::vector<const FactSource*> record;
  for (const FactSource& entry : entries) {
    if (entry.fact == fact) own.push_back(&entry);
    if (entry.fact == "record") record.push_back(&entry);
  }
  return own.empty() ? record : own;
}

namespace {

/// Of two equally strong statements the one known to be newer tells more.
bool is_newer(const FactSource& a, const FactSource& b) {
  return a.as_of && (!b.as_of || a.as_of->latest() > b.as_of->latest());
}

}  // namespace

const FactSource* Provenance::best(std::string_view fact) const {
  const FactSource* best = nullptr;
  for (const FactSource* entry : for_fact(fact)) {
    if (best == nullptr || entry->verification < best->verification ||
        (entry->verification == best->verification && is_newer(*entry, *best))) {
      best = entry;
    }
  }
  return best;
}

}  // namespace mitate::catalog
