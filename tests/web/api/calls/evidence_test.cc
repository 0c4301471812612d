// The evidence side of the interface: claim-level links, grades, dates.
#include <catch2/catch.hpp>
#include <map>
#include <set>

#include "tests/support/shipped_catalog.h"
#include "tests/support/small_rows.h"
#include "tests/web/api/api_fixture.h"
#include "tests/web/api/evidence_fixture.h"

using namespace mitate;
using namespace mitate::testing;
using nlohmann::json;

namespace {

/// A member of an answer by value, so that a loop over it does not outlive it.
json member(const Answer& answer, const char* name) { return answer.json()[name]; }

bool cautioned(const json& match, const std::string& code) {
  for (const json& caution : match["cautions"]) {
    if (caution["code"] == code) return true;
  }
  return false;
}

const json* find_match(const json& answer, const std::string& service) {
  for (const json& match : answer["matches"]) {
    if (match["service"]["id"] == service) return &match;
  }
  return nullptr;
}

std::string need(const std::string& domain, const std::string& more = {},
                 const std::string& outside = {}) {
  return R"({"need":{"domains":[")" + domain + R"("])" + more + R"(},"limit":100)" + outside + "}";
}

}  // namespace

TEST_CASE("all five grades and unread ones stand in the matrix, each recommendation once",
          "[api][evidence]") {
  const json list = get("/api/v1/guidelines").json();
  std::multiset<std::string> seen;
  for (const json& row : list["matrix"]) {
    for (const char* grade : {"1", "2", "3", "4", "5", "unknown"}) {
      REQUIRE(row["grades"].contains(grade));
      for (const json& id : row["grades"][grade]) {
        const json one = get("/api/v1/recommendations/" + id.get<std::string>()).json();
        CHECK(one["intervention"] == row["intervention"]);
        CHECK(one["domain"] == row["domain"]);
        CHECK((one["grade"].is_null() ? "unknown" : std::to_string(one["grade"].get<int>())) ==
              grade);
        seen.insert(id.get<std::string>());
      }
    }
  }
  const json all = get("/api/v1/recommendations").json();
  CHECK(seen.size() == all["total"]);
  for (const json& one : all["recommendations"]) CHECK(seen.count(one["id"]) == 1);
  CHECK(list["research_projects"].size() == shipped_catalog()->research_projects().size());
}

TEST_CASE("a recommendation tells linked services from those that only do the same",
          "[api][evidence]") {
  for (const json& brief : member(get("/api/v1/recommendations"), "recommendations")) {
    const std::string id = brief["id"];
    INFO(id);
    const json one = get("/api/v1/recommendations/" + id).json();
    std::set<std::string> linked;
    for (const json& service : one["services"]) {
      linked.insert(service["id"].get<std::string>());
      CHECK_FALSE(service["rationale"].get<std::string>().empty());
      CHECK_FALSE(service["mapped_by"].get<std::string>().empty());
      CHECK_FALSE(service["mapped_on"].get<std::string>().empty());
    }
    std::set<std::string> expected_linked;
    std::set<std::string> expected_rest;
    for (const catalog::Service& service : shipped_catalog()->services()) {
      bool is_linked = false;
      for (const auto& link : service.evidence_links) {
        is_linked = is_linked || link.recommendation.text() == id;
      }
      if (is_linked) expected_linked.insert(service.id.text());
      if (is_linked || service.status != catalog::ListingStatus::Listed) continue;
      for (const auto& use : service.interventions) {
        if (use.intervention == one["intervention"]) expected_rest.insert(service.id.text());
      }
    }
    std::set<std::string> rest;
    for (const json& service : one["services_without_link"]) {
      rest.insert(service["id"].get<std::string>());
      CHECK_FALSE(service.contains("grade"));
    }
    CHECK(linked == expected_linked);
    CHECK(rest == expected_rest);
  }
  CHECK(get("/api/v1/recommendations/rec-none").status == 404);
}

