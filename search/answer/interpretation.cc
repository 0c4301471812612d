#include "search/answer/interpretation.h"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "search/answer/marks.h"

namespace mitate::search {
namespace {

/// The word that the way found in the records; nullopt: it found none.
std::optional<std::string> found_word(const Alternative& way, const TextIndex& index) {
  const std::string& term = way.terms.front();
  if (way.kind == "reading" || way.kind == "romaji" || way.kind == "kana") {
    if (index.frequency(term) == 0) return std::nullopt;
    const std::string surface = index.surface_of_reading(term.substr(1));
    return surface.empty() ? way.shown : surface;
  }
  if (way.kind == "spelling") return way.shown;
  const bool found = std::all_of(way.terms.begin(), way.terms.end(),
                                 [&](const auto& t) { return index.frequency(t) > 0; });
  if (!found) return std::nullopt;
  return way.shown;
}

/// The kind as people are told it.
std::string told_kind(const std::string& kind) {
  if (kind == "variant_spelling") return "variant";
  if (kind == "kana") return "reading";
  if (kind == "narrower") return "synonym";
  return kind;
}

void add_way(const Unit& unit, const Alternative& way, const TextIndex& index,
             std::map<std::string, Expansion>& by_kind) {
  const auto shown = found_word(way, index);
  if (!shown || *shown == unit.text) return;
  const std::string kind = told_kind(way.kind);
  if (kind == "concept") return;  // the label itself needs no explanation
  Expansion& expansion = by_kind[kind];
  expansion.term = unit.text;
  expansion.kind = kind;
  if (expansion.reason.empty()) {
    expansion.reason = !way.reason.empty() ? way.reason : kind == "reading" ? "読みが同じ" : "";
  }
  auto& words = expansion.expands_to;
  if (std::find(words.begin(), words.end(), *shown) == words.end()) words.push_back(*shown);
}

}  // namespace

Interpretation interpretation_of(const TextAnswer& answer, const TextIndex& index, bool browsing) {
  Interpretation out;
  out.nothing_searchable = !browsing && answer.query.nothing_searchable;
  for (const Unit& unit : answer.query.units) {
    out.groups.push_back(unit.text);
    std::map<std::string, Expansion> by_kind;
    for (const Alternative& way : unit.alternatives) {
      if (!is_plain_way(way.kind)) add_way(unit, way, index, by_kind);
    }
    for (auto& [kind, expansion] : by_kind) out.expansions.push_back(std::move(expansion));
  }
  if (!answer.corrected.empty()) out.corrected = answer.corrected;
  if (!answer.relaxed.empty()) out.relaxed = answer.relaxed;
  out.dropped = answer.dropped;
  return out;
}

}  // namespace mitate::search
