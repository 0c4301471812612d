// The papers of a bundle, in the columns that their readers know: the draft of an 個別保健事業計画
// with its evidence per goal, the draft of a 仕様書 that names no vendor, and the sheet of a
// product for inside use. Every fact carries its source; what is not known is a blank to fill.
#include <algorithm>

#include "catalog/curation/visibility.h"
#include "ranker/need/names.h"
#include "web/pages/bundles/kept_answer.h"
#include "web/pages/bundles/routes.h"
#include "web/pages/evidence/recommendation_views.h"
#include "web/pages/facts/source_index.h"
#include "web/pages/frame/parameters.h"
#include "web/pages/needs/need_chips.h"
#include "web/pages/services/service_sections.h"

namespace mitate::web {
namespace {
using catalog::Vocabulary;
using nlohmann::json;

constexpr std::size_t kMostRecommendations = 12;
constexpr std::size_t kMostNeighbours = 5;

class PaperWriter {
 public:
  PaperWriter(const FactContext& context, const AnsweredBundle& answered)
      : context_(context), answered_(answered), sources_(context) {
    sources_.judge_freshness(answered.found.as_of);
  }

  /// Whether the paper may tell who would do it: with what they offer and what was studied of it.
  enum class Members { Named, Unnamed };

  /// One row per goal: what it is, for whom, how, measured by what, for how much.
  [[nodiscard]] json goals(Members members) {
    json out = json::array();
    for (std::size_t g = 0; g < answered_.found.goals.size(); ++g) {
      const BundleAnswer& told = answered_.answer["coverage"][g];
      const auto& asked = answered_.found.asked_goals[g];
      json row{
          {"n", std::to_string(g + 1)},
          {"label", told["name"]["label"]},
          {"segments", or_false(joined(context_, labels_of(context_, Vocabulary::Segments,
                                                           asked.goal.segments)))},
          {"outcomes",
           or_false(joined(context_, labels_of(context_, Vocabulary::Outcomes, asked.outcomes)))},
          {"participants", told["participants"].is_null()
                               ? json(false)
                               : json(grouped(told["participants"].get<std::int64_t>()))},
          {"open", false}};
      for (const BundleAnswer& open : answered_.answer["uncovered"]) {
        if (open["goal"] == told["goal"]) row["open"] = open["text"];
      }
      if (members == Members::Named) {
        row["members"] = members_of(g);
        row["recommendations"] = recommendations(asked.goal.domains);
        row["studies"] = studies(g);
      }
      out.push_back(std::move(row));
    }
    return out;
  }

  /// Requirements of the goal in words that any vendor could meet.
  [[nodiscard]] json tasks() {
    json out = json::array();
    for (std::size_t g = 0; g < answered_.found.goals.size(); ++g) {
      const BundleAnswer& told = answered_.answer["coverage"][g];
      std::vector<std::string> kinds;
      std::vector<std::string> forms;
      for (const catalog::Service* service : services_of(g)) {
        for (const catalog::InterventionUse& use : service->interventions) {
          add_once(kinds, context_.label(Vocabulary::Interventions, use.intervention).text);
        }
        for (const std::string& mode : service->delivery_modes) {
          add_once(forms, context_.label(Vocabulary::DeliveryModes, mode).text);
        }
      }
      out.push_back({{"n", std::to_string(g + 1)},
                     {"label", told["name"]["label"]},
                     {"kinds", or_false(joined(context_, kinds))},
                     {"forms", or_false(joined(context_, forms))}});
    }
    return out;
  }

  /// Documented uses by municipalities, of the members; who sells them is not told, so a use whose
  /// result or source names the service or its provider is left out.
  [[nodiscard]] json neighbours() {
    json out = json::array();
    for (const auto& member : answered_.found.members) {
      const catalog::Service* service = catalog::public_service(context_.catalog, member.service);
      if (service == nullptr) continue;
      for (const catalog::CaseStudy& story : service->case_studies) {
        if (story.buyer_type != "municipality" || out.size() >= kMostNeighbours) continue;
        if (names(*service, story)) continue;
        out.push_back({{"buyer", story.buyer},
                       {"year", or_false(story.year)},
                       {"result", story.result},
                       {"cite", sources_.cite(story.provenance, "record")}});
      }
    }
    return out;
  }

  [[nodiscard]] json members() {
    json out = json::array();
    for (const BundleAnswer& told : answered_.answer["services"]) {
      const catalog::Service* service = catalog::public_service(
          context_.catalog, ServiceId(told["service"]["id"].get<std::string>()));
      if (service == nullptr) continue;
      out.push_back(member(*service, told));
    }
    return out;
  }

  [[nodiscard]] json source_list() const { return sources_.list(); }

 private:
  [[nodiscard]] bool names(const catalog::Service& service, const catalog::CaseStudy& story) const {
    const std::string provider(context_.catalog.provider_name(service));
    const auto told_in = [&](const std::string& text) {
      return text.find(service.name) != std::string::npos ||
             text.find(provider) != std::string::npos;
    };
    if (told_in(story.result)) return true;
    const auto facts = story.provenance.for_fact("record");
    return std::any_of(facts.begin(), facts.end(), [&](const catalog::FactSource* fact) {
      const catalog::Source* source = context_.catalog.source(fact->source);
      return source != nullptr && told_in(source->title);
    });
  }

  static void add_once(std::vector<std::string>& list, const std::string& text) {
    if (std::find(list.begin(), list.end(), text) == list.end()) list.push_back(text);
  }

