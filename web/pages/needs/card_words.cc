#include "web/pages/needs/card_words.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "web/pages/facts/evidence_line.h"

namespace mitate::web {
namespace {
using nlohmann::json;

/// Reasons in the order in which they tell services apart. Others are for the disclosure only.
constexpr std::string_view kReasons[] = {"track_record.near",
                                         "delivery.place_met",
                                         "fit.outcome",
                                         "fit.intervention",
                                         "fit.segment",
                                         "price.against_budget",
                                         "price.free",
                                         "assurance.certificate_valid",
                                         "track_record.cases_of_buyer",
                                         "fit.delivery",
                                         "fit.type",
                                         "fit.domain",
                                         "fit.domain_near",
                                         "fit.words",
                                         "fit.buyer_sourced"};

/// Cautions that decide before any missing fact does, the gravest first.
constexpr std::string_view kGrave[] = {
    "caution.discouraged",      "caution.retracted",   "caution.withheld",
    "caution.place_not_served", "caution.other_buyer", "caution.expires_before_contract",
    "caution.headcount",        "caution.trial",       "caution.expires_within_contract",
    "caution.buyer_reached",    "caution.reference",   "caution.model_programme"};

std::string brief(const FactContext& context, const ranker::Reason& reason) {
  ranker::Reason in_few{"brief." + reason.code, reason.parameters};
  return context.wording.sentence(context.wording.has(in_few.code) ? in_few : reason,
                                  context.catalog);
}

std::string fact_name(const FactContext& context, const std::string& fact) {
  const std::string key = "fact." + fact;
  return context.wording.has(key) ? context.wording.text(key) : fact;
}

json fact_json(const FactContext& context, std::string_view name, std::vector<std::string> lines) {
  std::erase(lines, std::string());
  return {{"icon", name},
          {"label", context.text("card." + std::string(name))},
          {"unknown", lines.empty()},
          {"lines", std::move(lines)}};
}

std::string where_and_how(const FactContext& context, const catalog::Service& service) {
  constexpr std::size_t kPlaces = 2;
  constexpr std::size_t kModes = 2;
  std::vector<std::string> modes =
      labels_of(context, catalog::Vocabulary::DeliveryModes, service.delivery_modes);
  if (modes.size() > kModes) modes.resize(kModes);
  const std::string where = coverage_summary(context, service, kPlaces);
  const std::string how = joined(context, modes);
  if (how.empty()) return where;
  return (where.empty() ? context.text("card.place_unknown") : where) + "・" + how;
}

std::vector<std::string> record_lines(const FactContext& context, const ranker::Match& match,
                                      const catalog::Service& service) {
  std::vector<std::string> lines;
  if (!match.nearby_cases.empty()) {
    const ranker::NearbyCase& near = match.nearby_cases.front();
    lines.push_back(
        context.text("card.nearby", {{"place", context.catalog.places().label(near.area_code)}}));
  }
  if (!service.case_studies.empty()) {
    lines.push_back(
        context.text("card.cases", {{"count", std::to_string(service.case_studies.size())}}));
  }
  return lines;
}
}  // namespace

namespace {
/// The names that a reason is about, without what brackets add: 「見守り（方法を特定しないもの）」
/// as 「見守り」. Empty where it names none.
std::string names_of(const ranker::Reason& reason) {
  for (const char* parameter : {"label", "labels"}) {
    const auto found = reason.parameters.find(parameter);
    if (found != reason.parameters.end()) return found->second.substr(0, found->second.find("（"));
  }
  return {};
}
}  // namespace

std::vector<std::string> card_reasons(const FactContext& context, const ranker::Match& match) {
  std::vector<std::string> out;
  std::vector<std::string> said;
  for (const std::string_view code : kReasons) {
    for (const ranker::Contribution& part : match.contributions) {
      if (part.points.value <= 0) continue;
      for (const ranker::Reason& reason : part.reasons) {
        if (reason.code != code) continue;
        // A kind of service and an intervention of one name say one thing to a reader.
        const std::string names = names_of(reason);
        if (!names.empty() && std::find(said.begin(), said.end(), names) != said.end()) continue;
        said.push_back(names);
        out.push_back(brief(context, reason));
      }
    }
  }
  return out;
}

std::vector<std::string> card_checks(const FactContext& context, const ranker::Match& match) {
  std::vector<std::string> out;
  const auto add = [&](std::string text) {
    if (std::find(out.begin(), out.end(), text) == out.end()) out.push_back(std::move(text));
  };
  for (const ranker::OpenCondition& open : match.unconfirmed) add(brief(context, open.reason));
  for (const std::string_view code : kGrave) {
    for (const ranker::Reason& caution : match.cautions) {
      if (caution.code == code) add(brief(context, caution));
    }
  }
  std::vector<const ranker::UnknownFact*> unknown;
  for (const ranker::UnknownFact& fact : match.unknown) unknown.push_back(&fact);
  std::stable_sort(unknown.begin(), unknown.end(),
                   [](const auto* a, const auto* b) { return a->could_add > b->could_add; });
  for (const ranker::UnknownFact* fact : unknown) {
    add(context.text("card.unknown", {{"fact", fact_name(context, fact->fact)}}));
  }
  for (const ranker::Reason& caution : match.cautions) add(brief(context, caution));
  return out;
}

json card_facts(const FactContext& context, const ranker::Match& match,
                const catalog::Service& service) {
  return json::array({fact_json(context, "price", {price_summary(context, service)}),
                      fact_json(context, "evidence", evidence_phrases(context, service)),
                      fact_json(context, "place", {where_and_how(context, service)}),
                      fact_json(context, "record", record_lines(context, match, service))});
}

bool only_self_declared(const ranker::Match& match) {
  bool any = false;
  for (const ranker::Contribution& part : match.contributions) {
    if (part.points.value <= 0) continue;
    for (const ranker::Ground& ground : part.grounds) {
      if (ground.verification != name_of(catalog::Verification::SelfDeclared)) return false;
      any = true;
    }
  }
  return any;
}

}  // namespace mitate::web
