// Metamorphic properties of the order: ten thousand seeded trials each, on small markets of shipped
// services, provider cap off (it has its own tests).
#include <algorithm>
#include <set>

#include "ranker/criteria/value.h"
#include "ranker/need/need_slots.h"
#include "ranker/order/fit_bound.h"
#include "tests/ranker/small_market.h"

using namespace mitate;
using namespace mitate::ranker;
using namespace mitate::testing;

namespace {

constexpr int kTrials = 10000;
constexpr std::size_t kMarket = 6;

struct Trial {
  Market market;
  Asked asked;
  Need need;
  const Spoken* from = nullptr;
  std::size_t one = 0;  ///< index of the service that is changed
};

Trial drawn_trial(Draw& draw) {
  Trial out;
  out.from = &spoken()[below(draw, spoken().size())];
  out.market = drawn_market(draw, *out.from, kMarket);
  out.need = drawn_need(draw, *out.from);
  auto asked = resolve(out.need, whole_answer(), shipped_columns(), shipped_policy());
  REQUIRE(asked);
  out.asked = std::move(*asked);
  out.one = below(draw, kMarket);
  return out;
}

/// Ranks before and after `change` of one service and compares its two places.
template <typename Change, typename Compare>
void place_after_change(std::uint64_t seed, Change change, Compare holds) {
  Draw draw(seed);
  std::size_t moved = 0;
  for (int i = 0; i < kTrials; ++i) {
    Trial trial = drawn_trial(draw);
    const ServiceId id = trial.market[trial.one].id;
    const std::size_t before = place_of(order_of(trial.market, trial.asked, *trial.from), id);
    if (!change(draw, trial.market[trial.one])) continue;
    const std::size_t after = place_of(order_of(trial.market, trial.asked, *trial.from), id);
    moved += after != before ? 1 : 0;
    INFO("seed " << seed << " trial " << i << " service " << id.text());
    REQUIRE(holds(before, after));
  }
  // A property that nothing ever touches would prove nothing.
  CHECK(moved > 0);
}

const auto kNotLower = [](std::size_t before, std::size_t after) { return after <= before; };
const auto kNotHigher = [](std::size_t before, std::size_t after) { return after >= before; };

}  // namespace

TEST_CASE("better certainty of its evidence never lowers a service", "[ranker][property]") {
  place_after_change(
      1,
      [](Draw& draw, ServiceFacts& facts) {
        for (Claim& claim : facts.claims) {
          claim.strength +=
              (claim.possible - claim.strength) * static_cast<double>(below(draw, 101)) / 100;
        }
        return !facts.claims.empty();
      },
      kNotLower);
}

TEST_CASE("a cheaper price never lowers a service", "[ranker][property]") {
  place_after_change(
      2,
      [](Draw& draw, ServiceFacts& facts) {
        PriceFact price;
        price.kind = catalog::PriceKind::Amount;
        price.unit = catalog::PriceUnit::PersonMonth;
        price.payer = catalog::Payer::Buyer;
        price.tax = catalog::Tax::Included;
        price.as_of = reference_date();
        price.attested.share = 1;
        // Where the record knows no price of the buyer, a high one stands for it first.
        price.yen = static_cast<std::int64_t>(below(draw, 2500));
        for (PriceFact& known : facts.prices) {
          known.yen = known.yen * static_cast<std::int64_t>(below(draw, 100)) / 100;
        }
        if (facts.prices.empty()) facts.prices.push_back(price);
        return true;
      },
      kNotLower);
}

TEST_CASE("a fact that is verified never lowers a service", "[ranker][property]") {
  place_after_change(
      3,
      [](Draw& draw, ServiceFacts& facts) {
        const auto verify = [&](Attested& attested) {
          if (chance(draw, 60)) attested.share = 1;
        };
        verify(facts.described);
        verify(facts.operated_by);
        verify(facts.offered);
        verify(facts.covered);
        verify(facts.languages_from);
        for (Claim& claim : facts.claims) verify(claim.attested);
        for (PriceFact& price : facts.prices) verify(price.attested);
        for (HeldScheme& held : facts.schemes) verify(held.attested);
        for (CaseFact& one : facts.cases) verify(one.attested);
        for (Attested& one : facts.security) verify(one);
        return true;
      },
      kNotLower);
}