  [[nodiscard]] std::vector<const catalog::Service*> services_of(std::size_t goal) const {
    std::vector<const catalog::Service*> out;
    for (const auto& one : answered_.found.members) {
      const bool covers =
          std::any_of(one.covers.begin(), one.covers.end(),
                      [&](const auto& covered) { return covered.goal == goal && covered.best; });
      const catalog::Service* service = catalog::public_service(context_.catalog, one.service);
      if (covers && service != nullptr) out.push_back(service);
    }
    return out;
  }

  [[nodiscard]] json member(const catalog::Service& service, const BundleAnswer& told) {
    const std::string provider(context_.catalog.provider_name(service));
    return {{"name", service.name},
            {"provider", or_false(provider)},
            {"summary", service.summary},
            {"cite", sources_.cite(service.provenance, "record")},
            {"forms", or_false(joined(context_, labels_of(context_, Vocabulary::DeliveryModes,
                                                          service.delivery_modes)))},
            {"cost", yen_of(context_, told["cost"])},
            {"cost_label", told["cost"]["label"]},
            {"stage", service.stage_text}};
  }

  [[nodiscard]] json members_of(std::size_t goal) {
    json out = json::array();
    for (const catalog::Service* service : services_of(goal)) {
      for (const BundleAnswer& told : answered_.answer["services"]) {
        if (told["service"]["id"] == service->id.text()) out.push_back(member(*service, told));
      }
    }
    return out;
  }

  /// All grades alike: recommended, withheld and recommended against.
  [[nodiscard]] json recommendations(const std::vector<std::string>& domains) {
    json out = json::array();
    for (const catalog::Guideline& guideline : context_.catalog.guidelines()) {
      if (std::find(domains.begin(), domains.end(), guideline.domain) == domains.end()) continue;
      for (const catalog::Recommendation& one : guideline.recommendations) {
        if (out.size() >= kMostRecommendations) return out;
        json item = recommendation_view(context_, one, sources_);
        item["guideline"] = guideline.name;
        out.push_back(std::move(item));
      }
    }
    return out;
  }

  [[nodiscard]] json studies(std::size_t goal) {
    json out = json::array();
    for (const catalog::Service* service : services_of(goal)) {
      json rows = study_rows(context_, *service, sources_);
      for (std::size_t i = 0; i < rows.size(); ++i) {
        const catalog::Study& study = service->studies[i];
        json row = rows[i];
        row["service"] = service->name;
        row["funding"] = or_false(study.funding);
        row["ci"] = false;
        if (study.ci_low && study.ci_high) {
          row["ci"] = json(*study.ci_low).dump() + "〜" + json(*study.ci_high).dump();
        }
        out.push_back(std::move(row));
      }
    }
    return out;
  }

  FactContext context_;
  const AnsweredBundle& answered_;
  SourceIndex sources_;
};

/// plan, specification or product; by the kind of buyer where the address says nothing.
std::string kind_of(const Request& request, const ranker::Need& need) {
  const std::string asked = request.query.get("kind");
  if (asked == "plan" || asked == "specification" || asked == "product") return asked;
  if (!asked.empty()) return {};
  if (!need.buyer_type) return "product";
  if (need.buyer_type->value == ranker::BuyerType::Municipality) return "specification";
  const bool society = need.buyer_type->value == ranker::BuyerType::Insurer &&
                       !(need.buyer_kind && need.buyer_kind->value == "insurer-private");
  return society ? "plan" : "product";
}

}  // namespace

Response bundle_paper(const Site& site, const Request& request) {
  const auto snapshot = site.app().snapshot();
  const FactContext context{*snapshot->catalog, site.wording()};
  const auto result = answered_bundle(site, *snapshot, request);
  if (!result) return problem_response(result.error());
  const AnsweredBundle& answered = *result;
  const std::string kind = kind_of(request, answered.kept.need);
  if (kind.empty()) {
    return problem_response(
        invalid_parameter("kind", context.text("bundle.paper.kinds"), request.query.get("kind")));
  }
  PaperWriter paper(context, answered);
  json model = bundle_view(context, answered.answer);
  model["path"] = "/bundles/" + request.parameters.get("id");
  model["is_plan"] = kind == "plan";
  model["is_specification"] = kind == "specification";
  model["is_product"] = kind == "product";
  model["paper_title"] = context.text("bundle.paper." + kind);
  json conditions = json::array();
  for (const NeedChip& chip : chips_of(context, answered.kept.need)) {
    if (chip.slot != "domains")
      conditions.push_back({{"label", chip.label}, {"value", chip.value}});
  }
  model["conditions"] = std::move(conditions);
  const bool unnamed = kind == "specification";
  model["goals"] =
      paper.goals(unnamed ? PaperWriter::Members::Unnamed : PaperWriter::Members::Named);
  if (unnamed) {
    // Wording that any vendor can meet: no member is named.
    model["tasks"] = paper.tasks();
    model["neighbours"] = paper.neighbours();
    model["members"] = json::array();
  } else {
    model["members"] = paper.members();
  }
  model["source_list"] = paper.source_list();
  model["generation"] = snapshot->generation;
  const Frame frame{.title = model["paper_title"].get<std::string>(),
                    .section = "bundles",
                    .noindex = true,
                    .scripts = {"paper.js"}};
  return site.page(request, *snapshot, frame, "bundle_paper", std::move(model), Caching::NoStore);
}

}  // namespace mitate::web
