#include "tests/bench/bench_queries.h"

#include <algorithm>

#include "search/analysis/utf8.h"

namespace mitate::testing {
namespace {

using catalog::Vocabulary;

/// Two to eight characters, kanji or kana only.
std::vector<std::string> words_of(const catalog::Catalog& catalog) {
  std::vector<std::string> out;
  const auto take = [&](const std::string& word) {
    const bool japanese = std::all_of(word.begin(), word.end(), [](char c) {
      return (static_cast<unsigned char>(c) & 0x80) != 0;
    });
    const bool plain = word.find("・") == std::string::npos && word.find("（") == std::string::npos;
    if (japanese && plain && word.size() >= 6 && word.size() <= 24) out.push_back(word);
  };
  for (const Vocabulary v :
       {Vocabulary::Domains, Vocabulary::Interventions, Vocabulary::Outcomes}) {
    for (const auto& entry : catalog.taxonomy().all(v)) {
      take(entry.label_ja);
      for (const std::string& synonym : entry.synonyms) take(synonym);
    }
  }
  return out;
}

}  // namespace

std::vector<std::vector<std::string>> exact_queries(const catalog::Catalog& shipped,
                                                    std::size_t count) {
  const auto words = words_of(shipped);
  std::vector<std::vector<std::string>> out;
  for (std::size_t i = 0; i < count; ++i) {
    std::vector<std::string> query{words[(i * 37) % words.size()]};
    if (i % 3 != 0) query.push_back(words[(i * 53 + 11) % words.size()]);
    if (i % 6 == 5) query.push_back(words[(i * 71 + 5) % words.size()]);
    out.push_back(std::move(query));
  }
  return out;
}

std::vector<search::SearchRequest> page_requests(const catalog::Catalog& shipped, std::size_t count,
                                                 Date as_of) {
  const auto words = words_of(shipped);
  const auto& domains = shipped.taxonomy().all(Vocabulary::Domains);
  const auto& places = shipped.places().prefectures();
  std::vector<search::SearchRequest> out;
  for (std::size_t i = 0; i < count; ++i) {
    search::SearchRequest request;
    request.as_of = as_of;
    if (i % 12 != 11) {
      request.text = words[(i * 41 + 3) % words.size()];
      if (i % 2 == 1) request.text += "　" + words[(i * 59 + 17) % words.size()];
    }
    if (i % 3 == 2) {
      request.filters["domain"] = {domains[i % domains.size()].slug};
      request.filters["buyer"] = {"employer"};
      if (i % 2 == 0) request.filters["prefecture"] = {places[i % places.size()].code};
    }
    if (i % 4 == 3) request.sort = i % 8 == 3 ? search::Sort::Kana : search::Sort::Price;
    if (i % 5 == 4) request.page = 2;
    out.push_back(std::move(request));
  }
  return out;
}

std::vector<std::string> typed_beginnings(const catalog::Catalog& catalog, std::size_t count) {
  std::vector<std::string> texts = words_of(catalog);
  for (std::size_t i = 0; i < catalog.services().size() && i < count; ++i) {
    texts.push_back(catalog.services()[i * 7 % catalog.services().size()].name);
  }
  for (const char* romaji : {"ke", "kenkou", "su", "suimin", "me", "menta", "um", "undou"}) {
    texts.push_back(romaji);
  }
  std::vector<std::string> out;
  for (std::size_t i = 0; i < count; ++i) {
    const std::u32string text = search::to_utf32(texts[(i * 31) % texts.size()]);
    out.push_back(search::to_utf8(std::u32string_view(text).substr(0, 1 + i % 4)));
  }
  return out;
}

}  // namespace mitate::testing