TEST_CASE("hiding a fact never raises a service", "[ranker][property]") {
  place_after_change(
      4,
      [](Draw& draw, ServiceFacts& facts) {
        switch (below(draw, 13)) {
          case 0:
            facts.prices.clear();
            break;
          case 1:
            facts.cases.clear();
            break;
          case 2:
            facts.claims.clear();
            facts.unmapped = true;
            break;
          case 3:
            facts.schemes.clear();
            break;
          case 4:
            facts.security.clear();
            break;
          case 5:
            facts.languages.clear();
            break;
          case 6:
            facts.lead_days.reset();
            break;
          case 7:
            // A source that limits a service to other places makes it an example there.
            if (facts.coverage == catalog::Coverage::LimitedPlaces) return false;
            facts.coverage = catalog::Coverage::Unknown;
            facts.places.clear();
            break;
          case 8:
            facts.delivery_modes = 0;
            break;
          case 9:
            facts.segments.clear();
            break;
          case 10:
            facts.interventions.clear();
            break;
          case 11:
            facts.outcomes.clear();
            break;
          default:
            facts.buyers = 0;
            facts.buyers_basis = catalog::Basis::None;
            break;
        }
        return true;
      },
      kNotHigher);
}

TEST_CASE("without one service the others keep their order", "[ranker][property]") {
  Draw draw(5);
  for (int i = 0; i < kTrials; ++i) {
    Trial trial = drawn_trial(draw);
    const ServiceId gone = trial.market[trial.one].id;
    std::vector<std::string> before;
    for (const Match& match : order_of(trial.market, trial.asked, *trial.from).matches) {
      if (match.service != gone) before.push_back(match.service.text());
    }
    trial.market.erase(trial.market.begin() + static_cast<std::ptrdiff_t>(trial.one));
    std::vector<std::string> after;
    for (const Match& match : order_of(trial.market, trial.asked, *trial.from).matches) {
      after.push_back(match.service.text());
    }
    REQUIRE(before == after);
  }
}

TEST_CASE("parts sum to the score and no match breaks or leaves open a strict condition",
          "[ranker][property]") {
  Draw draw(6);
  std::size_t strict = 0;
  for (int i = 0; i < kTrials; ++i) {
    const Trial trial = drawn_trial(draw);
    for (const Match& match : order_of(trial.market, trial.asked, *trial.from).matches) {
      std::int32_t sum = 0;
      std::int32_t most = 0;
      for (const Contribution& part : match.contributions) {
        sum += part.points.value;
        most += part.max.value;
        REQUIRE(part.points.value >= 0);
        REQUIRE(part.points <= part.possible);
        REQUIRE(part.possible <= part.max);
      }
      REQUIRE(sum == match.score().value);
      REQUIRE(most == 1000);
      double weights = 0;
      double worth = 0;
      for (const FitPart& part : match.fit_parts) {
        weights += part.weight;
        worth += part.weight * part.value;
      }
      const Contribution& fit = match.contributions.front();
      REQUIRE(std::abs(fit.points.value - worth / weights * fit.max.value) <= 0.5 + 1e-6);
      // Checked from the facts, not through the gate.
      const auto at =
          std::find_if(trial.market.begin(), trial.market.end(),
                       [&](const ServiceFacts& facts) { return facts.id == match.service; });
      REQUIRE(at != trial.market.end());
      for (const AskedConcept& segment : trial.asked.segments) {
        if (!segment.must) continue;
        ++strict;
        REQUIRE(std::count(at->segments.begin(), at->segments.end(), segment.id) == 1);
      }
      for (const AskedConcept& one : trial.asked.interventions) {
        if (!one.must) continue;
        ++strict;
        REQUIRE(std::count(at->interventions.begin(), at->interventions.end(), one.id) == 1);
      }
      if (trial.asked.budget && trial.asked.budget_must) {
        ++strict;
        REQUIRE_FALSE(at->prices.empty());
      }
    }
  }
  CHECK(strict > 20);
}

