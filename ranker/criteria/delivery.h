// 提供体制: can it be delivered as asked? Always whether it is offered now and whether it reaches
// the buyer (without a stated place only what is offered everywhere is sure to); where asked, form,
// language and start. The mean of the asked items; an item earns what its source
// allows. Pure.
#pragma once
#include <optional>
#include <vector>

#include "ranker/criteria/criterion.h"

namespace mitate::ranker {

enum class DeliveryItem { OfferedNow, Place, Form, Language, Start };
struct DeliveryFact {
  DeliveryItem item = DeliveryItem::OfferedNow;
  Value value;
  const Attested* attested = nullptr;
};
struct DeliveryAssessment : Assessed {
  static constexpr std::string_view kSlug = "delivery";
  std::vector<DeliveryFact> items;
};

/// Statements older than `stale_months` on `as_of` earn nothing.
[[nodiscard]] DeliveryAssessment assess_delivery(const ServiceFacts& facts, const Asked& asked,
                                                 Date as_of, double stale_months);

struct DeliveryCriterion {
  static constexpr auto kCodes = std::to_array<CodeRow>({
      CodeRow{"delivery.anywhere_met"},
      CodeRow{"delivery.anywhere_unknown"},
      CodeRow{"delivery.form_met", {"labels"}},
      CodeRow{"delivery.form_not_met", {"labels"}},
      CodeRow{"delivery.form_unknown", {"labels"}},
      CodeRow{"delivery.language_met"},
      CodeRow{"delivery.language_unknown"},
      CodeRow{"delivery.nationwide_met", {"place"}},
      CodeRow{"delivery.nationwide_unknown", {"place"}},
      CodeRow{"delivery.offered_met"},
      CodeRow{"delivery.offered_not_met"},
      CodeRow{"delivery.offered_unknown"},
      CodeRow{"delivery.place_met", {"place"}},
      CodeRow{"delivery.place_not_met", {"place"}},
      CodeRow{"delivery.place_unknown", {"place"}},
      CodeRow{"delivery.start_met", {"date"}},
      CodeRow{"delivery.start_not_met", {"date"}},
      CodeRow{"delivery.start_unknown", {"date"}},
      CodeRow{"unknown.coverage", {"points"}},
      CodeRow{"unknown.delivery", {"points"}},
  });
  [[nodiscard]] static DeliveryAssessment assess(const Subject& subject);
  static void explain(const DeliveryAssessment& assessment, const Subject& subject,
                      Contribution& out);
};

}  // namespace mitate::ranker
