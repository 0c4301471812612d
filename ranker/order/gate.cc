#include "ranker/order/gate.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "ranker/criteria/assurance.h"
#include "ranker/criteria/labels.h"
#include "ranker/criteria/served_place.h"
#include "ranker/need/need_slots.h"
#include "ranker/question/price.h"

namespace mitate::ranker {
namespace {

using catalog::Vocabulary;
constexpr double kEpsilon = 1e-6;

/// What is that form by definition (definitions of functions.csv): a record may name the telephone
/// of its help desk beside it.
constexpr std::array<std::pair<std::string_view, std::string_view>, 5> kFormOfFunction{{
    {"measurement", "device"},
    {"record-app", "app"},
    {"watch-call", "phone"},
    {"watch-device", "device"},
    {"watch-visit", "in-person-visit"},
}};

class Gate {
 public:
  Gate(const ServiceFacts& facts, const Asked& asked, const MatchOptions& options,
       const Columns& columns, const Parameters& policy)
      : facts_(facts), asked_(asked), options_(options), columns_(columns), policy_(policy) {}

  std::vector<Verdict> run() {
    status();
    discouraged();
    negated();
    const std::size_t always = out_.size();
    refused_forms();
    concepts("domains", Vocabulary::Domains, asked_.domains, true,
             [&](ConceptId wanted) { return within_domain(wanted); });
    concepts(
        "service_types", Vocabulary::ServiceTypes, asked_.types, true,
        [&](ConceptId wanted) { return facts_.type == wanted; }, true);
    concepts("interventions", Vocabulary::Interventions, asked_.interventions,
             !facts_.interventions.empty(),
             [&](ConceptId wanted) { return holds(facts_.interventions, wanted); });
    concepts("segments", Vocabulary::Segments, asked_.segments, !facts_.segments.empty(),
             [&](ConceptId wanted) { return holds(facts_.segments, wanted); });
    concepts("functions", Vocabulary::Functions, asked_.functions, !facts_.functions.empty(),
             [&](ConceptId wanted) { return holds(facts_.functions, wanted); });
    concepts("outcomes", Vocabulary::Outcomes, asked_.outcomes, false,
             [&](ConceptId wanted) { return holds(facts_.outcomes, wanted); });
    concepts(
        "delivery", Vocabulary::DeliveryModes, asked_.delivery, facts_.delivery_modes != 0,
        [&](ConceptId wanted) { return (facts_.delivery_modes >> (wanted & 31U) & 1U) != 0; },
        true);
    region();
    headcount();
    budget();
    language();
    start();
    certifications();
    grade();
    study();
    // Conditions that this kind of buyer does not gate by are wishes for it (buyer_logic.csv).
    const auto let_through = [&](const Verdict& verdict) {
      const SlotInfo* slot = slot_named(verdict.condition);
      const std::string_view decides =
          slot == nullptr || slot->gated_with.empty() ? verdict.condition : slot->gated_with;
      return !policy_.buyers().may_exclude(asked_.buyer, decides, asked_.buyer_kind);
    };
    out_.erase(
        std::remove_if(out_.begin() + static_cast<std::ptrdiff_t>(always), out_.end(), let_through),
        out_.end());
    return std::move(out_);
  }

 private:
  using Words = std::map<std::string, std::string>;

  static bool holds(const std::vector<ConceptId>& list, ConceptId id) {
    return std::binary_search(list.begin(), list.end(), id);
  }
  void broken(std::string condition, std::string code, Words parameters, Reason admits) {
    out_.push_back({true,
                    false,
                    std::move(condition),
                    {std::move(code), std::move(parameters)},
                    std::move(admits)});
  }
  void unknown(std::string condition, std::string code, Words parameters) {
    const bool suggested = asked_.suggested.count(condition) > 0;
    out_.push_back({false,
                    suggested,
                    std::move(condition),
                    {std::move(code), std::move(parameters)},
                    std::nullopt});
  }
  static Reason without(const std::string& slot) {
    return {"admit.drop_condition", {{"slot", slot}}};
  }

  void status() {
    if (facts_.status == catalog::ListingStatus::Reference && !options_.include_reference) {
      broken("status", "gate.reference", {}, {"admit.include_reference", {}});
    }
  }

