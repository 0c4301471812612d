// A record's own words, folded, as one string: what phrases and pairs of characters are looked for
// in. Not here: how much a need and a record share (character_pairs.h).
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

#include "catalog/model/catalog.h"

namespace mitate::ranker {

/// Widths and letter case made equal, nothing else: for asking whether words stand in a record.
[[nodiscard]] std::string plain_words(std::string_view text);

/// Text of one record, folded by plain_words(), as three consecutive parts of one string.
struct RecordText {
  std::string all;             ///< name, description, reports
  std::uint32_t name_end = 0;  ///< bytes
  std::uint32_t described_end = 0;
  double length = 0;  ///< Σ weight of its pairs, those of its concepts included
};
[[nodiscard]] RecordText record_text(const catalog::Service& service);

}  // namespace mitate::ranker
