// A handful of shipped services and drawn needs for properties of the order: small enough to rank
// ten thousand times, real enough to hold every kind of fact.
#pragma once
#include <catch2/catch.hpp>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "ranker/facts/columns.h"
#include "ranker/insight/stability.h"
#include "ranker/need/need_text.h"
#include "ranker/order/policy.h"
#include "ranker/question/asked.h"
#include "ranker/rank.h"
#include "tests/search/shipped_searcher.h"

namespace mitate::testing {

using Draw = std::mt19937_64;

inline std::size_t below(Draw& draw, std::size_t count) {
  return static_cast<std::size_t>(draw() % count);
}
inline bool chance(Draw& draw, unsigned percent) { return draw() % 100 < percent; }

inline const ranker::Policy& shipped_policy() {
  static const ranker::Policy kPolicy = [] {
    auto policy = ranker::Policy::read(*shipped_catalog());
    REQUIRE(policy);
    return *policy;
  }();
  return kPolicy;
}

inline const ranker::Columns& shipped_columns() {
  static const ranker::Columns kColumns = ranker::Columns::of(shipped_catalog(), shipped_policy());
  return kColumns;
}

inline const ranker::StabilityDraws& shipped_draws() {
  static const ranker::StabilityDraws kDraws(shipped_policy().other().stability_spread);
  return kDraws;
}

/// Sentences of our own, each with what the text search finds for it.
struct Spoken {
  std::string text;
  ranker::Need need;
  std::vector<search::TextMatch> hits;
};
inline const std::vector<Spoken>& spoken() {
  static const std::vector<Spoken> kSpoken = [] {
    auto reader = ranker::NeedReader::prepare(shipped_catalog());
    REQUIRE(reader);
    std::vector<Spoken> out;
    for (const char* text :
         {"印刷会社、社員120人。座り仕事で首や背中がつらい人に運動を教えてほしい",
          "共済組合です。血糖が高めの組合員に食事の相談を続けたい",
          "雪の多い町で、車を手放した年配の人の外出を助けたい",
          "看護師の多い職場。眠りが浅い人の支援を探しています",
          "市の保健センター。産後の不安を聞く窓口を夜も開きたい",
          "たばこをやめたい組合員向けの取組。アプリで続けられるもの"}) {
      auto parsed = (*reader)->read(text, std::nullopt, reference_date());
      REQUIRE(parsed);
      auto hits = shipped_searcher().match_text(text, 400);
      REQUIRE(hits);
      out.push_back({text, parsed->need, *hits});
    }
    return out;
  }();
  return kSpoken;
}

/// A need with drawn slots on top of a spoken one.
inline ranker::Need drawn_need(Draw& draw, const Spoken& from) {
  using namespace ranker;
  Need need = from.need;
  const auto strength = [&] { return chance(draw, 25) ? Strength::Must : Strength::Wish; };
  const auto& taxonomy = shipped_catalog()->taxonomy();
  const auto add = [&](catalog::Vocabulary vocabulary, std::vector<Slot<std::string>>& list) {
    const auto& all = taxonomy.all(vocabulary);
    list.push_back({all[below(draw, all.size())].slug, strength(), std::nullopt});
  };
  if (chance(draw, 60)) {
    need.buyer_type = Slot<BuyerType>{static_cast<BuyerType>(below(draw, 3)), Strength::Wish, {}};
    need.buyer_kind.reset();
    const auto& kinds = shipped_policy().buyers().kinds();
    const BuyerKind& kind = kinds[below(draw, kinds.size())];
    if (kind.buyer == need.buyer_type->value)
      need.buyer_kind = Slot<std::string>{kind.slug, Strength::Wish, {}};
  }
  if (chance(draw, 30)) add(catalog::Vocabulary::Domains, need.domains);
  if (chance(draw, 30)) add(catalog::Vocabulary::Segments, need.segments);
  if (chance(draw, 30)) add(catalog::Vocabulary::Outcomes, need.outcomes);
  if (chance(draw, 30)) add(catalog::Vocabulary::Interventions, need.interventions);
  if (chance(draw, 30)) add(catalog::Vocabulary::DeliveryModes, need.delivery);
  if (chance(draw, 40)) {
    need.budget = Slot<Budget>{{static_cast<std::int64_t>(100 + below(draw, 3000)),
                                BudgetOp::AtMost, BudgetUnit::PersonMonth, BudgetTax::Included},
                               strength(),
                               std::nullopt};
  }
  if (chance(draw, 50)) {
    Headcount count;
    count.value = static_cast<std::int64_t>(1 + below(draw, 2000));
    need.headcount = Slot<Headcount>{count, Strength::Wish, std::nullopt};
  }
  if (chance(draw, 30)) {
    const auto& places = shipped_catalog()->places().prefectures();
    need.regions.push_back(
        {{places[below(draw, places.size())].code, std::nullopt, {}}, strength(), std::nullopt});
  }
  return need;
}

inline ranker::MatchOptions whole_answer() {
  ranker::MatchOptions options;
  options.as_of = reference_date();
  options.limit = 100;
  options.include_discouraged = true;
  return options;
}

/// A few services whose facts a test may change.
using Market = std::vector<ranker::ServiceFacts>;

/// `count` listed services, most of them found by the sentence, in drawn order.
inline Market drawn_market(Draw& draw, const Spoken& from, std::size_t count) {
  const ranker::Columns& all = shipped_columns();
  Market out;
  std::vector<bool> taken(all.services().size(), false);
  while (out.size() < count) {
    const std::size_t ordinal = chance(draw, 85) && !from.hits.empty()
                                    ? from.hits[below(draw, from.hits.size())].ordinal
                                    : below(draw, all.services().size());
    const ranker::ServiceFacts& facts = all.services()[ordinal];
    if (taken[ordinal] || facts.status != catalog::ListingStatus::Listed) continue;
    taken[ordinal] = true;
    out.push_back(facts);
  }
  return out;
}

inline ranker::Ranking order_of(const Market& market, const ranker::Asked& asked,
                                const Spoken& from) {
  return ranker::rank(shipped_columns().with(market), shipped_policy(), asked, whole_answer(),
                      shipped_draws(), from.hits, false, false);
}

/// Place among the matches; one past any place when it is not among them.
inline std::size_t place_of(const ranker::Ranking& ranking, const ServiceId& service) {
  for (std::size_t i = 0; i < ranking.matches.size(); ++i) {
    if (ranking.matches[i].service == service) return i;
  }
  return SIZE_MAX;
}

/// Everything of an answer that a reader could see, for comparing whole answers.
inline std::string bytes(const ranker::Ranking& ranking) {
  std::string out = ranking.policy_hash;
  for (const ranker::Match& match : ranking.matches) {
    out += "\n" + match.service.text() + std::to_string(static_cast<int>(match.band));
    for (const ranker::Contribution& part : match.contributions) {
      out += " " + std::to_string(part.points.value) + "/" + std::to_string(part.possible.value);
      for (const ranker::Reason& reason : part.reasons) {
        out += reason.code;
        for (const auto& [name, value] : reason.parameters) out += name + "=" + value;
      }
    }
    for (const ranker::Reason& reason : match.cautions) out += "!" + reason.code;
    for (const ranker::UnknownFact& fact : match.unknown) out += "?" + fact.fact;
    for (const ranker::OpenCondition& one : match.unconfirmed) out += "??" + one.condition;
  }
  for (const ranker::Exclusion& one : ranking.excluded)
    out += "\n-" + one.service.text() + one.condition;
  for (const ranker::Confirmation& one : ranking.needs_confirmation) {
    out += "\n?" + one.service.text() + one.condition;
  }
  return out;
}

}  // namespace mitate::testing
