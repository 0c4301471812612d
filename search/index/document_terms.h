// A document's fields -> everything an index stores of it: terms, sentences, runs for phrases. The
// one place that says how much each role counts. Not here: the alphabet of terms
// (analysis/terms.h), writing (build_index.cc).
#pragma once
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "search/analysis/analyzer.h"
#include "search/analysis/terms.h"
#include "search/contract/parameters.h"
#include "search/index/text_documents.h"

namespace mitate::search {

struct ReadDocument {
  DocumentTerms terms;
  /// The folded text of each field that a phrase may stand in, without spaces.
  std::vector<std::u32string> runs;
};

/// True for what a "…" looks into: what the record itself says, not what its categories are called
/// by others.
[[nodiscard]] bool holds_phrases(FieldRole role);

/// Reads documents one after another and remembers the short texts that many of them share (labels,
/// synonyms, providers, places), so that each is analysed once. One thread at a time.
class DocumentReader {
 public:
  DocumentReader(const Analyzer& analyzer, const SearchParameters& parameters)
      : analyzer_(analyzer), parameters_(parameters) {}
  [[nodiscard]] ReadDocument read(const std::vector<FieldText>& fields);

 private:
  struct Remembered {
    std::vector<std::pair<std::string, unsigned>> frequency;
    std::vector<std::vector<std::uint32_t>> sentences;
    std::vector<std::pair<std::string, std::string>> surface_of_reading;
    std::u32string run;
  };
  std::u32string read_field(const FieldText& field, DocumentTerms& out) const;

  const Analyzer& analyzer_;
  SearchParameters parameters_;
  std::unordered_map<std::string, Remembered> shared_;
};

}  // namespace mitate::search
