// The commands as their users run them: exit status, streams, JSON.
#include <catch2/catch.hpp>
#include <fstream>
#include <functional>
#include <nlohmann/json.hpp>

#include "catalog/store/expiring_store.h"
#include "tests/support/temp_dir.h"
#include "tests/web/cli/program.h"

using namespace mitate::testing;
using nlohmann::json;

namespace {

const std::string kSeed = std::string(MITATE_SOURCE_DIR) + "/seed_data";
const std::string kToday = "2026-11-24";

/// A data directory with the shipped data, loaded once per test process.
const std::string& loaded() {
  static const TempDir kDir;
  static const std::string kPath = [] {
    const std::string path = (kDir / "data").string();
    const Outcome load = run_program({"--data-dir", path, "--as-of", kToday, "load", kSeed});
    if (load.status != 0) throw std::runtime_error(load.err);
    return path;
  }();
  return kPath;
}

Outcome on_loaded(std::vector<std::string> arguments, const std::string& input = {}) {
  arguments.insert(arguments.begin(), {"--data-dir", loaded(), "--as-of", kToday});
  return run_program(arguments, input);
}

}  // namespace

TEST_CASE("usage faults exit with 2, help with 0", "[cli]") {
  CHECK(run_program({}).status == 2);
  CHECK(run_program({"dance"}).status == 2);
  CHECK(run_program({"load"}).status == 2);
  CHECK(run_program({"match"}).status == 2);
  CHECK(run_program({"export", "pdf"}).status == 2);
  CHECK(run_program({"serve", "--port", "70000"}).status == 2);
  CHECK(run_program({"--as-of", "2026-02-30", "verify"}).status == 2);
  const Outcome help = run_program({"-h"});
  CHECK(help.status == 0);
  CHECK(help.out.find("serve") != std::string::npos);
  CHECK(help.out.find("検索") != std::string::npos);
}

TEST_CASE("without data every reading command says what to do and exits with 3", "[cli]") {
  const TempDir dir;
  for (const std::vector<std::string>& command : {std::vector<std::string>{"search", "x"},
                                                  {"verify"},
                                                  {"data"},
                                                  {"serve"},
                                                  {"match", "x"},
                                                  {"analyze", "x"}}) {
    std::vector<std::string> arguments{"--data-dir", (dir / "none").string()};
    arguments.insert(arguments.end(), command.begin(), command.end());
    const Outcome outcome = run_program(arguments);
    INFO(command[0] << ": " << outcome.err);
    CHECK(outcome.status == 3);
    CHECK(outcome.err.find("mitate load") != std::string::npos);
  }
}

TEST_CASE("a refused load names every fault and leaves the old catalog", "[cli]") {
  const TempDir dir;
  const std::string data = (dir / "data").string();
  const std::string seed = (dir / "seed").string();
  std::filesystem::copy(kSeed, seed, std::filesystem::copy_options::recursive);
  REQUIRE(run_program({"--data-dir", data, "--as-of", kToday, "load", seed}).status == 0);
  std::string rows = read_file(seed + "/services/services.csv");
  const std::size_t at = rows.find("svc-omron-connect");
  REQUIRE(at != std::string::npos);
  rows.replace(at, 17, "SVC omron connect");
  write_file(seed + "/services/services.csv", rows);
  const Outcome refused = run_program({"--data-dir", data, "--as-of", kToday, "load", seed});
  CHECK(refused.status == 2);
  CHECK(refused.err.find("services.csv:") != std::string::npos);
  CHECK(refused.err.find("id") != std::string::npos);
  const Outcome still = run_program({"--data-dir", data, "search", "OMRON", "--json"});
  CHECK(still.status == 0);
  CHECK(json::parse(still.out)["total"] > 0);
}

TEST_CASE("loading the same files again changes nothing", "[cli]") {
  const Outcome again = on_loaded({"load", kSeed, "--json"});
  REQUIRE(again.status == 0);
  const json report = json::parse(again.out);
  CHECK(report["unchanged"] == true);
  CHECK(report["sequence"] == 1);
}

