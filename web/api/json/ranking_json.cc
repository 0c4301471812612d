#include "web/api/json/ranking_json.h"

#include <nlohmann/json.hpp>

#include "ranker/need/names.h"
#include "web/api/json/model_json.h"

namespace mitate::web::api {
namespace {

/// The nearest double of a tenth prints back as that tenth, so the texts in the JSON sum exactly.
double points(ranker::Tenths tenths) { return static_cast<double>(tenths.value) / 10.0; }

class Writer {
 public:
  Writer(const Snapshot& snapshot, const Wording& wording)
      : snapshot_(snapshot), catalog_(*snapshot.catalog), wording_(wording) {}

  [[nodiscard]] Json reason(const ranker::Reason& reason) const {
    Json out;
    out["code"] = reason.code;
    out["parameters"] = Json::object();
    for (const auto& [name, value] : reason.parameters) out["parameters"][name] = value;
    out["text"] = wording_.sentence(reason, catalog_);
    return out;
  }
  [[nodiscard]] Json reasons(const std::vector<ranker::Reason>& list) const {
    Json out = Json::array();
    for (const ranker::Reason& one : list) out.push_back(reason(one));
    return out;
  }
  [[nodiscard]] Json service(const ServiceId& id) const {
    const catalog::Service* found = catalog_.service(id);
    if (found != nullptr) return service_brief(catalog_, *found);
    Json out;
    out["id"] = id.text();
    return out;
  }
  [[nodiscard]] Json condition(const std::string& slot, const ranker::Reason& reason) const {
    Json out;
    out["condition"] = slot;
    out["reason"] = wording_.sentence(reason, catalog_);
    out["code"] = reason.code;
    return out;
  }
  [[nodiscard]] Json contribution(const ranker::Contribution& part) const {
    Json out;
    out["criterion"] = part.criterion;
    out["points"] = points(part.points);
    out["possible"] = points(part.possible);
    out["max"] = points(part.max);
    std::string sentence;
    for (const ranker::Reason& one : part.reasons) sentence += wording_.sentence(one, catalog_);
    out["reason"] = sentence;
    out["reasons"] = reasons(part.reasons);
    out["sources"] = Json::array();
    for (const ranker::Ground& ground : part.grounds) out["sources"].push_back(source(ground));
    return out;
  }
  [[nodiscard]] Json match(const ranker::Match& match) const {
    Json out;
    out["service"] = service(match.service);
    out["band"] = ranker::name_of(match.band);
    out["score"] = points(match.score());
    out["score_max"] = points(match.score_max());
    out["contributions"] = Json::array();
    for (const ranker::Contribution& part : match.contributions) {
      out["contributions"].push_back(contribution(part));
    }
    out["cautions"] = reasons(match.cautions);
    out["unconfirmed"] = Json::array();
    for (const ranker::OpenCondition& open : match.unconfirmed) {
      out["unconfirmed"].push_back(condition(open.condition, open.reason));
    }
    out["unknown"] = Json::array();
    for (const ranker::UnknownFact& fact : match.unknown) {
      Json one;
      one["fact"] = fact.fact;
      one["could_add"] = points(fact.could_add);
      one["reason"] = wording_.sentence(fact.reason, catalog_);
      one["code"] = fact.reason.code;
      out["unknown"].push_back(std::move(one));
    }
    out["why"] = reasons(match.why);
    out["check"] = match.check ? reason(*match.check) : Json(nullptr);
    out["would_change"] = reasons(match.would_change);
    out["nearby_cases"] = Json::array();
    for (const ranker::NearbyCase& one : match.nearby_cases) {
      out["nearby_cases"].push_back(nearby_case(match.service, one));
    }
    out["covers"] = match.covers;
    out["matched_phrases"] = match.matched_phrases;
    out["stability"] = match.stability.empty() ? Json(nullptr) : Json(match.stability);
    return out;
  }

  [[nodiscard]] Json brief(const ranker::Match& match) const {
    Json out;
    out["service"] = service(match.service);
    out["band"] = ranker::name_of(match.band);
    out["score"] = points(match.score());
    out["score_max"] = points(match.score_max());
    out["why"] = reasons(match.why);
    out["check"] = match.check ? reason(*match.check) : Json(nullptr);
    return out;
  }

