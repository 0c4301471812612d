// Every fact of the shipped services has its own source and is honest about its limits: properties
// over all rows, not samples.
#include <catch2/catch.hpp>

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "catalog/curation/fault_list.h"
#include "catalog/importers/seed_importer.h"
#include "catalog/model/catalog.h"
#include "tests/support/shipped_catalog.h"
#include "tests/support/temp_dir.h"

using namespace mitate::catalog;
using namespace mitate::testing;

namespace {

const std::filesystem::path kFolder = MITATE_SOURCE_DIR "/seed_data";

bool has_own_source(const Service& service, std::string_view fact) {
  return std::any_of(service.provenance.entries.begin(), service.provenance.entries.end(),
                     [&](const FactSource& entry) { return entry.fact == fact; });
}

/// The facts a service states, by what it holds.
std::set<std::string> stated_facts(const Service& service) {
  std::set<std::string> facts{"record",   "name",          "service_type", "domains",
                              "segments", "interventions", "status",       "description"};
  const auto when = [&](bool held, const char* fact) {
    if (held) facts.insert(fact);
  };
  when(service.provider.has_value(), "provider");
  when(!service.buyer_types.empty(), "buyer_types");
  when(!service.delivery_modes.empty(), "delivery_modes");
  when(service.coverage != Coverage::Unknown, "coverage");
  when(!service.prices.empty(), "price");
  when(!service.studies.empty(), "evidence");
  when(!service.schemes.empty(), "certifications");
  static const std::map<std::string, std::string> kGroups{{"phr_data", "phr"},
                                                          {"phr_standard", "phr"},
                                                          {"phr_portability", "phr"},
                                                          {"mynaportal", "phr"},
                                                          {"security", "security"},
                                                          {"language", "languages"},
                                                          {"contact", "contact"},
                                                          {"lead_time_days", "lead_time"},
                                                          {"headcount_min", "headcount"},
                                                          {"headcount_max", "headcount"}};
  for (const ServiceFact& fact : service.facts) facts.insert(kGroups.at(fact.fact));
  return facts;
}

}  // namespace

TEST_CASE("every fact that a shipped service states has a source of its own", "[seed]") {
  for (const Service& service : shipped_catalog()->services()) {
    for (const std::string& fact : stated_facts(service)) {
      INFO(service.id.text() << " " << fact);
      CHECK(has_own_source(service, fact));
    }
    for (const Price& price : service.prices) {
      INFO(price.id);
      CHECK_FALSE(price.provenance.entries.empty());
      CHECK_FALSE(price.original_text.empty());
    }
    for (const Study& study : service.studies) {
      INFO(study.id);
      CHECK_FALSE(study.provenance.entries.empty());
    }
    for (const CaseStudy& one : service.case_studies) {
      INFO(one.id);
      CHECK_FALSE(one.provenance.entries.empty());
    }
  }
}

TEST_CASE("every shipped service says what it does, for whom and how far it has got", "[seed]") {
  const Taxonomy& taxonomy = shipped_catalog()->taxonomy();
  for (const Service& service : shipped_catalog()->services()) {
    INFO(service.id.text());
    CHECK_FALSE(service.interventions.empty());
    CHECK_FALSE(service.aspects.empty());
    CHECK_FALSE(service.domains.empty());
    CHECK_FALSE(service.stage_text.empty());
    for (const InterventionUse& use : service.interventions) {
      INFO(use.intervention);
      const Concept* entry = taxonomy.find(Vocabulary::Interventions, use.intervention);
      REQUIRE(entry != nullptr);
      // A rationale that only repeats the label explains nothing.
      CHECK(use.rationale.size() > entry->label_ja.size());
    }
    if (service.status == ListingStatus::Listed) CHECK_FALSE(service.buyer_types.empty());
    if (service.status == ListingStatus::Reference) CHECK(service.status_reason.has_value());
    CHECK(service.buyer_types.empty() == (service.buyer_types_basis == Basis::None));
  }
}

TEST_CASE("shipped prices keep amount, unit, payer and tier apart", "[seed]") {
  for (const Service& service : shipped_catalog()->services()) {
    for (const Price& price : service.prices) {
      INFO(price.id);
      if (price.amount_yen) CHECK(*price.amount_yen > 0);
      if (price.headcount_min && price.headcount_max) {
        CHECK(*price.headcount_min <= *price.headcount_max);
      }
      // "Unknown" must stay different from "free" for the one who pays.
      if (price.kind == PriceKind::Unknown) CHECK_FALSE(price.amount_yen.has_value());
      if (price.as_of) CHECK(price.as_of->earliest() <= mitate::testing::edited_on());
    }
  }
}

TEST_CASE("shipped studies give a figure only with its unit and its limits around it", "[seed]") {
  for (const Service& service : shipped_catalog()->services()) {
    for (const Study& study : service.studies) {
      INFO(study.id);
      if (study.effect_value) CHECK(study.unit.has_value());
      if (study.effect_value) CHECK(study.effect.has_value());
      CHECK(study.ci_low.has_value() == study.ci_high.has_value());
      if (study.ci_low) {
        REQUIRE(study.effect_value);
        CHECK(*study.ci_low <= *study.effect_value);
        CHECK(*study.effect_value <= *study.ci_high);
      }
      if (study.n) CHECK(*study.n > 0);
      if (study.doi) CHECK(study.doi->rfind("10.", 0) == 0);
      if (study.design == "ongoing") CHECK_FALSE(study.effect_value.has_value());
    }
  }
}

