#include "web/api/json/bundle_words.h"

#include <cmath>

namespace mitate::web::api {
namespace {

namespace bundle = ranker::bundle;

std::string dated(const std::string& label, const std::optional<Date>& on, const Wording& wording) {
  if (!on) return wording.text("bundle.label.undated", {{"label", label}});
  return wording.text("bundle.label.dated", {{"label", label}, {"date", wording.date(on->iso())}});
}

}  // namespace

std::string said_label(const bundle::Assumption& one, const Wording& wording) {
  return dated(wording.text("bundle.basis." + std::string(mitate::name_of(one.said))), one.on,
               wording);
}

std::string goal_label(const bundle::AskedGoal& goal, const catalog::Catalog& catalog) {
  std::string out;
  const auto add = [&](catalog::Vocabulary vocabulary, const std::vector<std::string>& slugs) {
    for (const std::string& slug : slugs) {
      if (!out.empty()) out += "・";
      const catalog::Concept* known = catalog.taxonomy().find(vocabulary, slug);
      out += known != nullptr ? known->label_ja : slug;
    }
  };
  add(catalog::Vocabulary::Domains, goal.goal.domains);
  if (out.empty()) add(catalog::Vocabulary::Interventions, goal.goal.interventions);
  add(catalog::Vocabulary::Outcomes, goal.outcomes);
  return out;
}

std::string cost_label(const bundle::ServiceCost& cost, const Wording& wording) {
  if (!cost.yen) return wording.text("bundle.why." + std::string(mitate::name_of(cost.why)));
  const std::string label =
      wording.text("bundle.basis." + std::string(mitate::name_of(cost.basis)));
  if (cost.basis == bundle::CostBasis::Catalog) return label;
  if (cost.uses_assumed) {
    return dated(label + wording.text("bundle.label.uses"), cost.on, wording);
  }
  return dated(label, cost.on, wording);
}

std::string proof_sentence(const bundle::Bundle& found, const Wording& wording) {
  if (!found.possible) {
    return wording.text(found.proven ? "bundle.proof.impossible" : "bundle.proof.unknown");
  }
  if (found.proven) return wording.text("bundle.proof.proven");
  if (!found.bound) return wording.text("bundle.proof.unknown");
  // Rounded up, so that the words promise no more than was measured.
  const double percent = std::ceil(*found.bound * 1000) / 10;
  std::string shown = std::to_string(static_cast<long>(percent)) + "." +
                      std::to_string(static_cast<long>(std::lround(percent * 10)) % 10);
  return wording.text("bundle.proof.bounded", {{"percent", std::move(shown)}});
}

std::string loosened_sentence(const bundle::Loosened& one, const bundle::Bundle& found,
                              const catalog::Catalog& catalog, const Wording& wording) {
  WordingParameters parameters;
  parameters["to"] = one.change == "lower_minimum"
                         ? points_text(ranker::Tenths{static_cast<std::int32_t>(one.to)})
                         : grouped(one.to);
  if (one.goal) parameters["goal"] = goal_label(found.asked_goals[*one.goal], catalog);
  for (std::size_t i = 0; i < one.services.size(); ++i) {
    const catalog::Service* record = catalog.service(one.services[i]);
    parameters[i == 0 ? "service" : "other"] =
        record != nullptr ? record->name : one.services[i].text();
  }
  return wording.text("bundle.change." + one.change, parameters);
}

std::string inquiry_text(const bundle::Bundle& found, const ServiceId& service,
                         const catalog::Catalog& catalog, const Wording& wording) {
  const catalog::Service* record = catalog.service(service);
  std::optional<std::int64_t> persons;
  for (std::size_t s = 0; s < found.values.services.size(); ++s) {
    if (found.values.services[s] != service) continue;
    for (std::size_t g = 0; g < found.goals.size(); ++g) {
      if (found.values.at(s, g) <= 0 || !found.goals[g].participants) continue;
      persons = std::max(persons.value_or(0), *found.goals[g].participants);
    }
  }
  WordingParameters parameters{{"service", record != nullptr ? record->name : service.text()},
                               {"months", std::to_string(found.costs.months)}};
  if (persons) parameters["people"] = grouped(*persons);
  return wording.text(persons ? "bundle.inquiry" : "bundle.inquiry.no_people", parameters);
}

ranker::BudgetUnit usual_unit(const std::optional<ranker::BuyerType>& buyer) {
  if (buyer == ranker::BuyerType::Insurer) return ranker::BudgetUnit::PersonMonth;
  if (buyer == ranker::BuyerType::Employer) return ranker::BudgetUnit::PersonYear;
  return ranker::BudgetUnit::TotalYear;
}

double value_of(std::int64_t worth) {
  return static_cast<double>(worth) / static_cast<double>(bundle::kWorthPerPoint);
}

}  // namespace mitate::web::api
