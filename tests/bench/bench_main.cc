// `mitate-bench`: generated catalogs of the asked sizes; for each the build of the index, requests
// as a page sends them, suggestions, and exact queries with facets against every peer that was
// there at build time, interleaved query by query in one process. Prints JSON; `mitate bench search
// --sizes` runs it.
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <iostream>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "catalog/importers/seed_importer.h"
#include "search/index/document_terms.h"
#include "search/index/generation.h"
#include "search/index/service_documents.h"
#include "search/index/text_index.h"
#include "search/search.h"
#include "tests/bench/bench_queries.h"
#include "tests/bench/generated_catalog.h"
#include "tests/bench/measuring.h"
#include "tests/bench/mitate_peer.h"

namespace {

using namespace mitate;
using nlohmann::ordered_json;
using testing::quantile;
using testing::rounded;
using testing::Sample;
using testing::Stopwatch;

constexpr std::size_t kCharacters = 330;  // about 1 KB of UTF-8
constexpr std::uint64_t kSeed = 20261124;
constexpr std::size_t kMostServicesWithPeers = 100000;

struct Options {
  std::vector<std::size_t> sizes{1000, 10000};
  std::size_t queries = 100;
  std::size_t rounds = 2;
  std::string seed = MITATE_SOURCE_DIR "/seed_data";
  std::string keep;  ///< folder in which indexes stay and are found again
  bool peers = true;
  bool exact_only = false;    ///< leave the words out of the index: for the exact comparison alone
  std::size_t plain = 10000;  ///< most documents of the index of plain texts; 0: none
};

struct Timed {
  std::unique_ptr<testing::Peer> peer;
  std::vector<Sample> samples;
  double build_seconds = 0;
  std::size_t hits = 0;
  std::size_t facet_sum = 0;
};

int fail(const Error& error) {
  std::cerr << describe(error) << "\n";
  return 3;
}

/// Median over the queries of how many times longer the peer took for the same query.
double paired_ratio(const Timed& peer, const Timed& mitate, double Sample::*time) {
  std::vector<double> ratios;
  for (std::size_t i = 0; i < peer.samples.size(); ++i) {
    ratios.push_back(peer.samples[i].*time / std::max(1e-6, mitate.samples[i].*time));
  }
  return rounded(quantile(std::move(ratios), 0.5), 0.01);
}

Result<ordered_json> compare(std::vector<Timed>& peers,
                             const std::vector<std::vector<std::string>>& asked, std::size_t rounds,
                             std::size_t text_bytes) {
  for (std::size_t pass = 0; pass <= rounds; ++pass) {  // the first warms every peer, uncounted
    for (const auto& query : asked) {
      for (Timed& timed : peers) {
        const Stopwatch watch;
        MITATE_TRY_VOID(timed.peer->ask(query));
        const Sample sample = watch.thread();
        if (pass == 0) {
          MITATE_TRY(const auto answer, timed.peer->answer());
          timed.hits += answer.total;
          timed.facet_sum += answer.facet_sum;
        } else {
          timed.samples.push_back(sample);
        }
      }
    }
  }
  ordered_json out{{"queries", asked.size()},
                   {"work",
                    "every word an adjacent run, all words required, best 10, exact counts of "
                    "domain, buyer, type, delivery, prefecture"},
                   {"adjacency", "checked by every peer"},
                   {"peers", ordered_json::array()}};
  const auto wall = [](const Timed& timed, double share) {
    std::vector<double> values;
    for (const Sample& sample : timed.samples) values.push_back(sample.wall_ms);
    return quantile(std::move(values), share);
  };
  for (const Timed& timed : peers) {
    ordered_json entry{{"name", timed.peer->name()}};
    entry.update(testing::summary(timed.samples));
    entry["times_mitate"] = {{"p50", rounded(wall(timed, 0.5) / wall(peers[0], 0.5), 0.01)},
                             {"p95", rounded(wall(timed, 0.95) / wall(peers[0], 0.95), 0.01)},
                             {"same_query", paired_ratio(timed, peers[0], &Sample::wall_ms)},
                             {"same_query_cpu", paired_ratio(timed, peers[0], &Sample::cpu_ms)}};
    entry["hits"] = timed.hits;
    entry["facet_counts_sum"] = timed.facet_sum;
    entry["build_s"] = rounded(timed.build_seconds, 0.01);
    entry["bytes_per_text_byte"] =
        rounded(static_cast<double>(timed.peer->bytes()) / static_cast<double>(text_bytes), 0.01);
    out["peers"].push_back(std::move(entry));
  }
  return out;
}

Result<ordered_json> pages(const search::Searcher& searcher, const catalog::Catalog& shipped,
                           const Options& options, Date as_of) {
  std::vector<Sample> texts;
  std::vector<Sample> browses;
  std::vector<Sample> suggestions;
  std::size_t hits = 0;
  const auto requests = testing::page_requests(shipped, options.queries, as_of);
  const auto beginnings = testing::typed_beginnings(searcher.catalog(), options.queries);
  for (std::size_t pass = 0; pass <= options.rounds; ++pass) {
    for (const search::SearchRequest& request : requests) {
      const Stopwatch watch;
      MITATE_TRY(const auto found, searcher.search(request));
      const Sample sample = watch.thread();
      if (pass == 0) hits += found.total;
      if (pass > 0) (request.text.empty() ? browses : texts).push_back(sample);
    }
    for (const std::string& beginning : beginnings) {
      const Stopwatch watch;
      MITATE_TRY([[maybe_unused]] const auto found, searcher.suggest(beginning, 10));
      if (pass > 0) suggestions.push_back(watch.thread());
    }
  }
  return ordered_json{{"requests", requests.size()},
                      {"hits", hits},
                      {"search_with_all_facets", testing::summary(texts)},
                      {"browse_with_all_facets", testing::summary(browses)},
                      {"suggest", testing::summary(suggestions)}};
}

/// The descriptions alone: plain documents of about 1 KB, without labels and vocabulary.
class Descriptions final : public search::TextDocuments {
 public:
  Descriptions(const catalog::Catalog& catalog, std::size_t count)
      : catalog_(catalog), count_(std::min(count, catalog.services().size())) {}
  std::size_t size() const override { return count_; }
  std::vector<search::FieldText> fields(std::size_t i) const override {
    return {{search::FieldRole::Detail, "text", catalog_.services()[i].summary}};
  }