  void discouraged() {
    if (options_.include_discouraged) return;
    for (const Claim& claim : facts_.claims) {
      if (claim.is_guideline && (claim.grade == 3 || claim.grade == 4)) {
        broken("discouraged", "gate.discouraged",
               {{"grade", std::to_string(*claim.grade)},
                {"recommendation", claim.recommendation.text()}},
               {"admit.include_discouraged", {}});
        return;
      }
    }
  }

  [[nodiscard]] bool within_domain(ConceptId wanted) const {
    const auto& taxonomy = columns_.concepts().taxonomy();
    const std::string& top = columns_.concepts().at(Vocabulary::Domains, wanted).slug;
    return std::any_of(facts_.domains.begin(), facts_.domains.end(), [&](ConceptId domain) {
      return taxonomy.is_within(Vocabulary::Domains,
                                columns_.concepts().at(Vocabulary::Domains, domain).slug, top);
    });
  }

  /// A refused domain keeps out what is mainly about it: nothing else of the service is asked for.
  void negated() {
    for (const ConceptId refused : asked_.negated) {
      if (!within_domain(refused)) continue;
      const auto& taxonomy = columns_.concepts().taxonomy();
      const std::string& top = columns_.concepts().at(Vocabulary::Domains, refused).slug;
      std::size_t others = 0;
      bool wanted = false;
      for (const ConceptId domain : facts_.domains) {
        if (taxonomy.is_within(Vocabulary::Domains,
                               columns_.concepts().at(Vocabulary::Domains, domain).slug, top)) {
          continue;
        }
        ++others;
        for (const AskedConcept& asked : asked_.domains) {
          wanted = wanted || columns_.concepts().nearness(asked.id, domain) > 0.5;
        }
      }
      const bool mainly = asked_.domains.empty() ? others * 2 <= facts_.domains.size() : !wanted;
      if (!mainly) continue;
      const std::string label = columns_.concepts().at(Vocabulary::Domains, refused).label_ja;
      broken("negated_domains", "gate.negated_domain", {{"domain", label}},
             {"admit.allow_domain", {{"domain", label}, {"value", top}}});
    }
  }

  /// 「スマホは使えない」: what comes in that form alone, or is that form by what it does, is known
  /// not to do; where other forms are recorded, or none, it is one question.
  void refused_forms() {
    if (asked_.refused_forms == 0) return;
    const auto& concepts = columns_.concepts();
    const std::uint32_t shared = facts_.delivery_modes & asked_.refused_forms;
    std::uint32_t needed = 0;
    if (facts_.main_function) {
      const std::string& does = concepts.at(Vocabulary::Functions, *facts_.main_function).slug;
      for (const auto& [function, form] : kFormOfFunction) {
        const auto id = concepts.id(Vocabulary::DeliveryModes, form);
        if (does == function && id) needed = 1U << (*id & 31U);
      }
    }
    const bool recorded = facts_.delivery_modes != 0;
    if (recorded && shared == 0 && (needed & asked_.refused_forms) == 0) return;
    const bool known =
        (recorded && shared == facts_.delivery_modes) || (needed & asked_.refused_forms) != 0;
    std::vector<ConceptId> forms;
    const std::uint32_t named = recorded && shared != 0 ? shared : asked_.refused_forms;
    for (ConceptId id = 0; id < concepts.taxonomy().all(Vocabulary::DeliveryModes).size(); ++id) {
      if ((named >> (id & 31U) & 1U) != 0) forms.push_back(id);
    }
    Words parameters{{"labels", labels_of(concepts, Vocabulary::DeliveryModes, forms)}};
    if (known) {
      broken("refused_delivery", "gate.refused_form", std::move(parameters),
             without("refused_delivery"));
    } else {
      unknown("refused_delivery", "confirm.refused_form", std::move(parameters));
    }
  }

  /// `alternatives`: one of the strict values is enough (forms of delivery, kinds of service).
  template <typename Met>
  void concepts(const std::string& slot, Vocabulary vocabulary,
                const std::vector<AskedConcept>& asked, bool recorded, Met met,
                bool alternatives = false) {
    std::vector<ConceptId> missing;
    bool any_strict = false;
    bool any_met = false;
    for (const AskedConcept& one : asked) {
      if (!one.must) continue;
      any_strict = true;
      if (met(one.id)) {
        any_met = true;
      } else {
        missing.push_back(one.id);
      }
    }
    if (!any_strict || missing.empty() || (alternatives && any_met)) return;
    Words parameters{{"slot", slot},
                     {"labels", labels_of(columns_.concepts(), vocabulary, missing)}};
    if (recorded) {
      broken(slot, "gate.not_offered", std::move(parameters), without(slot));
    } else {
      unknown(slot, "confirm.not_recorded", std::move(parameters));
    }
  }

