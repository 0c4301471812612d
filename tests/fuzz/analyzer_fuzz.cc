// Any bytes as text: tokens must lie in order inside the folded text, and offsets inside the
// source.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "search/analysis/analyzer.h"
#include "search/analysis/terms.h"
#include "tests/support/shipped_catalog.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const auto kAnalyzer =
      mitate::search::Analyzer::create(*mitate::testing::shipped_catalog(), true);
  if (!kAnalyzer) std::abort();
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const mitate::search::Analysis analysis = (*kAnalyzer)->analyze(text);
  for (std::size_t i = 0; i < analysis.folded.text.size(); ++i) {
    if (analysis.folded.begin[i] >= analysis.folded.end[i] || analysis.folded.end[i] > size) {
      std::abort();
    }
  }
  std::size_t last = 0;
  for (const mitate::search::Token& token : analysis.tokens) {
    if (token.begin < last || token.end <= token.begin || token.end > analysis.folded.text.size()) {
      std::abort();
    }
    last = token.end;
  }
  mitate::search::DocumentTerms terms;
  mitate::search::add_text(**kAnalyzer, text, {1, true}, terms);
  for (const auto& [term, frequency] : terms.frequency) {
    if (term.size() < 2 || term.size() > 245) std::abort();
  }
  return 0;
}