 private:
  const catalog::Catalog& catalog_;
  std::size_t count_;
};

/// Every field that a phrase may stand in, given as a reading: folded for the phrase index, not cut
/// into words. The full analyzer takes most of a build and exact queries never read its words.
class PhrasesAlone final : public search::TextDocuments {
 public:
  explicit PhrasesAlone(std::shared_ptr<const catalog::Catalog> catalog)
      : all_(std::move(catalog)) {}
  std::size_t size() const override { return all_.size(); }
  std::vector<search::FieldText> fields(std::size_t i) const override {
    std::vector<search::FieldText> out;
    for (search::FieldText& field : all_.fields(i)) {
      if (!search::holds_phrases(field.role)) continue;
      field.role = search::FieldRole::Reading;
      out.push_back(std::move(field));
    }
    return out;
  }

 private:
  search::ServiceDocuments all_;
};

/// Puts an index without words where the searcher of `catalog` will look for its own.
Result<void> build_phrases_alone(const std::shared_ptr<const catalog::Catalog>& catalog,
                                 const std::filesystem::path& place) {
  MITATE_TRY(const auto analyzer, search::Analyzer::create(*catalog, true));
  const auto parameters = search::SearchParameters::from(*catalog);
  const search::IndexIdentity identity{
      catalog->sequence(),
      search::checksum_of(std::to_string(parameters.index_checksum()), analyzer->fingerprint()),
      catalog->services().size()};
  MITATE_TRY([[maybe_unused]] const auto built,
             search::open_or_build_generation(place, PhrasesAlone(catalog), *analyzer, parameters,
                                              identity));
  return {};
}

Result<ordered_json> plain_index(const catalog::Catalog& catalog, const Options& options,
                                 const std::filesystem::path& folder) {
  const Descriptions documents(catalog, options.plain);
  std::size_t text = 0;
  for (std::size_t i = 0; i < documents.size(); ++i) text += catalog.services()[i].summary.size();
  MITATE_TRY(const auto analyzer, search::Analyzer::create(catalog, true));
  const search::IndexIdentity identity{1, analyzer->fingerprint(), documents.size()};
  const auto place = folder / "plain";
  std::filesystem::remove_all(place);
  std::filesystem::create_directories(folder);
  const Stopwatch watch;
  MITATE_TRY_VOID(search::build_text_index(
      documents, *analyzer, search::SearchParameters::from(catalog), identity, place));
  const Sample took = watch.process();
  const auto bytes = static_cast<double>(testing::folder_bytes(place.string()));
  std::filesystem::remove_all(place);
  return ordered_json{{"documents", documents.size()},
                      {"text_bytes", text},
                      {"wall_s", rounded(took.wall_ms / 1000, 0.1)},
                      {"cpu_s", rounded(took.cpu_ms / 1000, 0.1)},
                      {"documents_per_core_second",
                       rounded(static_cast<double>(documents.size()) / took.cpu_ms * 1000, 1)},
                      {"bytes_per_text_byte", rounded(bytes / static_cast<double>(text), 0.01)}};
}

Result<ordered_json> measure(const catalog::Catalog& shipped, std::size_t size,
                             const Options& options, const std::filesystem::path& folder) {
  const Date as_of = *Date::parse("2026-11-24");
  const Stopwatch generating;
  auto rows = testing::generated_rows(shipped, size, kCharacters, kSeed);
  MITATE_TRY(const auto generated, catalog::Catalog::assemble(std::move(rows), 1));
  const double generated_s = generating.process().wall_ms / 1000;
  const auto text = testing::bench_text(*generated);
  ordered_json out{{"services", size},
                   {"generated_s", rounded(generated_s, 0.1)},
                   {"catalog_rss_mb", testing::resident_mb()},
                   {"own_text_bytes", text.own},
                   {"indexed_text_bytes", text.indexed}};

  if (options.plain > 0 && !options.exact_only) {
    MITATE_TRY(out["index_of_plain_texts"], plain_index(*generated, options, folder));
  }
  const auto place = folder / "mitate";
  std::filesystem::create_directories(place);
  const bool there = std::filesystem::exists(place / "CURRENT");
  if (options.exact_only) {
    out["index_holds"] = "phrases and columns alone: exact queries read nothing else";
    MITATE_TRY_VOID(build_phrases_alone(generated, place));
  }
  const Stopwatch building;
  MITATE_TRY(auto searcher, search::Searcher::open_or_build(generated, {place.string(), true}));
  const Sample built = building.process();
  const auto bytes = static_cast<double>(testing::folder_bytes(place.string()));
  if (!there && !options.exact_only) {
    out["index"] = {
        {"wall_s", rounded(built.wall_ms / 1000, 0.1)},
        {"cpu_s", rounded(built.cpu_ms / 1000, 0.1)},
        {"documents_per_core_second", rounded(static_cast<double>(size) / built.cpu_ms * 1000, 1)},
        {"bytes", testing::folder_bytes(place.string())},
        {"bytes_per_own_text_byte", rounded(bytes / static_cast<double>(text.own), 0.01)},
        {"bytes_per_indexed_text_byte", rounded(bytes / static_cast<double>(text.indexed), 0.01)},
        {"highest_rss_mb", testing::highest_resident_mb()}};
    searcher.reset();
  }
  const Stopwatch opening;
  if (!searcher) {
    MITATE_TRY(searcher, search::Searcher::open_or_build(generated, {place.string(), true}));
  }
  const Sample opened = there || options.exact_only ? built : opening.process();
  out["open"] = {{"wall_s", rounded(opened.wall_ms / 1000)},
                 {"cpu_s", rounded(opened.cpu_ms / 1000)},
                 {"rss_mb_with_catalog", testing::resident_mb()}};
  if (!options.exact_only) {
    MITATE_TRY(out["inside_the_server"], pages(*searcher, shipped, options, as_of));
  }

  std::vector<Timed> peers;
  peers.push_back(
      {testing::mitate_peer(searcher, place.string(), as_of), {}, built.wall_ms / 1000, 0, 0});
  [[maybe_unused]] const auto build =
      [&](const std::string& name,
          const std::function<Result<std::unique_ptr<testing::Peer>>(
              const std::vector<testing::BenchDocument>&, const std::string&)>& make)
      -> Result<void> {
    std::filesystem::create_directories(folder / name);
    const auto documents = testing::bench_documents(*generated);
    const Stopwatch watch;
    MITATE_TRY(auto peer, make(documents, (folder / name).string()));
    peers.push_back({std::move(peer), {}, watch.process().wall_ms / 1000, 0, 0});
    return {};
  };
  if (options.peers && size <= kMostServicesWithPeers) {
#ifdef MITATE_BENCH_GROONGA
    MITATE_TRY_VOID(build("groonga", testing::build_groonga_peer));
#endif
#ifdef MITATE_BENCH_SQLITE
    MITATE_TRY_VOID(build("sqlite", testing::build_sqlite_peer));
#endif
  }
  MITATE_TRY(out["exact_with_facets"],
             compare(peers, testing::exact_queries(shipped, options.queries), options.rounds,
                     text.indexed));
  return out;
}

int usage() {
  std::cerr
      << "usage: mitate-bench [search] [--sizes 1000,10000] [--queries N] [--rounds N]\n"
         "                    [--seed-data DIR] [--keep DIR] [--plain N] [--no-peers] [--exact-only]\n";
  return 2;
}

bool read_options(int argc, char** argv, Options& out) {
  for (int i = 1; i < argc; ++i) {
    const std::string_view flag = argv[i];
    if (flag == "search") continue;
    if (flag == "--exact-only") {
      out.exact_only = true;
      continue;
    }
    if (flag == "--no-peers") {
      out.peers = false;
      continue;
    }
    if (i + 1 >= argc) return false;
    const std::string value = argv[++i];
    if (flag == "--queries") {
      out.queries = std::strtoull(value.c_str(), nullptr, 10);
    } else if (flag == "--rounds") {
      out.rounds = std::strtoull(value.c_str(), nullptr, 10);
    } else if (flag == "--seed-data") {
      out.seed = value;
    } else if (flag == "--keep") {
      out.keep = value;
    } else if (flag == "--plain") {
      out.plain = std::strtoull(value.c_str(), nullptr, 10);
    } else if (flag == "--sizes") {
      out.sizes.clear();
      for (std::size_t begin = 0; begin <= value.size();) {
        const std::size_t comma = std::min(value.find(',', begin), value.size());
        out.sizes.push_back(std::strtoull(value.substr(begin, comma - begin).c_str(), nullptr, 10));
        begin = comma + 1;
      }
    } else {
      return false;
    }
  }
  const bool sizes = std::all_of(out.sizes.begin(), out.sizes.end(),
                                 [](std::size_t s) { return s >= 1 && s <= 9'999'999; });
  return sizes && out.queries > 0 && out.rounds > 0;
}

}  // namespace