TEST_CASE("the two documents on blood pressure apps stand side by side in their own words",
          "[api][evidence]") {
  const json shishin = get("/api/v1/recommendations/rec-htn-app").json();
  const json treatment = get("/api/v1/recommendations/rec-jsh2025-app").json();
  CHECK(shishin["guideline"] != treatment["guideline"]);
  CHECK(shishin["grade"] != treatment["grade"]);
  CHECK_FALSE(treatment["native_grade"].is_null());
  const auto names = [](const json& one, const std::string& other) {
    for (const json& document : one["other_documents"]) {
      if (document["id"] == other) return true;
    }
    return false;
  };
  CHECK(names(shishin, "rec-jsh2025-app"));
  CHECK(names(treatment, "rec-htn-app"));
}

TEST_CASE("what a report of use claims is never an effect", "[api][evidence]") {
  const json list = get("/api/v1/evidence").json();
  std::size_t studies = 0;
  for (const catalog::Service& service : shipped_catalog()->services()) {
    studies += service.studies.size();
  }
  CHECK(list["total"] == studies);
  std::size_t reports = 0;
  for (const json& study : list["studies"]) {
    INFO(study["id"]);
    const bool report = study["design"] == "usage-report";
    CHECK((study["kind"] == "report") == report);
    if (report) {
      ++reports;
      for (const char* field : {"effect", "effect_value", "ci_low", "ci_high"}) {
        CHECK(study[field].is_null());
      }
    } else {
      CHECK(study["reported"].is_null());
    }
    CHECK(get("/api/v1/evidence/" + study["id"].get<std::string>()).status == 200);
  }
  CHECK(reports > 0);
  CHECK(get("/api/v1/evidence?kind=report").json()["total"] == reports);
  CHECK(get("/api/v1/evidence/stu-none").status == 404);
  CHECK(get("/api/v1/evidence?outcome=nothing").status == 400);
  for (const json& outcome : list["outcomes"]) {
    const auto* known = shipped_catalog()->taxonomy().find(catalog::Vocabulary::Outcomes,
                                                           outcome["outcome"].get<std::string>());
    REQUIRE(known != nullptr);
    CHECK(outcome["smallest_important_difference"].is_null() ==
          !known->smallest_important_difference.has_value());
  }
}

TEST_CASE("discouraged interventions stay out unless asked for, and then warn",
          "[api][matches][evidence]") {
  for (const char* grade : {"3", "4"}) {
    const PlantedSite site([&](catalog::RowSet& rows) {
      set_cell(rows, "recommendations", "rec-htn-cuff", "grade", grade);
    });
    std::set<std::string> linked;
    for (const catalog::Service& service : site.catalog().services()) {
      for (const auto& link : service.evidence_links) {
        if (link.recommendation.text() == "rec-htn-cuff") linked.insert(service.id.text());
      }
    }
    REQUIRE_FALSE(linked.empty());
    const json without = site.post("/api/v1/matches", need("hypertension")).json();
    const json with =
        site.post("/api/v1/matches", need("hypertension", "", R"(,"include_discouraged":true)"))
            .json();
    std::size_t warned = 0;
    for (const std::string& id : linked) {
      INFO(grade << " " << id);
      CHECK(find_match(without, id) == nullptr);
      for (const json& out : without["excluded"]) {
        if (out["service"]["id"] == id) CHECK(out["condition"] == "discouraged");
      }
      const json* match = find_match(with, id);
      if (match == nullptr) continue;
      CHECK(cautioned(*match, "caution.discouraged"));
      ++warned;
    }
    CHECK(warned > 0);
    // The page of the recommendation says it before anything else.
    const Answer page = site.get("/recommendations/rec-htn-cuff");
    CHECK(page.body.find("行わないことを推奨しています") != std::string::npos);
  }
}

TEST_CASE("a withheld grade is neutral and shows its research question",
          "[api][matches][evidence]") {
  const auto planted = [](const char* grade) {
    return [grade](catalog::RowSet& rows) {
      set_cell(rows, "recommendations", "rec-mh-cbt", "grade", grade);
      add_row(rows, "future_research_questions",
              {{"id", "frq-planted"},
               {"guideline_id", "gl-mental"},
               {"recommendation_id", "rec-mh-cbt"},
               {"question", "試験のための課題"}});
      add_row(rows, "provenance",
              {{"subject_kind", "future_research_questions"},
               {"subject_id", "frq-planted"},
               {"fact", "record"},
               {"source_id", rows.find("sources")->second.rows.front().cells[0]},
               {"basis", "sourced"},
               {"assignment", "stated"}});
    };
  };
  const PlantedSite withheld(planted("5"));
  const json answer = withheld.post("/api/v1/matches", need("mental-health")).json();
  std::size_t seen = 0;
  for (const json& match : answer["matches"]) {
    for (const json& caution : match["cautions"]) {
      if (caution["code"] != "caution.withheld") continue;
      ++seen;
      CHECK(caution["text"].get<std::string>().find("試験のための課題") != std::string::npos);
    }
  }
  CHECK(seen > 0);
}

