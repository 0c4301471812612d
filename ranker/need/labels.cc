#include "ranker/need/labels.h"

#include "ranker/need/concepts.h"
#include "ranker/need/standing.h"
#include "ranker/need/wording.h"

namespace mitate::ranker::reading {

std::vector<Slot<std::string>> read_languages(const Passage& passage) {
  const std::vector<Hit>& hits = passage.of(CueSlot::Language);
  const std::vector<Standing>& standing = passage.standings_of(CueSlot::Language);
  std::vector<Slot<std::string>> out;
  for (std::size_t i = 0; i < hits.size(); ++i) {
    if (standing[i] == Standing::Wanted) {
      add_once(out, hits[i].value(), passage.source(hits[i].start, hits[i].end));
    }
  }
  return out;
}

std::vector<Slot<std::string>> read_certifications(const Passage& passage,
                                                   const catalog::Catalog& catalog) {
  const std::vector<Hit>& hits = passage.of(CueSlot::Certification);
  const std::vector<Standing>& standing = passage.standings_of(CueSlot::Certification);
  std::vector<Slot<std::string>> out;
  for (std::size_t i = 0; i < hits.size(); ++i) {
    const catalog::Scheme* scheme = catalog.scheme(SchemeId(std::string(hits[i].value())));
    if (scheme == nullptr || scheme->kind == "buyer_recognition") continue;
    const std::u32string_view before = passage.before(hits[i].start, 20);
    const std::u32string_view after = passage.after(hits[i].end, 24);
    const bool says_own =
        contains_any(before, {U"当社は", U"弊社は", U"自社は", U"当健保は", U"当組合は", U"うちは",
                              U"当社も", U"弊社も", U"わが社は", U"当法人は"}) &&
        contains_any(after, {U"取得し", U"取得済", U"持って", U"認定され", U"運用して"});
    if (standing[i] == Standing::Wanted && !says_own) {
      add_once(out, hits[i].value(), passage.source(hits[i].start, hits[i].end));
    }
  }
  return out;
}

}  // namespace mitate::ranker::reading
