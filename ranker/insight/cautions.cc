#include "ranker/insight/cautions.h"

#include <algorithm>
#include <optional>
#include <set>

#include "ranker/criteria/labels.h"
#include "ranker/criteria/served_place.h"

namespace mitate::ranker {
namespace {

using catalog::Vocabulary;

class Cautions {
  using Parameters = std::map<std::string, std::string>;

 public:
  Cautions(const ServiceFacts& facts, const Assessment& assessment, const Asked& asked,
           const Columns& columns, const Policy& policy, Date as_of)
      : facts_(facts),
        price_(assessment.of<PriceAssessment>()),
        asked_(asked),
        columns_(columns),
        policy_(policy),
        as_of_(as_of) {}

  std::vector<Reason> run() {
    stage();
    buyer();
    place();
    prices();
    headcount();
    evidence();
    disagreement();
    certificates();
    mappings();
    stale_statements();
    return std::move(out_);
  }

 private:
  void say(std::string code, Parameters parameters = {}) {
    out_.push_back({std::move(code), std::move(parameters)});
  }

  void stage() {
    switch (facts_.stage) {
      case catalog::Stage::Trial:
        say("caution.trial");
        break;
      case catalog::Stage::ModelProgramme:
        say("caution.model_programme");
        break;
      case catalog::Stage::OfferedUnconfirmed:
        say("caution.not_confirmed_lately");
        break;
      case catalog::Stage::Offered:
      case catalog::Stage::Idea:
      case catalog::Stage::Ended:
      case catalog::Stage::NotForBuyers:
        break;
    }
    if (facts_.status == catalog::ListingStatus::Reference) {
      const catalog::Service* service = columns_.catalog().service(facts_.id);
      say("caution.reference",
          {{"reason", service == nullptr ? "" : service->status_reason.value_or("")}});
    }
    if (!facts_.as_of) {
      say("caution.no_date");
    } else if (facts_.as_of->plus_months(static_cast<int>(policy_.other().stale_months)) < as_of_) {
      say("caution.old_record", {{"date", facts_.as_of->iso()}});
    }
  }

  void buyer() {
    if (!asked_.buyer) return;
    if (asked_.buys_no_insurance && facts_.is_insurance) {
      say("caution.rival_product");
    } else if (facts_.buyers == 0) {
      say("caution.buyer_unknown");
    } else if ((facts_.buyers & bit_of(*asked_.buyer)) == 0 &&
               (facts_.buyers & asked_.reach) != 0) {
      say("caution.buyer_reached",
          {{"buyers", buyers_label(columns_.concepts(),
                                   static_cast<std::uint8_t>(facts_.buyers & asked_.reach))}});
    } else if ((facts_.buyers & bit_of(*asked_.buyer)) == 0) {
      say("caution.other_buyer", {{"buyers", buyers_label(columns_.concepts(), facts_.buyers)},
                                  {"asked", buyer_label(columns_.concepts(), *asked_.buyer)}});
    } else if (facts_.buyers_basis == catalog::Basis::CuratorAssigned) {
      say("caution.buyer_assigned", {{"asked", buyer_label(columns_.concepts(), *asked_.buyer)}});
    }
  }

  void place() {
    if (asked_.regions.empty()) return;
    const ServedPlace place = served_places(facts_, asked_.regions);
    const std::string label = regions_label(columns_, asked_.regions);
    if (place.serves == Serves::Unknown) say("caution.place_unknown", {{"place", label}});
    if (place.serves == Serves::No) say("caution.place_not_served", {{"place", label}});
    if (place.part_only) say("caution.place_part", {{"place", label}});
    if (place.case_there) say("caution.place_by_case", {{"place", label}});
  }

  void prices() {
    if (price_.cost.knowledge == PriceKnowledge::UserPaidOnly) {
      say("caution.user_paid");
    } else if (price_.cost.knowledge == PriceKnowledge::Stale) {
      say("caution.price_stale");
    }
    const PriceFact* price = price_.cost.price;
    if (price == nullptr || price_.cost.knowledge == PriceKnowledge::Stale) return;
    lapses("料金", price->validity.to);
    if (price->as_of) {
      lapses("料金の確認期限",
             price->as_of->plus_months(static_cast<int>(policy_.price().fresh_months)));
    }
  }

  void lapses(const std::string& fact, const std::optional<Date>& end) {
    if (!asked_.contract) return;
    const Lapse lapse = lapse_of(end, *asked_.contract, as_of_);
    if (lapse == Lapse::None) return;
    say(lapse == Lapse::WithinContract ? "caution.expires_within_contract"
                                       : "caution.expires_before_contract",
        {{"fact", fact}, {"date", end->plus_days(-1).iso()}});
  }

  void headcount() {
    if (!asked_.headcount) return;
    const bool few = facts_.headcount_min && *asked_.headcount < facts_.headcount_min->value;
    const bool many = facts_.headcount_max && *asked_.headcount > facts_.headcount_max->value;
    if (few || many) say("caution.headcount");
  }

  void evidence() {
    bool waiting = false;
    bool retracted = false;
    for (const Claim& claim : facts_.claims) {
      retracted = retracted || claim.retracted;
      const bool has_grade = claim.is_guideline && claim.grade.has_value();
      if (claim.attested.verification == catalog::Verification::AiSummary && has_grade) {
        waiting = true;
      }
      if (!has_grade) continue;
      if (*claim.grade == 3 || *claim.grade == 4) {
        say("caution.discouraged",
            {{"grade", std::to_string(*claim.grade)}, {"guideline", guideline_of(claim)}});
      }
      if (*claim.grade == 5) {
        say("caution.withheld",
            {{"guideline", guideline_of(claim)}, {"question", research_question(claim)}});
      }
    }
    if (waiting) say("caution.awaiting_original");
    if (retracted) say("caution.retracted");
  }