TEST_CASE("two dates give two answers, each of them again", "[api][as_of]") {
  const PlantedSite site([](catalog::RowSet& rows) {
    add_row(rows, "provenance",
            {{"subject_kind", "services"},
             {"subject_id", "svc-omron-connect"},
             {"fact", "certifications"},
             {"source_id", rows.find("sources")->second.rows.front().cells[0]},
             {"basis", "sourced"},
             {"assignment", "stated"}});
    add_row(rows, "service_schemes",
            {{"service_id", "svc-omron-connect"},
             {"scheme_id", "cert-isms"},
             {"subject", "organisation"},
             {"valid_from", "2026-01-19"},
             {"valid_to", "2028-01-19"}});
  });
  const auto state = [&](const char* day) {
    const std::string target = std::string("/api/v1/services/svc-omron-connect?as_of=") + day;
    const Answer answer = site.get(target);
    CHECK(answer.body == site.get(target).body);
    for (const json& held : member(answer, "certifications")) {
      if (held["scheme"] == "cert-isms") return held["state"].get<std::string>();
    }
    return std::string("none");
  };
  CHECK(state("2026-01-18") == "not_yet");
  CHECK(state("2028-01-18") == "valid");
  CHECK(state("2028-01-20") == "expired");
  for (const char* target :
       {"/api/v1/certifications", "/api/v1/gaps", "/api/v1/services?certification=cert-isms",
        "/certifications", "/gaps", "/services/svc-omron-connect", "/data"}) {
    INFO(target);
    const std::string join = std::string(target).find('?') == std::string::npos ? "?" : "&";
    const auto on = [&](const char* day) {
      std::string body = site.get(target + join + "as_of=" + day).body;
      // The anti-forgery token of a page is new for every reader.
      for (std::size_t at; (at = body.find("name=\"csrf\" value=\"")) != std::string::npos;) {
        body.erase(at, 52);
      }
      return body;
    };
    CHECK(on("2028-01-18") == on("2028-01-18"));
    CHECK(on("2028-01-18") != on("2028-01-20"));
  }
}

