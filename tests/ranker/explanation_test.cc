// What is said about an order must be true of it: applying a stated change swaps the two services,
// stability is what the draws say, ties are fair, the provider cap moves only inside a band.
#include <algorithm>
#include <map>

#include "catalog/importers/seed_importer.h"
#include "ranker/evaluation/golden_examples.h"
#include "ranker/evaluation/policy_diff.h"
#include "ranker/insight/would_change.h"
#include "tests/ranker/small_market.h"

using namespace mitate;
using namespace mitate::ranker;
using namespace mitate::testing;

namespace {

std::optional<FactChange> change_of(const Reason& reason) {
  using Kind = FactChange::Kind;
  static const std::map<std::string, Kind> kKinds{
      {"change.price_at_most", Kind::PriceAtMost},
      {"change.sources_confirmed", Kind::SourcesConfirmed},
      {"change.offer_confirmed", Kind::OfferConfirmed},
      {"change.place_confirmed", Kind::PlaceConfirmed},
      {"change.certificate_confirmed", Kind::CertificateConfirmed}};
  const auto it = kKinds.find(reason.code);
  if (it == kKinds.end()) return std::nullopt;
  FactChange out{it->second, 0, Measure::PersonMonth};
  if (out.kind == Kind::PriceAtMost) {
    std::string digits;
    for (const char c : reason.parameters.at("yen")) {
      if (c >= '0' && c <= '9') digits += c;
    }
    out.yen = std::stod(digits);
    for (const Measure measure : {Measure::PersonMonth, Measure::TotalMonth, Measure::PerUse}) {
      if (label_of(measure) == reason.parameters.at("unit")) out.measure = measure;
    }
  }
  return out;
}

}  // namespace

TEST_CASE("applying a stated change puts the service above the one before it",
          "[ranker][explanation]") {
  std::size_t applied = 0;
  std::map<std::string, std::size_t> kinds;
  Draw draw(11);
  for (int i = 0; i < 400; ++i) {
    const Spoken& from = spoken()[below(draw, spoken().size())];
    const Market market = drawn_market(draw, from, 8);
    const auto asked =
        resolve(drawn_need(draw, from), whole_answer(), shipped_columns(), shipped_policy());
    REQUIRE(asked);
    const Ranking before = rank(shipped_columns().with(market), shipped_policy(), *asked,
                                whole_answer(), shipped_draws(), from.hits, false);
    for (std::size_t place = 1; place < before.matches.size(); ++place) {
      for (const Reason& reason : before.matches[place].would_change) {
        const auto change = change_of(reason);
        INFO(reason.code);
        REQUIRE(change);
        Market after = market;
        for (ServiceFacts& facts : after) {
          if (facts.id != before.matches[place].service) continue;
          facts = changed(facts, *change, *asked, reference_date());
        }
        const Ranking then = order_of(after, *asked, from);
        REQUIRE(place_of(then, before.matches[place].service) <
                place_of(then, before.matches[place - 1].service));
        ++applied;
        ++kinds[reason.code];
      }
    }
  }
  CHECK(applied > 100);
  CHECK(kinds.size() >= 3);
}

TEST_CASE("stability is the same at every call and lower for a close race",
          "[ranker][explanation]") {
  const Spoken& from = spoken().front();
  Draw draw(12);
  const Market market = drawn_market(draw, from, 10);
  const auto asked = resolve(from.need, whole_answer(), shipped_columns(), shipped_policy());
  REQUIRE(asked);
  const auto labels = [&] {
    std::vector<std::string> out;
    for (const Match& match : rank(shipped_columns().with(market), shipped_policy(), *asked,
                                   whole_answer(), shipped_draws(), from.hits, false)
                                  .matches) {
      out.push_back(match.stability);
    }
    return out;
  };
  CHECK(labels() == labels());
  std::vector<Candidate> two(4);
  for (std::size_t i = 0; i < two.size(); ++i) {
    two[i].facts = &market[i];
    two[i].tie = i;
    // The last one is worse in everything that is known and has nothing open.
    const double value = i == 3 ? 0.1 : 0.9;
    for (CriterionResult& each : two[i].assessment.criteria) each.value = {value, value};
  }
  const std::vector<std::string> clear =
      shipped_draws().label(two, shipped_policy().weights_for(std::nullopt).weights);
  CHECK(clear == std::vector<std::string>{"high", "high", "high", "low"});
  for (Candidate& one : two) {
    for (CriterionResult& each : one.assessment.criteria) each.value = {0.0, 1.0};
  }
  for (const std::string& label :
       shipped_draws().label(two, shipped_policy().weights_for(std::nullopt).weights)) {
    CHECK(label == "middle");  // four equals share three places: 75 %
  }
}

