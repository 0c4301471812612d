// The matcher over the shipped catalog, with needs of our own wording.
#include <algorithm>
#include <catch2/catch.hpp>
#include <set>
#include <string>

#include "ranker/matcher.h"
#include "ranker/need/need_slots.h"
#include "ranker/need/need_text.h"
#include "tests/search/shipped_searcher.h"

using namespace mitate;
using namespace mitate::ranker;

namespace {

struct Engine {
  std::shared_ptr<const NeedReader> reader;
  std::shared_ptr<const Matcher> matcher;
};

const Engine& engine() {
  static const Engine kEngine = [] {
    // The shared searcher lives as long as the process; nothing is released here.
    std::shared_ptr<const search::Searcher> searcher(&testing::shipped_searcher(), [](auto*) {});
    auto reader = NeedReader::prepare(testing::shipped_catalog());
    auto matcher = Matcher::prepare(searcher);
    REQUIRE(reader);
    REQUIRE(matcher);
    return Engine{*reader, *matcher};
  }();
  return kEngine;
}

Need need_of(const std::string& text) {
  auto parsed = engine().reader->read(text, std::nullopt, testing::reference_date());
  REQUIRE(parsed);
  return parsed->need;
}

MatchOptions options() {
  MatchOptions out;
  out.as_of = testing::reference_date();
  out.limit = 100;
  return out;
}

Ranking ranked(const Need& need, const MatchOptions& with = options()) {
  auto out = engine().matcher->match(need, with);
  REQUIRE(out);
  return std::move(*out);
}

std::string bytes(const Ranking& ranking) {
  std::string out = ranking.policy_hash;
  for (const Match& match : ranking.matches) {
    out += "\n" + match.service.text() + " " + match.stability;
    for (const Contribution& part : match.contributions) {
      out += " " + part.criterion + "=" + std::to_string(part.points.value) + "/" +
             std::to_string(part.possible.value);
    }
  }
  for (const Exclusion& out_of : ranking.excluded) out += "\n-" + out_of.service.text();
  for (const Confirmation& open : ranking.needs_confirmation) out += "\n?" + open.service.text();
  return out;
}

const char* const kTexts[] = {
    "運送会社、社員80人。腰を痛める人が多い。一人あたり年5,000円くらい",
    "健保組合です。加入者2万人。特定保健指導をオンラインで委託したい",
    "広島県呉市。一人暮らしの高齢者の見守りを始めたい",
    "社員300人の工場。眠れない人が多く、夜勤もある",
    "市の介護予防。通いの場に来ない人にも届くフレイル対策",
};

}  // namespace

TEST_CASE("the parts of every match stay on their scales and bands come in order", "[ranker]") {
  for (const char* text : kTexts) {
    CAPTURE(text);
    const Ranking ranking = ranked(need_of(text));
    REQUIRE_FALSE(ranking.matches.empty());
    Band band = Band::Strong;
    for (const Match& match : ranking.matches) {
      CHECK(match.band >= band);
      band = match.band;
      std::int32_t max = 0;
      for (const Contribution& part : match.contributions) {
        CHECK(part.points.value >= 0);
        CHECK(part.points <= part.possible);
        CHECK(part.possible <= part.max);
        CHECK_FALSE(part.reasons.empty());
        max += part.max.value;
      }
      CHECK(max == 1000);
      CHECK(match.score() <= match.score_max());
    }
  }
}

TEST_CASE("the same need gives the same bytes", "[ranker]") {
  for (const char* text : kTexts) {
    const Need need = need_of(text);
    CHECK(bytes(ranked(need)) == bytes(ranked(need)));
  }
}

TEST_CASE("points that count have a source behind them", "[ranker][provenance]") {
  for (const char* text : kTexts) {
    for (const Match& match : ranked(need_of(text)).matches) {
      for (const Contribution& part : match.contributions) {
        if (part.criterion == "fit" || part.points.value == 0) continue;
        CAPTURE(match.service.text(), part.criterion);
        CHECK_FALSE(part.grounds.empty());
      }
    }
  }
}

