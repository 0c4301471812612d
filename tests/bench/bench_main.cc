// `mitate-bench search`: the same conjunctive phrase queries with exact facets against every peer
// that was there at build time, interleaved query by query in one process; prints JSON with
// medians, p95, ratios and the hit counts that show whether the peers did the same work.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <functional>
#include <iostream>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "catalog/importers/seed_importer.h"
#include "search/search.h"
#include "tests/bench/generated_catalog.h"
#include "tests/bench/mitate_peer.h"

namespace {

using namespace mitate;
using Clock = std::chrono::steady_clock;
using nlohmann::json;

double milliseconds(Clock::duration d) {
  return std::chrono::duration<double, std::milli>(d).count();
}

double quantile(std::vector<double> values, double q) {
  if (values.empty()) return 0;
  std::sort(values.begin(), values.end());
  const auto index = static_cast<std::size_t>(q * static_cast<double>(values.size() - 1) + 0.5);
  return values[index];
}

/// Words of the catalog's own vocabulary: at least two characters, kanji or kana only.
std::vector<std::string> query_words(const catalog::Catalog& catalog) {
  std::vector<std::string> out;
  const auto take = [&](const std::string& word) {
    const bool japanese = std::all_of(word.begin(), word.end(), [](char c) {
      return (static_cast<unsigned char>(c) & 0x80) != 0;
    });
    const bool plain = word.find("・") == std::string::npos && word.find("（") == std::string::npos;
    if (japanese && plain && word.size() >= 6 && word.size() <= 24) out.push_back(word);
  };
  using catalog::Vocabulary;
  for (const Vocabulary v :
       {Vocabulary::Domains, Vocabulary::Interventions, Vocabulary::Outcomes}) {
    for (const auto& entry : catalog.taxonomy().all(v)) {
      take(entry.label_ja);
      for (const std::string& synonym : entry.synonyms) take(synonym);
    }
  }
  return out;
}

std::vector<std::vector<std::string>> queries(const std::vector<std::string>& words,
                                              std::size_t count) {
  std::vector<std::vector<std::string>> out;
  for (std::size_t i = 0; i < count; ++i) {
    std::vector<std::string> query{words[(i * 37) % words.size()]};
    if (i % 3 != 0) query.push_back(words[(i * 53 + 11) % words.size()]);
    out.push_back(std::move(query));
  }
  return out;
}

struct Timed {
  std::unique_ptr<testing::Peer> peer;
  std::vector<double> ms;
  double build_seconds = 0;
  std::size_t hits = 0;
  std::size_t facet_sum = 0;
};

int fail(const Error& error) {
  std::cerr << describe(error) << "\n";
  return 3;
}

Result<json> measure(const catalog::Catalog& shipped, std::size_t size, std::size_t query_count,
                     const std::filesystem::path& folder) {
  const Date as_of = *Date::parse("2026-11-24");
  auto rows = testing::generated_rows(shipped, size, 330, 20261124);
  MITATE_TRY(const auto generated, catalog::Catalog::assemble(std::move(rows), 1));
  const auto documents = testing::bench_documents(*generated);
  std::size_t text_bytes = 0;
  for (const auto& document : documents) text_bytes += document.text.size();

  std::vector<Timed> peers;
  const auto build =
      [&](const std::string& name,
          const std::function<Result<std::unique_ptr<testing::Peer>>(const std::string&)>& make)
      -> Result<void> {
    const auto place = folder / name;
    std::filesystem::create_directories(place);
    const auto begin = Clock::now();
    MITATE_TRY(auto peer, make(place.string()));
    peers.push_back({std::move(peer), {}, milliseconds(Clock::now() - begin) / 1000, 0, 0});
    return {};
  };
  MITATE_TRY_VOID(
      build("mitate", [&](const std::string& place) -> Result<std::unique_ptr<testing::Peer>> {
        MITATE_TRY(auto searcher, search::Searcher::open_or_build(generated, {place, true}));
        return testing::mitate_peer(std::move(searcher), place, as_of);
      }));
#ifdef MITATE_BENCH_GROONGA
  MITATE_TRY_VOID(build("groonga", [&](const std::string& place) {
    return testing::build_groonga_peer(documents, place);
  }));
#endif
#ifdef MITATE_BENCH_SQLITE
  MITATE_TRY_VOID(build("sqlite", [&](const std::string& place) {
    return testing::build_sqlite_peer(documents, place);
  }));
#endif

  const auto asked = queries(query_words(shipped), query_count);
  for (int pass = 0; pass < 3; ++pass) {  // the first pass warms every peer and is not counted
    for (const auto& query : asked) {
      for (Timed& timed : peers) {
        const auto begin = Clock::now();
        MITATE_TRY(const auto answer, timed.peer->ask(query));
        if (pass == 0) {
          timed.hits += answer.total;
          timed.facet_sum += answer.facet_sum;
          continue;
        }
        timed.ms.push_back(milliseconds(Clock::now() - begin));
      }
    }
  }

  json out{{"services", size},
           {"queries", asked.size()},
           {"text_bytes", text_bytes},
           {"adjacency", "checked by every peer"},
           {"peers", json::array()}};
  const double p50 = quantile(peers[0].ms, 0.5);
  const double p95 = quantile(peers[0].ms, 0.95);
  for (const Timed& timed : peers) {
    out["peers"].push_back(
        {{"name", timed.peer->name()},
         {"p50_ms", quantile(timed.ms, 0.5)},
         {"p95_ms", quantile(timed.ms, 0.95)},
         {"p50_ratio_to_mitate", quantile(timed.ms, 0.5) / p50},
         {"p95_ratio_to_mitate", quantile(timed.ms, 0.95) / p95},
         {"mean_hits", static_cast<double>(timed.hits) / static_cast<double>(asked.size())},
         {"facet_count_sum", timed.facet_sum},
         {"build_s", timed.build_seconds},
         {"bytes", timed.peer->bytes()},
         {"bytes_per_text_byte",
          static_cast<double>(timed.peer->bytes()) / static_cast<double>(text_bytes)}});
  }
  return out;
}

}  // namespace

