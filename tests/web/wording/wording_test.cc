#include "web/wording/wording.h"

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <regex>
#include <set>
#include <sstream>

#include "ranker/criteria/all_codes.h"
#include "ranker/need/need_slots.h"
#include "tests/support/shipped_catalog.h"
#include "web/assets/assets.h"

using namespace mitate;
using namespace mitate::web;

namespace {
const Wording& shipped() {
  static const auto wording = Wording::load(std::nullopt);
  REQUIRE(wording);
  return **wording;
}
}  // namespace

TEST_CASE("a value that stands within brackets has no round brackets of its own",
          "[web][wording]") {
  const WordingParameters labels{{"labels", "腰痛・肩こり（運動器）"}};
  CHECK(shipped().text("fit.domain", labels) ==
        "課題の領域が一致しています（腰痛・肩こり〔運動器〕）。");
  CHECK(shipped().text("brief.fit.domain", labels) == "領域: 腰痛・肩こり（運動器）");
}

TEST_CASE("no sentence promises or ranks by fiat", "[web][wording]") {
  for (const std::string& key : shipped().keys()) {
    const std::string text = shipped().text(key);
    INFO(key);
    for (const char* banned : {"No.1", "最適", "効果があります", "ボケ", "徘徊"}) {
      CHECK(text.find(banned) == std::string::npos);
    }
  }
  for (const Asset& asset : embedded_assets()) {
    if (!asset.path.starts_with("templates/")) continue;
    INFO(asset.path);
    CHECK(std::string(asset.bytes).find("効果があります") == std::string::npos);
    CHECK(std::string(asset.bytes).find("最適") == std::string::npos);
  }
}

TEST_CASE("every key that page code names has a text", "[web][wording]") {
  // Keys stand as literals of the form text("group.name"); composed keys are covered below.
  const std::regex literal(
      "(?:text|not_found|add|row|fail|ask)\\((?:site, |context, |[^\"()]*, "
      ")?\"([a-z0-9_]+(?:\\.[a-z0-9_]+)+)\"");
  std::size_t found = 0;
  for (const auto& file : std::filesystem::recursive_directory_iterator(
           std::filesystem::path(MITATE_SOURCE_DIR) / "web/pages")) {
    if (file.path().extension() != ".cc") continue;
    std::ifstream in(file.path());
    std::stringstream bytes;
    bytes << in.rdbuf();
    const std::string code = bytes.str();
    for (std::sregex_iterator at(code.begin(), code.end(), literal), end; at != end; ++at) {
      // Pages in English ask for the key by what stands after "en.".
      std::string key = (*at)[1].str();
      const bool english = file.path().parent_path().filename() == "english";
      if (english && !key.starts_with("en.") && !key.ends_with(".not_found")) key = "en." + key;
      INFO(file.path().filename().string() << ": " << key);
      CHECK(shipped().has(key));
      ++found;
    }
  }
  CHECK(found > 100);
}

TEST_CASE("every value that a fact can take has a word", "[web][wording]") {
  const auto catalog = testing::shipped_catalog();
  const auto need = [&](const std::string& key) {
    INFO(key);
    CHECK(shipped().has(key));
  };
  for (const catalog::Service& service : catalog->services()) {
    need("stage." + std::string(name_of(service.stage)));
    need("status." + std::string(name_of(service.status)));
    need("coverage." + std::string(name_of(service.coverage)));
    need("buyer_basis." + std::string(name_of(service.buyer_types_basis)));
    for (const auto& buyer : service.buyer_types) need("buyer.short." + buyer);
    for (const auto& price : service.prices) {
      if (price.kind == catalog::PriceKind::Amount) {
        need("price.unit." + std::string(name_of(price.unit)));
      }
    }
    for (const auto& fact : service.facts) need("row.fact." + fact.fact);
    for (const auto& holding : service.schemes) need("scheme.subject." + holding.subject);
    for (const auto& link : service.evidence_links) {
      need("directness." + std::string(name_of(link.directness)));
    }
  }
  for (const catalog::Scheme& scheme : catalog->schemes()) {
    need("scheme.kind." + scheme.kind);
    for (const auto& item : scheme.applies_to) need("scheme.applies." + item);
  }
}

