// The codes of the sentences that the ranker can say, with the parameters that go with each. Here
// are those of the answer as a whole: cautions, conditions, changes, notes; a criterion lists its
// own (criteria/). All of them together are criteria/all_codes.h. The wording of each, in Japanese
// and in English, is held to these tables by a test, and so are the codes that the sources of
// ranker write.
#pragma once
#include <array>
#include <string_view>

namespace mitate::ranker {

struct CodeRow {
  std::string_view code;
  std::array<std::string_view, 5> parameters{};  ///< names; the rest empty
};

/// Sorted by code.
inline constexpr std::array kCodes{
    CodeRow{"admit.allow_domain", {"domain", "value"}},
    CodeRow{"admit.budget", {"yen", "amount", "unit"}},
    CodeRow{"admit.drop_condition", {"slot"}},
    CodeRow{"admit.headcount", {"count"}},
    CodeRow{"admit.include_discouraged"},
    CodeRow{"admit.include_reference"},
    CodeRow{"admit.minimum_grade", {"grade"}},
    CodeRow{"admit.start_by", {"date"}},
    CodeRow{"caution.awaiting_original"},
    CodeRow{"caution.buyer_assigned", {"asked"}},
    CodeRow{"caution.buyer_reached", {"buyers"}},
    CodeRow{"caution.buyer_unknown"},
    CodeRow{"caution.discouraged", {"grade", "guideline"}},
    CodeRow{"caution.documents_differ", {"first", "first_grade", "second", "second_grade"}},
    CodeRow{"caution.expires_before_contract", {"fact", "date"}},
    CodeRow{"caution.expires_within_contract", {"fact", "date"}},
    CodeRow{"caution.headcount"},
    CodeRow{"caution.model_programme"},
    CodeRow{"caution.no_date"},
    CodeRow{"caution.not_confirmed_lately"},
    CodeRow{"caution.old_record", {"date"}},
    CodeRow{"caution.other_buyer", {"buyers", "asked"}},
    CodeRow{"caution.place_by_case", {"place"}},
    CodeRow{"caution.place_not_served", {"place"}},
    CodeRow{"caution.place_part", {"place"}},
    CodeRow{"caution.place_unknown", {"place"}},
    CodeRow{"caution.price_stale"},
    CodeRow{"caution.reference", {"reason"}},
    CodeRow{"caution.retracted"},
    CodeRow{"caution.rival_product"},
    CodeRow{"caution.stale_facts", {"facts"}},
    CodeRow{"caution.trial"},
    CodeRow{"caution.user_paid"},
    CodeRow{"caution.withheld", {"guideline", "question"}},
    CodeRow{"change.certificate_confirmed", {"rank"}},
    CodeRow{"change.offer_confirmed", {"rank"}},
    CodeRow{"change.place_confirmed", {"rank"}},
    CodeRow{"change.price_at_most", {"rank", "yen", "unit"}},
    CodeRow{"change.sources_confirmed", {"rank"}},
    CodeRow{"confirm.certification", {"scheme"}},
    CodeRow{"confirm.grade_unmapped", {"grade"}},
    CodeRow{"confirm.grade_waiting", {"grade"}},
    CodeRow{"confirm.headcount"},
    CodeRow{"confirm.language", {"language"}},
    CodeRow{"confirm.not_recorded", {"slot", "labels"}},
    CodeRow{"confirm.price"},
    CodeRow{"confirm.price_from", {"yen"}},
    CodeRow{"confirm.price_persons", {"yen", "unit"}},
    CodeRow{"confirm.price_stale"},
    CodeRow{"confirm.price_terms", {"yen", "unit"}},
    CodeRow{"confirm.refused_form", {"labels"}},
    CodeRow{"confirm.region", {"place"}},
    CodeRow{"confirm.start", {"date"}},
    CodeRow{"confirm.user_paid"},
    CodeRow{"gate.budget", {"yen", "unit"}},
    CodeRow{"gate.certification", {"scheme"}},
    CodeRow{"gate.discouraged", {"grade", "recommendation"}},
    CodeRow{"gate.grade", {"grade"}},
    CodeRow{"gate.headcount_max", {"count"}},
    CodeRow{"gate.headcount_min", {"count"}},
    CodeRow{"gate.negated_domain", {"domain"}},
    CodeRow{"gate.not_offered", {"slot", "labels"}},
    CodeRow{"gate.reference"},
    CodeRow{"gate.refused_form", {"labels"}},
    CodeRow{"gate.region", {"place"}},
    CodeRow{"gate.start", {"date"}},
    CodeRow{"information.small_company", {"count"}},
    CodeRow{"information.subsidy_bonus", {"labels"}},
    CodeRow{"note.confirmation_waits", {"count"}},
    CodeRow{"note.deadline_passed", {"date"}},
    CodeRow{"note.domain_asked_and_refused", {"domain"}},
    CodeRow{"note.gap", {"domain", "slug"}},
    CodeRow{"note.missing.domains"},
    CodeRow{"note.missing.headcount"},
    CodeRow{"note.missing.industry"},
    CodeRow{"note.missing.region"},
    CodeRow{"note.missing.segments"},
    CodeRow{"note.no_strong_match"},
    CodeRow{"note.nothing_to_match"},
    CodeRow{"note.price_wish"},
    CodeRow{"note.research_question", {"id", "question", "guideline"}},
    CodeRow{"order.provider_cap"},
    CodeRow{"why.record", {"words"}},
};

/// Conditions of a verdict that are no slot of a need.
inline constexpr std::array<std::string_view, 2> kOtherConditions{"discouraged", "status"};

}  // namespace mitate::ranker
