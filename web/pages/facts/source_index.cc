#include "web/pages/facts/source_index.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "web/html/links.h"

namespace mitate::web {
namespace {
constexpr std::size_t kMaxRefs = 6;  ///< per fact; the record's list can be long
}  // namespace

void SourceIndex::judge_freshness(Date as_of) {
  fresh_from_ = as_of.plus_months(-stale_months(context_->catalog));
}

std::size_t SourceIndex::number_of(const SourceId& source) {
  const auto [found, fresh] = numbers_.emplace(source.text(), order_.size() + 1);
  if (fresh) order_.push_back(source);
  return found->second;
}

nlohmann::json SourceIndex::cite(const catalog::FactSource& fact) {
  nlohmann::json refs = nlohmann::json::array();
  refs.push_back({{"n", std::to_string(number_of(fact.source))}});
  nlohmann::json report = false;
  if (reported_) {
    const std::string label = "export.fact." + fact.fact;
    report = {
        {"href", with_query("/report", {{"service", reported_->text()}, {"fact", fact.fact}})},
        {"label",
         context_->wording.text(context_->wording.has(label) ? label : "export.fact.record")}};
  }
  return {{"refs", std::move(refs)},
          {"report", std::move(report)},
          {"verification", context_->catalog.verification_level(fact.verification).label_ja},
          {"as_of", fact.as_of ? nlohmann::json(context_->wording.date(fact.as_of->text()))
                               : nlohmann::json(false)},
          {"curator", fact.curator_assigned},
          {"pending", is_pending(fact.verification)},
          {"stale", fresh_from_ && fact.as_of && fact.as_of->latest() < *fresh_from_}};
}

nlohmann::json SourceIndex::cite(const catalog::Provenance& provenance, std::string_view fact) {
  const std::vector<const catalog::FactSource*> found = provenance.for_fact(fact);
  const catalog::FactSource* best = provenance.best(fact);
  if (best == nullptr) return false;
  std::vector<std::size_t> numbers;
  for (const catalog::FactSource* entry : found) {
    if (numbers.size() >= kMaxRefs) break;
    const std::size_t number = number_of(entry->source);
    if (std::find(numbers.begin(), numbers.end(), number) == numbers.end()) {
      numbers.push_back(number);
    }
  }
  std::sort(numbers.begin(), numbers.end());
  nlohmann::json cited = cite(*best);
  if (reported_) {
    // The question is about this fact, even where only the record as a whole is cited.
    const std::string label = "export.fact." + std::string(fact);
    cited["report"]["href"] =
        with_query("/report", {{"service", reported_->text()}, {"fact", std::string(fact)}});
    if (context_->wording.has(label)) cited["report"]["label"] = context_->wording.text(label);
  }
  cited["refs"] = nlohmann::json::array();
  for (const std::size_t number : numbers) cited["refs"].push_back({{"n", std::to_string(number)}});
  return cited;
}

nlohmann::json SourceIndex::list() const {
  nlohmann::json list = nlohmann::json::array();
  for (std::size_t i = 0; i < order_.size(); ++i) {
    nlohmann::json item{{"n", std::to_string(i + 1)}};
    const catalog::Source* source = context_->catalog.source(order_[i]);
    if (source == nullptr) {
      item["title"] = order_[i].text();
      item["href"] = false;
      item["locator"] = false;
    } else {
      const std::string href = source->url ? external_href(*source->url).value_or("") : "";
      item["title"] = source->title;
      item["href"] = or_false(href);
      item["locator"] = href.empty() ? or_false(source->locator) : nlohmann::json(false);
      item["retrieved_on"] = context_->wording.date(source->retrieved_on.iso());
      item["published_on"] =
          source->published_on
              ? nlohmann::json(context_->wording.date(source->published_on->text()))
              : nlohmann::json(false);
      item["verification"] = context_->catalog.verification_level(source->verification).label_ja;
      item["gone"] = source->gone;
    }
    list.push_back(std::move(item));
  }
  return list;
}

}  // namespace mitate::web
