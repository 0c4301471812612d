// Over 250 lines because the facets of a service are one list that is read top to bottom.
#include "search/index/columns.h"

#include <algorithm>
#include <limits>
#include <set>
#include <utility>

#include "search/analysis/collation.h"
#include "search/index/service_documents.h"

namespace mitate::search {
namespace {

using catalog::Vocabulary;

constexpr std::int64_t kUnknown = std::numeric_limits<std::int64_t>::max();
// Prices in other units than per person and month come after those, unknown ones last.
constexpr std::int64_t kOtherUnit = std::int64_t{1} << 50U;

constexpr std::pair<std::string_view, std::string_view> kGrades[] = {
    {"1", "強く推奨"},
    {"2", "提案"},
    {"3", "行わないことを提案"},
    {"4", "行わないことを強く推奨"},
    {"5", "保留"},
    {"unknown", "等級は未確認"},
    {"unmapped", "指針との対応なし"}};

// What one service has in one facet, before it is packed.
struct Entry {
  std::string value;
  Validity validity;
};

class FacetBuilder {
 public:
  FacetBuilder(std::string name, std::size_t services) {
    column_.name = std::move(name);
    column_.starts.reserve(services + 1);
    column_.starts.push_back(0);
  }

  void value(std::string value, std::string label, std::optional<std::string> parent = {}) {
    if (column_.ids.emplace(value, static_cast<std::uint32_t>(column_.values.size())).second) {
      column_.values.push_back({std::move(value), std::move(label), std::move(parent)});
    }
  }

