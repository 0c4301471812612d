// A company that changed its name is found by the name it has and by the one it had.
#include <catch2/catch.hpp>

#include "tests/search/shipped_searcher.h"

using namespace mitate::testing;

TEST_CASE("a provider is found by its present name and by its former one", "[search][names]") {
  for (const auto& [words, service] :
       {std::pair("リクシス", "svc-lcat"), std::pair("チェンジウェーブグループ", "svc-lcat"),
        std::pair("リエイ", "svc-riei-kaigo"), std::pair("リエイケア", "svc-riei-kaigo"),
        std::pair("ネオファースト生命", "svc-neofirst-karada-plus"),
        std::pair("第一ネオ生命保険", "svc-neofirst-karada-plus"),
        std::pair("NTTコミュニケーションズ", "svc-mieru-rehab"),
        std::pair("NTTドコモビジネス", "svc-mieru-rehab")}) {
    CAPTURE(words);
    CHECK(finds(words, service));
  }
}

TEST_CASE("every former name that the register gives is an alias of the provider",
          "[search][names]") {
  for (const auto& provider : shipped_catalog()->providers()) {
    for (const auto& event : provider.history) {
      if (!event.name_before) continue;
      INFO(event.id);
      CHECK((std::find(provider.aliases.begin(), provider.aliases.end(), *event.name_before) !=
             provider.aliases.end()));
    }
  }
}