TEST_CASE("equal services take turns at the top from need to need", "[ranker][fairness]") {
  std::size_t first = 0;
  constexpr std::size_t kNeeds = 2000;
  for (std::size_t i = 0; i < kNeeds; ++i) {
    const std::uint64_t need = tie_seed("need " + std::to_string(i));
    first += tie_key(need, "svc-one") < tie_key(need, "svc-two") ? 1 : 0;
    CHECK(tie_key(need, "svc-one") == tie_key(need, "svc-one"));
  }
  CHECK(first > kNeeds * 45 / 100);
  CHECK(first < kNeeds * 55 / 100);
}

TEST_CASE("the provider cap moves services only inside their band and says so",
          "[ranker][fairness]") {
  Draw draw(13);
  for (int i = 0; i < 2000; ++i) {
    std::vector<ServiceFacts> facts(12);
    std::vector<Candidate> list(facts.size());
    for (std::size_t k = 0; k < facts.size(); ++k) {
      facts[k].id = ServiceId("svc-" + std::to_string(k));
      facts[k].provider = ProviderId("prv-" + std::to_string(below(draw, 3)));
      list[k].facts = &facts[k];
      list[k].band = static_cast<Band>(k * 3 / facts.size());
    }
    std::vector<Candidate> capped = list;
    apply_provider_cap(capped, 2);
    REQUIRE(capped.size() == list.size());
    std::map<std::pair<Band, std::string>, std::vector<std::size_t>> places;
    for (std::size_t k = 0; k < capped.size(); ++k) {
      if (k > 0) REQUIRE(capped[k].band >= capped[k - 1].band);
      const auto before = static_cast<std::size_t>(capped[k].facts - facts.data());
      if (before < k) CHECK(capped[k].capped);
      places[{capped[k].band, capped[k].facts->provider.text()}].push_back(before);
    }
    // Services of one provider keep their own order.
    for (const auto& [key, order] : places) CHECK(std::is_sorted(order.begin(), order.end()));
  }
}

TEST_CASE("both published examples come out under the shipped policy", "[ranker][golden]") {
  const GoldenPoints first = first_golden_example(shipped_policy());
  const GoldenPoints second = second_golden_example(shipped_policy());
  CHECK(first == GoldenPoints{282, 109, 112, 90, 67, 33});
  CHECK(second == GoldenPoints{228, 203, 125, 0, 100, 49});
  std::int32_t sum = 0;
  for (const std::int32_t part : first) sum += part;
  CHECK(sum == 693);
  sum = 0;
  for (const std::int32_t part : second) sum += part;
  CHECK(sum == 705);
  CHECK(golden_examples_hold(shipped_policy()));
}

namespace {

std::string table_text(const char* name, const std::string& key, const std::string& column,
                       const std::string& value) {
  const catalog::Table& table = shipped_catalog()->table(name);
  std::string out;
  for (const catalog::Column& one : table.schema->columns) {
    out += (out.empty() ? "" : ",") + std::string(one.name);
  }
  out += "\n";
  for (const catalog::Row& row : table.rows) {
    const std::string here = row.cells[0] + "/" + row.cells[1];
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      const bool hit = here == key && table.schema->columns[i].name == column;
      out += (i == 0 ? "\"" : ",\"") + (hit ? value : row.cells[i]) + "\"";
    }
    out += "\n";
  }
  return out;
}

}  // namespace