  void service(std::vector<Entry> entries) {
    std::vector<std::pair<std::uint32_t, Validity>> ids;
    for (Entry& entry : entries) {
      const auto it = column_.ids.find(entry.value);
      if (it != column_.ids.end()) ids.emplace_back(it->second, entry.validity);
    }
    std::stable_sort(ids.begin(), ids.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    for (std::size_t i = 0; i < ids.size(); ++i) {
      if (i > 0 && ids[i].first == ids[i - 1].first && column_.name != "certification") continue;
      column_.entries.push_back(ids[i].first);
      if (column_.name == "certification") column_.validity.push_back(ids[i].second);
    }
    column_.starts.push_back(static_cast<std::uint32_t>(column_.entries.size()));
  }

  void everywhere(bool yes) { column_.everywhere.push_back(yes ? 1 : 0); }
  FacetColumn take() { return std::move(column_); }

 private:
  FacetColumn column_;
};

std::vector<Entry> plain(const std::vector<std::string>& values) {
  std::vector<Entry> out;
  for (const std::string& value : values) out.push_back({value, {}});
  return out;
}

std::vector<Entry> with_ancestors(const catalog::Taxonomy& taxonomy, Vocabulary vocabulary,
                                  const std::vector<std::string>& slugs) {
  std::vector<Entry> out = plain(slugs);
  for (const std::string& slug : slugs) {
    for (const std::string_view up : taxonomy.ancestors(vocabulary, slug)) {
      out.push_back({std::string(up), {}});
    }
  }
  return out;
}

std::string prefecture_of(std::string_view area_code) {
  return std::string(area_code.substr(0, 2));
}

FacetColumn vocabulary_facet(const catalog::Catalog& catalog, std::string name,
                             Vocabulary vocabulary,
                             const std::vector<std::string> catalog::Service::*member) {
  FacetBuilder builder(std::move(name), catalog.services().size());
  for (const catalog::Concept& entry : catalog.taxonomy().all(vocabulary)) {
    builder.value(entry.slug, entry.label_ja, entry.parent);
  }
  for (const catalog::Service& service : catalog.services()) {
    builder.service(with_ancestors(catalog.taxonomy(), vocabulary, service.*member));
  }
  return builder.take();
}

FacetColumn grade_facet(const catalog::Catalog& catalog) {
  FacetBuilder builder("recommendation_grade", catalog.services().size());
  for (const auto& [value, label] : kGrades) builder.value(std::string(value), std::string(label));
  for (const catalog::Service& service : catalog.services()) {
    std::vector<Entry> entries;
    for (const catalog::EvidenceLink& link : service.evidence_links) {
      const catalog::Recommendation* rec = catalog.recommendation(link.recommendation);
      entries.push_back(
          {rec != nullptr && rec->grade ? std::to_string(*rec->grade) : "unknown", {}});
    }
    if (entries.empty()) entries.push_back({"unmapped", {}});
    builder.service(std::move(entries));
  }
  return builder.take();
}

FacetColumn certification_facet(const catalog::Catalog& catalog) {
  FacetBuilder builder("certification", catalog.services().size());
  for (const catalog::Scheme& scheme : catalog.schemes()) {
    if (scheme.is_certification()) builder.value(scheme.id.text(), scheme.name);
  }
  for (const catalog::Service& service : catalog.services()) {
    std::vector<Entry> entries;
    for (const catalog::SchemeHolding& held : service.schemes) {
      entries.push_back({held.scheme.text(), held.validity});
    }
    builder.service(std::move(entries));
  }
  return builder.take();
}

bool serves_everywhere(const catalog::Service& service) {
  return service.coverage == catalog::Coverage::Nationwide ||
         service.coverage == catalog::Coverage::Online;
}

FacetColumn prefecture_facet(const catalog::Catalog& catalog) {
  FacetBuilder builder("prefecture", catalog.services().size());
  for (const catalog::Prefecture& p : catalog.places().prefectures()) builder.value(p.code, p.name);
  for (const catalog::Service& service : catalog.services()) {
    std::vector<Entry> entries;
    for (const catalog::CoveredPlace& place : service.places) {
      entries.push_back({prefecture_of(place.area_code), {}});
    }
    builder.service(std::move(entries));
    builder.everywhere(serves_everywhere(service));
  }
  return builder.take();
}

// Only municipalities that some service names are values; a service of a whole prefecture has all
// of those that lie in it.
FacetColumn municipality_facet(const catalog::Catalog& catalog) {
  FacetBuilder builder("municipality", catalog.services().size());
  std::map<std::string, std::vector<std::string>> named;
  std::set<std::string> codes;
  for (const catalog::Service& service : catalog.services()) {
    for (const catalog::CoveredPlace& place : service.places) {
      if (place.area_code.size() > 2) codes.insert(place.area_code);
    }
  }
  for (const std::string& code : codes) {
    builder.value(code, catalog.places().label(code), prefecture_of(code));
    named[prefecture_of(code)].push_back(code);
  }
  for (const catalog::Service& service : catalog.services()) {
    std::vector<Entry> entries;
    for (const catalog::CoveredPlace& place : service.places) {
      if (place.area_code.size() > 2) {
        entries.push_back({place.area_code, {}});
      } else {
        for (const std::string& code : named[place.area_code]) entries.push_back({code, {}});
      }
    }
    builder.service(std::move(entries));
    builder.everywhere(serves_everywhere(service));
  }
  return builder.take();
}

std::int64_t comparable_price(const catalog::Service& service) {
  std::int64_t best = kUnknown;
  for (const catalog::Price& price : service.prices) {
    if (price.kind == catalog::PriceKind::Free) best = 0;
    if (price.kind != catalog::PriceKind::Amount || !price.amount_yen) continue;
    std::int64_t amount = kOtherUnit + *price.amount_yen;
    if (price.unit == catalog::PriceUnit::PersonMonth) amount = *price.amount_yen;
    if (price.unit == catalog::PriceUnit::PersonYear) amount = *price.amount_yen / 12;
    best = std::min(best, amount);
  }
  return best;
}

}  // namespace

Columns::Columns(const catalog::Catalog& catalog) {
  const auto& services = catalog.services();
  facets_.push_back(
      vocabulary_facet(catalog, "domain", Vocabulary::Domains, &catalog::Service::domains));
  facets_.push_back(
      vocabulary_facet(catalog, "buyer", Vocabulary::BuyerTypes, &catalog::Service::buyer_types));
  FacetBuilder type("type", services.size());
  for (const auto& entry : catalog.taxonomy().all(Vocabulary::ServiceTypes)) {
    type.value(entry.slug, entry.label_ja);
  }
  FacetBuilder intervention("intervention", services.size());
  for (const auto& entry : catalog.taxonomy().all(Vocabulary::Interventions)) {
    intervention.value(entry.slug, entry.label_ja, entry.parent);
  }
  FacetBuilder evidence("evidence", services.size());
  for (const auto& entry : catalog.taxonomy().all(Vocabulary::EvidenceTypes)) {
    evidence.value(entry.slug, entry.label_ja);
  }
  FacetBuilder status("status", services.size());
  for (const auto& [listing, label] : {std::pair{catalog::ListingStatus::Listed, "掲載中"},
                                       std::pair{catalog::ListingStatus::Reference, "参考"}}) {
    status.value(std::string(name_of(listing)), label);
  }
  std::vector<std::string> names;
  for (const catalog::Service& service : services) {
    type.service({{service.service_type, {}}});
    std::vector<std::string> used;
    for (const catalog::InterventionUse& use : service.interventions)
      used.push_back(use.intervention);
    intervention.service(with_ancestors(catalog.taxonomy(), Vocabulary::Interventions, used));
    evidence.service({{service.evidence_best, {}}});
    status.service({{std::string(name_of(service.status)), {}}});
    searchable_.push_back(is_searchable(service) ? 1 : 0);
    if (is_searchable(service)) all_.push_back(static_cast<std::uint32_t>(searchable_.size() - 1));
    const catalog::Concept* best =
        catalog.taxonomy().find(Vocabulary::EvidenceTypes, service.evidence_best);
    evidence_.push_back(best == nullptr ? kUnknown : best->rank);
    price_.push_back(comparable_price(service));
    // Newest first; unknown dates last.
    updated_.push_back(service.as_of ? -service.as_of->latest().days_since_epoch() : kUnknown);
    names.push_back(service.name_kana.value_or(service.name));
    std::vector<std::string>& whole = whole_prefectures_.emplace_back();
    for (const catalog::CoveredPlace& place : service.places) {
      if (place.area_code.size() == 2) whole.push_back(place.area_code);
    }
  }
  facets_.push_back(type.take());
  facets_.push_back(intervention.take());
  facets_.push_back(certification_facet(catalog));
  facets_.push_back(grade_facet(catalog));
  facets_.push_back(evidence.take());
  facets_.push_back(prefecture_facet(catalog));
  facets_.push_back(municipality_facet(catalog));
  facets_.push_back(vocabulary_facet(catalog, "delivery", Vocabulary::DeliveryModes,
                                     &catalog::Service::delivery_modes));
  facets_.push_back(status.take());
  kana_ = japanese_order(names);
  for (const catalog::Municipality& place : catalog.places().municipalities()) {
    place_labels_.emplace(place.code, catalog.places().label(place.code));
  }
  FilterPlan none;
  none.chosen.resize(facets_.size());
  tally_of_all_.resize(facets_.size());
  for (std::size_t f = 0; f < facets_.size(); ++f) {
    if (facets_[f].validity.empty()) tally(none, f, all_, tally_of_all_[f]);
  }
}

Result<FilterPlan> Columns::plan(const catalog::Catalog& catalog, const Filters& filters,
                                 Date as_of) const {
  FilterPlan plan;
  plan.as_of = as_of;
  plan.chosen.resize(facets_.size());
  for (const auto& [name, values] : filters) {
    const auto facet =
        std::find_if(facets_.begin(), facets_.end(),
                     [&, &name = name](const FacetColumn& f) { return f.name == name; });
    if (facet == facets_.end()) {
      return Unexpected(ErrorCode::InvalidArgument, "there is no filter of this name", {},
                        {{}, 0, name});
    }
    if (values.empty()) continue;
    const auto position = static_cast<std::size_t>(facet - facets_.begin());
    plan.filtering.push_back(position);
    std::vector<bool>& chosen = plan.chosen[position];
    chosen.assign(facet->values.size(), false);
    for (const std::string& value : values) {
      if (const auto it = facet->ids.find(value); it != facet->ids.end()) {
        chosen[it->second] = true;
      } else if (name == "municipality" && catalog.places().municipality(value) != nullptr) {
        plan.places.push_back(value);
      } else {
        return Unexpected(ErrorCode::InvalidArgument, "there is no such value: " + value, {},
                          {{}, 0, name});
      }
    }
    // A facet with values that are only places outside the column still filters.
    if (chosen.empty()) chosen.assign(1, false);
  }
  return plan;
}

bool Columns::serves(std::uint32_t ordinal, std::string_view prefecture) const {
  const std::vector<std::string>& whole = whole_prefectures_[ordinal];
  return std::find(whole.begin(), whole.end(), prefecture) != whole.end();
}

bool Columns::passes_facet(const FilterPlan& plan, std::size_t f, std::uint32_t ordinal) const {
  const std::vector<bool>& chosen = plan.chosen[f];
  if (chosen.empty()) return true;
  const FacetColumn& facet = facets_[f];
  if (!facet.everywhere.empty() && facet.everywhere[ordinal] != 0) return true;
  for (std::uint32_t i = facet.starts[ordinal]; i < facet.starts[ordinal + 1]; ++i) {
    if (!chosen[facet.entries[i]]) continue;
    if (facet.validity.empty()) return true;
    const Validity::At at = facet.validity[i].at(plan.as_of);
    if (at == Validity::At::Valid || at == Validity::At::Unknown) return true;
  }
  if (facet.name == "municipality") {
    // Nobody names these places, so only a service of the whole prefecture can serve them.
    for (const std::string& place : plan.places) {
      if (serves(ordinal, std::string_view(place).substr(0, 2))) return true;
    }
  }
  return false;
}

bool Columns::passes(const FilterPlan& plan, std::uint32_t ordinal) const {
  if (searchable_[ordinal] == 0) return false;
  return std::all_of(plan.filtering.begin(), plan.filtering.end(),
                     [&](std::size_t f) { return passes_facet(plan, f, ordinal); });
}

Result<std::vector<std::size_t>> Columns::facets_named(
    const std::vector<std::string>& names) const {
  std::vector<std::size_t> out;
  for (std::size_t f = 0; f < facets_.size() && names.empty(); ++f) out.push_back(f);
  for (const std::string& name : names) {
    const auto facet = std::find_if(facets_.begin(), facets_.end(),
                                    [&](const FacetColumn& f) { return f.name == name; });
    if (facet == facets_.end()) {
      return Unexpected(ErrorCode::InvalidArgument, "there is no facet of this name", {},
                        {{}, 0, name});
    }
    out.push_back(static_cast<std::size_t>(facet - facets_.begin()));
  }
  return out;
}

// One facet at a time, so that each loop reads one column from front to back.
void Columns::tally(const FilterPlan& plan, std::size_t f,
                    const std::vector<std::uint32_t>& ordinals, Tally& out) const {
  const FacetColumn& facet = facets_[f];
  out.of_value.resize(facet.values.size(), 0);
  out.outside.resize(plan.places.size(), 0);
  const bool places = facet.name == "municipality" && !plan.places.empty();
  for (const std::uint32_t ordinal : ordinals) {
    if (!facet.everywhere.empty() && facet.everywhere[ordinal] != 0) {
      ++out.everywhere;
      continue;
    }
    const std::uint32_t end = facet.starts[ordinal + 1];
    if (facet.validity.empty()) {
      for (std::uint32_t i = facet.starts[ordinal]; i < end; ++i) ++out.of_value[facet.entries[i]];
    } else {
      std::uint32_t last = std::numeric_limits<std::uint32_t>::max();
      for (std::uint32_t i = facet.starts[ordinal]; i < end; ++i) {
        const Validity::At at = facet.validity[i].at(plan.as_of);
        if (at != Validity::At::Valid && at != Validity::At::Unknown) continue;
        // A certificate held twice counts once.
        if (facet.entries[i] != last) ++out.of_value[facet.entries[i]];
        last = facet.entries[i];
      }
    }
    for (std::size_t p = 0; places && p < plan.places.size(); ++p) {
      if (serves(ordinal, std::string_view(plan.places[p]).substr(0, 2))) ++out.outside[p];
    }
  }
}

Facet Columns::facet_of(const FilterPlan& plan, std::size_t f, const Tally& counts) const {
  Facet facet;
  facet.name = facets_[f].name;
  const std::vector<FacetColumn::Value>& values = facets_[f].values;
  const bool places = facet.name == "municipality";
  std::vector<std::uint32_t> order(values.size());
  for (std::uint32_t v = 0; v < order.size(); ++v) order[v] = v;
  std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    return counts.of_value[a] > counts.of_value[b];
  });
  facet.values.reserve(values.size() + (places ? plan.places.size() : 0));
  for (const std::uint32_t v : order) {
    facet.values.push_back({values[v].value, values[v].label,
                            counts.of_value[v] + counts.everywhere,
                            !plan.chosen[f].empty() && plan.chosen[f][v], values[v].parent});
  }
  if (places && !plan.places.empty()) {
    for (std::size_t p = 0; p < plan.places.size(); ++p) {
      const auto label = place_labels_.find(plan.places[p]);
      facet.values.push_back(
          {plan.places[p], label == place_labels_.end() ? plan.places[p] : label->second,
           counts.outside[p] + counts.everywhere, true, plan.places[p].substr(0, 2)});
    }
    std::stable_sort(facet.values.begin(), facet.values.end(),
                     [](const FacetValue& a, const FacetValue& b) { return a.count > b.count; });
  }
  return facet;
}

