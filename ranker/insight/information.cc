#include "ranker/insight/information.h"

#include <algorithm>
#include <map>
#include <set>

#include "ranker/criteria/labels.h"

namespace mitate::ranker {
namespace {

Ground ground_of(const catalog::Catalog& catalog, const SourceId& id) {
  const catalog::Source* source = catalog.source(id);
  if (source == nullptr) return {id, {}, {}};
  return {id, std::string(catalog::name_of(source->verification)),
          source->published_on ? source->published_on->text() : std::string()};
}

/// The items of a list of the field in the source's order, with every source that states one.
Information list_of(const catalog::Catalog& catalog, const std::string& scheme) {
  std::map<std::int64_t, std::string> labels;
  std::set<SourceId> sources;
  const catalog::Table& classes = catalog.table("field_classes");
  for (std::size_t i = 0; i < classes.rows.size(); ++i) {
    const catalog::RowView row = classes.view(i);
    if (row.text("scheme") != scheme) continue;
    labels.emplace(row.integer("position").value_or(0), row.text("label_ja"));
    sources.insert(SourceId(row.text("source_id")));
  }
  std::vector<std::string> in_order;
  for (const auto& [position, label] : labels) in_order.push_back(label);
  Information out;
  out.reason = {"information." + scheme, {{"labels", joined(in_order, in_order.size())}}};
  for (const SourceId& source : sources) out.grounds.push_back(ground_of(catalog, source));
  return out;
}

bool says_one_of(const Asked& asked, const std::vector<std::string>& words) {
  if (!asked.has_text || words.empty()) return false;
  const std::string text = plain_words(asked.text);
  return std::any_of(words.begin(), words.end(), [&](const std::string& word) {
    return text.find(plain_words(word)) != std::string::npos;
  });
}

}  // namespace

std::vector<Information> information_for(const Asked& asked, const Columns& columns,
                                         const Policy& policy) {
  std::vector<Information> out;
  if (!asked.buyer) return out;
  const catalog::Catalog& catalog = columns.catalog();
  if (asked.small_by) {
    Information one;
    one.reason = {"information.small_company",
                  {{"count", std::to_string(asked.small_by->most_employees)}}};
    one.grounds.push_back(ground_of(catalog, asked.small_by->source));
    if (!asked.small_by->division_source.empty()) {
      one.grounds.push_back(ground_of(catalog, asked.small_by->division_source));
    }
    out.push_back(std::move(one));
  }
  std::vector<std::string> schemes = policy.buyers().of(*asked.buyer, asked.buyer_kind).information;
  // Who asks for 補助金 gets the same list without saying how large the company is.
  for (const BuyerKind& kind : policy.buyers().kinds()) {
    if (kind.buyer != *asked.buyer || !schemes.empty()) continue;
    const BuyerLogic& logic = policy.buyers().of(kind.buyer, kind.slug);
    if (says_one_of(asked, logic.information_words)) schemes = logic.information;
  }
  for (const std::string& scheme : schemes) out.push_back(list_of(catalog, scheme));
  return out;
}

}  // namespace mitate::ranker
