#include "search/analysis/collation.h"

#include <unicode/coll.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <memory>
#include <numeric>

namespace mitate::search {

std::vector<std::uint32_t> japanese_order(const std::vector<std::string>& texts) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::Collator> collator(
      icu::Collator::createInstance(icu::Locale::getJapanese(), status));
  std::vector<std::string> keys;
  keys.reserve(texts.size());
  for (const std::string& text : texts) {
    if (U_FAILURE(status) || collator == nullptr) {
      keys.push_back(text);  // byte order is still an order
      continue;
    }
    const icu::UnicodeString unicode = icu::UnicodeString::fromUTF8(text);
    const std::int32_t size = collator->getSortKey(unicode, nullptr, 0);
    std::string key(static_cast<std::size_t>(std::max(0, size)), '\0');
    collator->getSortKey(unicode, reinterpret_cast<std::uint8_t*>(key.data()), size);
    keys.push_back(std::move(key));
  }
  std::vector<std::size_t> order(texts.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return keys[a] < keys[b]; });
  std::vector<std::uint32_t> places(texts.size(), 0);
  std::uint32_t place = 0;
  for (std::size_t i = 0; i < order.size(); ++i) {
    if (i > 0 && keys[order[i]] != keys[order[i - 1]]) ++place;
    places[order[i]] = place;
  }
  return places;
}

}  // namespace mitate::search
