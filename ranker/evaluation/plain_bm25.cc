#include "ranker/evaluation/plain_bm25.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "catalog/text/normalize.h"
#include "catalog/text/utf8.h"
#include "ranker/facts/columns.h"

namespace mitate::ranker {
namespace {

// The textbook's usual numbers; a yardstick is not tuned.
constexpr double kSaturation = 1.2;
constexpr double kLength = 0.75;

std::vector<std::string> characters(std::string_view text) {
  std::vector<std::string> out;
  for (std::size_t i = 0; i < text.size();) {
    std::size_t length = 1;
    while (i + length < text.size() && catalog::is_continuation_byte(text[i + length])) ++length;
    out.emplace_back(text.substr(i, length));
    i += length;
  }
  return out;
}

std::map<std::string, double> pairs_of(std::string_view text) {
  const std::vector<std::string> all = characters(plain_words(text));
  std::map<std::string, double> out;
  for (std::size_t i = 0; i + 1 < all.size(); ++i) {
    const bool inside = all[i] != "\n" && all[i + 1] != "\n" && all[i] != "。" && all[i] != "、";
    if (inside) out[all[i] + all[i + 1]] += 1;
  }
  return out;
}

}  // namespace

PlainBm25::PlainBm25(const catalog::Catalog& catalog) {
  for (const catalog::Service& service : catalog.services()) {
    if (service.status != catalog::ListingStatus::Listed) continue;
    std::string text = service.name + "\n" + service.summary;
    for (const std::string& aspect : service.aspects) text += "\n" + aspect;
    for (const std::string& slug : service.domains) {
      const auto* domain = catalog.taxonomy().find(catalog::Vocabulary::Domains, slug);
      if (domain == nullptr) continue;
      text += "\n" + domain->label_ja;
      for (const std::string& word : domain->synonyms) text += "\n" + word;
      for (const std::string& word : domain->lay_words) text += "\n" + word;
    }
    const std::size_t document = ids_.size();
    ids_.push_back(service.id.text());
    double length = 0;
    for (const auto& [pair, count] : pairs_of(text)) {
      postings_[pair].push_back({document, count});
      length += count;
    }
    lengths_.push_back(length);
    mean_length_ += length;
  }
  if (!ids_.empty()) mean_length_ /= static_cast<double>(ids_.size());
}

std::vector<std::string> PlainBm25::order(std::string_view text, std::size_t most) const {
  const auto documents = static_cast<double>(ids_.size());
  std::map<std::size_t, double> scores;
  for (const auto& [pair, asked] : pairs_of(text)) {
    const auto it = postings_.find(pair);
    if (it == postings_.end()) continue;
    const auto holders = static_cast<double>(it->second.size());
    const double rarity = std::log(1.0 + (documents - holders + 0.5) / (holders + 0.5));
    for (const Posting& posting : it->second) {
      const double relative = lengths_[posting.document] / mean_length_;
      const double norm = kSaturation * (1.0 - kLength + kLength * relative);
      scores[posting.document] +=
          asked * rarity * posting.count * (kSaturation + 1.0) / (posting.count + norm);
    }
  }
  std::vector<std::pair<double, std::string>> ranked;
  for (const auto& [document, score] : scores) ranked.emplace_back(-score, ids_[document]);
  std::sort(ranked.begin(), ranked.end());
  std::vector<std::string> out;
  for (std::size_t i = 0; i < std::min(most, ranked.size()); ++i) out.push_back(ranked[i].second);
  return out;
}

}  // namespace mitate::ranker