TEST_CASE("shipped links to recommendations are argued one by one", "[seed]") {
  std::set<std::string> rationales;
  for (const Service& service : shipped_catalog()->services()) {
    for (const EvidenceLink& link : service.evidence_links) {
      INFO(service.id.text() << " " << link.recommendation.text());
      CHECK(rationales.insert(link.rationale).second);
      CHECK_FALSE(link.mapped_by.empty());
      CHECK(link.mapped_on <= mitate::testing::edited_on());
    }
    CHECK(service.last_verified <= mitate::testing::edited_on());
  }
}

TEST_CASE("every listed service near a guideline that was read is linked or has a written reason",
          "[seed]") {
  const Catalog& catalog = *shipped_catalog();
  std::size_t judged = 0;
  for (const Guideline& guideline : catalog.guidelines()) {
    const bool read = std::any_of(
        guideline.recommendations.begin(), guideline.recommendations.end(),
        [](const Recommendation& one) { return one.verification <= Verification::Secondary; });
    if (!read) continue;
    for (const Service& service : catalog.services()) {
      if (service.status != ListingStatus::Listed) continue;
      const bool near = std::any_of(
          service.domains.begin(), service.domains.end(), [&](const std::string& domain) {
            return catalog.taxonomy().is_within(Vocabulary::Domains, domain, guideline.domain);
          });
      if (!near) continue;
      ++judged;
      INFO(service.id.text() << " " << guideline.id.text());
      const bool linked = std::any_of(
          service.evidence_links.begin(), service.evidence_links.end(),
          [&](const EvidenceLink& link) {
            return catalog.recommendation(link.recommendation)->guideline == guideline.id;
          });
      const auto reason =
          std::find_if(service.link_decisions.begin(), service.link_decisions.end(),
                       [&](const LinkDecision& one) { return one.guideline == guideline.id; });
      CHECK((linked || reason != service.link_decisions.end()));
      if (reason == service.link_decisions.end()) continue;
      CHECK(reason->reason.size() > 60);  // a sentence about this service, in UTF-8
      CHECK(reason->decided_on <= mitate::testing::edited_on());
    }
  }
  CHECK(judged > 40);
}

TEST_CASE("no shipped source is unused and none was read after the last edit", "[seed]") {
  ImportReport report;
  const auto rows = read_seed(kFolder, mitate::testing::edited_on(), report);
  REQUIRE(rows);
  std::set<std::string> used;
  const auto collect = [&](std::string_view name, std::string_view field) {
    const Table& table = table_of(*rows, name);
    for (std::size_t i = 0; i < table.rows.size(); ++i) used.insert(table.view(i).text(field));
  };
  collect("provenance", "source_id");
  collect("service_facts", "source_id");
  collect("field_classes", "source_id");
  collect("small_companies", "source_id");
  collect("small_companies", "division_source_id");
  collect("outcomes", "source_id");
  collect("districts", "source_id");
  collect("former_codes", "source_id");
  collect("care_insurers", "source_id");
  collect("care_office_kinds", "source_id");
  for (const Source& source : shipped_catalog()->sources()) {
    INFO(source.id.text());
    CHECK(used.contains(source.id.text()));
    CHECK(source.retrieved_on <= mitate::testing::edited_on());
  }
}

TEST_CASE("a health insurer's plan takes in no private insurance product", "[seed]") {
  ImportReport report;
  const auto rows = read_seed(kFolder, mitate::testing::edited_on(), report);
  REQUIRE(rows);
  const Table& classes = table_of(*rows, "service_classes");
  std::map<std::string, int> rationales;
  for (std::size_t i = 0; i < classes.rows.size(); ++i) {
    const auto row = classes.view(i);
    const Service* service = shipped_catalog()->service(mitate::ServiceId(row.text("service_id")));
    REQUIRE(service != nullptr);
    INFO(row.text("service_id") << " " << row.text("class"));
    if (service->service_type == "insurance-wellness") {
      CHECK(row.text("class").rfind("fc-dh-", 0) != 0);
    }
    if (row.text("basis") == "curator_assigned") ++rationales[row.text("rationale")];
  }
  for (const auto& [rationale, count] : rationales) {
    INFO(rationale);
    CHECK(count <= 5);  // the same sentence for many services is a rule, not a reading
  }
}

TEST_CASE("every listed service says in one sentence what a buyer gets", "[seed]") {
  for (const Service& service : shipped_catalog()->services()) {
    if (service.status != ListingStatus::Listed) continue;
    INFO(service.id.text());
    CHECK(service.summary_short.has_value());
  }
}

TEST_CASE("the two re-checks name thirty and forty records that exist, none twice", "[seed]") {
  const std::string text = read_file(kFolder / "RECHECK.md");
  std::set<std::string> found;
  for (std::size_t at = text.find("\n| svc-"); at != std::string::npos;
       at = text.find("\n| svc-", at + 1)) {
    CHECK(found.insert(text.substr(at + 3, text.find(' ', at + 3) - at - 3)).second);
  }
  CHECK(found.size() == 70);
  for (const std::string& id : found) {
    INFO(id);
    CHECK(shipped_catalog()->service(mitate::ServiceId(id)) != nullptr);
  }
}
