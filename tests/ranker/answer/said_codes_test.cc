// For every code of the ranker a service and a need that bring it about: one row each. A code that
// stands in every scene, or in none, says nothing. The scenes go through the whole ranking of a
// market of one service (two for what would change the order).
#include <functional>
#include <map>
#include <set>

#include "ranker/criteria/all_codes.h"
#include "ranker/order/gate.h"
#include "tests/ranker/small_market.h"

using namespace mitate;
using namespace mitate::ranker;
using namespace mitate::testing;

namespace {

using catalog::Vocabulary;

constexpr std::uint8_t kEmployer = 1;  // bit_of(BuyerType::Employer)

Attested said(double share = 1) {
  Attested out;
  out.share = share;
  out.source = SourceId("src-x");
  out.dated = reference_date();
  return out;
}

struct Scene {
  ServiceFacts facts;
  Asked asked;
  MatchOptions options = whole_answer();
  std::vector<search::TextMatch> hits;
  Market more;                                       ///< further services
  std::vector<std::pair<std::string, int>> weights;  ///< empty: the shipped ones
};

Scene plain() {
  Scene out;
  out.facts.id = ServiceId("svc-x");
  out.facts.status = catalog::ListingStatus::Listed;
  out.facts.stage = catalog::Stage::Offered;
  out.facts.as_of = reference_date();
  out.facts.domains = {0};
  out.facts.domain_mask = 1;
  out.asked.domains = {{0, false}};
  return out;
}

void collect(const Reason& reason, std::map<std::string, Reason>& out) {
  out.emplace(reason.code, reason);
}

std::map<std::string, Reason> codes_of(Scene scene) {
  Market market = scene.more;
  market.insert(market.begin(), scene.facts);
  const auto own = scene.weights.empty() ? Result<Policy>(shipped_policy())
                                         : shipped_policy().with_weights(scene.weights);
  REQUIRE(own);
  const Ranking ranking = rank(shipped_columns().with(market), *own, scene.asked, scene.options,
                               shipped_draws(), scene.hits);
  std::map<std::string, Reason> out;
  for (const Match& match : ranking.matches) {
    for (const Contribution& part : match.contributions) {
      for (const Reason& reason : part.reasons) collect(reason, out);
    }
    for (const Reason& reason : match.cautions) collect(reason, out);
    for (const Reason& reason : match.would_change) collect(reason, out);
    for (const Reason& reason : match.why) collect(reason, out);
    if (match.check) collect(*match.check, out);
    for (const UnknownFact& fact : match.unknown) collect(fact.reason, out);
    for (const OpenCondition& one : match.unconfirmed) collect(one.reason, out);
  }
  for (const Exclusion& one : ranking.excluded) {
    collect(one.reason, out);
    if (one.admits_if) collect(*one.admits_if, out);
  }
  for (const Confirmation& one : ranking.needs_confirmation) collect(one.reason, out);
  for (const Reason& note : ranking.notes) collect(note, out);
  for (const Information& one : ranking.information) collect(one.reason, out);
  return out;
}

/// Two domains: `near` related ones, or two that have nothing to do with each other.
std::pair<ConceptId, ConceptId> two_domains(bool near) {
  const Concepts& concepts = shipped_columns().concepts();
  for (std::size_t a = 0; a < concepts.domain_count(); ++a) {
    for (std::size_t b = 0; b < concepts.domain_count(); ++b) {
      const double value = concepts.nearness(static_cast<ConceptId>(a), static_cast<ConceptId>(b));
      if (a != b && (near ? value > 0.5 : value == 0)) {
        return {static_cast<ConceptId>(a), static_cast<ConceptId>(b)};
      }
    }
  }
  FAIL("the taxonomy has no such pair");
  return {};
}

/// A recommendation that a shipped service is linked to; `other`: one of another guideline.
RecommendationId recommended(bool other) {
  const catalog::Recommendation* first = nullptr;
  for (const catalog::Service& service : shipped_catalog()->services()) {
    for (const catalog::EvidenceLink& link : service.evidence_links) {
      const catalog::Recommendation* one = shipped_catalog()->recommendation(link.recommendation);
      if (one == nullptr) continue;
      if (first == nullptr) first = one;
      if (!other || one->guideline != first->guideline) return one->id;
    }
  }
  FAIL("no service is linked to such a recommendation");
  return RecommendationId();
}

Claim guideline(std::optional<int> grade, double strength = 0.5, double share = 1) {
  Claim claim;
  claim.is_guideline = true;
  claim.recommendation = recommended(false);
  claim.grade = grade;
  claim.domains = {0};
  claim.strength = strength;
  claim.possible = 1;
  claim.no_effect_shown = grade && *grade > 2;
  claim.attested = said(share);
  return claim;
}

Claim study(double strength = 0.5, double share = 1) {
  Claim claim;
  claim.study = "study-x";
  claim.domains = {0};
  claim.strength = strength;
  claim.possible = 1;
  claim.attested = said(share);
  return claim;
}

PriceFact priced(std::int64_t yen, catalog::PriceUnit unit = catalog::PriceUnit::PersonMonth) {
  PriceFact price;
  price.kind = catalog::PriceKind::Amount;
  price.yen = yen;
  price.unit = unit;
  price.payer = catalog::Payer::Buyer;
  price.tax = catalog::Tax::Included;
  price.as_of = reference_date();
  price.attested = said();
  return price;
}

void budget(Scene& s, double yen, bool must = false) {
  s.asked.budget = Spend{yen, Measure::PersonMonth, BudgetOp::AtMost, BudgetUnit::PersonMonth, 1};
  s.asked.budget_must = must;
}

void in_tokyo(Scene& s, bool must = false) { s.asked.regions = {{"13", "", must, ""}}; }

std::uint32_t form_bit(const char* form) {
  const auto id = shipped_columns().concepts().id(Vocabulary::DeliveryModes, form);
  REQUIRE(id);
  return 1U << (*id & 31U);
}

HeldScheme held(const char* scheme, int months) {
  HeldScheme out;
  out.scheme = SchemeId(scheme);
  out.certification = true;
  out.validity = {reference_date().plus_months(-12), reference_date().plus_months(months)};
  out.attested = said();
  return out;
}

void ask_contract(Scene& s, int from_months) {
  s.asked.contract = ContractWindow{reference_date().plus_months(from_months),
                                    reference_date().plus_months(from_months + 12)};
}

void mention(Scene& s, std::string phrase, bool stands) {
  if (stands) {
    s.facts.text.all = phrase;
    s.facts.text.name_end = s.facts.text.described_end = static_cast<std::uint32_t>(phrase.size());
  }
  search::TextMatch hit;
  hit.ordinal = s.facts.ordinal;
  hit.phrases = {std::move(phrase)};
  hit.information = {5.0};
  s.hits = {hit};
}

void wish_all_but_domain(Scene& s) {
  s.asked.types = {{s.facts.type, false}};
  s.facts.interventions = s.facts.segments = s.facts.outcomes = {0};
  s.asked.interventions = s.asked.segments = s.asked.outcomes = {{0, false}};
  s.facts.delivery_modes = 1;
  s.asked.delivery = {{0, false}};
}

void domains(Scene& s, std::pair<ConceptId, ConceptId> asked_and_offered) {
  s.asked.domains = {{asked_and_offered.first, false}};
  s.facts.domains = {asked_and_offered.second};
  s.facts.domain_mask = 1ULL << (asked_and_offered.second & 63U);
}

void in_scheme(Scene& s, BuyerType buyer, const char* scheme) {
  s.asked.buyer = buyer;
  s.facts.classes = {{scheme, "項目"}};
}

/// A rival that is better by its offer alone, so that any confirmed fact decides.
void behind_a_rival(Scene& s) {
  s.facts.offered = said(0.5);
  ServiceFacts rival = s.facts;
  rival.id = ServiceId("svc-rival");
  rival.ordinal = 1;
  rival.offered = said(1);
  s.more = {rival};
}

struct Row {
  const char* code;
  std::function<void(Scene&)> make;
};

// clang-format off
const std::vector<Row>& rows() {
  static const std::vector<Row> kRows{
    {"fit.domain", [](Scene&) {}},
    {"fit.domain_near", [](Scene& s) { domains(s, two_domains(true)); }},
    {"fit.domain_other", [](Scene& s) { domains(s, two_domains(false)); wish_all_but_domain(s); }},
    {"fit.intervention", [](Scene& s) { wish_all_but_domain(s); }},
    {"fit.type", [](Scene& s) { wish_all_but_domain(s); }},
    {"fit.segment", [](Scene& s) { wish_all_but_domain(s); }},
    {"fit.outcome", [](Scene& s) { wish_all_but_domain(s); }},
    {"fit.delivery", [](Scene& s) { wish_all_but_domain(s); }},
    {"fit.buyer_sourced", [](Scene& s) { s.asked.buyer = BuyerType::Employer; s.facts.buyers = kEmployer; s.facts.buyers_basis = catalog::Basis::Sourced; }},
    {"fit.buyer_assigned", [](Scene& s) { s.asked.buyer = BuyerType::Employer; s.facts.buyers = kEmployer; s.facts.buyers_basis = catalog::Basis::CuratorAssigned; }},
    {"fit.buyer_reached", [](Scene& s) { s.asked.buyer = BuyerType::Insurer; s.asked.reach = kEmployer; s.facts.buyers = kEmployer; }},
    {"fit.words", [](Scene& s) { mention(s, "肩こり", true); }},
    {"fit.text", [](Scene& s) { mention(s, "肩こり", false); }},
    {"fit.scheme.health_management_items", [](Scene& s) { in_scheme(s, BuyerType::Employer, "health_management_items"); }},
    {"fit.scheme.womens_health_measures", [](Scene& s) { in_scheme(s, BuyerType::Employer, "womens_health_measures"); }},
    {"fit.scheme.data_health_expenses", [](Scene& s) { in_scheme(s, BuyerType::Insurer, "data_health_expenses"); }},
    {"fit.scheme.comprehensive_programme", [](Scene& s) { in_scheme(s, BuyerType::Municipality, "comprehensive_programme"); }},
    {"fit.scheme.elderly_care_services", [](Scene& s) { in_scheme(s, BuyerType::Municipality, "elderly_care_services"); }},
    {"evidence.none_known", [](Scene&) {}},
    {"evidence.unmapped", [](Scene&) {}},
    {"evidence.recommendation", [](Scene& s) { s.facts.claims = {guideline(1)}; s.facts.unmapped = false; }},
    {"evidence.study", [](Scene& s) { s.facts.claims = {study()}; }},
    {"evidence.other_outcome", [](Scene& s) { s.facts.claims = {study()}; s.facts.claims[0].domains = {two_domains(false).second}; s.asked.domains = {{two_domains(false).first, false}}; s.facts.domains = {two_domains(false).first}; s.facts.domain_mask = ~0ULL; }},
    {"evidence.awaiting_check", [](Scene& s) { s.facts.claims = {study(0.5, 0)}; }},
    {"evidence.result_unknown", [](Scene& s) { s.facts.claims = {study(0)}; }},
    {"evidence.no_effect_shown", [](Scene& s) { s.facts.claims = {study(0)}; s.facts.claims[0].no_effect_shown = true; }},
    {"evidence.harm", [](Scene& s) { s.facts.claims = {study()}; s.facts.claims[0].finding = catalog::StudyFinding::Harm; }},
    {"evidence.no_difference", [](Scene& s) { s.facts.claims = {study()}; s.facts.claims[0].finding = catalog::StudyFinding::NoDifference; }},
    {"assurance.certificate_valid", [](Scene& s) { s.facts.schemes = {held("cert-isms", 12)}; }},
    {"assurance.asked_not_confirmed", [](Scene& s) { s.asked.certifications = {{"cert-isms", false}}; }},
    {"assurance.data_handling", [](Scene& s) { s.facts.security = {said()}; }},
    {"assurance.operator_known", [](Scene& s) { s.facts.provider = ProviderId("prv-x"); s.facts.operated_by = said(); }},
    {"assurance.operator_unknown", [](Scene&) {}},
    {"assurance.operator_unverified", [](Scene& s) { s.facts.provider = ProviderId("prv-x"); s.facts.operated_by = said(0); }},
    {"price.unknown", [](Scene&) {}},
    {"price.free", [](Scene& s) { s.facts.prices = {priced(0)}; s.facts.prices[0].kind = catalog::PriceKind::Free; }},
    {"price.on_scale", [](Scene& s) { s.facts.prices = {priced(500)}; }},
    {"price.against_budget", [](Scene& s) { s.facts.prices = {priced(500)}; budget(s, 600); }},
    {"price.from", [](Scene& s) { s.facts.prices = {priced(500)}; s.facts.prices[0].qualifier = catalog::PriceQualifier::From; }},
    {"price.on_request", [](Scene& s) { s.facts.prices = {priced(0)}; s.facts.prices[0].kind = catalog::PriceKind::OnRequest; }},
    {"price.stale", [](Scene& s) { s.facts.prices = {priced(500)}; s.facts.prices[0].as_of = reference_date().plus_months(-240); }},
    {"price.user_paid_only", [](Scene& s) { s.facts.prices = {priced(500)}; s.facts.prices[0].payer = catalog::Payer::User; }},
    {"price.incomparable", [](Scene& s) { s.facts.prices = {priced(500, catalog::PriceUnit::Hour)}; }},
    {"price.assume_year", [](Scene& s) { s.facts.prices = {priced(6000, catalog::PriceUnit::PersonYear)}; }},
    {"price.assume_once_over_contract", [](Scene& s) { s.facts.prices = {priced(6000, catalog::PriceUnit::PersonOnce)}; }},
    {"price.assume_household", [](Scene& s) { s.facts.prices = {priced(500, catalog::PriceUnit::HouseholdMonth)}; }},
    {"price.assume_total_over_contract", [](Scene& s) { s.facts.prices = {priced(500000, catalog::PriceUnit::Total)}; s.asked.headcount = 100; }},
    {"price.assume_headcount", [](Scene& s) { s.facts.prices = {priced(50000, catalog::PriceUnit::TotalMonth)}; s.asked.headcount = 100; s.asked.users = 100; budget(s, 600); }},
    {"price.assume_tax", [](Scene& s) { s.facts.prices = {priced(500)}; s.facts.prices[0].tax = catalog::Tax::Unknown; }},
    {"delivery.offered_met", [](Scene& s) { s.facts.offered = said(); }},
    {"delivery.offered_unknown", [](Scene& s) { s.facts.stage = catalog::Stage::OfferedUnconfirmed; }},
    {"delivery.offered_not_met", [](Scene& s) { s.facts.stage = catalog::Stage::Ended; }},
    {"delivery.anywhere_met", [](Scene& s) { s.facts.coverage = catalog::Coverage::Nationwide; s.facts.covered = said(); }},
    {"delivery.anywhere_unknown", [](Scene&) {}},
    {"delivery.nationwide_met", [](Scene& s) { in_tokyo(s); s.facts.coverage = catalog::Coverage::Nationwide; s.facts.covered = said(); }},
    {"delivery.nationwide_unknown", [](Scene& s) { in_tokyo(s); s.facts.coverage = catalog::Coverage::Nationwide; }},
    {"delivery.place_met", [](Scene& s) { in_tokyo(s); s.facts.places = {"13"}; s.facts.covered = said(); }},
    {"delivery.place_unknown", [](Scene& s) { in_tokyo(s); }},
    {"delivery.place_not_met", [](Scene& s) { in_tokyo(s); s.facts.coverage = catalog::Coverage::LimitedPlaces; s.facts.places = {"27"}; }},
    {"delivery.form_met", [](Scene& s) { s.asked.delivery = {{0, false}}; s.facts.delivery_modes = 1; s.facts.described = said(); }},
    {"delivery.form_unknown", [](Scene& s) { s.asked.delivery = {{0, false}}; }},
    {"delivery.form_not_met", [](Scene& s) { s.asked.delivery = {{0, false}}; s.facts.delivery_modes = 2; }},
    {"delivery.language_met", [](Scene& s) { s.asked.languages = {{"vi", false}}; s.facts.languages = {"vi"}; s.facts.languages_from = said(); }},
    {"delivery.language_unknown", [](Scene& s) { s.asked.languages = {{"vi", false}}; }},
    {"delivery.start_met", [](Scene& s) { s.asked.start_by = reference_date().plus_days(30); s.facts.lead_days = NumberFact{10, said()}; }},
    {"delivery.start_unknown", [](Scene& s) { s.asked.start_by = reference_date().plus_days(30); }},
    {"delivery.start_not_met", [](Scene& s) { s.asked.start_by = reference_date().plus_days(30); s.facts.lead_days = NumberFact{60, said()}; }},
    {"track_record.none_known", [](Scene&) {}},
    {"track_record.cases", [](Scene& s) { s.facts.cases = {{0, {}, "case-x", said()}}; }},
    {"track_record.cases_of_buyer", [](Scene& s) { s.asked.buyer = BuyerType::Employer; s.facts.cases = {{0, {}, "case-x", said()}}; }},
    {"track_record.near", [](Scene& s) { in_tokyo(s); s.facts.cases = {{0, {"131016"}, "case-x", said()}}; }},
    {"economics.reported", [](Scene& s) { s.facts.id = ServiceId("svc-ewellness"); }},
    {"economics.none_known", [](Scene& s) { s.weights = {{"fit", 95}, {"economics", 5}}; }},
    {"unknown.economics", [](Scene& s) { s.weights = {{"fit", 95}, {"economics", 5}}; }},
    {"unknown.fit", [](Scene& s) { s.asked.segments = {{0, false}}; }},
    {"unknown.evidence", [](Scene&) {}},
    {"unknown.assurance", [](Scene&) {}},
    {"unknown.price", [](Scene&) {}},
    {"unknown.delivery", [](Scene&) {}},
    {"unknown.coverage", [](Scene& s) { in_tokyo(s); }},
    {"unknown.track_record", [](Scene&) {}},
    {"caution.trial", [](Scene& s) { s.facts.stage = catalog::Stage::Trial; }},
    {"caution.model_programme", [](Scene& s) { s.facts.stage = catalog::Stage::ModelProgramme; }},
    {"caution.not_confirmed_lately", [](Scene& s) { s.facts.stage = catalog::Stage::OfferedUnconfirmed; }},
    {"caution.reference", [](Scene& s) { s.facts.status = catalog::ListingStatus::Reference; s.options.include_reference = true; }},
    {"caution.no_date", [](Scene& s) { s.facts.as_of.reset(); }},
    {"caution.old_record", [](Scene& s) { s.facts.as_of = reference_date().plus_months(-240); }},
    {"caution.buyer_unknown", [](Scene& s) { s.asked.buyer = BuyerType::Employer; }},
    {"caution.buyer_reached", [](Scene& s) { s.asked.buyer = BuyerType::Insurer; s.asked.reach = kEmployer; s.facts.buyers = kEmployer; }},
    {"caution.other_buyer", [](Scene& s) { s.asked.buyer = BuyerType::Insurer; s.facts.buyers = kEmployer; }},
    {"caution.buyer_assigned", [](Scene& s) { s.asked.buyer = BuyerType::Employer; s.facts.buyers = kEmployer; s.facts.buyers_basis = catalog::Basis::CuratorAssigned; }},
    {"caution.place_unknown", [](Scene& s) { in_tokyo(s); }},
    {"caution.place_not_served", [](Scene& s) { in_tokyo(s); s.facts.coverage = catalog::Coverage::LimitedPlaces; s.facts.places = {"27"}; }},
    {"caution.place_part", [](Scene& s) { in_tokyo(s); s.facts.places = {"131016"}; }},
    {"caution.place_by_case", [](Scene& s) { in_tokyo(s); s.facts.cases = {{0, {"13"}, "case-x", said()}}; }},
    {"caution.user_paid", [](Scene& s) { s.facts.prices = {priced(500)}; s.facts.prices[0].payer = catalog::Payer::User; }},
    {"caution.price_stale", [](Scene& s) { s.facts.prices = {priced(500)}; s.facts.prices[0].as_of = reference_date().plus_months(-240); }},
    {"caution.expires_within_contract", [](Scene& s) { ask_contract(s, 1); s.facts.schemes = {held("cert-isms", 6)}; }},
    {"caution.expires_before_contract", [](Scene& s) { ask_contract(s, 9); s.facts.schemes = {held("cert-isms", 6)}; }},
    {"caution.headcount", [](Scene& s) { s.asked.headcount = 10; s.facts.headcount_min = NumberFact{50, said()}; }},
    {"caution.discouraged", [](Scene& s) { s.facts.claims = {guideline(3, 0)}; }},
    {"caution.withheld", [](Scene& s) { s.facts.claims = {guideline(5, 0)}; }},
    {"caution.awaiting_original", [](Scene& s) { s.facts.claims = {guideline(1, 0.5, 0)}; s.facts.claims[0].attested.verification = catalog::Verification::AiSummary; }},
    {"caution.retracted", [](Scene& s) { s.facts.claims = {study(0)}; s.facts.claims[0].retracted = true; }},
    {"caution.documents_differ", [](Scene& s) {
       Claim second = guideline(2);
       second.recommendation = recommended(true);
       s.facts.claims = {guideline(1), second}; }},
    {"caution.stale_facts", [](Scene& s) { s.facts.offered = said(); s.facts.offered.dated = reference_date().plus_months(-240); }},
    {"gate.reference", [](Scene& s) { s.facts.status = catalog::ListingStatus::Reference; }},
    {"admit.include_reference", [](Scene& s) { s.facts.status = catalog::ListingStatus::Reference; }},
    {"gate.refused_form", [](Scene& s) { s.asked.refused_forms = form_bit("app"); s.facts.delivery_modes = form_bit("app"); }},
    {"note.price_wish", [](Scene& s) { s.asked.codes["price_wish"] = {"cheap", false}; }},
    {"gate.discouraged", [](Scene& s) { s.options.include_discouraged = false; s.facts.claims = {guideline(4, 0)}; }},
    {"admit.include_discouraged", [](Scene& s) { s.options.include_discouraged = false; s.facts.claims = {guideline(3, 0)}; }},
    {"gate.negated_domain", [](Scene& s) { s.asked.domains.clear(); s.asked.types = {{s.facts.type, false}}; s.asked.negated = {0}; }},
    {"admit.allow_domain", [](Scene& s) { s.asked.domains.clear(); s.asked.types = {{s.facts.type, false}}; s.asked.negated = {0}; }},
    {"gate.not_offered", [](Scene& s) { s.asked.segments = {{1, true}}; s.facts.segments = {0}; }},
    {"admit.drop_condition", [](Scene& s) { s.asked.segments = {{1, true}}; s.facts.segments = {0}; }},
    {"gate.region", [](Scene& s) { in_tokyo(s, true); s.facts.coverage = catalog::Coverage::LimitedPlaces; s.facts.places = {"27"}; }},
    {"gate.headcount_min", [](Scene& s) { s.asked.headcount = 10; s.asked.headcount_must = true; s.facts.headcount_min = NumberFact{50, said()}; }},
    {"gate.headcount_max", [](Scene& s) { s.asked.headcount = 99; s.asked.headcount_must = true; s.facts.headcount_max = NumberFact{50, said()}; }},
    {"admit.headcount", [](Scene& s) { s.asked.headcount = 99; s.asked.headcount_must = true; s.facts.headcount_max = NumberFact{50, said()}; }},
    {"gate.budget", [](Scene& s) { budget(s, 300, true); s.facts.prices = {priced(500)}; }},
    {"admit.budget", [](Scene& s) { budget(s, 300, true); s.facts.prices = {priced(500)}; }},
    {"gate.start", [](Scene& s) { s.asked.start_by = reference_date().plus_days(30); s.asked.start_must = true; s.facts.lead_days = NumberFact{60, said()}; }},
    {"admit.start_by", [](Scene& s) { s.asked.start_by = reference_date().plus_days(30); s.asked.start_must = true; s.facts.lead_days = NumberFact{60, said()}; }},
    {"gate.certification", [](Scene& s) { s.asked.certifications = {{"cert-isms", true}}; s.facts.schemes = {held("cert-isms", -1)}; }},
    {"gate.grade", [](Scene& s) { s.asked.minimum_grade = 1; s.asked.grade_must = true; s.facts.claims = {guideline(2)}; s.facts.unmapped = false; }},
    {"admit.minimum_grade", [](Scene& s) { s.asked.minimum_grade = 1; s.asked.grade_must = true; s.facts.claims = {guideline(2)}; s.facts.unmapped = false; }},
    {"confirm.not_recorded", [](Scene& s) { s.asked.segments = {{1, true}}; }},
    {"confirm.refused_form", [](Scene& s) { s.asked.refused_forms = form_bit("app"); }},
    {"confirm.region", [](Scene& s) { in_tokyo(s, true); }},
    {"confirm.headcount", [](Scene& s) { s.asked.headcount = 10; s.asked.headcount_must = true; }},
    {"confirm.price", [](Scene& s) { budget(s, 300, true); }},
    {"confirm.user_paid", [](Scene& s) { budget(s, 300, true); s.facts.prices = {priced(500)}; s.facts.prices[0].payer = catalog::Payer::User; }},
    {"confirm.price_persons", [](Scene& s) { budget(s, 30000, true); s.asked.budget->measure = Measure::TotalMonth; s.facts.prices = {priced(500)}; }},
    {"confirm.price_terms", [](Scene& s) { budget(s, 510, true); s.facts.prices = {priced(500)}; s.facts.prices[0].tax = catalog::Tax::Excluded; }},
    {"price.persons_within", [](Scene& s) { budget(s, 30000); s.asked.budget->measure = Measure::TotalMonth; s.facts.prices = {priced(500)}; }},
    {"caution.rival_product", [](Scene& s) { s.asked.buyer = BuyerType::Insurer; s.asked.buys_no_insurance = true; s.facts.is_insurance = true; }},
    {"fit.function", [](Scene& s) { s.asked.functions = {{0, false}}; s.facts.functions = {0}; s.facts.main_function = 0; }},
    {"fit.function_other", [](Scene& s) { s.asked.functions = {{0, false}}; s.facts.functions = {1}; }},
    {"fit.function_unknown", [](Scene& s) { s.asked.functions = {{0, false}}; }},
    {"why.record", [](Scene& s) { s.facts.id = shipped_catalog()->services().front().id; s.asked.has_text = true; s.asked.text = shipped_catalog()->services().front().summary; mention(s, "肩こり", true); }},
    {"confirm.price_stale", [](Scene& s) { budget(s, 300, true); s.facts.prices = {priced(500)}; s.facts.prices[0].as_of = reference_date().plus_months(-240); }},
    {"confirm.price_from", [](Scene& s) { budget(s, 600, true); s.facts.prices = {priced(500)}; s.facts.prices[0].qualifier = catalog::PriceQualifier::From; }},
    {"confirm.language", [](Scene& s) { s.asked.languages = {{"vi", true}}; }},
    {"confirm.start", [](Scene& s) { s.asked.start_by = reference_date().plus_days(30); s.asked.start_must = true; }},
    {"confirm.certification", [](Scene& s) { s.asked.certifications = {{"cert-isms", true}}; }},
    {"confirm.grade_unmapped", [](Scene& s) { s.asked.minimum_grade = 1; s.asked.grade_must = true; }},
    {"confirm.grade_waiting", [](Scene& s) { s.asked.minimum_grade = 1; s.asked.grade_must = true; s.facts.claims = {guideline(1, 0.5, 0)}; s.facts.unmapped = false; }},
    {"change.price_at_most", [](Scene& s) { behind_a_rival(s); }},
    {"change.offer_confirmed", [](Scene& s) { behind_a_rival(s); s.more[0].offered = said(0.8); }},
    {"change.certificate_confirmed", [](Scene& s) { behind_a_rival(s); }},
    {"change.place_confirmed", [](Scene& s) { in_tokyo(s); behind_a_rival(s); }},
    {"change.sources_confirmed", [](Scene& s) { s.facts.claims = {study(0.9, 0.1)}; behind_a_rival(s); }},
    {"order.provider_cap", [](Scene& s) {
       s.facts.provider = ProviderId("prv-x");
       for (int i = 1; i < 4; ++i) { ServiceFacts one = s.facts; one.id = ServiceId("svc-y" + std::to_string(i)); one.ordinal = static_cast<std::uint32_t>(i); s.more.push_back(one); }
       ServiceFacts other = s.facts; other.id = ServiceId("svc-z"); other.ordinal = 9; other.provider = ProviderId("prv-z"); other.stage = catalog::Stage::Trial; s.more.push_back(other); }},
    {"note.missing.headcount", [](Scene& s) { s.asked.buyer = BuyerType::Employer; }},
    {"note.missing.industry", [](Scene& s) { s.asked.buyer = BuyerType::Employer; }},
    {"note.missing.domains", [](Scene& s) { s.asked.buyer = BuyerType::Insurer; }},
    {"note.missing.region", [](Scene& s) { s.asked.buyer = BuyerType::Municipality; }},
    {"note.missing.segments", [](Scene& s) { s.asked.buyer = BuyerType::Insurer; s.asked.buyer_kind = "insurer-private"; }},
    {"note.no_strong_match", [](Scene& s) { domains(s, two_domains(false)); }},
    {"note.gap", [](Scene& s) { domains(s, two_domains(false)); }},
    {"note.nothing_to_match", [](Scene& s) { s.asked.domains.clear(); }},
    {"note.confirmation_waits", [](Scene& s) { domains(s, two_domains(true)); s.asked.headcount = 10; s.asked.headcount_must = true; s.asked.segments = {{1, false}}; s.facts.segments = {0}; }},
    {"note.research_question", [](Scene& s) {
       for (const auto& one : shipped_catalog()->guidelines()) {
         if (one.research_questions.empty()) continue;
         const auto id = shipped_columns().concepts().id(Vocabulary::Domains, one.domain);
         if (!id) continue;
         s.asked.domains = {{*id, false}};
         s.facts.status = catalog::ListingStatus::Draft;
         return;
       }
       FAIL("no guideline has research questions"); }},
    {"information.small_company", [](Scene& s) { s.asked.buyer = BuyerType::Employer; s.asked.buyer_kind = "employer-small"; s.asked.small_by = shipped_policy().buyers().small_companies().front(); }},
    {"information.subsidy_bonus", [](Scene& s) { s.asked.buyer = BuyerType::Employer; s.asked.buyer_kind = "employer-small"; }},
  };
  return kRows;
}
// clang-format on

/// Codes that resolving a need says, before any service is looked at: see asked_notes below.
const std::set<std::string> kOfTheNeed{"note.deadline_passed", "note.domain_asked_and_refused"};

}  // namespace