  void region() {
    std::vector<AskedRegion> strict;
    for (const AskedRegion& one : asked_.regions) {
      if (one.must) strict.push_back(one);
    }
    if (strict.empty()) return;
    const ServedPlace place = served_places(facts_, strict);
    if (place.serves == Serves::Yes) return;
    const std::string label = regions_label(columns_, strict);
    if (place.serves == Serves::No) {
      broken("region", "gate.region", {{"place", label}}, without("region"));
    } else {
      unknown("region", "confirm.region", {{"place", label}});
    }
  }

  void headcount() {
    if (!asked_.headcount_must || !asked_.headcount) return;
    const auto& least = facts_.headcount_min;
    const auto& most = facts_.headcount_max;
    if (!least && !most) {
      // Said to matter and not known: asking is better than letting pass whoever keeps silent.
      unknown("headcount", "confirm.headcount", {});
      return;
    }
    if (least && *asked_.headcount < least->value) {
      const std::string count = std::to_string(least->value);
      broken("headcount", "gate.headcount_min", {{"count", count}},
             {"admit.headcount", {{"count", count}}});
    } else if (most && *asked_.headcount > most->value) {
      const std::string count = std::to_string(most->value);
      broken("headcount", "gate.headcount_max", {{"count", count}},
             {"admit.headcount", {{"count", count}}});
    }
  }

  void budget() {
    if (!asked_.budget_must || !asked_.budget) return;
    const Spend& limit = *asked_.budget;
    if (limit.op == BudgetOp::AtLeast) return;
    const BuyerCost cost = buyer_cost(facts_.prices, limit.measure, conversion_for(asked_, policy_),
                                      options_.as_of, policy_.price().fresh_months);
    if (!cost.cost) {
      const BuyerCost each =
          buyer_cost(facts_.prices, Measure::PersonMonth, conversion_for(asked_, policy_),
                     options_.as_of, policy_.price().fresh_months);
      if (limit.measure == Measure::TotalMonth && each.cost) {
        unknown("budget", "confirm.price_persons",
                {{"yen", yen_text(each.cost->yen)},
                 {"unit", std::string(label_of(Measure::PersonMonth))}});
        return;
      }
      unknown("budget",
              cost.knowledge == PriceKnowledge::UserPaidOnly ? "confirm.user_paid"
              : cost.knowledge == PriceKnowledge::Stale      ? "confirm.price_stale"
                                                             : "confirm.price",
              {});
      return;
    }
    // "About" leaves the fifth above the amount that the price scale leaves too.
    const double slack = limit.op == BudgetOp::About ? policy_.price().zero_from : 1.0;
    const double most = limit.yen * slack;
    if (cost.cost->yen <= most + kEpsilon) {
      if (cost.cost->at_least) {
        unknown("budget", "confirm.price_from", {{"yen", yen_text(cost.cost->yen)}});
      }
      return;
    }
    // Known to be dearer only if it is by the lowest reading of what both sides say.
    Conversion lowest = conversion_for(asked_, policy_);
    lowest.at_lowest = true;
    lowest.budget_states_tax = limit.tax_stated;
    lowest.budget_is_total = limit.unit == BudgetUnit::Total;
    const BuyerCost least = buyer_cost(facts_.prices, limit.measure, lowest, options_.as_of,
                                       policy_.price().fresh_months);
    const std::string unit(label_of(limit.measure));
    if (!least.cost || least.cost->yen <= most + kEpsilon) {
      unknown("budget", "confirm.price_terms", {{"yen", yen_text(cost.cost->yen)}, {"unit", unit}});
      return;
    }
    const double written = std::ceil(cost.cost->yen / slack * limit.written_per_yen - kEpsilon);
    // More money does not settle what "from" leaves open.
    Reason admits = cost.cost->at_least
                        ? without("budget")
                        : Reason{"admit.budget",
                                 {{"yen", yen_text(written)},
                                  {"amount", std::to_string(static_cast<long long>(written))},
                                  {"unit", std::string(label_of(limit.unit))}}};
    broken("budget", "gate.budget", {{"yen", yen_text(least.cost->yen)}, {"unit", unit}},
           std::move(admits));
  }