TEST_CASE("what lapses inside the contract is flagged, and only that", "[api][matches][contract]") {
  const PlantedSite site([](catalog::RowSet& rows) {
    const std::string source = rows.find("sources")->second.rows.front().cells[0];
    add_row(rows, "provenance",
            {{"subject_kind", "services"},
             {"subject_id", "svc-omron-connect"},
             {"fact", "certifications"},
             {"source_id", source},
             {"basis", "sourced"},
             {"assignment", "stated"}});
    add_row(rows, "service_schemes",
            {{"service_id", "svc-omron-connect"},
             {"scheme_id", "cert-isms"},
             {"subject", "organisation"},
             {"valid_from", "2026-01-19"},
             {"valid_to", "2028-04-01"}});
    add_row(rows, "prices",
            {{"id", "price-planted"},
             {"service_id", "svc-omron-connect"},
             {"kind", "amount"},
             {"amount_yen", "300"},
             {"unit", "person_month"},
             {"payer", "buyer"},
             {"tax", "incl"},
             {"qualifier", "exact"},
             {"as_of", "2026-11-01"},
             {"valid_from", "2026-04-01"},
             {"valid_to", "2028-04-01"},
             {"original_text", "一人月300円（税込）"}});
    add_row(rows, "provenance",
            {{"subject_kind", "prices"},
             {"subject_id", "price-planted"},
             {"fact", "record"},
             {"source_id", source},
             {"basis", "sourced"},
             {"assignment", "stated"}});
  });
  const auto flagged = [&](const char* start, int months) {
    const std::string more = std::string(R"(,"contract_start":")") + start +
                             R"(","contract_months":)" + std::to_string(months);
    const json answer = site.post("/api/v1/matches", need("hypertension", more)).json();
    const json* match = find_match(answer, "svc-omron-connect");
    REQUIRE(match != nullptr);
    std::multiset<std::string> facts;
    for (const json& caution : (*match)["cautions"]) {
      if (caution["code"] == "caution.expires_within_contract") {
        facts.insert(caution["parameters"]["fact"].get<std::string>());
      }
    }
    return facts;
  };
  // 2027-04-01 to 2028-03-31: both run to the last day of the contract.
  CHECK(flagged("2027-04-01", 12).empty());
  const auto longer = flagged("2027-04-01", 13);
  CHECK(longer.count("料金") == 1);
  CHECK(longer.size() == 2);
  // Links to recommendations must be confirmed anew after the reviewed number of months.
  CHECK(flagged("2031-04-01", 12).count("指針の推奨との対応づけの確認期限") == 1);
  // The record, the list of schemes and their pages say the same, on the days around the edge.
  const auto lapsing = [&](const char* start, const char* end) {
    const std::string asked = std::string("?contract_start=") + start + "&contract_end=" + end;
    const json record = site.get("/api/v1/services/svc-omron-connect" + asked).json();
    std::multiset<std::string> facts;
    for (const json& one : record["expires_within_contract"]) {
      CHECK(one["valid_to"] == "2028-04-01");
      facts.insert(one["fact"].get<std::string>() + " " + one["when"].get<std::string>());
    }
    bool certificate = false;
    bool price = false;
    for (const json& one : record["certifications"]) {
      if (one["scheme"] == "cert-isms") certificate = one["expires_within_contract"].get<bool>();
    }
    for (const json& one : record["prices"]) {
      if (one["id"] == "price-planted") price = one["expires_within_contract"].get<bool>();
    }
    bool held = false;
    const json schemes = site.get("/api/v1/certifications" + asked).json()["schemes"];
    for (const json& scheme : schemes) {
      for (const json& holder : scheme["holders"]) {
        if (scheme["id"] != "cert-isms" || holder["service"]["id"] != "svc-omron-connect") continue;
        held = holder["expires_within_contract"].get<bool>();
      }
    }
    const bool on_page =
        site.get("/services/svc-omron-connect" + asked).body.find("2028-03-31まで）") !=
        std::string::npos;
    const bool on_list =
        site.get("/certifications" + asked).body.find(">契約の期間に期限<") != std::string::npos;
    CHECK(certificate == !facts.empty());
    CHECK(price == certificate);
    CHECK(held == certificate);
    CHECK(on_page == certificate);
    CHECK(on_list == certificate);
    return facts;
  };
  CHECK(lapsing("2027-04-01", "2028-04-01").empty());
  CHECK(lapsing("2027-04-01", "2028-04-02") ==
        std::multiset<std::string>{"certificate within_contract", "price within_contract"});
  CHECK(lapsing("2028-03-31", "2028-10-01") ==
        std::multiset<std::string>{"certificate within_contract", "price within_contract"});
  CHECK(lapsing("2028-04-01", "2028-10-01") ==
        std::multiset<std::string>{"certificate before_contract", "price before_contract"});
  // Without a contract nothing is marked, and half a contract is refused by name.
  CHECK_FALSE(site.get("/api/v1/services/svc-omron-connect").json().contains("contract"));
  for (const auto& [query, parameter] :
       {std::pair{"contract_start=2027-04-01", "contract_end"},
        {"contract_months=12", "contract_start"},
        {"contract_end=2027-04-01", "contract_start"},
        {"contract_start=2027-04-01&contract_end=2027-04-01", "contract_end"},
        {"contract_start=2027-02-30&contract_months=12", "contract_start"}}) {
    for (const char* path : {"/api/v1/services/svc-omron-connect?", "/api/v1/certifications?"}) {
      const Answer answer = site.get(path + std::string(query));
      INFO(query);
      CHECK(answer.status == 400);
      CHECK(answer.json()["parameter"] == parameter);
    }
    CHECK(site.get("/services/svc-omron-connect?" + std::string(query)).status == 400);
    CHECK(site.get("/certifications?" + std::string(query)).status == 400);
  }
}