TEST_CASE("every code of the ranker is brought about by a service and a need", "[ranker][codes]") {
  std::map<std::string, std::size_t> stands_in;
  std::set<std::string> named = kOfTheNeed;
  for (const Row& row : rows()) {
    Scene scene = plain();
    row.make(scene);
    const auto found = codes_of(scene);
    INFO(row.code);
    CHECK(found.count(row.code) == 1);
    for (const auto& [code, reason] : found) ++stands_in[code];
    named.insert(row.code);
  }
  for (const Row& row : rows()) {
    INFO(row.code);
    CHECK(stands_in[row.code] < rows().size());
  }
  for (const CodeRow& row : all_codes()) {
    INFO(row.code);
    CHECK(named.count(std::string(row.code)) == 1);
  }
}

TEST_CASE("a code is said with the parameters of its row and no others", "[ranker][codes]") {
  std::map<std::string_view, std::set<std::string_view>> known;
  for (const CodeRow& row : all_codes()) {
    known[row.code] = {row.parameters.begin(), row.parameters.end()};
  }
  for (const Row& row : rows()) {
    Scene scene = plain();
    row.make(scene);
    for (const auto& [code, reason] : codes_of(scene)) {
      INFO(code);
      REQUIRE(known.count(code) == 1);
      for (const auto& [name, value] : reason.parameters) {
        INFO(name);
        CHECK(known[code].count(name) == 1);
      }
    }
  }
}

