#include "web/api/json/gaps.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "web/api/json/model_json.h"

namespace mitate::web::api {
namespace {

using namespace catalog;

bool names_or_any(const std::vector<std::string>& wanted, std::string_view value) {
  return wanted.empty() || std::find(wanted.begin(), wanted.end(), value) != wanted.end();
}

void put_counts(Json& out, const SupplyCounts& counts) {
  out["listed"] = counts.listed;
  out["named"] = counts.named;
  out["anywhere"] = counts.anywhere;
  out["graded"] = counts.graded;
  out["graded_awaiting"] = counts.graded_awaiting;
  out["certified"] = counts.certified;
  out["certified_undated"] = counts.certified_undated;
  out["unmapped"] = counts.unmapped;
}

Json domain_facts(const Catalog& catalog, const Supply& supply, const Concept& domain,
                  const std::vector<OpenQuestion>& questions) {
  Json out;
  out["domain"] = domain.slug;
  out["label"] = domain.label_ja;
  put_counts(out, supply.cell(domain.slug, {}, {}));
  out["guidelines"] = Json::array();
  for (const Guideline& guideline : catalog.guidelines()) {
    if (guideline.domain == domain.slug) out["guidelines"].push_back(guideline.id.text());
  }
  out["research_questions"] = Json::array();
  for (const OpenQuestion& question : questions) {
    Json one;
    one["id"] = question.id;
    one["guideline"] = question.guideline->id.text();
    one["question"] = question.question;
    one["withheld"] = question.withheld;
    out["research_questions"].push_back(std::move(one));
  }
  out["research_projects"] = Json::array();
  for (const ResearchProject& project : catalog.research_projects()) {
    if (std::find(project.domains.begin(), project.domains.end(), domain.slug) ==
        project.domains.end()) {
      continue;
    }
    out["research_projects"].push_back({{"id", project.id}, {"title", project.title}});
  }
  return out;
}

bool is_written(const SupplyCounts& counts, GapCells cells) {
  switch (cells) {
    case GapCells::All:
      return true;
    case GapCells::Unnamed:
      return counts.named == 0;
    case GapCells::Empty:
      return counts.listed == 0;
  }
  return true;
}

}  // namespace

Json gaps_json(const Catalog& catalog, Date as_of, const GapSelection& selection) {
  const Supply supply = Supply::of(catalog, as_of);
  Json out;
  out["listed"] = supply.cell({}, {}, {}).listed;
  out["domains"] = Json::array();
  out["cells"] = Json::array();
  for (const Concept& domain : catalog.taxonomy().all(Vocabulary::Domains)) {
    if (!names_or_any(selection.domains, domain.slug)) continue;
    const std::vector<OpenQuestion> questions = open_questions(catalog, domain.slug);
    out["domains"].push_back(domain_facts(catalog, supply, domain, questions));
    for (const Prefecture& prefecture : catalog.places().prefectures()) {
      if (!names_or_any(selection.prefectures, prefecture.code)) continue;
      for (const Concept& buyer : catalog.taxonomy().all(Vocabulary::BuyerTypes)) {
        if (!names_or_any(selection.buyers, buyer.slug)) continue;
        const SupplyCounts counts = supply.cell(domain.slug, prefecture.code, buyer.slug);
        if (!is_written(counts, selection.cells)) continue;
        Json one;
        one["domain"] = domain.slug;
        one["prefecture"] = prefecture.code;
        one["buyer"] = buyer.slug;
        put_counts(one, counts);
        if (counts.listed == 0) {
          one["research_questions"] = Json::array();
          for (const OpenQuestion& question : questions) {
            one["research_questions"].push_back(question.id);
          }
        }
        out["cells"].push_back(std::move(one));
      }
    }
  }
  out["as_of"] = as_of.iso();
  return out;
}

}  // namespace mitate::web::api