TEST_CASE("search and its stages print JSON", "[cli]") {
  const Outcome found = on_loaded({"search", "けつあつ", "--json"});
  REQUIRE(found.status == 0);
  CHECK(json::parse(found.out)["total"] > 0);
  const Outcome stages = on_loaded({"search", "けつあつ", "--stages"});
  CHECK(stages.status == 0);
  CHECK(json::accept(stages.out));
  const Outcome analysis = on_loaded({"analyze", "ｹﾂｱﾂ"});
  CHECK(analysis.status == 0);
  CHECK(json::accept(analysis.out));
  CHECK(on_loaded({"search", "x", "--filter", "domain=none"}).status == 2);
  CHECK(on_loaded({"search", "x", "--filter", "domain"}).status == 2);
  CHECK(on_loaded({"search", "x", "--sort", "money"}).status == 2);
  CHECK(on_loaded({"search", "x", "--page", "0"}).status == 2);
}

TEST_CASE("match reads an argument, standard input or a file", "[cli]") {
  const std::string text = "社員90人の印刷会社。腰痛を訴える人が多い。";
  const Outcome argument = on_loaded({"match", text, "--json"});
  const Outcome input = on_loaded({"match", "-", "--json"}, text);
  REQUIRE(argument.status == 0);
  CHECK(argument.out == input.out);
  const TempDir dir;
  write_file(dir / "need.json", R"({"buyer_type":"employer","domains":["sleep"]})");
  const Outcome file = on_loaded({"match", "--need", (dir / "need.json").string(), "--json"});
  REQUIRE(file.status == 0);
  CHECK_FALSE(json::parse(file.out)["matches"].empty());
  write_file(dir / "bad.json", R"({"buyer_type":"vendor"})");
  const Outcome bad = on_loaded({"match", "--need", (dir / "bad.json").string()});
  CHECK(bad.status == 2);
  CHECK(bad.err.find("need.buyer_type") != std::string::npos);
  CHECK(on_loaded({"match", "--need", (dir / "absent.json").string()}).status == 2);
}

TEST_CASE("a loaded catalog is sound and can be backed up", "[cli]") {
  const Outcome sound = on_loaded({"verify", "--json"});
  INFO(sound.out << sound.err);
  CHECK(sound.status == 0);
  CHECK(json::parse(sound.out)["sound"] == true);
  const TempDir dir;
  const std::string copy = (dir / "copy").string();
  REQUIRE(on_loaded({"backup", copy}).status == 0);
  CHECK(run_program({"--data-dir", copy, "--as-of", kToday, "verify"}).status == 0);
  CHECK(on_loaded({"backup", copy}).status == 2);
}

TEST_CASE("exports are delivered whole", "[cli]") {
  const Outcome csv = on_loaded({"export", "csv"});
  REQUIRE(csv.status == 0);
  CHECK(csv.out.substr(0, 3) == "\xEF\xBB\xBF");
  const Outcome lines = on_loaded({"export", "jsonl"});
  REQUIRE(lines.status == 0);
  CHECK(json::accept(lines.out.substr(0, lines.out.find('\n'))));
  const TempDir dir;
  REQUIRE(on_loaded({"export", "seed", "--out", (dir / "seed").string()}).status == 0);
  CHECK(read_file(dir / "seed/services/services.csv") ==
        read_file(kSeed + "/services/services.csv"));
  CHECK(on_loaded({"export", "seed"}).status == 2);
}

TEST_CASE("an import judges row by row and a dry run writes nothing", "[cli]") {
  const TempDir dir;
  write_file(dir / "bad.csv", "id,name\nsvc-x,y\n");
  CHECK(on_loaded({"import", (dir / "bad.csv").string()}).status == 2);
  CHECK(on_loaded({"import", (dir / "absent.csv").string()}).status == 2);
}