TEST_CASE("a need whose deadline has passed, or that refuses what it asks for, is told so",
          "[ranker][codes]") {
  Need need;
  const std::string slug = shipped_catalog()->taxonomy().all(Vocabulary::Domains).front().slug;
  need.domains = {{slug, Strength::Wish, {}}};
  need.negated_domains = {{slug, Strength::Must, {}}};
  need.deadline = Slot<Deadline>{
      {PartialDate::parse("2020-04"), std::nullopt, "2020年4月"}, Strength::Must, {}};
  const auto asked = resolve(need, whole_answer(), shipped_columns(), shipped_policy());
  REQUIRE(asked);
  std::set<std::string> codes;
  for (const Reason& note : asked->notes) codes.insert(note.code);
  CHECK(codes == kOfTheNeed);
  CHECK_FALSE(asked->start_must);
}

TEST_CASE("a service kept for reference tells why", "[ranker][codes]") {
  for (const ServiceFacts& facts : shipped_columns().services()) {
    if (facts.status != catalog::ListingStatus::Reference) continue;
    Scene scene = plain();
    scene.facts = facts;
    scene.asked.domains.clear();
    for (const ConceptId domain : facts.domains) scene.asked.domains.push_back({domain, false});
    scene.options.include_reference = true;
    const auto found = codes_of(scene);
    if (found.count("caution.reference") == 0) continue;
    INFO(facts.id.text());
    CHECK(found.at("caution.reference").parameters.at("reason") ==
          shipped_catalog()->service(facts.id)->status_reason.value_or(""));
    return;
  }
  FAIL("no service is listed for reference");
}