TEST_CASE("a condition that stands in the text alone keeps out only what is known to break it",
          "[ranker][property]") {
  Draw draw(15);
  std::size_t stayed = 0;
  for (int i = 0; i < kTrials; ++i) {
    const Trial trial = drawn_trial(draw);
    const Ranking stated = order_of(trial.market, trial.asked, *trial.from);
    Asked read = trial.asked;
    read.suggested = read.given;
    const Ranking answer = order_of(trial.market, read, *trial.from);
    REQUIRE(answer.needs_confirmation.empty());
    std::set<std::string> waiting;
    for (const Confirmation& one : stated.needs_confirmation) waiting.insert(one.service.text());
    REQUIRE(answer.matches.size() == stated.matches.size() + waiting.size());
    REQUIRE(answer.excluded.size() == stated.excluded.size());
    for (const Match& match : answer.matches) {
      REQUIRE(match.unconfirmed.empty() == (waiting.count(match.service.text()) == 0));
      stayed += match.unconfirmed.empty() ? 0 : 1;
    }
    // Inside a band the certain stand first.
    for (std::size_t k = 1; k < answer.matches.size(); ++k) {
      const Match& before = answer.matches[k - 1];
      const Match& after = answer.matches[k];
      if (before.band != after.band) continue;
      REQUIRE(before.unconfirmed.size() <= after.unconfirmed.size());
    }
  }
  CHECK(stayed > 20);
}

TEST_CASE("a change that is said to admit a service admits it", "[ranker][property]") {
  Draw draw(16);
  std::size_t promised = 0;
  for (int i = 0; i < kTrials && promised < 2000; ++i) {
    const Trial trial = drawn_trial(draw);
    for (const Exclusion& out : order_of(trial.market, trial.asked, *trial.from).excluded) {
      if (!out.admits_if) continue;
      const Reason& change = *out.admits_if;
      Need need = trial.need;
      MatchOptions with = whole_answer();
      const auto soften = [](auto& list) {
        for (auto& slot : list) slot.strength = Strength::Wish;
      };
      if (change.code == "admit.drop_condition") {
        each_slot(need, [&](const SlotInfo& slot, auto& member) {
          if (slot.name != change.parameters.at("slot")) return;
          if constexpr (requires { member.begin(); }) {
            soften(member);
          } else if constexpr (requires { member->strength; }) {
            if (member) member->strength = Strength::Wish;
          }
        });
      } else if (change.code == "admit.budget") {
        need.budget->value.amount_yen = std::stoll(change.parameters.at("amount"));
      } else if (change.code == "admit.include_reference") {
        with.include_reference = true;
      } else {
        continue;
      }
      ++promised;
      const auto asked = resolve(need, with, shipped_columns(), shipped_policy());
      REQUIRE(asked);
      const Ranking admitted = rank(shipped_columns().with(trial.market), shipped_policy(), *asked,
                                    with, shipped_draws(), trial.from->hits, false, false);
      INFO(change.code << " " << out.service.text() << " " << out.condition);
      REQUIRE(place_of(admitted, out.service) != SIZE_MAX);
    }
  }
  CHECK(promised > 200);
}