int main(int argc, char** argv) {
  std::vector<std::size_t> sizes{1000, 10000};
  std::size_t query_count = 100;
  std::string seed = MITATE_SOURCE_DIR "/seed_data";
  for (int i = 1; i < argc; ++i) {
    const std::string_view flag = argv[i];
    if (flag == "search") continue;
    if (i + 1 >= argc) {
      std::cerr
          << "usage: mitate-bench search [--sizes 1000,10000] [--queries N] [--seed-data DIR]\n";
      return 2;
    }
    const std::string value = argv[++i];
    if (flag == "--queries") query_count = std::strtoull(value.c_str(), nullptr, 10);
    if (flag == "--seed-data") seed = value;
    if (flag == "--sizes") {
      sizes.clear();
      for (std::size_t begin = 0; begin <= value.size();) {
        const std::size_t comma = std::min(value.find(',', begin), value.size());
        sizes.push_back(std::strtoull(value.substr(begin, comma - begin).c_str(), nullptr, 10));
        begin = comma + 1;
      }
    }
  }
  catalog::ImportReport report;
  auto rows = catalog::read_seed(seed, *Date::parse("2026-11-24"), report);
  if (!rows) return fail(rows.error());
  const auto shipped = catalog::Catalog::assemble(std::move(*rows), 0);
  if (!shipped) return fail(shipped.error());

  json all = json::array();
  for (const std::size_t size : sizes) {
    const auto folder = std::filesystem::temp_directory_path() /
                        ("mitate-bench-" + std::to_string(size) + "-" +
                         std::to_string(Clock::now().time_since_epoch().count()));
    auto measured = measure(**shipped, size, query_count, folder);
    std::filesystem::remove_all(folder);
    if (!measured) return fail(measured.error());
    all.push_back(std::move(*measured));
  }
  std::cout << all.dump(2) << "\n";
  return 0;
}