TEST_CASE("a refused form keeps out what comes in it alone, and is a question where others are",
          "[ranker][gate]") {
  const auto verdicts = [&](std::vector<const char*> offered, const char* function = nullptr) {
    Scene scene = plain();
    scene.asked.refused_forms = form_bit("device") | form_bit("app");
    for (const char* form : offered) scene.facts.delivery_modes |= form_bit(form);
    if (function != nullptr) {
      const auto id = shipped_columns().concepts().id(Vocabulary::Functions, function);
      REQUIRE(id);
      scene.facts.main_function = *id;
      scene.facts.functions = {*id};
    }
    return check_conditions(scene.facts, scene.asked, scene.options, shipped_columns(),
                            shipped_policy());
  };
  CHECK(verdicts({"phone"}).empty());
  REQUIRE(verdicts({"app"}).size() == 1);
  CHECK(verdicts({"app"}).front().broken);
  CHECK(verdicts({"app"}).front().condition == "refused_delivery");
  CHECK(verdicts({"app", "device"}).front().broken);
  REQUIRE(verdicts({"app", "phone"}).size() == 1);
  CHECK_FALSE(verdicts({"app", "phone"}).front().broken);
  REQUIRE(verdicts({}).size() == 1);
  CHECK_FALSE(verdicts({}).front().broken);
  // Watching by a device is not possible without one, whatever else is named beside it.
  REQUIRE(verdicts({"phone"}, "watch-device").size() == 1);
  CHECK(verdicts({"phone"}, "watch-device").front().broken);
  CHECK(verdicts({"phone"}, "watch-call").empty());
}