  void language() {
    for (const AskedText& one : asked_.languages) {
      if (!one.must) continue;
      const bool spoken = std::find(facts_.languages.begin(), facts_.languages.end(), one.value) !=
                          facts_.languages.end();
      if (!spoken) unknown("language", "confirm.language", {{"language", one.value}});
    }
  }

  void start() {
    if (!asked_.start_must || !asked_.start_by) return;
    if (!facts_.lead_days) {
      unknown("deadline", "confirm.start", {{"date", asked_.start_by->iso()}});
      return;
    }
    const Date ready = options_.as_of.plus_days(
        static_cast<int>(std::min<std::int64_t>(facts_.lead_days->value, 36500)));
    if (ready > *asked_.start_by) {
      broken("deadline", "gate.start", {{"date", ready.iso()}},
             {"admit.start_by", {{"date", ready.iso()}}});
    }
  }

  void certifications() {
    for (const AskedText& one : asked_.certifications) {
      if (!one.must) continue;
      const SchemeId id(one.value);
      const catalog::Scheme* scheme = columns_.catalog().scheme(id);
      const std::string name = scheme == nullptr ? one.value : scheme->name;
      switch (held_on(facts_, id, options_.as_of)) {
        case Validity::At::Valid:
          break;
        case Validity::At::Unknown:
          unknown("certifications", "confirm.certification", {{"scheme", name}});
          break;
        case Validity::At::Expired:
        case Validity::At::NotYet:
          broken("certifications", "gate.certification", {{"scheme", name}},
                 without("certifications"));
          break;
      }
    }
  }

  void grade() {
    if (!asked_.grade_must || !asked_.minimum_grade) return;
    int best = 0;
    bool open = false;
    for (const Claim& claim : facts_.claims) {
      if (!claim.is_guideline) continue;
      // A grade that waits for the original text neither meets nor breaks a condition.
      if (!claim.grade || claim.attested.share <= 0) {
        open = true;
      } else if (best == 0 || *claim.grade < best) {
        best = *claim.grade;
      }
    }
    const std::string wanted = std::to_string(*asked_.minimum_grade);
    if (best != 0 && best <= *asked_.minimum_grade) return;
    if (best == 0 || open) {
      unknown("minimum_grade", facts_.unmapped ? "confirm.grade_unmapped" : "confirm.grade_waiting",
              {{"grade", wanted}});
    } else if (best <= 2) {
      broken("minimum_grade", "gate.grade", {{"grade", std::to_string(best)}},
             {"admit.minimum_grade", {{"grade", std::to_string(best)}}});
    } else {
      broken("minimum_grade", "gate.grade", {{"grade", std::to_string(best)}},
             without("minimum_grade"));
    }
  }

  /// At least a study of this design that a source which counts reports, whatever it found.
  void study() {
    const auto wanted = asked_.codes.find("minimum_evidence");
    if (wanted == asked_.codes.end() || !wanted->second.must) return;
    const auto& concepts = columns_.concepts();
    bool known = false;
    bool waiting = false;
    for (const Claim& claim : facts_.claims) {
      if (claim.is_guideline || claim.retracted) continue;
      known = true;
      const std::string& design = concepts.at(Vocabulary::EvidenceTypes, claim.design).slug;
      const bool controlled = design == "controlled" || design == "rct-secondary";
      if (design != "rct" && !(controlled && wanted->second.value == "controlled")) continue;
      if (claim.attested.share > 0) return;
      waiting = true;
    }
    const auto type = concepts.id(Vocabulary::EvidenceTypes, wanted->second.value);
    Words parameters{
        {"slot", "minimum_evidence"},
        {"labels", type ? concepts.at(Vocabulary::EvidenceTypes, *type).label_ja : ""}};
    if (known && !waiting) {
      broken("minimum_evidence", "gate.not_offered", std::move(parameters),
             without("minimum_evidence"));
    } else {
      unknown("minimum_evidence", "confirm.not_recorded", std::move(parameters));
    }
  }

  const ServiceFacts& facts_;
  const Asked& asked_;
  const MatchOptions& options_;
  const Columns& columns_;
  const Parameters& policy_;
  std::vector<Verdict> out_;
};

}  // namespace

std::vector<Verdict> check_conditions(const ServiceFacts& facts, const Asked& asked,
                                      const MatchOptions& options, const Columns& columns,
                                      const Parameters& policy) {
  return Gate(facts, asked, options, columns, policy).run();
}

}  // namespace mitate::ranker
