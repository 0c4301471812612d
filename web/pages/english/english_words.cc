#include "web/pages/english/english_words.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace mitate::web {
namespace {
using catalog::Vocabulary;
using nlohmann::json;

std::string key(std::string_view group, std::string_view name) {
  return "en." + std::string(group) + "." + std::string(name);
}
}  // namespace

Labelled english_label(const catalog::Catalog& catalog, Vocabulary vocabulary,
                       std::string_view slug) {
  const catalog::Concept* found = catalog.taxonomy().find(vocabulary, slug);
  if (found == nullptr) return {std::string(slug), false};
  if (found->label_en.empty()) return {found->label_ja, true};
  return {found->label_en, false};
}

json labelled_json(const Labelled& label) { return {{"text", label.text}, {"ja", label.japanese}}; }

json english_labels(const catalog::Catalog& catalog, Vocabulary vocabulary,
                    const std::vector<std::string>& slugs) {
  json list = json::array();
  for (const std::string& slug : slugs) {
    list.push_back(labelled_json(english_label(catalog, vocabulary, slug)));
    list.back()["last"] = false;
  }
  if (!list.empty()) list.back()["last"] = true;
  return list;
}

Labelled english_facet_value(const FactContext& context, std::string_view facet,
                             const std::string& value, const std::string& otherwise) {
  constexpr std::pair<std::string_view, Vocabulary> kVocabularies[] = {
      {"domain", Vocabulary::Domains},         {"buyer", Vocabulary::BuyerTypes},
      {"type", Vocabulary::ServiceTypes},      {"intervention", Vocabulary::Interventions},
      {"evidence", Vocabulary::EvidenceTypes}, {"delivery", Vocabulary::DeliveryModes}};
  if (facet == "evidence" && value == "none-found") return {context.wording.text("en.unknown")};
  for (const auto& [name, vocabulary] : kVocabularies) {
    if (name == facet && context.catalog.taxonomy().find(vocabulary, value) != nullptr) {
      return english_label(context.catalog, vocabulary, value);
    }
  }
  if (facet == "recommendation_grade" && context.wording.has(key("grade", value))) {
    return {context.wording.text(key("grade", value))};
  }
  if (facet == "status" && context.wording.has(key("status", value))) {
    return {context.wording.text(key("status", value))};
  }
  if (facet == "prefecture") {
    const catalog::Prefecture* one = context.catalog.places().prefecture(value);
    if (one != nullptr) return {one->romaji};
  }
  return {otherwise, true};
}

std::string english_price(const Wording& wording, const catalog::Price& price) {
  std::string text;
  switch (price.kind) {
    case catalog::PriceKind::Free:
      text = wording.text("en.price.free");
      break;
    case catalog::PriceKind::OnRequest:
      text = wording.text("en.price.on_request");
      break;
    case catalog::PriceKind::Unknown:
      return {};
    case catalog::PriceKind::Amount:
      if (!price.amount_yen) return {};
      text = wording.text(key("price.unit", name_of(price.unit)),
                          {{"amount", grouped(*price.amount_yen)}});
      if (price.qualifier != catalog::PriceQualifier::Exact) {
        text = wording.text(key("price.qualifier", name_of(price.qualifier)), {{"price", text}});
      }
      if (price.tax != catalog::Tax::Unknown) text += wording.text(key("tax", name_of(price.tax)));
      break;
  }
  if (price.payer != catalog::Payer::Buyer)
    text += wording.text(key("payer", name_of(price.payer)));
  return text;
}

std::string english_prices(const Wording& wording, const catalog::Service& service) {
  std::vector<std::string> texts;
  for (const catalog::Price& price : service.prices) {
    const std::string text = english_price(wording, price);
    if (!text.empty() && std::find(texts.begin(), texts.end(), text) == texts.end()) {
      texts.push_back(text);
    }
  }
  std::string all;
  for (const std::string& text : texts) all += (all.empty() ? "" : "; ") + text;
  return all;
}

std::optional<Labelled> english_evidence(const catalog::Catalog& catalog,
                                         const catalog::Service& service) {
  if (service.evidence_best == "none-found") return std::nullopt;
  return english_label(catalog, Vocabulary::EvidenceTypes, service.evidence_best);
}

std::string english_grade(const Wording& wording, std::optional<int> grade) {
  return wording.text(key("grade", std::to_string(grade.value_or(0))));
}

std::string english_verification(const catalog::Catalog& catalog, catalog::Verification level) {
  const catalog::VerificationLevel& found = catalog.verification_level(level);
  return found.label_en.empty() ? found.slug : found.label_en;
}

}  // namespace mitate::web
