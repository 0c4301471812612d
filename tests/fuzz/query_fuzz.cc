// Any bytes as a query: search, suggest and match must answer or refuse, never crash.
#include <unistd.h>

#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <string_view>

#include "search/search.h"
#include "tests/support/shipped_catalog.h"

namespace {
const mitate::search::Searcher& searcher() {
  static const auto kSearcher = [] {
    const auto folder = std::filesystem::temp_directory_path() /
                        ("mitate-query-fuzz-" + std::to_string(::getpid()));
    auto opened = mitate::search::Searcher::open_or_build(mitate::testing::shipped_catalog(),
                                                          {folder.string(), true});
    if (!opened) std::abort();
    // The index stays open; its folder need not outlive the process.
    std::atexit([] {
      std::error_code failed;
      std::filesystem::remove_all(std::filesystem::temp_directory_path() /
                                      ("mitate-query-fuzz-" + std::to_string(::getpid())),
                                  failed);
    });
    return *opened;
  }();
  return *kSearcher;
}
}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  mitate::search::SearchRequest request;
  request.text = std::string(text);
  request.as_of = mitate::testing::reference_date();
  const auto result = searcher().search(request);
  if (result) {
    for (const auto& hit : result->hits) {
      for (const auto& snippet : hit.snippets) {
        for (const auto& mark : snippet.highlights) {
          if (mark.begin >= mark.end || mark.end > snippet.text.size()) std::abort();
        }
      }
    }
  }
  (void)searcher().suggest(text, 5);
  (void)searcher().match_text(text, 5);
  return 0;
}
