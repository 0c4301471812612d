#include "web/cli/server_claim.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <chrono>
#include <fstream>
#include <nlohmann/json.hpp>
#include <system_error>
#include <thread>

#include "web/http/client.h"

namespace mitate::web::cli {
namespace {

std::filesystem::path place_file(const std::filesystem::path& data_dir) {
  return data_dir / "server.json";
}

std::optional<ServerPlace> read_place(const std::filesystem::path& data_dir) {
  std::ifstream in(place_file(data_dir));
  const auto json = nlohmann::json::parse(in, nullptr, false);
  if (!json.is_object()) return std::nullopt;
  ServerPlace place;
  const auto text = [&json](const char* name) {
    return json.contains(name) && json[name].is_string() ? json[name].get<std::string>()
                                                         : std::string();
  };
  place.host = text("host");
  place.instance = text("instance");
  if (json.contains("port") && json["port"].is_number_integer()) place.port = json["port"];
  if (json.contains("pid") && json["pid"].is_number_integer()) place.pid = json["pid"];
  if (place.host.empty() || place.instance.empty() || place.port <= 0) return std::nullopt;
  return place;
}

bool answers(const ServerPlace& place) {
  const auto body = fetch(place.host, place.port, "/healthz", std::chrono::seconds(1));
  if (!body) return false;
  const auto json = nlohmann::json::parse(*body, nullptr, false);
  return json.is_object() && json.value("instance", "") == place.instance;
}

}  // namespace

std::string ServerPlace::url() const {
  const bool v6 = host.find(':') != std::string::npos;
  return "http://" + (v6 ? "[" + host + "]" : host) + ":" + std::to_string(port) + "/";
}

Result<std::optional<ServerClaim>> ServerClaim::take(const std::filesystem::path& data_dir) {
  std::error_code ignored;
  std::filesystem::create_directories(data_dir, ignored);
  const std::string path = (data_dir / "server.lock").string();
  const int lock = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (lock < 0) {
    return Unexpected(ErrorCode::Io, "cannot write to the data directory",
                      "choose another with --data-dir", {path, 0, {}});
  }
  if (::flock(lock, LOCK_EX | LOCK_NB) != 0) {
    ::close(lock);
    return std::optional<ServerClaim>{};
  }
  return std::optional<ServerClaim>(ServerClaim(lock, data_dir));
}

ServerClaim::ServerClaim(ServerClaim&& other) noexcept
    : lock_(other.lock_), data_dir_(std::move(other.data_dir_)) {
  other.lock_ = -1;
}

ServerClaim::~ServerClaim() {
  if (lock_ < 0) return;
  std::error_code ignored;
  std::filesystem::remove(place_file(data_dir_), ignored);
  ::close(lock_);
}

Result<void> ServerClaim::publish(const ServerPlace& place) const {
  nlohmann::ordered_json json;
  json["host"] = place.host;
  json["port"] = place.port;
  json["pid"] = place.pid;
  json["instance"] = place.instance;
  const std::filesystem::path target = place_file(data_dir_);
  const std::filesystem::path half = target.string() + ".new";
  {
    std::ofstream out(half);
    out << json.dump() << '\n';
  }
  std::error_code bad;
  std::filesystem::rename(half, target, bad);
  if (bad) return Unexpected(ErrorCode::Io, "cannot write " + target.string());
  return {};
}

std::optional<ServerPlace> find_running(const std::filesystem::path& data_dir) {
  for (int attempt = 0; attempt < 50; ++attempt) {
    const auto place = read_place(data_dir);
    if (place && answers(*place)) return place;
    std::this_thread::sleep_for(std::chrono::milliseconds(200));
  }
  return std::nullopt;
}

}  // namespace mitate::web::cli
