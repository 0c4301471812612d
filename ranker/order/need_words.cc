#include "ranker/order/need_words.h"

#include "catalog/text/normalize.h"

namespace mitate::ranker {

NeedWords::NeedWords(const Asked& asked, const Columns& columns, const Parameters& policy,
                     const std::vector<search::TextMatch>& hits)
    : scale_(policy.fit()),
      pairs_(asked.text, columns.pairs(), policy.fit()),
      information_(pairs_.information()) {
  const catalog::Table& stops = columns.catalog().table("stop_words");
  for (std::size_t i = 0; i < stops.rows.size(); ++i) {
    const catalog::RowView row = stops.view(i);
    if (row.text("kind") == "says_nothing") empty_words_.insert(row.text("word"));
  }
  for (const search::TextMatch& hit : hits) {
    if (hit.ordinal >= hits_.size()) hits_.resize(hit.ordinal + 1, nullptr);
    hits_[hit.ordinal] = &hit;
  }
}

bool NeedWords::speaks(const search::TextMatch& hit, std::size_t i) const {
  if (empty_words_.contains(hit.phrases[i])) return false;
  return hit.information[i] >= scale_.single_information ||
         catalog::code_point_count(hit.phrases[i]) > 1;
}

std::vector<std::string> NeedWords::speaking_phrases(const search::TextMatch* hit) const {
  std::vector<std::string> out;
  if (hit == nullptr) return out;
  for (std::size_t i = 0; i < hit->phrases.size() && i < hit->information.size(); ++i) {
    if (speaks(*hit, i)) out.push_back(hit->phrases[i]);
  }
  return out;
}

WordsFound NeedWords::in(const ServiceFacts& facts, const search::TextMatch* hit) {
  WordsFound out;
  if (hit == nullptr) return out;
  out.score = pairs_.score(facts);
  out.asked = information_;
  for (std::size_t i = 0; i < hit->phrases.size() && i < hit->information.size(); ++i) {
    if (!speaks(*hit, i)) continue;
    auto [folded, is_new] = folded_.try_emplace(hit->phrases[i]);
    if (is_new) folded->second = plain_words(hit->phrases[i]);
    if (facts.text.all.find(folded->second) == std::string::npos) continue;
    out.literal += hit->information[i];
    out.standing.push_back(hit->phrases[i]);
  }
  return out;
}

}  // namespace mitate::ranker
