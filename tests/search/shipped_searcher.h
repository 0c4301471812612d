// One searcher over the shipped data, opened once per test process in a folder of its own.
#pragma once
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "search/search.h"
#include "tests/support/shipped_catalog.h"

namespace mitate::testing {

inline const search::Searcher& shipped_searcher() {
  static const std::shared_ptr<const search::Searcher> kSearcher = [] {
    const std::filesystem::path folder =
        std::filesystem::temp_directory_path() / ("mitate-shipped-" + std::to_string(::getpid()));
    auto opened = search::Searcher::open_or_build(shipped_catalog(), {folder.string(), true});
    REQUIRE(opened);
    std::atexit([] {
      std::error_code ignored;
      std::filesystem::remove_all(
          std::filesystem::temp_directory_path() / ("mitate-shipped-" + std::to_string(::getpid())),
          ignored);
    });
    return *opened;
  }();
  return *kSearcher;
}

inline search::SearchRequest asking(std::string text) {
  search::SearchRequest request;
  request.text = std::move(text);
  request.as_of = reference_date();
  request.per_page = 10;
  return request;
}

/// Ids of the first ten.
inline std::vector<std::string> found(const std::string& text) {
  const auto result = shipped_searcher().search(asking(text));
  REQUIRE(result);
  std::vector<std::string> ids;
  for (const search::Hit& hit : result->hits) ids.push_back(hit.id.text());
  return ids;
}

inline bool finds(const std::string& text, const std::string& id) {
  const auto ids = found(text);
  return std::find(ids.begin(), ids.end(), id) != ids.end();
}

}  // namespace mitate::testing
