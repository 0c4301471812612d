// From catalog facts to what templates may see: sources, prices, grades, coverage, service cards.
// Words come from web/wording; unknown stays unknown. Not here: which facts a page shows. Pure.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/model/catalog.h"
#include "search/search.h"
#include "web/pages/frame/view_models.h"
#include "web/wording/wording.h"

namespace mitate::web {

/// The catalog of one request together with the wording.
struct FactContext {
  const catalog::Catalog& catalog;
  const Wording& wording;
};

/// Drafts and records in review never were public; withdrawn ones stay readable.
[[nodiscard]] bool is_public(const catalog::Service& service);
/// 原文照合待ち: read from a summary or from nowhere checked; shown, and worth no points.
[[nodiscard]] bool is_pending(catalog::Verification level);
/// The reviewed number of months after which a statement needs to be confirmed again; the program's
/// own limit of five years where the data has none.
[[nodiscard]] int stale_months(const catalog::Catalog& catalog);

[[nodiscard]] SourceView source_view(const FactContext& context, const catalog::FactSource& fact);
/// Sources that speak about `fact`, else those of the record; at most `limit`, strongest first.
[[nodiscard]] std::vector<SourceView> sources_of(const FactContext& context,
                                                 const catalog::Provenance& provenance,
                                                 std::string_view fact, std::size_t limit = 8);

/// "一人あたり月500円（税別）から・利用者負担". Free, on request and unknown are three different
/// texts.
[[nodiscard]] std::string price_text(const FactContext& context, const catalog::Price& price);
/// The prices as one line for a card: the buyer's price before the user's. Empty: nothing known.
[[nodiscard]] std::string price_summary(const FactContext& context,
                                        const catalog::Service& service);
/// Where it is offered, as far as sources say. Empty: unknown.
[[nodiscard]] std::string coverage_summary(const FactContext& context,
                                           const catalog::Service& service, std::size_t places);

/// Words and dots of a grade of a guideline's question; grade unknown is a value of its own.
[[nodiscard]] GradeView grade_view(const FactContext& context,
                                   const catalog::Recommendation& recommendation);
/// Badges that tell the stage and the listing status apart from an ordinary offer.
[[nodiscard]] std::vector<BadgeView> stage_badges(const FactContext& context,
                                                  const catalog::Service& service);

/// The card of a service. `hit` gives snippets and highlights; nullptr: none.
[[nodiscard]] ServiceCard service_card(const FactContext& context, const catalog::Service& service,
                                       const search::Hit* hit,
                                       const std::vector<ServiceId>& shortlist);
/// The text with highlighted ranges in <mark>. Ranges outside the text are ignored.
[[nodiscard]] SafeHtml highlighted(const search::Snippet& snippet);
/// Labels of slugs in their order.
[[nodiscard]] std::vector<std::string> labels_of(const FactContext& context,
                                                 catalog::Vocabulary vocabulary,
                                                 const std::vector<std::string>& slugs);
/// Joined with the list separator of the wording.
[[nodiscard]] std::string joined(const FactContext& context, const std::vector<std::string>& items);

}  // namespace mitate::web