TEST_CASE("a source that is gone, a retraction and contradictions are kept and marked",
          "[api][evidence]") {
  const PlantedSite site([](catalog::RowSet& rows) {
    set_cell(rows, "studies", "stu-arukuto-1", "retracted", "yes");
    std::string source;
    for (const catalog::Row& row : rows.find("provenance")->second.rows) {
      if (row.cells[1] == "stu-arukuto-1") source = row.cells[3];
    }
    REQUIRE_FALSE(source.empty());
    set_cell(rows, "sources", source, "state", "gone");
    const std::string other = rows.find("sources")->second.rows.front().cells[0];
    for (const auto& [days, from] : {std::pair("14", source), std::pair("60", other)}) {
      add_row(rows, "service_facts",
              {{"service_id", "svc-arukuto"},
               {"fact", "lead_time_days"},
               {"value", days},
               {"source_id", from}});
    }
  });
  const json study = site.get("/api/v1/evidence/stu-arukuto-1").json();
  CHECK(study["retracted"] == true);
  for (const auto& [id, source] : study["sources"].items()) CHECK(source["gone"] == true);
  const Answer page = site.get("/evidence/stu-arukuto-1");
  CHECK(page.body.find("撤回された研究です") != std::string::npos);
  CHECK(page.body.find("現在は開けない出典") != std::string::npos);
  CHECK(site.get("/services/svc-arukuto").body.find("撤回") != std::string::npos);
  std::set<std::string> values;
  const json service = site.get("/api/v1/services/svc-arukuto").json();
  for (const json& fact : service["facts"]) {
    if (fact["fact"] == "lead_time_days") values.insert(fact["value"].get<std::string>());
  }
  CHECK(values == std::set<std::string>{"14", "60"});
  bool named = false;
  const json report = site.get("/api/v1/data").json();
  for (const json& conflict : report["conflicts"]) {
    named = named || (conflict["kind"] == "values" && conflict["first_says"] == "14" &&
                      conflict["second_says"] == "60");
  }
  CHECK(named);
  CHECK(report["gone_sources"].size() == 1);
}

TEST_CASE("costs are converted with their assumptions or not at all", "[api][costs]") {
  const auto costs = [](const std::string& service, const std::string& query) {
    return member(get("/api/v1/services/" + service + "/costs" + query), "costs");
  };
  std::size_t given = 0;
  for (const catalog::Service& service : shipped_catalog()->services()) {
    const json with = costs(service.id.text(), "?headcount=300&contract_months=12");
    const json without = costs(service.id.text(), "");
    REQUIRE(with.size() == service.prices.size());
    for (std::size_t i = 0; i < with.size(); ++i) {
      INFO(service.id.text() << " " << with[i].dump());
      const catalog::Price& price = service.prices[i];
      const bool buyer_pays = price.payer == catalog::Payer::Buyer;
      CHECK(with[i]["original_text"] == price.original_text);
      CHECK(with[i]["reason"].is_null() ==
            !(with[i]["person_month"].is_null() && with[i]["year"].is_null()));
      if (!buyer_pays) CHECK_FALSE(with[i]["reason"].is_null());
      if (!with[i]["person_month"].is_null()) {
        ++given;
        const double person = with[i]["person_month"]["yen"];
        const double year = with[i]["year"]["yen"];
        CHECK(std::abs(year - person * 300 * 12) <= 300 * 12);
        if (price.kind == catalog::PriceKind::Amount) {
          CHECK_FALSE(with[i]["year"]["assumptions"].empty());
        }
      }
      for (const char* measure : {"person_month", "year"}) {
        for (const json& one :
             without[i][measure].is_null() ? json::array() : without[i][measure]["assumptions"]) {
          CHECK(one["code"] != "cost.headcount");
        }
      }
    }
  }
  CHECK(given > 0);
  CHECK(get("/api/v1/services/svc-cogevo/costs?headcount=0").status == 400);
  CHECK(get("/api/v1/services/svc-none/costs").status == 404);
}