TEST_CASE("a service without a link to a recommendation says unmapped and shows no grade",
          "[ranker][evidence]") {
  std::size_t unmapped = 0;
  for (const Match& match : ranked(need_of(kTexts[3])).matches) {
    const catalog::Service* service = testing::shipped_catalog()->service(match.service);
    REQUIRE(service != nullptr);
    for (const Contribution& part : match.contributions) {
      if (part.criterion != "evidence") continue;
      const auto says = [&](std::string_view code) {
        return std::any_of(part.reasons.begin(), part.reasons.end(),
                           [&](const Reason& reason) { return reason.code == code; });
      };
      CHECK(says("evidence.unmapped") == service->evidence_links.empty());
      if (service->evidence_links.empty()) {
        ++unmapped;
        CHECK_FALSE(says("evidence.recommendation"));
      }
    }
  }
  CHECK(unmapped > 0);
}

TEST_CASE("a stricter need admits a subset, and every service kept out has a reason",
          "[ranker][gate]") {
  Need need = need_of(kTexts[2]);
  REQUIRE_FALSE(need.regions.empty());
  for (auto& region : need.regions) region.strength = Strength::Wish;
  const Ranking open = ranked(need);
  for (auto& region : need.regions) {
    region.strength = Strength::Must;
    region.source.reset();  // said by the caller, not read from the text
  }
  const Ranking strict = ranked(need);
  std::set<std::string> before;
  for (const Match& match : open.matches) before.insert(match.service.text());
  for (const Match& match : strict.matches) CHECK(before.count(match.service.text()) == 1);
  CHECK(strict.matches.size() < open.matches.size());
  CHECK_FALSE(strict.needs_confirmation.empty());
  for (const Exclusion& out : strict.excluded) CHECK_FALSE(out.reason.code.empty());
}

TEST_CASE("raising the budget to the stated amount admits the service", "[ranker][gate]") {
  Need need = need_of("食品会社、社員50人。睡眠時無呼吸の検査をしたい。一人一回100円以内");
  REQUIRE(need.budget);
  need.budget->strength = Strength::Must;
  const Ranking kept_out = ranked(need);
  const auto blocked =
      std::find_if(kept_out.excluded.begin(), kept_out.excluded.end(), [](const Exclusion& out) {
        return out.condition == "budget" && out.admits_if &&
               out.admits_if->parameters.count("amount");
      });
  REQUIRE(blocked != kept_out.excluded.end());
  need.budget->value.amount_yen = std::stoll(blocked->admits_if->parameters.at("amount"));
  const Ranking admitted = ranked(need);
  CHECK(std::any_of(admitted.matches.begin(), admitted.matches.end(),
                    [&](const Match& match) { return match.service == blocked->service; }));
}

TEST_CASE("strictness read from text excludes nothing until it is confirmed", "[ranker][gate]") {
  const Need need = need_of("呉市のみ。見守りが必須。年100万円以内");
  MatchOptions lenient = options();
  lenient.strict = StrictMode::None;
  const Ranking ranking = ranked(need, lenient);
  CHECK(ranking.needs_confirmation.empty());
  for (const Exclusion& out : ranking.excluded) CHECK(out.condition == "status");
}

TEST_CASE("what the text asks strictly and nobody knows stays, behind the certain of its band",
          "[ranker][gate]") {
  const Need need = need_of("呉市のみ。一人暮らしの高齢者の見守りをしたい。年100万円以内");
  REQUIRE(is_strict(need.budget));
  const Ranking ranking = ranked(need);
  CHECK(ranking.needs_confirmation.empty());
  std::size_t open = 0;
  for (std::size_t i = 0; i < ranking.matches.size(); ++i) {
    const Match& match = ranking.matches[i];
    open += match.unconfirmed.empty() ? 0 : 1;
    for (const OpenCondition& one : match.unconfirmed) {
      CHECK(one.reason.code.rfind("confirm.", 0) == 0);
    }
    if (i == 0 || match.band != ranking.matches[i - 1].band) continue;
    const auto& before = ranking.matches[i - 1];
    const bool capped = std::any_of(match.cautions.begin(), match.cautions.end(),
                                    [](auto& one) { return one.code == "order.provider_cap"; });
    if (!capped) CHECK(before.unconfirmed.size() <= match.unconfirmed.size());
  }
  CHECK(open > 0);
  // Whoever asked for certainty gets it: the same services wait.
  MatchOptions certain = options();
  certain.strict = StrictMode::Confirmed;
  const Ranking confirmed = ranked(need, certain);
  for (const Match& match : confirmed.matches) CHECK(match.unconfirmed.empty());
  CHECK_FALSE(confirmed.needs_confirmation.empty());
  CHECK(confirmed.excluded.size() == ranking.excluded.size());
}

