#include "search/query/xapian_run.h"

#include <algorithm>
#include <utility>

#include "search/analysis/terms.h"
#include "search/query/compile.h"

namespace mitate::search {
namespace {

constexpr double kPhraseSuffices = 1e6;  // above any sum of information

// Sees every candidate once: collects the matches of the text and lets the filters decide.
class Gate final : public Xapian::MatchDecider {
 public:
  Gate(const ExecuteOptions& options, const Bits* only, const Bits* never,
       std::vector<std::uint32_t>* matched)
      : options_(options), only_(only), never_(never), matched_(matched) {}
  bool operator()(const Xapian::Document& document) const override {
    const auto ordinal = static_cast<std::uint32_t>(document.get_docid() - 1);
    if (only_ != nullptr && !(*only_)[ordinal]) return false;
    if (never_ != nullptr && (*never_)[ordinal]) return false;
    if (matched_ != nullptr) matched_->push_back(ordinal);
    return !options_.admits || options_.admits(ordinal);
  }

 private:
  const ExecuteOptions& options_;
  const Bits* only_;
  const Bits* never_;
  std::vector<std::uint32_t>* matched_;
};

}  // namespace

XapianRun::XapianRun(Xapian::Database& database, const SearchParameters& parameters,
                     const ExecuteOptions& options)
    : database_(database),
      p_(parameters),
      options_(options),
      size_(database.get_lastdocid()),
      k1_(parameters.bm25_k1) {}

// Documents that hold all the terms, by walking the shortest list and skipping in the others.
template <typename Visit>
void XapianRun::each_holder(const std::vector<std::string>& terms, const Visit& visit) const {
  std::vector<std::pair<Xapian::doccount, std::string>> order;
  for (const std::string& term : terms) order.emplace_back(database_.get_termfreq(term), term);
  std::sort(order.begin(), order.end());
  if (order.empty() || order.front().first == 0) return;
  std::vector<std::pair<Xapian::PostingIterator, Xapian::PostingIterator>> others;
  for (std::size_t i = 1; i < order.size(); ++i) {
    others.emplace_back(database_.postlist_begin(order[i].second),
                        database_.postlist_end(order[i].second));
  }
  const std::string& rarest = order.front().second;
  const auto end = database_.postlist_end(rarest);
  for (auto it = database_.postlist_begin(rarest); it != end; ++it) {
    bool all = true;
    for (auto& [other, other_end] : others) {
      if (other != other_end) other.skip_to(*it);
      if (other == other_end) return;
      if (*other != *it) {
        all = false;
        break;
      }
    }
    if (all) visit(static_cast<std::uint32_t>(*it - 1));
  }
}

void XapianRun::keep_holders(const std::string& term, std::vector<PhraseHolder>& holders) const {
  auto it = database_.postlist_begin(term);
  const auto end = database_.postlist_end(term);
  std::erase_if(holders, [&](const PhraseHolder& holder) {
    const Xapian::docid wanted = holder.ordinal + 1;
    if (it != end) it.skip_to(wanted);
    return it == end || *it != wanted;
  });
}

std::vector<PhraseHolder> XapianRun::holders(const PhraseIndex& phrases,
                                             const ExactPhrase& phrase) const {
  if (auto found = phrases.find(phrase.folded)) {
    // A word in letters is met as a whole: "omro" is not in omron.
    for (const std::string& term : phrase.terms) {
      if (static_cast<TermSpace>(term[0]) == TermSpace::Word) keep_holders(term, *found);
    }
    return std::move(*found);
  }
  std::vector<PhraseHolder> out;
  Xapian::Enquire enquire(database_);
  enquire.set_query(compile_phrase(phrase));
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  enquire.set_docid_order(Xapian::Enquire::ASCENDING);
  const Xapian::MSet found = enquire.get_mset(0, database_.get_doccount());
  for (auto it = found.begin(); it != found.end(); ++it) {
    const auto ordinal = static_cast<std::uint32_t>(*it - 1);
    if (!options_.holds || options_.holds(phrase, ordinal)) out.push_back({ordinal, 1});
  }
  return out;
}

void XapianRun::restrict_to(const std::vector<PhraseHolder>& holders) {
  Bits bits(size_, false);
  for (const PhraseHolder& holder : holders) {
    bits[holder.ordinal] = only_.empty() || only_[holder.ordinal];
  }
  only_ = std::move(bits);
}

void XapianRun::exclude(const std::vector<PhraseHolder>& holders) {
  if (never_.empty()) never_.assign(size_, false);
  for (const PhraseHolder& holder : holders) never_[holder.ordinal] = true;
}

std::vector<RankedText> XapianRun::ranked(const Xapian::Query& query, const Bits* further,
                                          bool strict, std::vector<std::uint32_t>& matched) const {
  Bits both;
  const Bits* only = only_.empty() ? nullptr : &only_;
  if (further != nullptr) {
    both = *further;
    for (std::size_t i = 0; only != nullptr && i < both.size(); ++i)
      both[i] = both[i] && (*only)[i];
    only = &both;
  }
  Xapian::Enquire enquire(database_);
  enquire.set_query(query);
  enquire.set_weighting_scheme(Xapian::BM25Weight(k1_, 0, 1, p_.bm25_b, 0));
  // Equal scores stand in the order of the documents.
  enquire.set_docid_order(Xapian::Enquire::ASCENDING);
  const Gate gate(options_, only, never_.empty() ? nullptr : &never_,
                  options_.count_all ? &matched : nullptr);
  const bool needs_gate =
      options_.count_all || only != nullptr || !never_.empty() || options_.admits;
  const auto top = static_cast<Xapian::doccount>(std::min<std::size_t>(options_.top, size_));
  const Xapian::MSet found =
      enquire.get_mset(0, top, options_.count_all ? database_.get_doccount() : 0, nullptr,
                       needs_gate ? &gate : nullptr);
  std::vector<RankedText> out;
  out.reserve(found.size());
  for (auto it = found.begin(); it != found.end(); ++it) {
    out.push_back({static_cast<std::uint32_t>(*it - 1), it.get_weight(), strict});
  }
  return out;
}

Bits XapianRun::informed(const Query& query, double share, bool phrases_suffice) const {
  double total = 0;
  std::vector<float> sums(size_, 0);
  std::vector<std::uint8_t> met(size_, 0);
  std::vector<float> best;
  std::vector<std::uint32_t> touched;
  for (const Unit& unit : query.units) {
    // In what is said in passing a word that no record knows may be left out, and is named; in a
    // list of words it was meant.
    if (!query.sentence || unit.frequency > 0) total += unit.information;
    best.assign(size_, 0);
    touched.clear();
    for (const Alternative& way : unit.alternatives) {
      const auto worth = static_cast<float>(unit.information * (way.whole ? 1 : p_.partial));
      each_holder(way.terms, [&](std::uint32_t ordinal) {
        if (best[ordinal] == 0) touched.push_back(ordinal);
        best[ordinal] = std::max(best[ordinal], worth);
      });
    }
    const auto extra =
        static_cast<float>(phrases_suffice && unit.known_phrase ? kPhraseSuffices : 0.0);
    for (const std::uint32_t ordinal : touched) {
      sums[ordinal] += best[ordinal] + extra;
      ++met[ordinal];
    }
  }
  // Of three words or more one may be missing, however rare it is.
  const std::size_t enough =
      query.units.size() >= 3 ? query.units.size() - 1 : query.units.size() + 1;
  const auto least = static_cast<float>(std::max(1e-6, total * share - 1e-4));
  Bits bits(size_, false);
  for (std::size_t i = 0; i < size_; ++i) bits[i] = sums[i] >= least || met[i] >= enough;
  return bits;
}

}  // namespace mitate::search
