#include "web/pages/english/english_views.h"

#include <nlohmann/json.hpp>
#include <set>

namespace mitate::web {
using nlohmann::json;

Frame english_frame(const Wording& wording, std::string title, std::string section,
                    std::string alternate) {
  Frame frame;
  frame.title = std::move(title);
  frame.section = std::move(section);
  frame.crumbs = {{wording.text("en.nav.home"), "/en"}};
  frame.lang = "en";
  frame.alternate = std::move(alternate);
  frame.stateless = true;
  return frame;
}

json text_row(const FactContext& context, const char* label_key, const std::string& value,
              bool japanese) {
  json values = json::array();
  if (!value.empty()) values.push_back({{"text", value}, {"ja", japanese}, {"last", true}});
  return list_row(context, label_key, std::move(values));
}

json list_row(const FactContext& context, const char* label_key, json values) {
  return {{"label", context.text(label_key)}, {"values", std::move(values)}, {"link", false}};
}

json english_sources(const FactContext& context, const catalog::Provenance& provenance) {
  json list = json::array();
  std::set<std::string> seen;
  for (const catalog::FactSource& entry : provenance.entries) {
    if (!seen.insert(entry.source.text()).second) continue;
    if (context.catalog.source(entry.source) == nullptr) continue;
    list.push_back(source_view(context, entry));
  }
  return list;
}

json english_recommendation(const FactContext& context, const catalog::Recommendation& one) {
  json item = grade_view(context, one);
  item["id"] = one.id.text();
  item["href"] = context.href("/guidelines/" + one.guideline.text() + "#" + one.id.text());
  item["question"] = one.question;
  item["intervention"] = context.label(catalog::Vocabulary::Interventions, one.intervention);
  item["certainty"] = one.certainty
                          ? json(context.text("certainty." + std::string(1, *one.certainty)))
                          : json(false);
  return item;
}

}  // namespace mitate::web
