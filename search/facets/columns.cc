#include "search/facets/columns.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "search/index/service_documents.h"

namespace mitate::search {
namespace {

constexpr std::size_t kLongestShown = 60;  // bytes of a value that is repeated to its sender

std::string shown(const std::string& value) {
  return value.size() <= kLongestShown ? "「" + value + "」" : std::string("指定された値");
}

/// Where somebody wrote what people read (東京都), the code that is meant.
std::string code_of(std::string_view value, const std::vector<FacetOption>& options) {
  for (const FacetOption& option : options) {
    if (option.label == value) return "「" + option.value + "」で指定してください。";
  }
  return {};
}

}  // namespace

Columns::Columns(const catalog::Catalog& catalog) : catalog_(catalog) {
  for (const catalog::Service& service : catalog.services()) {
    if (is_searchable(service)) all_.push_back(static_cast<std::uint32_t>(searchable_.size()));
    searchable_.push_back(is_searchable(service) ? 1 : 0);
  }
  for (const FacetDefinition& facet : facet_table()) {
    facets_.push_back(facet_column(facet, catalog));
  }
  FilterPlan none;
  none.chosen.resize(facets_.size());
  none.unnamed.resize(facets_.size());
  tally_of_all_.resize(facets_.size());
  for (std::size_t f = 0; f < facets_.size(); ++f) {
    if (!facets_[f].definition->dated) tally(none, f, all_, tally_of_all_[f]);
  }
}

Result<FilterPlan> Columns::plan(const Filters& filters, Date as_of) const {
  FilterPlan plan;
  plan.as_of = as_of;
  plan.chosen.resize(facets_.size());
  plan.unnamed.resize(facets_.size());
  for (const auto& [name, values] : filters) {
    const auto facet = std::find_if(
        facets_.begin(), facets_.end(),
        [&, &name = name](const FacetColumn& f) { return f.definition->name == name; });
    if (facet == facets_.end()) {
      return Unexpected(ErrorCode::InvalidArgument, "there is no filter of this name", {},
                        {{}, 0, name});
    }
    if (values.empty()) continue;
    const auto position = static_cast<std::size_t>(facet - facets_.begin());
    plan.filtering.push_back(position);
    std::vector<bool>& chosen = plan.chosen[position];
    chosen.assign(facet->options.size(), false);
    const UnnamedValues* unnamed = facet->definition->unnamed;
    for (const std::string& value : values) {
      if (const auto it = facet->ids.find(value); it != facet->ids.end()) {
        chosen[it->second] = true;
        continue;
      }
      std::optional<FacetOption> other;
      if (unnamed != nullptr) other = unnamed->find(catalog_, value);
      if (!other) {
        return Unexpected(ErrorCode::InvalidArgument,
                          shown(value) + "は " + name + " の値にありません。",
                          code_of(value, facet->options), {{}, 0, name});
      }
      plan.unnamed[position].push_back(std::move(*other));
    }
    // A facet in which only values outside the options were chosen still filters.
    if (chosen.empty()) chosen.assign(1, false);
  }
  return plan;
}

bool Columns::has_unnamed(std::size_t f, std::uint32_t ordinal, const FacetOption& value) const {
  return facets_[f].definition->unnamed->has(catalog_.services()[ordinal], value.value);
}

bool Columns::passes_facet(const FilterPlan& plan, std::size_t f, std::uint32_t ordinal) const {
  const std::vector<bool>& chosen = plan.chosen[f];
  if (chosen.empty()) return true;
  const FacetColumn& facet = facets_[f];
  if (facet.passes_all(ordinal)) return true;
  for (std::uint32_t i = facet.starts[ordinal]; i < facet.starts[ordinal + 1]; ++i) {
    if (chosen[facet.entries[i]] && facet.holds(i, plan.as_of)) return true;
  }
  return std::any_of(plan.unnamed[f].begin(), plan.unnamed[f].end(),
                     [&](const FacetOption& value) { return has_unnamed(f, ordinal, value); });
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
    const auto facet = std::find_if(facets_.begin(), facets_.end(), [&](const FacetColumn& f) {
      return f.definition->name == name;
    });
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
  const std::vector<FacetOption>& unnamed = plan.unnamed[f];
  out.of_option.resize(facet.options.size(), 0);
  out.of_unnamed.resize(unnamed.size(), 0);
  for (const std::uint32_t ordinal : ordinals) {
    if (facet.passes_all(ordinal)) {
      ++out.everywhere;
      continue;
    }
    const std::uint32_t end = facet.starts[ordinal + 1];
    if (!facet.definition->dated) {
      for (std::uint32_t i = facet.starts[ordinal]; i < end; ++i) ++out.of_option[facet.entries[i]];
    } else {
      std::uint32_t last = std::numeric_limits<std::uint32_t>::max();
      for (std::uint32_t i = facet.starts[ordinal]; i < end; ++i) {
        if (!facet.holds(i, plan.as_of)) continue;
        // A certificate held twice counts once.
        if (facet.entries[i] != last) ++out.of_option[facet.entries[i]];
        last = facet.entries[i];
      }
    }
    for (std::size_t u = 0; u < unnamed.size(); ++u) {
      if (has_unnamed(f, ordinal, unnamed[u])) ++out.of_unnamed[u];
    }
  }
}

Facet Columns::facet_of(const FilterPlan& plan, std::size_t f, const Tally& counts) const {
  const FacetColumn& column = facets_[f];
  const std::vector<FacetOption>& unnamed = plan.unnamed[f];
  Facet facet;
  facet.name = column.definition->name;
  const std::size_t known = column.options.size();
  const auto count = [&](std::size_t v) {
    return v < known ? counts.of_option[v] : counts.of_unnamed[v - known];
  };
  std::vector<std::size_t> order(known + unnamed.size());
  for (std::size_t v = 0; v < order.size(); ++v) order[v] = v;
  if (column.definition->order == ValueOrder::ByCount) {
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return count(a) > count(b); });
  }
  facet.values.reserve(order.size());
  for (const std::size_t v : order) {
    const FacetOption& option = v < known ? column.options[v] : unnamed[v - known];
    const bool chosen = v >= known || (!plan.chosen[f].empty() && plan.chosen[f][v]);
    facet.values.push_back(
        {option.value, option.label, count(v) + counts.everywhere, chosen, option.parent});
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
    if (!facets_[f].definition->dated) {
      out.facets.push_back(facet_of(plan, f, tally_of_all_[f]));
    } else {
      Tally counts;
      tally(plan, f, all_, counts);
      out.facets.push_back(facet_of(plan, f, counts));
    }
  }
  return out;
}

}  // namespace mitate::search
