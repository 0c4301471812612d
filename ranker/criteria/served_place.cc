#include "ranker/criteria/served_place.h"

#include <algorithm>

namespace mitate::ranker {
namespace {

struct Naming {
  bool named = false;
  bool part_only = false;
};

Naming naming_in(const std::vector<std::string>& codes, const AskedRegion& region) {
  Naming out;
  for (const std::string& code : codes) {
    // A ward lies in its city: what serves the city serves the ward.
    if (code == region.prefecture ||
        (!region.municipality.empty() && (code == region.municipality || code == region.city))) {
      return {true, false};
    }
    // 6-digit codes begin with the prefecture's two digits.
    if (region.municipality.empty() && code.size() == 6 &&
        code.compare(0, 2, region.prefecture) == 0) {
      out = {true, true};
    }
  }
  return out;
}

}  // namespace

bool offered_everywhere(const ServiceFacts& facts) {
  return facts.coverage == catalog::Coverage::Nationwide ||
         facts.coverage == catalog::Coverage::Online;
}

ServedPlace served_place(const ServiceFacts& facts, const AskedRegion& region) {
  const Naming covered = naming_in(facts.places, region);
  if (covered.named) return {Serves::Yes, true, false, covered.part_only};
  if (offered_everywhere(facts)) return {Serves::Yes, false, false, false};
  if (facts.coverage == catalog::Coverage::LimitedPlaces) {
    return {facts.places.empty() ? Serves::Unknown : Serves::No, false, false, false};
  }
  for (const CaseFact& one : facts.cases) {
    const Naming there = naming_in(one.area_codes, region);
    if (there.named) return {Serves::Yes, true, true, there.part_only};
  }
  return {};
}

ServedPlace served_places(const ServiceFacts& facts, const std::vector<AskedRegion>& regions) {
  ServedPlace all{Serves::Yes, true, false, false};
  for (const AskedRegion& region : regions) {
    const ServedPlace one = served_place(facts, region);
    if (one.serves == Serves::No) return one;
    if (one.serves == Serves::Unknown) all.serves = Serves::Unknown;
    all.named = all.named && one.named;
    all.case_there = all.case_there || one.case_there;
    all.part_only = all.part_only || one.part_only;
  }
  return all;
}

}  // namespace mitate::ranker
