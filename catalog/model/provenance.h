// Who says so, since when, and how far it is believed. Every fact that search, ranking or a page
// uses carries this. Plain data; assembled by catalog/model/assembly.cc.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "catalog/base/date.h"
#include "catalog/base/strong_id.h"
#include "catalog/schema/closed_sets.h"

namespace mitate::catalog {

struct Source {
  SourceId id;
  std::string title;
  std::string locator;  ///< URL, or the heading inside a document
  std::optional<std::string> url;
  std::string publisher_kind;
  Verification verification = Verification::Unverified;  ///< from publisher_kinds.csv
  std::string retrieved_as;
  Date retrieved_on;
  std::optional<PartialDate> published_on;
  bool gone = false;
};

/// One statement of one source about one fact of one record.
struct FactSource {
  std::string fact;  ///< "record" for the record as a whole, else the fact's name
  SourceId source;
  std::optional<PartialDate> as_of;  ///< nullopt: the date of the fact is unknown
  Verification verification = Verification::Unverified;
  bool curator_assigned = false;  ///< the editor's judgement rather than the source's words
  bool stated = false;            ///< checked that this source states this fact
  std::string note;
};

/// All statements about one record. At most a few dozen; linear search is fine.
struct Provenance {
  std::vector<FactSource> entries;
  /// The statements about `fact`; when there is none, those about the whole record.
  [[nodiscard]] std::vector<const FactSource*> for_fact(std::string_view fact) const;
  /// The strongest statement about `fact` by the rule of for_fact, of equally strong ones the
  /// newest; nullptr when there is none.
  [[nodiscard]] const FactSource* best(std::string_view fact) const;
};

}  // namespace mitate::catalog