TEST_CASE("reference services are matched only when asked for", "[ranker][gate]") {
  const Need need = need_of(kTexts[2]);
  const auto has_reference = [](const Ranking& ranking) {
    return std::any_of(ranking.matches.begin(), ranking.matches.end(), [](const Match& match) {
      return testing::shipped_catalog()->service(match.service)->status ==
             catalog::ListingStatus::Reference;
    });
  };
  CHECK_FALSE(has_reference(ranked(need)));
  MatchOptions with = options();
  with.include_reference = true;
  CHECK(has_reference(ranked(need, with)));
}

TEST_CASE("an unknown slug is named and nothing is guessed", "[ranker][input]") {
  Need need;
  need.domains.push_back({"no-such-domain", Strength::Wish, std::nullopt});
  const auto answer = engine().matcher->match(need, options());
  REQUIRE_FALSE(answer);
  CHECK(answer.error().code == ErrorCode::InvalidArgument);
  CHECK(answer.error().place.field == "domains");
}

TEST_CASE("own weights must sum to 100 and are said in the policy id", "[ranker][policy]") {
  MatchOptions with = options();
  with.weights = {{"fit", 40}, {"evidence", 40}, {"price", 20}};
  const auto answer = engine().matcher->match(need_of(kTexts[0]), with);
  REQUIRE(answer);
  CHECK(answer->policy_id.find("custom") != std::string::npos);
  with.weights = {{"fit", 40}, {"evidence", 40}};
  CHECK_FALSE(engine().matcher->match(need_of(kTexts[0]), with));
}

TEST_CASE("a code of the past is refused with the codes of today", "[ranker][places]") {
  Need need = need_of(kTexts[2]);
  need.regions = {{{"22", "221317", "浜松市中区"}, Strength::Wish, {}}};
  const auto refused = engine().matcher->match(need, options());
  REQUIRE_FALSE(refused);
  const std::string sentence = refused.error().message + refused.error().hint;
  CHECK(sentence.find("221317") != std::string::npos);
  CHECK(sentence.find("221384") != std::string::npos);
  need.regions = {{{"22", "221384", "浜松市中央区"}, Strength::Wish, {}}};
  CHECK(engine().matcher->match(need, options()));
}

TEST_CASE("a form that the text refuses keeps out what comes in it alone, with its reason",
          "[ranker][matcher]") {
  std::size_t kept_out = 0;
  for (const char* text : {"アプリは使えない高齢者。電話で見守り。市です",
                           "機器を置かずに一人暮らしの高齢者を見守りたい。町役場です"}) {
    CAPTURE(text);
    const Need need = need_of(text);
    REQUIRE_FALSE(need.refused_delivery.empty());
    const std::string form = need.refused_delivery.front().value;
    const Ranking ranking = ranked(need);
    CHECK_FALSE(ranking.matches.empty());
    for (const Match& match : ranking.matches) {
      const catalog::Service* service = testing::shipped_catalog()->service(match.service);
      REQUIRE(service != nullptr);
      CHECK(service->delivery_modes != std::vector<std::string>{form});
    }
    for (const Exclusion& one : ranking.excluded) {
      if (one.condition != "refused_delivery") continue;
      CHECK(one.reason.code == "gate.refused_form");
      ++kept_out;
    }
  }
  CHECK(kept_out > 0);
}

TEST_CASE("words that say nothing of a problem are no words of the problem", "[ranker][matcher]") {
  const Need need = need_of(
      "多くの人が参加を希望するグループの力で、社員の運動不足を減らしたい。社員80人の会社です");
  const Ranking ranking = ranked(need);
  REQUIRE_FALSE(ranking.matches.empty());
  for (const Match& match : ranking.matches) {
    for (const std::string& phrase : match.matched_phrases) {
      CAPTURE(match.service.text(), phrase);
      for (const char* empty : {"グループ", "希望", "力", "多く", "人", "減らす"}) {
        CHECK(phrase != empty);
      }
    }
  }
}