TEST_CASE("the order of services and slots in the input leaves the bytes unchanged",
          "[ranker][property]") {
  Draw draw(7);
  for (int i = 0; i < kTrials; ++i) {
    Trial trial = drawn_trial(draw);
    const std::string before = bytes(order_of(trial.market, trial.asked, *trial.from));
    REQUIRE(bytes(order_of(trial.market, trial.asked, *trial.from)) == before);
    std::shuffle(trial.market.begin(), trial.market.end(), draw);
    std::shuffle(trial.need.domains.begin(), trial.need.domains.end(), draw);
    std::shuffle(trial.need.segments.begin(), trial.need.segments.end(), draw);
    std::shuffle(trial.need.outcomes.begin(), trial.need.outcomes.end(), draw);
    std::shuffle(trial.need.interventions.begin(), trial.need.interventions.end(), draw);
    std::shuffle(trial.need.regions.begin(), trial.need.regions.end(), draw);
    const auto asked = resolve(trial.need, whole_answer(), shipped_columns(), shipped_policy());
    REQUIRE(asked);
    REQUIRE(bytes(order_of(trial.market, *asked, *trial.from)) == before);
  }
}

TEST_CASE("a stricter condition gives a subset of the matches", "[ranker][property]") {
  Draw draw(8);
  std::size_t fewer = 0;
  for (int i = 0; i < kTrials; ++i) {
    Trial trial = drawn_trial(draw);
    std::set<std::string> open;
    for (const Match& match : order_of(trial.market, trial.asked, *trial.from).matches) {
      open.insert(match.service.text());
    }
    const auto tighten = [](auto& list) {
      for (auto& slot : list) slot.strength = Strength::Must;
    };
    // Forms of delivery are alternatives: one more strict form beside another would loosen.
    const bool one_form_is_strict =
        std::any_of(trial.need.delivery.begin(), trial.need.delivery.end(),
                    [](const auto& slot) { return slot.strength == Strength::Must; });
    switch (below(draw, 6)) {
      case 0:
        tighten(trial.need.domains);
        break;
      case 1:
        tighten(trial.need.segments);
        break;
      case 2:
        if (!one_form_is_strict) tighten(trial.need.delivery);
        break;
      case 3:
        tighten(trial.need.regions);
        break;
      case 4:
        tighten(trial.need.interventions);
        break;
      default:
        if (trial.need.budget) trial.need.budget->strength = Strength::Must;
        break;
    }
    const auto asked = resolve(trial.need, whole_answer(), shipped_columns(), shipped_policy());
    REQUIRE(asked);
    const Ranking strict = order_of(trial.market, *asked, *trial.from);
    fewer += strict.matches.size() < open.size() ? 1 : 0;
    for (const Match& match : strict.matches) REQUIRE(open.count(match.service.text()) == 1);
  }
  CHECK(fewer > 0);
}

TEST_CASE("the bound of a fit is never below the fit of a service without the need's words",
          "[ranker][property]") {
  Draw draw(14);
  std::size_t below_the_last_band = 0;
  for (int i = 0; i < kTrials; ++i) {
    const Trial trial = drawn_trial(draw);
    const FitBound bound(trial.asked, shipped_columns().concepts(), shipped_policy().fit());
    for (const ServiceFacts& facts : trial.market) {
      const double fit =
          assess_fit(facts, trial.asked, shipped_columns().concepts(), shipped_policy().fit(), {})
              .value.low;
      const double most = bound.of(glance_at(facts));
      below_the_last_band += most < shipped_policy().fit().band_partial ? 1 : 0;
      REQUIRE(most + 1e-9 >= fit);
    }
  }
  CHECK(below_the_last_band > 0);
}

TEST_CASE("a second copy of a service does not move the others", "[ranker][property]") {
  Draw draw(10);
  std::size_t copied = 0;
  for (int i = 0; i < kTrials; ++i) {
    Trial trial = drawn_trial(draw);
    const auto names = [&](const Ranking& ranking) {
      std::vector<std::string> out;
      for (const Match& match : ranking.matches) {
        if (match.service.text() != "svc-copy") out.push_back(match.service.text());
      }
      return out;
    };
    const auto before = names(order_of(trial.market, trial.asked, *trial.from));
    ServiceFacts copy = trial.market[trial.one];
    copy.id = ServiceId("svc-copy");
    trial.market.push_back(std::move(copy));
    const Ranking after = order_of(trial.market, trial.asked, *trial.from);
    copied += after.matches.size() > before.size() ? 1 : 0;
    REQUIRE(names(after) == before);
  }
  CHECK(copied > 0);
}

