#include "catalog/curation/supply.h"

#include <catch2/catch.hpp>

#include <algorithm>

#include "tests/support/shipped_catalog.h"
#include "tests/support/small_rows.h"

using namespace mitate;
using namespace mitate::catalog;
using namespace mitate::testing;

namespace {

std::shared_ptr<const Catalog> assembled(RowSet rows) {
  auto catalog = Catalog::assemble(std::move(rows), 1);
  REQUIRE(catalog);
  return *catalog;
}

/// The same counts by asking every service every question, one cell at a time.
SupplyCounts counted_one_by_one(const Catalog& catalog, const std::string& domain,
                                const std::string& prefecture, const std::string& buyer,
                                Date as_of) {
  SupplyCounts out;
  for (const Service& service : catalog.services()) {
    if (service.status != ListingStatus::Listed) continue;
    const bool about = domain.empty() ||
                       std::any_of(service.domains.begin(), service.domains.end(), [&](auto& one) {
                         return catalog.taxonomy().is_within(Vocabulary::Domains, one, domain);
                       });
    const bool sold = buyer.empty() ||
                      std::count(service.buyer_types.begin(), service.buyer_types.end(), buyer) > 0;
    const bool named =
        std::any_of(service.places.begin(), service.places.end(), [&](const CoveredPlace& place) {
          return prefecture.empty() || place.area_code.compare(0, 2, prefecture) == 0;
        });
    const bool anywhere =
        service.coverage == Coverage::Nationwide || service.coverage == Coverage::Online;
    if (!about || !sold || !(prefecture.empty() || named || anywhere)) continue;
    bool graded = false;
    bool checked = false;
    for (const EvidenceLink& link : service.evidence_links) {
      const Recommendation* rec = catalog.recommendation(link.recommendation);
      if (rec->grade != 1 && rec->grade != 2) continue;
      graded = true;
      checked = checked || (rec->verification != Verification::AiSummary &&
                            rec->verification != Verification::Unverified);
    }
    bool valid = false;
    bool undated = false;
    for (const SchemeHolding& held : service.schemes) {
      if (!catalog.scheme(held.scheme)->is_certification()) continue;
      valid = valid || held.validity.at(as_of) == Validity::At::Valid;
      undated = undated || held.validity.at(as_of) == Validity::At::Unknown;
    }
    out.listed += 1;
    out.named += named ? 1 : 0;
    out.anywhere += anywhere ? 1 : 0;
    out.graded += graded ? 1 : 0;
    out.graded_awaiting += graded && !checked ? 1 : 0;
    out.certified += valid ? 1 : 0;
    out.certified_undated += undated && !valid ? 1 : 0;
    out.unmapped += service.evidence_links.empty() ? 1 : 0;
  }
  return out;
}

}  // namespace

TEST_CASE("every cell of the shipped catalog holds what counting one by one gives",
          "[catalog][supply]") {
  const Catalog& catalog = *shipped_catalog();
  const Date as_of = reference_date();
  const Supply supply = Supply::of(catalog, as_of);
  std::vector<std::string> domains{""}, prefectures{""}, buyers{""};
  for (const auto& one : catalog.taxonomy().all(Vocabulary::Domains)) domains.push_back(one.slug);
  for (const auto& one : catalog.places().prefectures()) prefectures.push_back(one.code);
  for (const auto& one : catalog.taxonomy().all(Vocabulary::BuyerTypes)) buyers.push_back(one.slug);
  REQUIRE(prefectures.size() == 48);
  std::size_t filled = 0;
  for (const std::string& domain : domains) {
    for (const std::string& prefecture : prefectures) {
      for (const std::string& buyer : buyers) {
        const SupplyCounts found = supply.cell(domain, prefecture, buyer);
        const bool same = found == counted_one_by_one(catalog, domain, prefecture, buyer, as_of);
        if (!same) FAIL_CHECK("[" << domain << "] [" << prefecture << "] [" << buyer << "]");
        filled += found.listed;
      }
    }
  }
  CHECK(filled > 0);
  CHECK(supply.cell("no-such-domain", "", "") == SupplyCounts{});
  CHECK(supply.cell("", "99", "") == SupplyCounts{});
}

TEST_CASE("a certificate counts from its first day to the day before its end",
          "[catalog][supply]") {
  const auto catalog = assembled(small_rows());  // 2026-01-19 for two years
  const auto certified = [&](const char* day) {
    const SupplyCounts counts = Supply::of(*catalog, *Date::parse(day)).cell("", "", "");
    CHECK(counts.certified_undated == 0);
    return counts.certified;
  };
  CHECK(certified("2026-01-18") == 0);
  CHECK(certified("2026-01-19") == 1);
  CHECK(certified("2028-01-18") == 1);
  CHECK(certified("2028-01-19") == 0);
  CHECK(certified("2028-01-20") == 0);
}

TEST_CASE("a certificate without dates is counted apart and never as valid", "[catalog][supply]") {
  RowSet rows = small_rows();
  set_cell(rows, "service_schemes", "svc-one", "valid_to", "");
  const auto no_end = assembled(rows);
  set_cell(rows, "service_schemes", "svc-one", "valid_from", "");
  const auto bare = assembled(rows);
  for (int month = 0; month < 240; ++month) {
    const Date day = Date::parse("2020-01-01")->plus_months(month);
    for (const auto& catalog : {no_end, bare}) {
      CHECK(Supply::of(*catalog, day).cell("", "", "").certified == 0);
    }
    CHECK(Supply::of(*bare, day).cell("", "", "").certified_undated == 1);
  }
}

TEST_CASE("a grade read from a summary counts as awaiting", "[catalog][supply]") {
  RowSet rows = small_rows();
  const auto cell = [](const RowSet& from) {
    return Supply::of(*assembled(from), reference_date()).cell("sleep", "34", "employer");
  };
  CHECK(cell(rows).graded == 1);
  CHECK(cell(rows).graded_awaiting == 0);
  set_cell(rows, "recommendations", "rec-one", "verification", "ai_summary");
  CHECK(cell(rows).graded_awaiting == 1);
  set_cell(rows, "recommendations", "rec-one", "grade", "");
  CHECK(cell(rows).graded == 0);
  CHECK(cell(rows).unmapped == 0);
}

TEST_CASE("an empty field is joined to its research questions and withheld grades",
          "[catalog][supply]") {
  RowSet rows = small_rows();
  add_row(rows, "recommendation_grades", {{"grade", "5"}, {"label_ja", "保留"}, {"label_en", "x"}});
  set_cell(rows, "recommendations", "rec-one", "grade", "5");
  const auto ids = [&](const char* domain) {
    const auto catalog = assembled(rows);
    std::vector<std::string> out;
    for (const OpenQuestion& one : open_questions(*catalog, domain)) out.push_back(one.id);
    return out;
  };
  CHECK(ids("sleep") == std::vector<std::string>{"rec-one"});
  CHECK(ids("insomnia") == std::vector<std::string>{"rec-one"});  // below the guideline's domain
  add_row(rows, "future_research_questions",
          {{"id", "frq-one"},
           {"guideline_id", "gl-one"},
           {"recommendation_id", "rec-one"},
           {"question", "見本の課題"}});
  CHECK(ids("sleep") == std::vector<std::string>{"frq-one"});
}