TEST_CASE("an absent parameter is unknown, never empty or zero", "[web][wording]") {
  CHECK(shipped().text("range.both", {{"min", "1"}}) == "1〜未確認人");
}

TEST_CASE("numbers, points and dates are written for people", "[web][wording]") {
  CHECK(grouped(0) == "0");
  CHECK(grouped(1234567) == "1,234,567");
  CHECK(grouped(-1000) == "-1,000");
  CHECK(points_text({693}) == "69.3");
  CHECK(points_text({5}) == "0.5");
  CHECK(points_text({-12}) == "-1.2");
  CHECK(shipped().date("2026-11-24") == "2026年11月24日");
  CHECK(shipped().date("2022-06") == "2022年6月");
  CHECK(shipped().date("2022") == "2022年");
}

TEST_CASE("reasons show labels instead of slugs", "[web][wording]") {
  const auto catalog = testing::shipped_catalog();
  const ranker::Reason reason{"chip.pair", {{"label", "x"}, {"value", "sleep"}}};
  CHECK(shipped().sentence(reason, *catalog) == "x「sleep」");
  const ranker::Reason domain{
      "services.expansion", {{"term", "t"}, {"words", "w"}, {"reason", "r"}, {"domain", "sleep"}}};
  CHECK(shipped().sentence(domain, *catalog) == "「t」→ w（r）");
}

TEST_CASE(
    "every code of the ranker has a sentence in two languages, and no sentence is without one",
    "[web][wording]") {
  const std::regex placeholder("\\{([a-z_]+)\\}");
  std::set<std::string> codes;
  for (const ranker::CodeRow& row : ranker::all_codes()) {
    codes.emplace(row.code);
    const std::set<std::string_view> given(row.parameters.begin(), row.parameters.end());
    for (const std::string& key : {std::string(row.code), "en." + std::string(row.code)}) {
      INFO(key);
      REQUIRE(shipped().has(key));
      const std::string text = shipped().text(key);
      for (std::sregex_iterator at(text.begin(), text.end(), placeholder), end; at != end; ++at) {
        INFO((*at)[0].str());
        CHECK(given.count((*at)[1].str()) == 1);
      }
    }
  }
  // The label of a criterion stands beside its sentences.
  for (const ranker::CriterionRow& row : ranker::kCriteria) {
    codes.emplace("criterion." + std::string(row.slug));
  }
  for (const auto& [file, prefix] :
       {std::pair{"wording/reasons_ja.json", ""}, std::pair{"wording/reasons_en.json", "en."}}) {
    const Asset* asset = find_asset(file);
    REQUIRE(asset != nullptr);
    const auto sentences = nlohmann::json::parse(asset->bytes);
    CHECK(sentences.size() == codes.size());
    for (const auto& [key, text] : sentences.items()) {
      INFO(key);
      CHECK(codes.count(key.substr(std::string_view(prefix).size())) == 1);
    }
  }
}

TEST_CASE("every condition and every criterion has a label", "[web][wording]") {
  for (const ranker::SlotInfo& slot : ranker::kNeedSlots) {
    if (slot.kind == ranker::SlotKind::Date) continue;
    INFO(slot.name);
    CHECK(shipped().has("slot." + std::string(slot.name)));
    for (const std::string_view choice : slot.choices) {
      if (slot.name == "buyer_type") continue;  // "buyer.<choice>"
      CHECK(shipped().has("slot." + std::string(slot.name) + "." + std::string(choice)));
    }
  }
  for (const std::string_view other : ranker::kOtherConditions) {
    INFO(other);
    CHECK(shipped().has("slot." + std::string(other)));
  }
  for (const ranker::CriterionRow& criterion : ranker::kCriteria) {
    INFO(criterion.slug);
    CHECK(shipped().has("criterion." + std::string(criterion.slug)));
    CHECK(shipped().has("en.criterion." + std::string(criterion.slug)));
  }
}