TEST_CASE("figures of the data are JSON on demand", "[cli]") {
  const Outcome figures = on_loaded({"data", "--json"});
  REQUIRE(figures.status == 0);
  CHECK(json::parse(figures.out)["rows"]["services"] > 100);
}

TEST_CASE("benches print medians and 95th percentiles", "[cli]") {
  for (const char* name : {"search", "match", "pages", "start"}) {
    const Outcome bench = on_loaded({"bench", name, "--rounds", "1"});
    INFO(name << bench.err);
    REQUIRE(bench.status == 0);
    const json report = json::parse(bench.out);
    CHECK(report["operation"] == name);
    CHECK(report["rss_mb"] > 1);
  }
}

TEST_CASE("reports of readers are listed for the curator and can be closed", "[cli][reports]") {
  const TempDir dir;
  const std::string data = (dir / "data").string();
  const Outcome empty = run_program({"--data-dir", data, "reports", "--json"});
  CHECK(empty.status == 0);
  CHECK(json::parse(empty.out).empty());
  const auto store = mitate::catalog::ExpiringStore::open(data);
  REQUIRE(store);
  const auto id = (*store)->put(mitate::catalog::Shelf::Reports,
                                R"({"version":1,"service":"svc-a","fact":"price",)"
                                R"("message":"料金が違います","evidence_url":""})",
                                1'700'000'000, 9'000'000'000);
  REQUIRE(id);
  const Outcome list = run_program({"--data-dir", data, "reports", "--json"});
  const json reports = json::parse(list.out);
  REQUIRE(reports.size() == 1);
  CHECK(reports[0]["id"] == *id);
  CHECK(reports[0]["fact"] == "price");
  CHECK(reports[0]["received_at"] == "2023-11-14T22:13Z");
  CHECK(run_program({"--data-dir", data, "reports"}).out.find("料金が違います") !=
        std::string::npos);
  CHECK(run_program({"--data-dir", data, "reports", "--close", *id}).status == 0);
  CHECK(run_program({"--data-dir", data, "reports", "--close", *id}).status != 0);
  CHECK(json::parse(run_program({"--data-dir", data, "reports", "--json"}).out).empty());
}

TEST_CASE("a recorded need is replayed to the same bytes or told what differs", "[cli][replay]") {
  const TempDir dir;
  const std::string file = (dir / "record.json").string();
  REQUIRE(on_loaded({"match", "社員90人の印刷会社。腰痛の対策。", "--record", file}).status == 0);
  const Outcome same = on_loaded({"--json", "replay", file});
  INFO(same.out << same.err);
  CHECK(same.status == 0);
  CHECK(json::parse(same.out)["same_bytes"] == true);

  const auto changed = [&](const std::function<void(json&)>& change) {
    std::ifstream in(file);
    json record = json::parse(in);
    change(record);
    const std::string other = (dir / "changed.json").string();
    std::ofstream(other) << record.dump(2) << "\n";
    return on_loaded({"--json", "replay", other});
  };
  const Outcome points =
      changed([](json& record) { record["result"]["matches"][0]["score"] = 1.5; });
  CHECK(points.status == 1);
  CHECK(json::parse(points.out)["differences"].dump().find("score") != std::string::npos);
  const Outcome order = changed([](json& record) {
    std::swap(record["result"]["matches"][0], record["result"]["matches"][1]);
  });
  CHECK(order.status == 1);
  const Outcome generation = changed([](json& record) { record["generation"] = "gen-0-other"; });
  CHECK(generation.status == 0);
  CHECK(json::parse(generation.out)["same_bytes"] == false);
  CHECK(json::parse(generation.out)["differences"].dump().find("gen-0-other") != std::string::npos);
  CHECK(changed([](json& record) { record["format"] = "other"; }).status == 2);
  CHECK(changed([](json& record) { record["need"]["domains"][0] = "sleeep"; }).status == 2);
  CHECK(changed([](json& record) { record["as_of"] = "2026-02-30"; }).status == 2);
  CHECK(on_loaded({"replay", (dir / "none.json").string()}).status != 0);
}