TEST_CASE("a proposal that breaks a rule is refused with its field", "[ranker][policy]") {
  const auto weights = [](const std::string& key, const std::string& value) {
    return proposed_policy(*shipped_catalog(),
                           {table_text("weights", key, "weight", value), std::nullopt});
  };
  CHECK(weights("employer/none", "0"));                // unchanged: accepted
  CHECK_FALSE(weights("employer/price", "9"));         // sum
  CHECK_FALSE(weights("employer/track_record", "1"));  // under 2
  CHECK_FALSE(weights("reference/fit", "31"));         // sum of the reference set
  const auto broken =
      proposed_policy(*shipped_catalog(),
                      {std::nullopt, table_text("parameters", "price/full_until", "value", "0.4")});
  REQUIRE_FALSE(broken);
  CHECK(broken.error().place.field == "reference");
  const auto text =
      proposed_policy(*shipped_catalog(),
                      {std::nullopt, table_text("parameters", "fit/text_half", "value", "viel")});
  REQUIRE_FALSE(text);
  CHECK(text.error().place.field == "value");
}

TEST_CASE("Kendall's tau is 1 for the same order and -1 for the reverse", "[ranker][policy]") {
  CHECK(kendall_tau({"a", "b", "c"}, {"a", "b", "c"}) == 1);
  CHECK(kendall_tau({"a", "b", "c"}, {"c", "b", "a"}) == -1);
  CHECK(kendall_tau({"a", "b", "c"}, {"x", "y"}) == 1);
  CHECK(kendall_tau({"a", "b", "c", "d"}, {"b", "a", "c", "d"}) == Approx(2.0 / 3));
}

TEST_CASE("each kind of buyer has gates and required fields, and headcount gates employers only",
          "[ranker][policy]") {
  const BuyerLogics& logics = shipped_policy().buyers();
  for (const BuyerType buyer : all<BuyerType>()) {
    CHECK_FALSE(logics.of(buyer).required.empty());
    CHECK_FALSE(logics.of(buyer).schemes.empty());
    CHECK(logics.may_exclude(buyer, "region"));
  }
  CHECK(logics.may_exclude(BuyerType::Employer, "headcount"));
  CHECK_FALSE(logics.may_exclude(BuyerType::Insurer, "headcount"));
  CHECK_FALSE(logics.may_exclude(BuyerType::Municipality, "headcount"));
  CHECK(logics.may_exclude(std::nullopt, "headcount"));
}

TEST_CASE("what a provider is or pays beside its services leaves the bytes of a ranking unchanged",
          "[ranker][fairness]") {
  catalog::ImportReport report;
  auto rows = catalog::read_seed(MITATE_SOURCE_DIR "/seed_data", edited_on(), report);
  if (!rows) FAIL(describe(rows.error()));
  const auto set_all = [&](const char* table, const char* column, const std::string& value) {
    catalog::Table& target = rows->at(table);
    for (std::size_t i = 0; i < target.schema->columns.size(); ++i) {
      if (target.schema->columns[i].name != column) continue;
      for (catalog::Row& row : target.rows) row.cells[i] = value;
      return;
    }
    FAIL("no column " << column);
  };
  set_all("providers", "facts", "特別協賛会員。年会費を納めている");
  set_all("providers", "url", "https://sponsor.example/");
  set_all("services", "notes", "広告掲載あり。紹介手数料あり");
  auto paid = catalog::Catalog::assemble(std::move(*rows), 0);
  REQUIRE(paid);
  const Columns sponsored = Columns::of(*paid, shipped_policy());
  for (const Spoken& from : spoken()) {
    const auto asked = resolve(from.need, whole_answer(), shipped_columns(), shipped_policy());
    REQUIRE(asked);
    CHECK(bytes(order_of(sponsored.services(), *asked, from)) ==
          bytes(order_of(shipped_columns().services(), *asked, from)));
  }
}