int main(int argc, char** argv) {
  Options options;
  if (!read_options(argc, argv, options)) return usage();
  catalog::ImportReport report;
  // The shipped rows may be dated up to today; what is generated from them does not depend on it.
  const auto days = std::chrono::duration_cast<std::chrono::days>(
      std::chrono::system_clock::now().time_since_epoch());
  const Date today = Date::parse("1970-01-01")->plus_days(static_cast<int>(days.count()));
  auto rows = catalog::read_seed(options.seed, today, report);
  if (!rows) return fail(rows.error());
  const auto shipped = catalog::Catalog::assemble(std::move(*rows), 0);
  if (!shipped) return fail(shipped.error());

  ordered_json all = ordered_json::array();
  for (const std::size_t size : options.sizes) {
    const auto folder =
        options.keep.empty()
            ? std::filesystem::temp_directory_path() /
                  ("mitate-bench-" + std::to_string(size) + "-" + std::to_string(getpid()))
            : std::filesystem::path(options.keep) / std::to_string(size);
    auto measured = measure(**shipped, size, options, folder);
    if (options.keep.empty()) std::filesystem::remove_all(folder);
    if (!measured) return fail(measured.error());
    all.push_back(std::move(*measured));
  }
  std::cout << all.dump(2) << "\n";
  return 0;
}
