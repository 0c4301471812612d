#include "search/query/compile.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

namespace mitate::search {
namespace {

Xapian::Query scaled(const Xapian::Query& query, double factor) {
  return factor == 1 ? query : Xapian::Query(Xapian::Query::OP_SCALE_WEIGHT, query, factor);
}

Xapian::Query all_of(const std::vector<std::string>& terms) {
  if (terms.size() == 1) return Xapian::Query(terms.front());
  return {Xapian::Query::OP_AND, terms.begin(), terms.end()};
}

// The word itself, or the kana that it was typed in.
constexpr std::size_t kMostFormsOfPhrase = 3;  // each doubles the query
bool is_word(const Alternative& way) {
  const char space = way.terms.front()[0];
  return way.terms.size() == 1 && way.whole && way.reason.empty() &&
         (space == 'W' || (space == 'Y' && way.weight >= 1));
}

// The word inside a name. Readings of names are Name terms too.
std::string name_term(const std::string& term) {
  const char space = term.empty() ? '\0' : term[0];
  if (space != 'W' && space != 'Y' && space != 'U') return {};
  return "T" + term.substr(1);
}

Xapian::Query lifts(const Query& query, const SearchParameters& p) {
  std::vector<Xapian::Query> parts;
  for (const auto& [term, weight] : query.bigrams)
    parts.push_back(scaled(Xapian::Query(term), weight));
  for (const Unit& unit : query.units) {
    std::vector<Xapian::Query> names;
    for (const Alternative& way : unit.alternatives) {
      // Several words lift a name only when it has them all, and not more than one would.
      std::vector<Xapian::Query> all;
      for (const std::string& term : way.terms) {
        if (const std::string name = name_term(term); !name.empty()) all.emplace_back(name);
      }
      if (all.empty() || all.size() != way.terms.size() || (all.size() == 1 && !way.whole))
        continue;
      const double share = 1 / std::sqrt(static_cast<double>(all.size()));
      names.push_back(scaled(all.size() == 1
                                 ? all.front()
                                 : Xapian::Query(Xapian::Query::OP_AND, all.begin(), all.end()),
                             p.name_boost * way.weight * share));
    }
    parts.insert(parts.end(), names.begin(), names.end());
  }
  for (const std::string& key : query.name_keys) {
    parts.push_back(scaled(Xapian::Query(key), p.name_key_boost));
  }
  return {Xapian::Query::OP_OR, parts.begin(), parts.end()};
}

std::vector<Xapian::Query> compile_units(const Query& query) {
  std::vector<Xapian::Query> units;
  for (const Unit& unit : query.units) units.push_back(compile_unit(unit));
  return units;
}

Xapian::Query compile_units_alone(const Query& query) {
  const std::vector<Xapian::Query> units = compile_units(query);
  return {Xapian::Query::OP_OR, units.begin(), units.end()};
}

}  // namespace

Xapian::Query compile_unit(const Unit& unit) {
  std::vector<Xapian::Query> words;
  std::vector<Xapian::Query> others;
  std::string shown;
  std::size_t same_phrase = 0;
  for (const Alternative& way : unit.alternatives) {
    // Several words for one must not outweigh it by their mere number.
    const double share = 1 / std::sqrt(static_cast<double>(way.terms.size()));
    Xapian::Query query = scaled(all_of(way.terms), way.weight * share);
    if (is_word(way)) {
      words.push_back(std::move(query));
    } else if (!others.empty() && !way.reason.empty() && way.shown == shown &&
               same_phrase++ < kMostFormsOfPhrase) {
      // The same other phrase as its words, as one word, in kana: once.
      others.back() =
          Xapian::Query(Xapian::Query::OP_OR, others.back(),
                        Xapian::Query(Xapian::Query::OP_AND_NOT, std::move(query), others.back()));
    } else {
      others.push_back(std::move(query));
      same_phrase = 0;
    }
    shown = way.shown;
  }
  // A document that has the word itself has its reading, its mixed spelling and often its synonym
  // too; adding them up would count one word several times. (OP_MAX would say it in one, but 1.4.22
  // crashes on it when every match is counted.)
  const auto either = [](const std::vector<Xapian::Query>& ways) {
    return ways.size() == 1 ? ways.front()
                            : Xapian::Query(Xapian::Query::OP_OR, ways.begin(), ways.end());
  };
  if (words.empty()) return either(others);
  if (others.empty()) return either(words);
  const Xapian::Query word = either(words);
  return {Xapian::Query::OP_OR, word,
          Xapian::Query(Xapian::Query::OP_AND_NOT, either(others), word)};
}

Xapian::Query compile_strict(const Query& query, const SearchParameters& parameters) {
  const std::vector<Xapian::Query> units = compile_units(query);
  if (units.empty()) return Xapian::Query::MatchAll;
  return {Xapian::Query::OP_AND_MAYBE,
          Xapian::Query(Xapian::Query::OP_AND, units.begin(), units.end()),
          lifts(query, parameters)};
}

Xapian::Query compile_any(const Query& query, const SearchParameters& parameters) {
  const std::vector<Xapian::Query> units = compile_units(query);
  if (units.empty()) return Xapian::Query::MatchNothing;
  return {Xapian::Query::OP_AND_MAYBE,
          Xapian::Query(Xapian::Query::OP_OR, units.begin(), units.end()),
          lifts(query, parameters)};
}

Xapian::Query compile_rarest(const Query& query, std::size_t enough) {
  if (query.units.empty()) return Xapian::Query::MatchNothing;
  std::vector<const Unit*> rarest_first;
  for (const Unit& unit : query.units) rarest_first.push_back(&unit);
  std::stable_sort(rarest_first.begin(), rarest_first.end(),
                   [](const Unit* a, const Unit* b) { return a->frequency < b->frequency; });
  std::vector<Xapian::Query> deciding;
  std::vector<Xapian::Query> adding;
  std::size_t holders = 0;
  for (const Unit* unit : rarest_first) {
    if (holders >= enough || unit->frequency == 0) {
      adding.push_back(compile_unit(*unit));
      continue;
    }
    // The parts of a compound are in far more documents than `frequency` says.
    Unit whole = *unit;
    std::erase_if(whole.alternatives, [](const Alternative& way) { return !way.whole; });
    deciding.push_back(compile_unit(whole));
    holders += unit->frequency;
  }
  if (holders < enough || deciding.empty()) return compile_units_alone(query);
  const Xapian::Query common(Xapian::Query::OP_OR, adding.begin(), adding.end());
  return {Xapian::Query::OP_AND_MAYBE,
          Xapian::Query(Xapian::Query::OP_OR, deciding.begin(), deciding.end()), common};
}

Xapian::Query compile_characters(const Query& query, const SearchParameters& parameters) {
  std::vector<Xapian::Query> units;
  for (const Unit& unit : query.units) {
    if (!unit.characters.empty()) units.push_back(all_of(unit.characters));
  }
  if (units.empty()) return Xapian::Query::MatchNothing;
  return {Xapian::Query::OP_AND_MAYBE,
          Xapian::Query(Xapian::Query::OP_OR, units.begin(), units.end()),
          lifts(query, parameters)};
}

Xapian::Query compile_phrase(const ExactPhrase& phrase) {
  if (!phrase.terms.empty()) return all_of(phrase.terms);
  std::vector<Xapian::Query> units;
  for (const Unit& unit : phrase.units) units.push_back(compile_unit(unit));
  if (units.empty()) return Xapian::Query::MatchAll;
  return {Xapian::Query::OP_AND, units.begin(), units.end()};
}

}  // namespace mitate::search
