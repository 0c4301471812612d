#include "ranker/insight/would_change.h"

#include <algorithm>
#include <cmath>

#include "ranker/criteria/labels.h"
#include "ranker/criteria/served_place.h"

namespace mitate::ranker {
namespace {

constexpr std::int64_t kMostYenTried = 10'000'000;

catalog::PriceUnit unit_of(Measure measure) {
  switch (measure) {
    case Measure::PersonMonth:
      return catalog::PriceUnit::PersonMonth;
    case Measure::TotalMonth:
      return catalog::PriceUnit::TotalMonth;
    case Measure::PerUse:
      return catalog::PriceUnit::PerUse;
  }
  return catalog::PriceUnit::PersonMonth;
}

class Trial {
 public:
  Trial(const Candidate& self, const Candidate& above, const Asked& asked, const Columns& columns,
        const Policy& policy, const Weights& weights, Date as_of)
      : self_(self),
        above_(above),
        asked_(asked),
        columns_(columns),
        policy_(policy),
        weights_(weights),
        as_of_(as_of) {}

  [[nodiscard]] bool passes(const FactChange& change) const {
    const ServiceFacts facts = changed(*self_.facts, change, asked_, as_of_);
    Candidate next = self_;
    next.facts = &facts;
    next.stage = stage_order(facts);
    FitAssessment fit = assess_fit(facts, asked_, columns_.concepts(), policy_.fit(), self_.words);
    const auto band = band_of(fit.value.low, policy_.fit());
    if (!band) return false;
    next.band = *band;
    next.assessment =
        assess({facts, asked_, columns_, policy_, self_.words, as_of_}, fit, weights_);
    next.price_order =
        price_order(next.assessment, {facts, asked_, columns_, policy_, self_.words, as_of_});
    return comes_before(next, above_);
  }

  /// The highest whole price that still passes; nullopt when even a free service would not.
  [[nodiscard]] std::optional<std::int64_t> highest_price(Measure measure) const {
    const auto at = [&](std::int64_t yen) {
      return passes({FactChange::Kind::PriceAtMost, static_cast<double>(yen), measure});
    };
    if (!at(0)) return std::nullopt;
    std::int64_t low = 0;
    std::int64_t high = kMostYenTried;
    while (low < high) {
      const std::int64_t middle = low + (high - low + 1) / 2;
      if (at(middle)) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }

 private:
  const Candidate& self_;
  const Candidate& above_;
  const Asked& asked_;
  const Columns& columns_;
  const Policy& policy_;
  const Weights& weights_;
  Date as_of_;
};

void confirm(Attested& attested) { attested.share = 1.0; }

}  // namespace

ServiceFacts changed(const ServiceFacts& facts, const FactChange& change, const Asked& asked,
                     Date as_of) {
  ServiceFacts out = facts;
  switch (change.kind) {
    case FactChange::Kind::PriceAtMost: {
      PriceFact price;
      price.kind = catalog::PriceKind::Amount;
      price.yen = static_cast<std::int64_t>(change.yen);
      price.unit = unit_of(change.measure);
      price.payer = catalog::Payer::Buyer;
      price.tax = catalog::Tax::Included;
      price.as_of = as_of;
      price.attested.share = 1.0;
      out.prices = {price};
      break;
    }
    case FactChange::Kind::SourcesConfirmed:
      for (Claim& claim : out.claims) confirm(claim.attested);
      break;
    case FactChange::Kind::OfferConfirmed:
      out.stage = catalog::Stage::Offered;
      confirm(out.offered);
      break;
    case FactChange::Kind::PlaceConfirmed:
      for (const AskedRegion& region : asked.regions) {
        out.places.push_back(region.municipality.empty() ? region.prefecture : region.municipality);
      }
      std::sort(out.places.begin(), out.places.end());
      confirm(out.covered);
      break;
    case FactChange::Kind::CertificateConfirmed: {
      HeldScheme held;
      held.certification = true;
      held.validity = {as_of, as_of.plus_months(12)};
      held.attested.share = 1.0;
      out.schemes.push_back(held);
      break;
    }
  }
  return out;
}

std::vector<Suggestion> would_change(std::span<const Candidate> ordered, std::size_t place,
                                     const Asked& asked, const Columns& columns,
                                     const Policy& policy, const Weights& weights, Date as_of) {
  std::vector<Suggestion> out;
  const Candidate& self = ordered[place];
  const Candidate& above = ordered[place - 1];
  if (self.capped || !comes_before(above, self)) return out;
  const Trial trial(self, above, asked, columns, policy, weights, as_of);
  const std::map<std::string, std::string> rank{{"rank", std::to_string(place)}};
  const auto suggest = [&](FactChange::Kind kind, const char* code) {
    const FactChange change{kind, 0, Measure::PersonMonth};
    if (trial.passes(change)) out.push_back({change, {code, rank}});
  };
  // Nothing about the price can help a service that already earns all its points.
  constexpr std::size_t kPrice = kCriterionOf<PriceAssessment>;
  if (self.assessment.criteria[kPrice].points.value < weights[kPrice] * 10) {
    Measure measure = Measure::PersonMonth;
    if (asked.budget) {
      measure = asked.budget->measure;
    } else if (self.assessment.of<PriceAssessment>().cost.cost) {
      measure = self.assessment.of<PriceAssessment>().cost.cost->measure;
    }
    if (const auto yen = trial.highest_price(measure)) {
      auto parameters = rank;
      parameters["yen"] = yen_text(static_cast<double>(*yen));
      parameters["unit"] = std::string(label_of(measure));
      out.push_back({{FactChange::Kind::PriceAtMost, static_cast<double>(*yen), measure},
                     {"change.price_at_most", std::move(parameters)}});
    }
  }
  const bool open_sources =
      std::any_of(self.facts->claims.begin(), self.facts->claims.end(),
                  [](const Claim& claim) { return claim.attested.share < 1.0; });
  if (open_sources) suggest(FactChange::Kind::SourcesConfirmed, "change.sources_confirmed");
  if (self.facts->stage == catalog::Stage::Offered ||
      self.facts->stage == catalog::Stage::OfferedUnconfirmed) {
    if (self.facts->offered.share < 1.0 || self.facts->stage != catalog::Stage::Offered) {
      suggest(FactChange::Kind::OfferConfirmed, "change.offer_confirmed");
    }
  }
  if (!asked.regions.empty() &&
      served_places(*self.facts, asked.regions).serves == Serves::Unknown) {
    suggest(FactChange::Kind::PlaceConfirmed, "change.place_confirmed");
  }
  if (self.assessment.of<AssuranceAssessment>().items.front().value.low < 1.0) {
    suggest(FactChange::Kind::CertificateConfirmed, "change.certificate_confirmed");
  }
  return out;
}

}  // namespace mitate::ranker
