// What shipped services do and for whom: an editor's reading that rests on the record's own words.
#include <catch2/catch.hpp>

#include <algorithm>
#include <set>
#include <string>

#include "tests/support/shipped_catalog.h"

using namespace mitate::catalog;
using namespace mitate::testing;

namespace {

bool does(const Service& service, std::string_view function) {
  return std::any_of(service.functions.begin(), service.functions.end(),
                     [&](const FunctionUse& use) { return use.function == function; });
}

}  // namespace

TEST_CASE("every shipped service has exactly one main function, and it stands first", "[seed]") {
  for (const Service& service : shipped_catalog()->services()) {
    INFO(service.id.text());
    REQUIRE_FALSE(service.functions.empty());
    CHECK(service.functions.front().is_main);
    CHECK(std::count_if(service.functions.begin(), service.functions.end(),
                        [](const FunctionUse& use) { return use.is_main; }) == 1);
    for (const FunctionUse& use : service.functions) {
      CHECK(shipped_catalog()->taxonomy().find(Vocabulary::Functions, use.function) != nullptr);
    }
  }
}

TEST_CASE("every function and focus of the vocabulary is borne by a shipped service", "[seed]") {
  std::set<std::string> functions;
  std::set<std::string> focuses;
  for (const Service& service : shipped_catalog()->services()) {
    for (const FunctionUse& use : service.functions) functions.insert(use.function);
    for (const FocusUse& use : service.focuses) focuses.insert(use.focus);
  }
  for (const Concept& one : shipped_catalog()->taxonomy().all(Vocabulary::Functions)) {
    INFO(one.slug);
    CHECK(functions.contains(one.slug));
  }
  for (const Concept& one : shipped_catalog()->taxonomy().all(Vocabulary::Focuses)) {
    INFO(one.slug);
    CHECK(focuses.contains(one.slug));
  }
}

TEST_CASE("no word names two functions, and none two focuses", "[seed]") {
  for (const Vocabulary vocabulary : {Vocabulary::Functions, Vocabulary::Focuses}) {
    std::set<std::string> words;
    for (const Concept& one : shipped_catalog()->taxonomy().all(vocabulary)) {
      INFO(one.slug);
      CHECK(words.insert(one.label_ja).second);
      for (const std::string& word : one.synonyms) {
        INFO(word);
        if (word != one.label_ja) CHECK(words.insert(word).second);
      }
    }
  }
}

TEST_CASE("what comes to the person is bound to a place, what is read or called is not", "[seed]") {
  const Taxonomy& taxonomy = shipped_catalog()->taxonomy();
  for (const char* slug : {"mobile-shop", "transport", "meal-delivery", "watch-visit",
                           "household-help", "community-salon"}) {
    INFO(slug);
    const Concept* function = taxonomy.find(Vocabulary::Functions, slug);
    REQUIRE(function != nullptr);
    CHECK(function->is_place_bound);
  }
  for (const char* slug : {"consultation", "watch-device", "teaching-material", "record-app"}) {
    INFO(slug);
    const Concept* function = taxonomy.find(Vocabulary::Functions, slug);
    REQUIRE(function != nullptr);
    CHECK_FALSE(function->is_place_bound);
  }
}

TEST_CASE("a contract of insurance is an insurance product, an app of an insurer is not",
          "[seed]") {
  for (const Service& service : shipped_catalog()->services()) {
    const bool product = std::find(service.delivery_modes.begin(), service.delivery_modes.end(),
                                   "insurance-product") != service.delivery_modes.end();
    INFO(service.id.text());
    CHECK(does(service, "insurance") == product);
    if (product) CHECK(service.functions.front().function == "insurance");
  }
}
