// A server as a process: one per data directory, ends on SIGTERM, notices a load.
#include <catch2/catch.hpp>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <thread>

#include "tests/support/temp_dir.h"
#include "tests/web/cli/program.h"
#include "tests/web/http/raw_client.h"

using namespace mitate::testing;
using nlohmann::json;

namespace {

const std::string kSeed = std::string(MITATE_SOURCE_DIR) + "/seed_data";

std::string fetch(int port, const std::string& path) {
  RawClient client(port);
  client.send("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
  const std::string answer = client.receive();
  const std::size_t end = answer.find("\r\n\r\n");
  return end == std::string::npos ? std::string() : answer.substr(end + 4);
}

void load(const std::string& data, const std::string& seed) {
  const Outcome outcome = run_program({"--data-dir", data, "load", seed});
  INFO(outcome.err);
  REQUIRE(outcome.status == 0);
}

}  // namespace

TEST_CASE("a server answers, is found by a second start, and ends on SIGTERM", "[cli][serve]") {
  const TempDir dir;
  const std::string data = (dir / "data").string();
  load(data, kSeed);
  ServingProgram first(data);
  CHECK(json::parse(fetch(first.port(), "/readyz"))["status"] == "ready");
  const Outcome second = run_program({"--data-dir", data, "serve", "--port", "0"});
  CHECK(second.status == 0);
  CHECK(second.out == first.url() + "\n");
  CHECK(first.terminate() == 0);
  CHECK_FALSE(std::filesystem::exists(data + "/server.json"));
}

TEST_CASE("a load is served without a restart", "[cli][serve]") {
  const TempDir dir;
  const std::string data = (dir / "data").string();
  const std::string seed = (dir / "seed").string();
  std::filesystem::copy(kSeed, seed, std::filesystem::copy_options::recursive);
  load(data, seed);
  ServingProgram server(data);
  const std::string path = "/api/v1/services/svc-omron-connect";
  const std::string before = json::parse(fetch(server.port(), path))["name"];
  std::string rows = read_file(seed + "/services/services.csv");
  const std::size_t at = rows.find(before);
  REQUIRE(at != std::string::npos);
  rows.insert(at + before.size(), " II");
  write_file(seed + "/services/services.csv", rows);
  load(data, seed);
  // The promise is one second; the loop is generous because the machine may be busy.
  std::string after;
  for (int i = 0; i < 300 && after != before + " II"; ++i) {
    after = json::parse(fetch(server.port(), path))["name"];
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
  }
  CHECK(after == before + " II");
  CHECK(json::parse(fetch(server.port(), "/readyz"))["sequence"] == 2);
}
