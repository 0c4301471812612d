// What a need is about: domains with their polarity, and the service types, interventions and
// outcomes that are named. Values are taxonomy slugs; the rules are those of the acceptance sets
// (most specific slug only, background is no goal, a negation inside one domain negates nothing).
#pragma once
#include <string>
#include <vector>

#include "ranker/need/need.h"
#include "ranker/need/passage.h"

namespace mitate::ranker::reading {

struct DomainReading {
  std::vector<Slot<std::string>> wanted;
  std::vector<Slot<std::string>> refused;
  std::vector<std::string>
      contradicted;  ///< asked for and refused in the same words; asked for wins
};

[[nodiscard]] DomainReading read_domains(const Passage& passage, const catalog::Taxonomy& taxonomy);
/// Service types, interventions or outcomes that are named and not refused, in text order. What is
/// named only by the words of a refused domain (「高血圧以外」: 血圧を下げる) is not meant either.
[[nodiscard]] std::vector<Slot<std::string>> read_named(const Passage& passage, CueSlot slot,
                                                        const DomainReading& domains);

/// Adds a value once, keeping the first source.
void add_once(std::vector<Slot<std::string>>& list, std::string_view value, Span source);

}  // namespace mitate::ranker::reading
