#include "ranker/order/gate.h"

#include <vector>

#include "tests/ranker/small_market.h"

using namespace mitate;
using namespace mitate::ranker;
using namespace mitate::testing;

namespace {

/// A study of this design, attested to this share.
Claim study(ConceptId design, double share) {
  Claim claim;
  claim.study = "study-x";
  claim.domains = {0};
  claim.design = design;
  claim.strength = 0.5;
  claim.possible = 1;
  claim.attested.share = share;
  claim.attested.source = SourceId("src-x");
  claim.attested.dated = reference_date();
  return claim;
}

}  // namespace

TEST_CASE("a strict minimum of evidence keeps weaker studies out and asks where none is known",
          "[ranker][gate]") {
  const auto& concepts = shipped_columns().concepts();
  const auto verdicts = [&](const char* wanted, std::vector<const char*> designs, double share = 1,
                            std::optional<BuyerType> buyer = {}) {
    Asked asked;
    asked.domains = {{0, false}};
    asked.buyer = buyer;
    asked.codes["minimum_evidence"] = {wanted, true};
    ServiceFacts facts;
    facts.id = ServiceId("svc-x");
    facts.status = catalog::ListingStatus::Listed;
    facts.domains = {0};
    for (const char* design : designs) {
      facts.claims.push_back(
          study(*concepts.id(catalog::Vocabulary::EvidenceTypes, design), share));
    }
    return check_conditions(facts, asked, whole_answer(), shipped_columns(), shipped_policy());
  };
  CHECK(verdicts("rct", {"pre-post", "rct"}).empty());
  CHECK(verdicts("controlled", {"rct"}).empty());
  CHECK(verdicts("controlled", {"controlled"}).empty());
  REQUIRE(verdicts("rct", {"controlled"}).size() == 1);
  CHECK(verdicts("rct", {"controlled"}).front().broken);
  CHECK(verdicts("rct", {"controlled"}).front().condition == "minimum_evidence");
  REQUIRE(verdicts("rct", {}).size() == 1);
  CHECK_FALSE(verdicts("rct", {}).front().broken);
  REQUIRE(verdicts("rct", {"rct"}, 0).size() == 1);  // waits for a check of its source
  CHECK_FALSE(verdicts("rct", {"rct"}, 0).front().broken);
  CHECK(verdicts("rct", {"controlled"}, 1, BuyerType::Insurer).size() == 1);

  Need need;
  need.minimum_evidence = Slot<std::string>{"rct", Strength::Must, {}};
  REQUIRE(resolve(need, whole_answer(), shipped_columns(), shipped_policy()));
  need.minimum_evidence->value = "usage-report";
  const auto refused = resolve(need, whole_answer(), shipped_columns(), shipped_policy());
  REQUIRE_FALSE(refused);
  CHECK(refused.error().place.field == "minimum_evidence");
}
