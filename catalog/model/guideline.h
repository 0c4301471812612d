// Guidelines, their questions and grades, and what remains to be researched. A grade rates a type
// of intervention for a question of one document version; it never rates a service or a brand.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "catalog/base/date.h"
#include "catalog/base/strong_id.h"
#include "catalog/model/provenance.h"

namespace mitate::catalog {

struct Recommendation {
  RecommendationId id;
  GuidelineId guideline;
  std::string question;      ///< the healthcare question (HQ)
  std::string intervention;  ///< slug of taxonomy "interventions"
  std::string population;
  std::string outcome_text;
  std::vector<std::string> outcomes;
  /// 1 strongly for, 2 for, 3 against, 4 strongly against, 5 withheld; nullopt: not known to us.
  std::optional<int> grade;
  std::optional<std::string> native_grade;  ///< the document's own wording, verbatim
  std::optional<char> certainty;            ///< 'A'..'D'
  std::optional<std::string> effect_summary;
  std::optional<std::string> agreement_rate;
  Verification verification = Verification::Unverified;
  std::optional<std::string> note;
  Provenance provenance;
};

struct FutureResearchQuestion {
  std::string id;
  GuidelineId guideline;
  std::optional<RecommendationId> recommendation;
  std::string question;
  std::optional<std::string> direction;
  Provenance provenance;
};

struct Guideline {
  GuidelineId id;
  std::string name;
  bool clinical = false;  ///< a clinical guideline outside the ten prevention guidelines
  std::optional<std::string> version;
  std::string domain;
  std::vector<std::string> lead_societies;
  std::vector<std::string> cooperating_bodies;
  std::optional<std::string> life_stage;
  std::optional<std::string> prevention_phase;
  std::optional<std::string> development_period;
  std::optional<PartialDate> published_on;
  std::optional<std::string> publication_note;
  std::optional<std::int64_t> hq_total;
  std::optional<std::string> method_note;
  std::vector<std::string> related_evidence;
  std::optional<std::string> url;
  std::optional<std::string> note;
  std::vector<Recommendation> recommendations;  ///< empty: none could be read yet
  std::vector<FutureResearchQuestion> research_questions;
  Provenance provenance;
};

struct ResearchProject {
  std::string id;
  std::string title;
  std::optional<std::string> principal_investigator;
  std::optional<std::string> institution;
  std::vector<std::string> domains;
  std::optional<std::string> period;
  std::optional<ServiceId> service;
  std::string status;
  Provenance provenance;
};

struct Grade {
  int grade = 0;
  std::string label_ja;
  std::string label_en;
};

}  // namespace mitate::catalog
