// Every word must be met, as typed or in a near spelling.
#include <algorithm>
#include <utility>

#include "search/query/build_query.h"
#include "search/query/compile.h"
#include "search/query/order.h"
#include "search/query/passes.h"

namespace mitate::search {

void unite(std::vector<std::uint32_t>& matched) {
  std::sort(matched.begin(), matched.end());
  matched.erase(std::unique(matched.begin(), matched.end()), matched.end());
}

void Passes::find_strictly(const Query& query) {
  answer_.ranked = run_.ranked(compile_strict(query, p_), nullptr, true, answer_.matched);
  unite(answer_.matched);
}

// ハイ|タリティ: one misspelt name is likelier than two words that happen to be read so.
void Passes::read_rough_cut_as_one_name() {
  if (!query_.rough_cut || query_.whole.empty()) return;
  Query misspelt = query_;
  misspelt.units = misspelt.whole;
  misspelt.whole.clear();
  const std::string corrected = correct_spelling(c_, vocabulary_, misspelt);
  if (corrected.empty()) return;
  query_ = std::move(misspelt);
  answer_.corrected = corrected;
  answer_.relaxed = "similar_words";
}

void Passes::every_word() {
  if (query_.question) return;
  find_strictly(query_);
  correct_unmet_words();
  uncut_kana();
  answer_.strict = hits();
  rerank(query_, c_.index, p_, answer_.ranked);
}

void Passes::correct_unmet_words() {
  const bool unmet = std::any_of(query_.units.begin(), query_.units.end(),
                                 [](const Unit& unit) { return unit.frequency == 0; });
  if (hits() > 0 || !unmet) return;
  answer_.corrected = correct_spelling(c_, vocabulary_, query_);
  if (answer_.corrected.empty()) return;
  find_strictly(query_);
  if (hits() > 0) answer_.relaxed = "similar_words";
}

// Words of a kana text that never stand together: it was one word, perhaps misspelt.
void Passes::uncut_kana() {
  if (hits() > 0 || query_.whole.empty()) return;
  std::vector<Unit> cut = std::exchange(query_.units, query_.whole);
  answer_.corrected = correct_spelling(c_, vocabulary_, query_);
  find_strictly(query_);
  if (hits() > 0 && !answer_.corrected.empty()) answer_.relaxed = "similar_words";
  if (hits() == 0) query_.units = std::move(cut);
}

}  // namespace mitate::search
