#include "web/pages/facts/fact_context.h"

#include <nlohmann/json.hpp>

namespace mitate::web {

void to_json(nlohmann::json& out, const Label& label) {
  out = {{"text", label.text}, {"ja", label.japanese}};
}

std::string FactContext::text(std::string_view key, const WordingParameters& parameters) const {
  return wording.text(std::string(face.words).append(key), parameters);
}

bool FactContext::has(std::string_view key) const {
  return wording.has(std::string(face.words).append(key));
}

std::string FactContext::text_or(std::string_view key, const std::string& otherwise) const {
  return has(key) ? text(key) : otherwise;
}

std::string FactContext::date(const std::string& iso) const {
  return face.english() ? iso : wording.date(iso);
}

std::string FactContext::href(std::string_view path) const {
  return std::string(face.root).append(path);
}

Label FactContext::label(catalog::Vocabulary vocabulary, std::string_view slug) const {
  if (!face.english()) return {std::string(catalog.taxonomy().label(vocabulary, slug))};
  const catalog::Concept* found = catalog.taxonomy().find(vocabulary, slug);
  if (found == nullptr) return {std::string(slug)};
  if (found->label_en.empty()) return {found->label_ja, true};
  return {found->label_en};
}

std::string FactContext::verification(catalog::Verification level) const {
  const catalog::VerificationLevel& found = catalog.verification_level(level);
  if (!face.english()) return found.label_ja;
  return found.label_en.empty() ? found.slug : found.label_en;
}

nlohmann::json FactContext::labels(catalog::Vocabulary vocabulary,
                                   const std::vector<std::string>& slugs) const {
  nlohmann::json list = nlohmann::json::array();
  for (const std::string& slug : slugs) {
    list.push_back(label(vocabulary, slug));
    list.back()["last"] = &slug == &slugs.back();
  }
  return list;
}

std::vector<std::string> labels_of(const FactContext& context, catalog::Vocabulary vocabulary,
                                   const std::vector<std::string>& slugs) {
  std::vector<std::string> labels;
  labels.reserve(slugs.size());
  for (const std::string& slug : slugs) {
    labels.emplace_back(context.catalog.taxonomy().label(vocabulary, slug));
  }
  return labels;
}

std::string joined(const FactContext& context, const std::vector<std::string>& items) {
  std::string out;
  for (const std::string& item : items) {
    if (!out.empty()) out += context.wording.text("list.separator");
    out += item;
  }
  return out;
}

}  // namespace mitate::web