Counted Columns::count(const FilterPlan& plan, const std::vector<std::size_t>& wanted,
                       const std::vector<std::uint32_t>& matched) const {
  Counted out;
  out.admitted.reserve(matched.size());
  // Services that fail in one facet alone count there as if nothing were chosen in it.
  std::vector<std::vector<std::uint32_t>> failing(facets_.size());
  for (const std::uint32_t ordinal : matched) {
    if (searchable_[ordinal] == 0) continue;
    std::size_t failed = 0;
    std::size_t where = 0;
    for (const std::size_t f : plan.filtering) {
      if (passes_facet(plan, f, ordinal)) continue;
      where = f;
      if (++failed > 1) break;
    }
    if (failed == 0) out.admitted.push_back(ordinal);
    if (failed == 1) failing[where].push_back(ordinal);
  }
  for (const std::size_t f : wanted) {
    Tally counts;
    tally(plan, f, out.admitted, counts);
    tally(plan, f, failing[f], counts);
    out.facets.push_back(facet_of(plan, f, counts));
  }
  return out;
}

Counted Columns::count_all(const FilterPlan& plan, const std::vector<std::size_t>& wanted) const {
  if (!plan.filtering.empty()) return count(plan, wanted, all_);
  Counted out;
  out.admitted = all_;
  for (const std::size_t f : wanted) {
    if (facets_[f].validity.empty()) {
      out.facets.push_back(facet_of(plan, f, tally_of_all_[f]));
    } else {
      Tally counts;
      tally(plan, f, all_, counts);
      out.facets.push_back(facet_of(plan, f, counts));
    }
  }
  return out;
}

void Columns::sort(std::vector<std::uint32_t>& ordinals, Sort order, std::size_t upto) const {
  const auto key = [&](std::uint32_t i) -> std::int64_t {
    switch (order) {
      case Sort::Evidence:
        return evidence_[i];
      case Sort::Price:
        return price_[i];
      case Sort::Updated:
        return updated_[i];
      case Sort::Relevance:
      case Sort::Kana:
        return 0;
    }
    return 0;
  };
  const auto front =
      ordinals.begin() + static_cast<std::ptrdiff_t>(std::min(upto, ordinals.size()));
  std::partial_sort(ordinals.begin(), front, ordinals.end(), [&](std::uint32_t a, std::uint32_t b) {
    const std::int64_t ka = key(a);
    const std::int64_t kb = key(b);
    if (ka != kb) return ka < kb;
    if (kana_[a] != kana_[b]) return kana_[a] < kana_[b];
    return a < b;
  });
}

}  // namespace mitate::search
