// Rows -> model: guidelines with their recommendations and open questions, and research projects.
#include "catalog/model/assembly.h"

namespace mitate::catalog {

Result<void> Assembly::read_guidelines() {
  const Table& grades = catalog_->table("recommendation_grades");
  for (std::size_t i = 0; i < grades.rows.size(); ++i) {
    const RowView row = grades.view(i);
    catalog_->grades_.push_back({static_cast<int>(row.integer("grade").value_or(0)),
                                 row.text("label_ja"), row.text("label_en")});
  }
  const Table& table = catalog_->table("guidelines");
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    const RowView row = table.view(i);
    Guideline guideline;
    guideline.id = GuidelineId(row.text("id"));
    guideline.name = row.text("name");
    guideline.clinical = row.text("kind") == "clinical_guideline";
    guideline.version = row.optional_text("version");
    guideline.domain = row.text("domain");
    guideline.lead_societies = row.list("lead_societies");
    guideline.cooperating_bodies = row.list("cooperating_bodies");
    guideline.life_stage = row.optional_text("life_stage");
    guideline.prevention_phase = row.optional_text("prevention_phase");
    guideline.development_period = row.optional_text("development_period");
    guideline.published_on = partial_date_in(row, "published_on");
    guideline.publication_note = row.optional_text("publication_note");
    guideline.hq_total = row.integer("hq_total");
    guideline.method_note = row.optional_text("method_note");
    guideline.related_evidence = row.list("related_evidence");
    guideline.url = row.optional_text("url");
    guideline.note = row.optional_text("note");
    guideline.provenance = provenance("guidelines", guideline.id.text());
    catalog_->guidelines_.push_back(std::move(guideline));
  }
  sort_and_index(catalog_->guidelines_, catalog_->guideline_index_);
  MITATE_TRY_VOID(read_recommendations());
  return read_research();
}

Result<void> Assembly::read_recommendations() {
  return each("recommendations", [&](const RowView& row) -> Result<void> {
    Recommendation rec;
    rec.id = RecommendationId(row.text("id"));
    rec.guideline = GuidelineId(row.text("guideline_id"));
    rec.question = row.text("question");
    rec.intervention = row.text("intervention");
    rec.population = row.text("population");
    rec.outcome_text = row.text("outcome_text");
    rec.outcomes = row.list("outcomes");
    if (const auto grade = row.integer("grade")) rec.grade = static_cast<int>(*grade);
    rec.native_grade = row.optional_text("native_grade");
    if (const auto c = row.optional_text("certainty")) rec.certainty = (*c)[0];
    rec.effect_summary = row.optional_text("effect_summary");
    rec.agreement_rate = row.optional_text("agreement_rate");
    MITATE_TRY(rec.verification, read_enum<Verification>("recommendations", row, "verification"));
    rec.note = row.optional_text("note");
    rec.provenance = provenance("recommendations", rec.id.text());
    const auto owner = catalog_->guideline_index_.find(rec.guideline);
    if (owner == catalog_->guideline_index_.end()) {
      return broken_row("recommendations", rec.id.text(), "guideline_id");
    }
    auto& list = catalog_->guidelines_[owner->second].recommendations;
    catalog_->recommendation_index_.emplace(rec.id, std::pair{owner->second, list.size()});
    list.push_back(std::move(rec));
    return {};
  });
}

Result<void> Assembly::read_research() {
  MITATE_TRY_VOID(each("future_research_questions", [&](const RowView& row) -> Result<void> {
    FutureResearchQuestion frq;
    frq.id = row.text("id");
    frq.guideline = GuidelineId(row.text("guideline_id"));
    if (const auto rec = row.optional_text("recommendation_id")) {
      frq.recommendation = RecommendationId(*rec);
    }
    frq.question = row.text("question");
    frq.direction = row.optional_text("direction");
    frq.provenance = provenance("future_research_questions", frq.id);
    const auto owner = catalog_->guideline_index_.find(frq.guideline);
    if (owner == catalog_->guideline_index_.end()) {
      return broken_row("future_research_questions", frq.id, "guideline_id");
    }
    catalog_->guidelines_[owner->second].research_questions.push_back(std::move(frq));
    return {};
  }));
  return each("research_projects", [&](const RowView& row) -> Result<void> {
    ResearchProject project;
    project.id = row.text("id");
    project.title = row.text("title");
    project.principal_investigator = row.optional_text("principal_investigator");
    project.institution = row.optional_text("institution");
    project.domains = row.list("domains");
    project.period = row.optional_text("period");
    if (const auto service = row.optional_text("service_id")) project.service = ServiceId(*service);
    project.status = row.text("status");
    project.provenance = provenance("research_projects", project.id);
    catalog_->projects_.push_back(std::move(project));
    return {};
  });
}

}  // namespace mitate::catalog
