#include "web/pages/facts/fact_views.h"

#include <algorithm>

#include "web/html/links.h"

namespace mitate::web {
namespace {
using catalog::Vocabulary;

constexpr std::size_t kCardTags = 5;
constexpr std::size_t kCardGrades = 2;
constexpr std::size_t kCardSnippets = 2;

/// Buyers ask what they pay; what residents pay comes after.
int payer_order(const catalog::Price& price) {
  switch (price.payer) {
    case catalog::Payer::Buyer:
      return 0;
    case catalog::Payer::Mixed:
      return 1;
    case catalog::Payer::Unknown:
      return 2;
    case catalog::Payer::User:
      return 3;
  }
  return 4;
}

std::string key(std::string_view group, std::string_view name) {
  return std::string(group) + "." + std::string(name);
}
}  // namespace

bool is_public(const catalog::Service& service) {
  return service.status != catalog::ListingStatus::Draft &&
         service.status != catalog::ListingStatus::InReview;
}

bool is_pending(catalog::Verification level) {
  return level == catalog::Verification::AiSummary || level == catalog::Verification::Unverified;
}

int stale_months(const catalog::Catalog& catalog) {
  constexpr int kFiveYears = 60;
  const catalog::Table& table = catalog.table("parameters");
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    const catalog::RowView row = table.view(i);
    if (row.text("area") == "freshness" && row.text("name") == "stale_months") {
      return static_cast<int>(row.decimal("value").value_or(kFiveYears));
    }
  }
  return kFiveYears;
}

std::string joined(const FactContext& context, const std::vector<std::string>& items) {
  std::string out;
  for (const std::string& item : items) {
    if (!out.empty()) out += context.wording.text("list.separator");
    out += item;
  }
  return out;
}

std::vector<std::string> labels_of(const FactContext& context, Vocabulary vocabulary,
                                   const std::vector<std::string>& slugs) {
  std::vector<std::string> labels;
  labels.reserve(slugs.size());
  for (const std::string& slug : slugs) {
    labels.emplace_back(context.catalog.taxonomy().label(vocabulary, slug));
  }
  return labels;
}

SourceView source_view(const FactContext& context, const catalog::FactSource& fact) {
  SourceView view;
  view.verification = context.catalog.verification_level(fact.verification).label_ja;
  if (fact.as_of) view.as_of = context.wording.date(fact.as_of->text());
  view.curator = fact.curator_assigned;
  const catalog::Source* source = context.catalog.source(fact.source);
  if (source == nullptr) {
    view.title = fact.source.text();
    return view;
  }
  view.title = source->title;
  view.retrieved_on = context.wording.date(source->retrieved_on.iso());
  view.gone = source->gone;
  if (source->url) view.href = external_href(*source->url).value_or("");
  if (view.href.empty()) view.locator = source->locator;
  return view;
}

std::vector<SourceView> sources_of(const FactContext& context,
                                   const catalog::Provenance& provenance, std::string_view fact,
                                   std::size_t limit) {
  std::vector<const catalog::FactSource*> found = provenance.for_fact(fact);
  std::stable_sort(found.begin(), found.end(),
                   [](const catalog::FactSource* a, const catalog::FactSource* b) {
                     return a->verification < b->verification;
                   });
  if (found.size() > limit) found.resize(limit);
  std::vector<SourceView> views;
  views.reserve(found.size());
  for (const catalog::FactSource* entry : found) views.push_back(source_view(context, *entry));
  return views;
}

std::string price_text(const FactContext& context, const catalog::Price& price) {
  const Wording& wording = context.wording;
  std::string text;
  switch (price.kind) {
    case catalog::PriceKind::Free:
      text = wording.text("price.free");
      break;
    case catalog::PriceKind::OnRequest:
      text = wording.text("price.on_request");
      break;
    case catalog::PriceKind::Unknown:
      return {};
    case catalog::PriceKind::Amount: {
      if (!price.amount_yen) return {};
      WordingParameters parameters{{"amount", grouped(*price.amount_yen)}};
      text = wording.text(key("price.unit", name_of(price.unit)), parameters);
      if (price.qualifier != catalog::PriceQualifier::Exact) {
        text = wording.text(key("price.qualifier", name_of(price.qualifier)), {{"price", text}});
      }
      if (price.tax != catalog::Tax::Unknown) text += wording.text(key("tax", name_of(price.tax)));
      break;
    }
  }
  if (price.payer != catalog::Payer::Buyer) {
    text += wording.text(key("payer", name_of(price.payer)));
  }
  return text;
}

std::string price_summary(const FactContext& context, const catalog::Service& service) {
  std::vector<const catalog::Price*> known;
  for (const catalog::Price& price : service.prices) {
    if (!price_text(context, price).empty()) known.push_back(&price);
  }
  if (known.empty()) return {};
  std::stable_sort(known.begin(), known.end(),
                   [](const auto* a, const auto* b) { return payer_order(*a) < payer_order(*b); });
  std::string text = price_text(context, *known.front());
  if (known.size() > 1) {
    text += context.wording.text("price.more", {{"count", std::to_string(known.size() - 1)}});
  }
  return text;
}

