#include "catalog/model/taxonomy.h"

#include <algorithm>
#include <array>
#include <utility>

namespace mitate::catalog {
namespace {
constexpr std::array<std::pair<Vocabulary, std::string_view>, 9> kNames{{
    {Vocabulary::Domains, "domains"},
    {Vocabulary::ServiceTypes, "service_types"},
    {Vocabulary::BuyerTypes, "buyer_types"},
    {Vocabulary::Segments, "segments"},
    {Vocabulary::DeliveryModes, "delivery_modes"},
    {Vocabulary::EvidenceTypes, "evidence_types"},
    {Vocabulary::Interventions, "interventions"},
    {Vocabulary::Outcomes, "outcomes"},
    {Vocabulary::Industries, "industries"},
}};
}  // namespace

std::string_view name_of(Vocabulary vocabulary) {
  for (const auto& [value, name] : kNames) {
    if (value == vocabulary) return name;
  }
  return {};
}

std::optional<Vocabulary> vocabulary_named(std::string_view name) {
  for (const auto& [value, known] : kNames) {
    if (known == name) return value;
  }
  return std::nullopt;
}

void Taxonomy::add(Vocabulary vocabulary, Concept entry) {
  auto& list = concepts_[vocabulary];
  index_[vocabulary].emplace(entry.slug, list.size());
  list.push_back(std::move(entry));
}

const std::vector<Concept>& Taxonomy::all(Vocabulary vocabulary) const {
  static const std::vector<Concept> kNone;
  const auto it = concepts_.find(vocabulary);
  return it == concepts_.end() ? kNone : it->second;
}

const Concept* Taxonomy::find(Vocabulary vocabulary, std::string_view slug) const {
  const auto index = index_.find(vocabulary);
  if (index == index_.end()) return nullptr;
  const auto it = index->second.find(slug);
  return it == index->second.end() ? nullptr : &concepts_.at(vocabulary)[it->second];
}

std::string_view Taxonomy::label(Vocabulary vocabulary, std::string_view slug) const {
  const Concept* found = find(vocabulary, slug);
  return found == nullptr ? slug : std::string_view{found->label_ja};
}

std::vector<std::string_view> Taxonomy::ancestors(Vocabulary vocabulary,
                                                  std::string_view slug) const {
  std::vector<std::string_view> out;
  const Concept* current = find(vocabulary, slug);
  while (current != nullptr && current->parent) {
    const Concept* up = find(vocabulary, *current->parent);
    // A cycle cannot pass the loader; the bound keeps a damaged store from hanging a request.
    if (up == nullptr || out.size() > 16) break;
    out.push_back(up->slug);
    current = up;
  }
  return out;
}

bool Taxonomy::is_within(Vocabulary vocabulary, std::string_view slug,
                         std::string_view ancestor) const {
  if (slug == ancestor) return true;
  const auto up = ancestors(vocabulary, slug);
  return std::find(up.begin(), up.end(), ancestor) != up.end();
}

Places::Places(std::vector<Prefecture> prefectures, std::vector<Municipality> municipalities,
               std::vector<FormerCode> former)
    : prefectures_(std::move(prefectures)),
      municipalities_(std::move(municipalities)),
      former_(std::move(former)) {
  for (std::size_t i = 0; i < prefectures_.size(); ++i) by_code_.emplace(prefectures_[i].code, i);
  for (std::size_t i = 0; i < municipalities_.size(); ++i) {
    by_code_.emplace(municipalities_[i].code, i);
  }
}

const Prefecture* Places::prefecture(std::string_view code) const {
  const auto it = code.size() == 2 ? by_code_.find(code) : by_code_.end();
  return it == by_code_.end() ? nullptr : &prefectures_[it->second];
}

const Municipality* Places::municipality(std::string_view code) const {
  const auto it = code.size() == 6 ? by_code_.find(code) : by_code_.end();
  return it == by_code_.end() ? nullptr : &municipalities_[it->second];
}

std::vector<const FormerCode*> Places::former(std::string_view code) const {
  std::vector<const FormerCode*> out;
  for (auto it = std::lower_bound(
           former_.begin(), former_.end(), code,
           [](const FormerCode&one, std::string_view key) { return one.code < key; });
       it != former_.end() && it->code == code; ++it) {
    if (it->municipality == it->code) continue;  // Only the name changed: the code is of today.
    const bool known = std::any_of(out.begin(), out.end(), [&](const FormerCode* one) {
      return one->municipality == it->municipality;
    });
    if (!known) out.push_back(&*it);
  }
  return out;
}

std::vector<const FormerCode*> Places::formerly(std::string_view code) const {
  std::vector<const FormerCode*> out;
  for (const FormerCode& one : former_) {
    if (one.municipality == code) out.push_back(&one);
  }
  std::stable_sort(out.begin(), out.end(), [](const FormerCode* a, const FormerCode* b) {
    return a->ended_on < b->ended_on;
  });
  return out;
}

std::vector<const Municipality*> Places::wards_of(std::string_view city_code) const {
  std::vector<const Municipality*> out;
  if (city_code.empty()) return out;
  for (const Municipality& one : municipalities_) {
    if (one.city_code == city_code) out.push_back(&one);
  }
  return out;
}

std::string Places::label(std::string_view area_code) const {
  if (const Prefecture* found = prefecture(area_code)) return found->name;
  if (const Municipality* found = municipality(area_code)) {
    const Prefecture* parent = prefecture(found->prefecture_code);
    return found->name + (parent == nullptr ? "" : "（" + parent->name + "）");
  }
  return std::string(area_code);
}

}  // namespace mitate::catalog