TEST_CASE("what is refused and asked for at once is not refused", "[ranker][question]") {
  Need need;
  need.delivery = {{"app", Strength::Wish, {}}};
  need.refused_delivery = {{"app", Strength::Must, {}}, {"device", Strength::Must, {}}};
  const auto asked = resolve(need, whole_answer(), shipped_columns(), shipped_policy());
  REQUIRE(asked);
  CHECK(asked->refused_forms == form_bit("device"));
  need.refused_delivery = {{"smoke-signals", Strength::Must, {}}};
  const auto refused = resolve(need, whole_answer(), shipped_columns(), shipped_policy());
  REQUIRE_FALSE(refused);
  CHECK(refused.error().place.field == "refused_delivery");
}

TEST_CASE("a wish for cheap puts what is known to be free first inside a band", "[ranker][order]") {
  Scene scene = plain();
  scene.asked.codes["price_wish"] = {"cheap", false};
  ServiceFacts free = scene.facts;
  ServiceFacts free_to_use = scene.facts;
  ServiceFacts unknown = scene.facts;
  free.id = ServiceId("svc-free");
  free_to_use.id = ServiceId("svc-free-to-use");
  unknown.id = ServiceId("svc-unknown");
  free.prices = {priced(0)};
  free_to_use.prices = {priced(0)};
  free_to_use.prices[0].kind = catalog::PriceKind::Free;
  free_to_use.prices[0].payer = catalog::Payer::User;
  // More points in everything else do not outweigh the wish inside a band.
  for (int i = 0; i < 9; ++i) unknown.claims.push_back(study(1.0));
  const auto order = [&] {
    const Ranking ranking =
        rank(shipped_columns().with({unknown, free_to_use, free}), shipped_policy(), scene.asked,
             scene.options, shipped_draws(), scene.hits);
    std::string out;
    for (const Match& match : ranking.matches) out += match.service.text() + " ";
    return out;
  };
  CHECK(order() == "svc-free svc-free-to-use svc-unknown ");
  // A price that the buyer pays is known: free for the user is not the whole truth.
  free_to_use.prices.push_back(priced(900));
  CHECK(order() == "svc-free svc-unknown svc-free-to-use ");
  scene.asked.codes.clear();
  CHECK(order().substr(0, 11) == "svc-unknown");
}