std::string coverage_summary(const FactContext& context, const catalog::Service& service,
                             std::size_t places) {
  std::string text;
  switch (service.coverage) {
    case catalog::Coverage::Nationwide:
    case catalog::Coverage::Online:
    case catalog::Coverage::Abroad:
      return context.wording.text(key("coverage", name_of(service.coverage)));
    case catalog::Coverage::Unknown:
      if (service.places.empty()) return service.coverage_text.value_or("");
      break;
    case catalog::Coverage::NamedPlaces:
    case catalog::Coverage::LimitedPlaces:
      break;
  }
  std::vector<std::string> names;
  for (std::size_t i = 0; i < service.places.size() && i < places; ++i) {
    names.push_back(context.catalog.places().label(service.places[i].area_code));
  }
  text = joined(context, names);
  if (service.places.size() > places) {
    text += context.wording.text("coverage.more",
                                 {{"count", std::to_string(service.places.size() - places)}});
  }
  if (text.empty()) return service.coverage_text.value_or("");
  const std::string suffix = key("coverage.suffix", name_of(service.coverage));
  return context.wording.has(suffix) ? text + context.wording.text(suffix) : text;
}

GradeView grade_view(const FactContext& context, const catalog::Recommendation& recommendation) {
  GradeView view;
  view.grade = recommendation.grade.value_or(0);
  view.label = context.wording.text("grade." + std::to_string(view.grade));
  view.dots = context.wording.text("grade.dots." + std::to_string(view.grade));
  view.pending = is_pending(recommendation.verification);
  return view;
}

std::vector<BadgeView> stage_badges(const FactContext& context, const catalog::Service& service) {
  std::vector<BadgeView> badges;
  const std::string stage = key("stage.badge", name_of(service.stage));
  if (context.wording.has(stage)) badges.push_back({context.wording.text(stage), "warn"});
  const std::string status = key("status.badge", name_of(service.status));
  if (context.wording.has(status))
    badges.push_back({context.wording.text(status),
                      service.status == catalog::ListingStatus::Reference ? "" : "bad"});
  return badges;
}

SafeHtml highlighted(const search::Snippet& snippet) {
  SafeHtml html;
  std::size_t at = 0;
  const std::string_view text = snippet.text;
  for (const search::Highlight& mark : snippet.highlights) {
    if (mark.begin < at || mark.end <= mark.begin || mark.end > text.size()) continue;
    html.text(text.substr(at, mark.begin - at));
    html.markup("<mark>").text(text.substr(mark.begin, mark.end - mark.begin)).markup("</mark>");
    at = mark.end;
  }
  html.text(text.substr(at));
  return html;
}

ServiceCard service_card(const FactContext& context, const catalog::Service& service,
                         const search::Hit* hit, const std::vector<ServiceId>& shortlist) {
  const catalog::Catalog& catalog = context.catalog;
  ServiceCard card;
  card.id = service.id.text();
  card.href = "/services/" + card.id;
  card.name = service.name;
  card.name_html.text(service.name);
  const std::string_view provider = catalog.provider_name(service);
  if (!provider.empty()) card.provider_html.text(provider);
  card.summary_html.text(service.summary);
  if (hit != nullptr) {
    for (const search::Snippet& snippet : hit->snippets) {
      if (snippet.highlights.empty()) continue;
      SafeHtml marked = highlighted(snippet);
      // A snippet may be a window of its field; a name or provider is shown whole.
      if (snippet.field == "name" && snippet.text == service.name) {
        card.name_html = marked;
      } else if (snippet.field == "provider" && snippet.text == provider) {
        card.provider_html = marked;
      } else if (snippet.field == "summary" && snippet.text == service.summary) {
        card.summary_html = marked;
      } else if (card.also.size() < kCardSnippets) {
        const std::string field = key("field", snippet.field);
        card.also.emplace_back(
            context.wording.has(field) ? context.wording.text(field) : snippet.field, marked);
      }
    }
  }
  if (hit != nullptr) {
    for (const search::MatchedWord& matched : hit->matched_by) {
      const std::string kind = key("expansion", matched.kind);
      SafeHtml line;
      line.text(context.wording.text(
          "services.expansion",
          {{"term", matched.term},
           {"words", matched.word},
           {"reason", context.wording.has(kind) ? context.wording.text(kind) : matched.kind}}));
      card.also.emplace_back(context.wording.text("services.matched_by"), line);
    }
  }
  card.service_type = catalog.taxonomy().label(Vocabulary::ServiceTypes, service.service_type);
  card.tags = labels_of(context, Vocabulary::Domains, service.domains);
  for (const std::string& buyer : service.buyer_types) {
    card.tags.push_back(context.wording.text(key("buyer.short", buyer)));
  }
  if (card.tags.size() > kCardTags + service.buyer_types.size()) {
    card.tags.resize(kCardTags + service.buyer_types.size());
  }
  card.badges = stage_badges(context, service);

  std::vector<RecommendationId> seen;
  for (const catalog::EvidenceLink& link : service.evidence_links) {
    if (std::find(seen.begin(), seen.end(), link.recommendation) != seen.end()) continue;
    seen.push_back(link.recommendation);
    const catalog::Recommendation* recommendation = catalog.recommendation(link.recommendation);
    if (recommendation == nullptr) continue;
    if (card.grades.size() < kCardGrades) {
      card.grades.push_back(grade_view(context, *recommendation));
    } else {
      ++card.more_grades;
    }
  }
  card.evidence = catalog.taxonomy().label(Vocabulary::EvidenceTypes, service.evidence_best);
  card.evidence_known = service.evidence_best != "none-found";
  if (!card.evidence_known) card.evidence = context.wording.text("unknown");
  card.price = price_summary(context, service);
  card.coverage = coverage_summary(context, service, 3);
  card.last_verified = context.wording.date(service.last_verified.iso());
  card.picked = std::find(shortlist.begin(), shortlist.end(), service.id) != shortlist.end();
  return card;
}

}  // namespace mitate::web
