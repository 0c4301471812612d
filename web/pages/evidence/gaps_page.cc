// Where supply is thin: listed services per domain, prefecture and buyer, as tables and as a map of
// 47 tiles. Empty places lead to the open research questions. Counts are those of a click on them.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "catalog/curation/supply.h"
#include "web/html/links.h"
#include "web/pages/evidence/routes.h"
#include "web/pages/frame/parameters.h"
#include "web/pages/frame/view_models.h"
#include "web/pictures/count_grid.h"
#include "web/pictures/tile_map.h"

namespace mitate::web {
namespace {
using catalog::Supply;
using catalog::SupplyCounts;
using catalog::Vocabulary;
using nlohmann::json;

struct Selection {
  std::string domain;  ///< empty: all
  std::string buyer;   ///< empty: all
  Date as_of;
  bool dated = false;  ///< as_of was asked for, so links carry it on
};

Result<Selection, Problem> read_selection(const Site& site, const Request& request,
                                          const catalog::Taxonomy& taxonomy) {
  auto as_of = read_as_of(site, request);
  if (!as_of) return Refused(std::move(as_of).error());
  Selection out;
  out.as_of = *as_of;
  out.dated = !request.query.get("as_of").empty();
  for (const auto& [name, vocabulary, value] :
       {std::tuple("domain", Vocabulary::Domains, &out.domain),
        std::tuple("buyer", Vocabulary::BuyerTypes, &out.buyer)}) {
    *value = request.query.get(name);
    if (value->empty() || taxonomy.find(vocabulary, *value) != nullptr) continue;
    return Refused(invalid_parameter(name, site.wording().text("gaps.bad_choice"), *value));
  }
  return out;
}

QueryPairs with_date(const Selection& selection, QueryPairs pairs) {
  if (selection.dated) pairs.emplace_back("as_of", selection.as_of.iso());
  return pairs;
}

/// The list that holds exactly the counted services.
std::string list_href(const Selection& selection, const std::string& domain,
                      const std::string& prefecture, const std::string& buyer,
                      const QueryPairs& further = {}) {
  QueryPairs pairs{
      {"domain", domain}, {"buyer", buyer}, {"prefecture", prefecture}, {"status", "listed"}};
  pairs.insert(pairs.end(), further.begin(), further.end());
  return with_query("/services", with_date(selection, std::move(pairs)));
}

/// {text, href}; href false for an empty cell.
json count_cell(std::size_t count, const std::string& href) {
  return {{"text", grouped_count(count)}, {"href", count == 0 ? json(false) : json(href)}};
}

json counts_json(const Selection& selection, const SupplyCounts& counts, const std::string& domain,
                 const std::string& prefecture, const std::string& buyer) {
  return {
      {"listed", count_cell(counts.listed, list_href(selection, domain, prefecture, buyer))},
      {"named", grouped_count(counts.named)},
      {"anywhere", grouped_count(counts.anywhere)},
      {"graded", count_cell(counts.graded, list_href(selection, domain, prefecture, buyer,
                                                     {{"recommendation_grade", "1"},
                                                      {"recommendation_grade", "2"}}))},
      {"graded_awaiting",
       counts.graded_awaiting == 0 ? json(false) : json(grouped_count(counts.graded_awaiting))},
      {"certified", grouped_count(counts.certified)},
      {"certified_undated",
       counts.certified_undated == 0 ? json(false) : json(grouped_count(counts.certified_undated))},
      {"unmapped", count_cell(counts.unmapped, list_href(selection, domain, prefecture, buyer,
                                                         {{"recommendation_grade", "unmapped"}}))},
      {"empty", counts.listed == 0}};
}

json questions_json(const catalog::Catalog& catalog, std::string_view domain) {
  json list = json::array();
  for (const catalog::OpenQuestion& one : catalog::open_questions(catalog, domain)) {
    list.push_back(
        {{"href", one.withheld ? "/recommendations/" + one.id
                               : "/guidelines/" + one.guideline->id.text() + "#" + one.id},
         {"question", one.question},
         {"guideline", one.guideline->name},
         {"withheld", one.withheld}});
  }
  return list;
}

json options_of(const std::vector<catalog::Concept>& concepts, const std::string& chosen) {
  json list = json::array();
  for (const catalog::Concept& one : concepts) {
    list.push_back(
        {{"value", one.slug}, {"label", one.label_ja}, {"selected", one.slug == chosen}});
  }
  return list;
}

/// One row per domain: a count per buyer, and in how many prefectures no place is named.
json domain_rows(const catalog::Catalog& catalog, const Supply& supply,
                 const Selection& selection) {
  json rows = json::array();
  for (const catalog::Concept& domain : catalog.taxonomy().all(Vocabulary::Domains)) {
    json buyers = json::array();
    for (const catalog::Concept& buyer : catalog.taxonomy().all(Vocabulary::BuyerTypes)) {
      const SupplyCounts counts = supply.cell(domain.slug, {}, buyer.slug);
      buyers.push_back(
          count_cell(counts.listed, list_href(selection, domain.slug, {}, buyer.slug)));
    }
    std::size_t unnamed = 0;
    std::size_t empty = 0;
    for (const catalog::Prefecture& one : catalog.places().prefectures()) {
      const SupplyCounts counts = supply.cell(domain.slug, one.code, selection.buyer);
      unnamed += counts.named == 0 ? 1 : 0;
      empty += counts.listed == 0 ? 1 : 0;
    }
    json row = counts_json(selection, supply.cell(domain.slug, {}, selection.buyer), domain.slug,
                           {}, selection.buyer);
    row["label"] = domain.label_ja;
    row["href"] = with_query(
        "/gaps", with_date(selection, {{"domain", domain.slug}, {"buyer", selection.buyer}}));
    row["buyers"] = std::move(buyers);
    row["unnamed_places"] = grouped_count(unnamed);
    row["empty_places"] = grouped_count(empty);
    const std::size_t open = catalog::open_questions(catalog, domain.slug).size();
    row["open"] = open == 0 ? json(false) : json(grouped_count(open));
    row["open_href"] = row["href"].get<std::string>() + "#questions";
    rows.push_back(std::move(row));
  }
  return rows;
}

json prefecture_rows(const catalog::Catalog& catalog, const Supply& supply,
                     const Selection& selection) {
  json rows = json::array();
  for (const catalog::Prefecture& one : catalog.places().prefectures()) {
    json row = counts_json(selection, supply.cell(selection.domain, one.code, selection.buyer),
                           selection.domain, one.code, selection.buyer);
    row["label"] = one.name;
    rows.push_back(std::move(row));
  }
  return rows;
}

SafeHtml supply_map(const catalog::Catalog& catalog, const Supply& supply,
                    const Selection& selection, const Wording& wording, const std::string& title) {
  return count_tiles(catalog.places(),
                     [&](const catalog::Prefecture& one) {
                       return supply.cell(selection.domain, one.code, selection.buyer).named;
                     },
                     {title, wording.text("gaps.tile.empty"), wording.text("gaps.tile.unit")});
}

/// Domain × buyer, the same numbers as the table of domains.
SafeHtml supply_grid(const catalog::Catalog& catalog, const Supply& supply,
                     const Wording& wording) {
  CountGrid grid{wording.text("gaps.grid.title"), wording.text("gaps.tile.empty"), {}, {}};
  const auto& buyers = catalog.taxonomy().all(Vocabulary::BuyerTypes);
  for (const catalog::Concept& buyer : buyers) {
    grid.columns.push_back(wording.text("buyer.short." + buyer.slug));
  }
  for (const catalog::Concept& domain : catalog.taxonomy().all(Vocabulary::Domains)) {
    CountGrid::Row row{domain.label_ja, {}};
    for (const catalog::Concept& buyer : buyers) {
      row.counts.push_back(supply.cell(domain.slug, {}, buyer.slug).listed);
    }
    grid.rows.push_back(std::move(row));
  }
  return count_grid(grid);
}
}  // namespace

Response gaps_page(const Site& site, const Request& request) {
  const auto snapshot = site.app().snapshot();
  const Wording& wording = site.wording();
  const catalog::Catalog& catalog = *snapshot->catalog;
  const auto asked = read_selection(site, request, catalog.taxonomy());
  if (!asked) return problem_response(asked.error());
  const Selection& selection = *asked;
  const Supply supply = Supply::of(catalog, selection.as_of);
  const std::string domain =
      selection.domain.empty()
          ? wording.text("gaps.all_domains")
          : std::string(catalog.taxonomy().label(Vocabulary::Domains, selection.domain));
  const std::string buyer = selection.buyer.empty() ? wording.text("gaps.all_buyers")
                                                    : wording.text("buyer." + selection.buyer);
  const std::string subject = wording.text("gaps.subject", {{"domain", domain}, {"buyer", buyer}});
  json model{{"subject", subject},
             {"domains", options_of(catalog.taxonomy().all(Vocabulary::Domains), selection.domain)},
             {"as_of", wording.date(selection.as_of.iso())},
             {"as_of_iso", selection.dated ? json(selection.as_of.iso()) : json(false)},
             {"total", counts_json(selection, supply.cell(selection.domain, {}, selection.buyer),
                                   selection.domain, {}, selection.buyer)},
             {"prefectures", prefecture_rows(catalog, supply, selection)},
             {"overview", domain_rows(catalog, supply, selection)}};
  json buyers = json::array();
  json heads = json::array();
  for (const catalog::Concept& one : catalog.taxonomy().all(Vocabulary::BuyerTypes)) {
    buyers.push_back({{"value", one.slug},
                      {"label", wording.text("buyer." + one.slug)},
                      {"selected", one.slug == selection.buyer}});
    heads.push_back({{"label", wording.text("buyer.short." + one.slug)}});
  }
  model["buyers"] = std::move(buyers);
  model["buyer_heads"] = std::move(heads);
  model["has_domain"] = !selection.domain.empty();
  model["questions"] =
      selection.domain.empty() ? json::array() : questions_json(catalog, selection.domain);
  model["api_href"] =
      with_query("/api/v1/gaps",
                 with_date(selection, {{"domain", selection.domain}, {"buyer", selection.buyer}}));
  put_markup(model, "map_svg",
             supply_map(catalog, supply, selection, wording,
                        wording.text("gaps.map.title", {{"subject", subject}})));
  put_markup(model, "grid_svg", supply_grid(catalog, supply, wording));
  const Frame frame{.title = wording.text("gaps.title"),
                    .section = "gaps",
                    .crumbs = {{wording.text("nav.home"), "/"},
                               {wording.text("guidelines.title"), "/guidelines"},
                               {wording.text("gaps.title")}},
                    .description = wording.text("gaps.description")};
  return site.page(request, *snapshot, frame, "gaps", std::move(model));
}

}  // namespace mitate::web