  [[nodiscard]] std::string guideline_of(const Claim& claim) const {
    const auto* rec = columns_.catalog().recommendation(claim.recommendation);
    const auto* guideline = rec == nullptr ? nullptr : columns_.catalog().guideline(rec->guideline);
    return guideline == nullptr ? std::string() : guideline->name;
  }

  [[nodiscard]] std::string research_question(const Claim& claim) const {
    const auto* rec = columns_.catalog().recommendation(claim.recommendation);
    const auto* guideline = rec == nullptr ? nullptr : columns_.catalog().guideline(rec->guideline);
    if (guideline == nullptr) return {};
    for (const auto& frq : guideline->research_questions) {
      if (frq.recommendation == claim.recommendation) return frq.question;
    }
    return rec->question;
  }

  /// Two documents on the same intervention that do not say the same are shown side by side.
  void disagreement() {
    for (std::size_t i = 0; i < facts_.claims.size(); ++i) {
      for (std::size_t j = i + 1; j < facts_.claims.size(); ++j) {
        const Claim& a = facts_.claims[i];
        const Claim& b = facts_.claims[j];
        if (!a.is_guideline || !b.is_guideline || a.intervention != b.intervention) continue;
        const auto* first = columns_.catalog().recommendation(a.recommendation);
        const auto* second = columns_.catalog().recommendation(b.recommendation);
        if (first == nullptr || second == nullptr || first->guideline == second->guideline ||
            a.grade == b.grade) {
          continue;
        }
        say("caution.documents_differ", {{"first", guideline_of(a)},
                                         {"first_grade", grade_text(a)},
                                         {"second", guideline_of(b)},
                                         {"second_grade", grade_text(b)}});
      }
    }
  }

  static std::string grade_text(const Claim& claim) {
    return claim.grade ? std::to_string(*claim.grade) : std::string("未確認");
  }

  void certificates() {
    std::set<SchemeId> said;
    for (const HeldScheme& held : facts_.schemes) {
      if (!held.certification || held.validity.at(as_of_) != Validity::At::Valid) continue;
      if (!said.insert(held.scheme).second) continue;
      const catalog::Scheme* scheme = columns_.catalog().scheme(held.scheme);
      lapses(scheme == nullptr ? std::string() : scheme->name, held.validity.to);
    }
  }

  /// Statements about the present that this need asks for and that are too old to earn anything.
  void stale_statements() {
    std::string names;
    const auto name = [&](const Attested& by, const char* what) {
      const double months = policy_.other().stale_months;
      if (by.share <= 0 || !is_stale(counted_on(by, as_of_, months), as_of_, months)) return;
      names += (names.empty() ? "" : "、") + std::string(what);
    };
    name(facts_.offered, "提供の状態");
    if (!facts_.provider.empty()) name(facts_.operated_by, "提供者");
    if (offered_everywhere(facts_) || !asked_.regions.empty()) name(facts_.covered, "対応地域");
    if (!asked_.languages.empty()) name(facts_.languages_from, "対応言語");
    if (facts_.lead_days && asked_.start_by) name(facts_.lead_days->attested, "開始までの日数");
    for (const Attested& stated : facts_.security) name(stated, "安全管理");
    if (!names.empty()) say("caution.stale_facts", {{"facts", names}});
  }

  /// A link from a service to a recommendation must be confirmed anew like any other statement.
  void mappings() {
    const catalog::Service* service = columns_.catalog().service(facts_.id);
    if (service == nullptr) return;
    std::optional<Date> first;
    for (const catalog::EvidenceLink& link : service->evidence_links) {
      const Date end = link.mapped_on.plus_months(static_cast<int>(policy_.other().stale_months));
      if (!first || end < *first) first = end;
    }
    lapses("指針の推奨との対応づけの確認期限", first);
  }

  const ServiceFacts& facts_;
  const PriceAssessment& price_;
  const Asked& asked_;
  const Columns& columns_;
  const Policy& policy_;
  Date as_of_;
  std::vector<Reason> out_;
};

}  // namespace

std::vector<Reason> cautions_for(const ServiceFacts& facts, const Assessment& assessment,
                                 const Asked& asked, const Columns& columns, const Policy& policy,
                                 Date as_of) {
  return Cautions(facts, assessment, asked, columns, policy, as_of).run();
}

std::vector<UnknownFact> unknown_facts(const Assessment& assessment, const ServiceFacts& facts,
                                       const Asked& asked) {
  std::vector<UnknownFact> out;
  for (std::size_t k = 0; k < kCriteriaCount; ++k) {
    const CriterionResult& one = assessment.criteria[k];
    const Tenths open{one.possible.value - one.points.value};
    if (open.value <= 0) continue;
    std::string fact(kCriteria[k].slug);
    std::string code = "unknown." + fact;
    if (k == kCriterionOf<DeliveryAssessment> && !asked.regions.empty() &&
        served_places(facts, asked.regions).serves == Serves::Unknown) {
      fact = "coverage";
      code = "unknown.coverage";
    }
    out.push_back({std::move(fact), open, {std::move(code), {{"points", points_text(open)}}}});
  }
  std::stable_sort(out.begin(), out.end(), [](const UnknownFact& a, const UnknownFact& b) {
    return a.could_add > b.could_add;
  });
  return out;
}

}  // namespace mitate::ranker