TEST_CASE("more weight on a criterion never lowers the better one in it against the worse one",
          "[ranker][property]") {
  // The points of two drawn services in one band: the one that leads in criterion k by its value
  // keeps at least its lead when weight moves to k from a criterion in which both are alike.
  Draw draw(12);
  std::size_t compared = 0;
  for (int i = 0; i < kTrials; ++i) {
    Value better{static_cast<double>(below(draw, 1001)) / 1000, 1};
    Value worse{better.low * static_cast<double>(below(draw, 1001)) / 1000, 1};
    const int low = static_cast<int>(2 + below(draw, 24));
    const int high = low + static_cast<int>(1 + below(draw, 24));
    const auto lead = [&](int weight) {
      return guaranteed_points(better, weight).value - guaranteed_points(worse, weight).value;
    };
    compared += lead(high) > lead(low) ? 1 : 0;
    // Each side is rounded to a tenth by itself, so the lead may lose one tenth, never more.
    REQUIRE(lead(high) + 1 >= lead(low));
    REQUIRE(lead(low) >= 0);
  }
  CHECK(compared > 0);
}

namespace {

/// 1..9999 the way a letter would write it: 三百二十, 千五.
std::string kanji_number(std::size_t number) {
  static const char* const kDigits[] = {"", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
  static const std::pair<std::size_t, const char*> kUnits[] = {
      {1000, "千"}, {100, "百"}, {10, "十"}};
  std::string out;
  for (const auto& [unit, name] : kUnits) {
    const std::size_t digit = number / unit % 10;
    if (digit == 0) continue;
    if (digit > 1) out += kDigits[digit];
    out += name;
  }
  return out + kDigits[number % 10];
}

std::string wide_number(std::size_t number) {
  static const char* const kDigits[] = {"０", "１", "２", "３", "４", "５", "６", "７", "８", "９"};
  std::string out;
  for (const char c : std::to_string(number)) out += kDigits[c - '0'];
  return out;
}

}  // namespace

TEST_CASE("widths and numerals of a text change neither what is read nor how records meet it",
          "[ranker][property]") {
  const auto reader = NeedReader::prepare(shipped_catalog());
  REQUIRE(reader);
  const Columns& columns = shipped_columns();
  Draw draw(9);
  const auto text_with = [](const std::string& number, bool half_width) {
    return "社員" + number + "人の会社です。" +
           (half_width ? "ｽﾏﾎで使えるﾒﾝﾀﾙﾍﾙｽの相談窓口。EAPも"
                       : "スマホで使えるメンタルヘルスの相談窓口。ＥＡＰも");
  };
  for (int i = 0; i < kTrials; ++i) {
    const std::size_t number = 20 + below(draw, 9980);
    const std::string plain = text_with(std::to_string(number), false);
    const std::string other =
        text_with(chance(draw, 50) ? kanji_number(number) : wide_number(number), chance(draw, 50));
    const auto read = [&](const std::string& text) {
      auto parsed = (*reader)->read(text, std::nullopt, reference_date());
      REQUIRE(parsed);
      auto asked = resolve(parsed->need, whole_answer(), columns, shipped_policy());
      REQUIRE(asked);
      return std::move(*asked);
    };
    const Asked first = read(plain);
    const Asked second = read(other);
    INFO(number);
    REQUIRE(first.headcount == static_cast<std::int64_t>(number));
    REQUIRE(first.content_hash == second.content_hash);
    const ServiceFacts& facts = columns.services()[below(draw, columns.services().size())];
    REQUIRE(PairQuery(plain, columns.pairs(), shipped_policy().fit()).score(facts) ==
            PairQuery(other, columns.pairs(), shipped_policy().fit()).score(facts));
  }
}
