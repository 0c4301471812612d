#include "ranker/criteria/labels.h"

#include <cmath>

#include "ranker/need/names.h"

namespace mitate::ranker {

using catalog::Vocabulary;

std::string joined(const std::vector<std::string>& items, std::size_t most) {
  std::string out;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (i == most) return out + "ほか";
    if (!out.empty()) out += "、";
    out += items[i];
  }
  return out;
}

std::string labels_of(const Concepts& concepts, Vocabulary vocabulary,
                      const std::vector<ConceptId>& ids, std::size_t most) {
  std::vector<std::string> labels;
  labels.reserve(ids.size());
  for (const ConceptId id : ids) labels.push_back(concepts.at(vocabulary, id).label_ja);
  return joined(labels, most);
}

std::string buyer_label(const Concepts& concepts, BuyerType buyer) {
  return std::string(concepts.taxonomy().label(Vocabulary::BuyerTypes, name_of(buyer)));
}

std::string buyers_label(const Concepts& concepts, std::uint8_t buyers) {
  std::vector<std::string> labels;
  for (const BuyerType buyer : all<BuyerType>()) {
    if ((buyers & bit_of(buyer)) != 0) labels.push_back(buyer_label(concepts, buyer));
  }
  return joined(labels);
}

std::string regions_label(const Columns& columns, const std::vector<AskedRegion>& regions) {
  std::vector<std::string> labels;
  for (const AskedRegion& region : regions) {
    labels.push_back(columns.catalog->places().label(
        region.municipality.empty() ? region.prefecture : region.municipality));
  }
  return joined(labels);
}

std::string points_text(Tenths points) {
  const std::int32_t size = points.value < 0 ? -points.value : points.value;
  return (points.value < 0 ? "-" : "") + std::to_string(size / 10) + "." +
         std::to_string(size % 10);
}

std::string yen_text(double yen) {
  std::string digits = std::to_string(static_cast<long long>(std::llround(yen)));
  for (std::size_t at = digits.size(); at > 3;) {
    at -= 3;
    if (at > 0 && digits[at - 1] != '-') digits.insert(at, ",");
  }
  return digits;
}

std::vector<ConceptId> ids_in(const std::vector<AskedConcept>& asked) {
  std::vector<ConceptId> ids;
  ids.reserve(asked.size());
  for (const AskedConcept& one : asked) ids.push_back(one.id);
  return ids;
}

}  // namespace mitate::ranker
