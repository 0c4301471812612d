// "What would change the order": facts of a service that, once confirmed, would put it above the
// one just before it. Each suggestion is tried by assessing the changed service, so it is exact.
// Called by rank.cc for the first places only.
#pragma once
#include <span>
#include <vector>

#include "ranker/order/candidate.h"

namespace mitate::ranker {

/// A change of one fact of one service. Public so that tests can apply what was suggested.
struct FactChange {
  enum class Kind {
    PriceAtMost,
    SourcesConfirmed,
    OfferConfirmed,
    PlaceConfirmed,
    CertificateConfirmed
  };
  Kind kind = Kind::PriceAtMost;
  double yen = 0;  ///< PriceAtMost: to the buyer, tax included, per `measure`
  Measure measure = Measure::PersonMonth;
};
[[nodiscard]] ServiceFacts changed(const ServiceFacts& facts, const FactChange& change,
                                   const Asked& asked, Date as_of);

struct Suggestion {
  FactChange change;
  Reason reason;
};

/// Suggestions for `ordered[place]` to pass `ordered[place - 1]`. REQUIRES 0 < place.
[[nodiscard]] std::vector<Suggestion> would_change(std::span<const Candidate> ordered,
                                                   std::size_t place, const Asked& asked,
                                                   const Columns& columns, const Policy& policy,
                                                   const Weights& weights, Date as_of);

}  // namespace mitate::ranker
