#include "ranker/criteria/delivery.h"

#include <algorithm>

#include "ranker/criteria/labels.h"
#include "ranker/criteria/served_place.h"

namespace mitate::ranker {
namespace {

using catalog::Stage;

/// How old a statement may be on the day asked about.
struct Freshness {
  Date as_of;
  double months;
  [[nodiscard]] double of(const Attested& by) const { return share_on(by, as_of, months); }
};

Value offered_now(const ServiceFacts& facts, const Freshness& fresh) {
  switch (facts.stage) {
    case Stage::Offered:
      return {fresh.of(facts.offered), 1.0};
    case Stage::OfferedUnconfirmed:
      return {0.0, 1.0};
    case Stage::Trial:
    case Stage::ModelProgramme:
      return {0.0, 0.5};  // known not to be on general offer
    case Stage::Idea:
    case Stage::Ended:
    case Stage::NotForBuyers:
      break;
  }
  return {0.0, 0.0};
}

/// Where no place is said, only a service that is known to reach every place is sure to reach this
/// buyer; of any other nobody can say so.
Value place_value(const ServiceFacts& facts, const Asked& asked, const Freshness& fresh) {
  if (asked.regions.empty()) {
    return {offered_everywhere(facts) ? fresh.of(facts.covered) : 0.0, 1.0};
  }
  const ServedPlace place = served_places(facts, asked.regions);
  if (place.serves == Serves::No) return {0.0, 0.0};
  if (place.serves == Serves::Unknown) return {0.0, 1.0};
  double share = fresh.of(facts.covered);
  if (place.case_there) {
    for (const CaseFact& one : facts.cases) share = std::max(share, one.attested.share);
  }
  return {place.part_only ? share / 2 : share, 1.0};
}

Value form_value(const ServiceFacts& facts, const Asked& asked, const Freshness& fresh) {
  if (facts.delivery_modes == 0) return {0.0, 1.0};
  for (const AskedConcept& mode : asked.delivery) {
    if ((facts.delivery_modes >> (mode.id & 31U) & 1U) != 0)
      return {fresh.of(facts.described), 1.0};
  }
  return {0.0, 0.0};
}

Value language_value(const ServiceFacts& facts, const Asked& asked, const Freshness& fresh) {
  if (facts.languages.empty()) return {0.0, 1.0};
  const bool all =
      std::all_of(asked.languages.begin(), asked.languages.end(), [&](const AskedText& l) {
        return std::find(facts.languages.begin(), facts.languages.end(), l.value) !=
               facts.languages.end();
      });
  return all ? Value{fresh.of(facts.languages_from), 1.0} : Value{0.0, 1.0};
}

Value start_value(const ServiceFacts& facts, const Asked& asked, const Freshness& fresh) {
  if (!facts.lead_days) return {0.0, 1.0};
  const bool in_time = fresh.as_of.plus_days(static_cast<int>(std::min<std::int64_t>(
                           facts.lead_days->value, 36500))) <= *asked.start_by;
  return in_time ? Value{fresh.of(facts.lead_days->attested), 1.0} : Value{0.0, 0.0};
}

}  // namespace

DeliveryAssessment assess_delivery(const ServiceFacts& facts, const Asked& asked, Date as_of,
                                   double stale_months) {
  const Freshness fresh{as_of, stale_months};
  DeliveryAssessment out;
  out.items.push_back({DeliveryItem::OfferedNow, offered_now(facts, fresh), &facts.offered});
  out.items.push_back({DeliveryItem::Place, place_value(facts, asked, fresh), &facts.covered});
  if (!asked.delivery.empty()) {
    out.items.push_back({DeliveryItem::Form, form_value(facts, asked, fresh), &facts.described});
  }
  if (!asked.languages.empty()) {
    out.items.push_back(
        {DeliveryItem::Language, language_value(facts, asked, fresh), &facts.languages_from});
  }
  if (asked.start_by) {
    out.items.push_back({DeliveryItem::Start, start_value(facts, asked, fresh),
                         facts.lead_days ? &facts.lead_days->attested : nullptr});
  }
  std::vector<Value> values;
  for (DeliveryFact& item : out.items) {
    if (item.attested != nullptr) item.attested = &counted_on(*item.attested, as_of, stale_months);
    values.push_back(item.value);
  }
  out.value = mean_of(values);
  return out;
}

DeliveryAssessment DeliveryCriterion::assess(const Subject& subject) {
  return assess_delivery(subject.facts, subject.asked, subject.as_of,
                         subject.parameters.other().stale_months);
}

void DeliveryCriterion::explain(const DeliveryAssessment& assessment, const Subject& subject,
                                Contribution& out) {
  const Asked& asked = subject.asked;
  for (const DeliveryFact& item : assessment.items) {
    const std::string_view state = item.value.low > 0    ? "met"
                                   : item.value.high > 0 ? "unknown"
                                                         : "not_met";
    const auto say = [&](std::string_view name, std::map<std::string, std::string> parameters) {
      out.reasons.push_back(
          {"delivery." + std::string(name) + "_" + std::string(state), std::move(parameters)});
    };
    switch (item.item) {
      case DeliveryItem::OfferedNow:
        say("offered", {});
        break;
      case DeliveryItem::Place: {
        if (asked.regions.empty()) {
          say("anywhere", {});
          break;
        }
        const ServedPlace place = served_places(subject.facts, asked.regions);
        const bool nationwide = place.serves == Serves::Yes && !place.named;
        say(nationwide ? "nationwide" : "place",
            {{"place", regions_label(subject.columns, asked.regions)}});
        break;
      }
      case DeliveryItem::Form:
        say("form",
            {{"labels", labels_of(subject.columns.concepts(), catalog::Vocabulary::DeliveryModes,
                                  ids_in(asked.delivery))}});
        break;
      case DeliveryItem::Language:
        say("language", {});
        break;
      case DeliveryItem::Start:
        say("start", {{"date", asked.start_by->iso()}});
        break;
    }
    if (item.value.low > 0 && item.attested != nullptr) add_ground(out, *item.attested);
  }
}

}  // namespace mitate::ranker