  [[nodiscard]] Json information(const ranker::Information& one) const {
    Json out = reason(one.reason);
    out["sources"] = Json::array();
    for (const ranker::Ground& ground : one.grounds) out["sources"].push_back(source(ground));
    return out;
  }

 private:
  [[nodiscard]] Json nearby_case(const ServiceId& service, const ranker::NearbyCase& one) const {
    Json out;
    out["case_study"] = one.case_study;
    const catalog::Service* record = catalog_.service(service);
    if (record != nullptr) {
      for (const catalog::CaseStudy& story : record->case_studies) {
        if (story.id != one.case_study) continue;
        out["buyer"] = story.buyer;
        out["year"] = story.year ? Json(*story.year) : Json(nullptr);
        out["result"] = story.result;
      }
    }
    out["area_code"] = one.area_code;
    out["area"] = catalog_.places().label(one.area_code);
    out["same_place"] = one.same_place;
    out["distance_km"] = one.distance_km ? Json(*one.distance_km) : Json(nullptr);
    out["source"] = source(one.ground);
    return out;
  }
  [[nodiscard]] Json source(const ranker::Ground& ground) const {
    return ground_json(ground, snapshot_);
  }

  const Snapshot& snapshot_;
  const catalog::Catalog& catalog_;
  const Wording& wording_;
};

}  // namespace

nlohmann::ordered_json ranking_to_json(const ranker::Ranking& ranking, const Snapshot& snapshot,
                                       const Wording& wording) {
  const Writer write(snapshot, wording);
  Json out;
  out["matches"] = Json::array();
  for (const ranker::Match& match : ranking.matches) out["matches"].push_back(write.match(match));
  out["goals"] = Json::array();
  for (const ranker::GoalAnswer& goal : ranking.goals) {
    Json one;
    one["goal"] = {{"slot", goal.slot}, {"value", goal.value}, {"label", goal.label}};
    one["matches"] = Json::array();
    for (const ranker::Match& match : goal.matches) one["matches"].push_back(write.brief(match));
    one["no_strong_match"] = goal.no_strong_match;
    out["goals"].push_back(std::move(one));
  }
  out["no_strong_match"] = ranking.no_strong_match;
  out["needs_confirmation"] = Json::array();
  for (const ranker::Confirmation& open : ranking.needs_confirmation) {
    Json one;
    one["service"] = write.service(open.service);
    one["condition"] = open.condition;
    one["reason"] = wording.sentence(open.reason, *snapshot.catalog);
    one["code"] = open.reason.code;
    out["needs_confirmation"].push_back(std::move(one));
  }
  out["excluded"] = Json::array();
  for (const ranker::Exclusion& exclusion : ranking.excluded) {
    Json one;
    one["service"] = write.service(exclusion.service);
    one["condition"] = exclusion.condition;
    one["reason"] = wording.sentence(exclusion.reason, *snapshot.catalog);
    one["code"] = exclusion.reason.code;
    one["admits_if"] = exclusion.admits_if ? write.reason(*exclusion.admits_if) : Json(nullptr);
    out["excluded"].push_back(std::move(one));
  }
  out["notes"] = write.reasons(ranking.notes);
  out["information"] = Json::array();
  for (const ranker::Information& one : ranking.information) {
    out["information"].push_back(write.information(one));
  }
  out["policy"] = Json::object();
  out["policy"]["id"] = ranking.policy_id;
  out["policy"]["hash"] = ranking.policy_hash;
  out["generation"] = snapshot.generation;
  out["sequence"] = ranking.sequence;
  out["as_of"] = ranking.as_of.iso();
  return out;
}

nlohmann::ordered_json match_to_json(const ranker::Match& match, const Snapshot& snapshot,
                                     const Wording& wording) {
  return Writer(snapshot, wording).match(match);
}

nlohmann::ordered_json ground_json(const ranker::Ground& ground, const Snapshot& snapshot) {
  const catalog::Source* found = snapshot.catalog->source(ground.source);
  Json out;
  out["id"] = ground.source.text();
  out["title"] = found == nullptr ? Json(nullptr) : Json(found->title);
  out["url"] = found == nullptr || !found->url ? Json(nullptr) : Json(*found->url);
  out["verification"] = ground.verification;
  out["as_of"] = ground.as_of.empty() ? Json(nullptr) : Json(ground.as_of);
  return out;
}

}  // namespace mitate::web::api
