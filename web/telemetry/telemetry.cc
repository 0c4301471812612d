#include "web/telemetry/telemetry.h"

#include <array>
#include <cstdio>
#include <map>
#include <mutex>
#include <tuple>

namespace mitate::web {
namespace {

/// Upper bounds in microseconds; chosen around the targets of 5 ms (search) and 20 ms (match).
constexpr std::array<std::int64_t, 9> kBucketsUs{500,    1'000,   2'500,   5'000,    10'000,
                                                 20'000, 100'000, 500'000, 2'500'000};
constexpr std::array<std::pair<Event, std::string_view>, 4> kEvents{
    {{Event::SnapshotSwapped, "snapshot_swapped"},
     {Event::SnapshotFailed, "snapshot_failed"},
     {Event::RequestRefused, "request_refused"},
     {Event::HandlerThrew, "handler_threw"}}};

std::string seconds(std::int64_t microseconds) {
  std::array<char, 32> buffer{};
  std::snprintf(buffer.data(), buffer.size(), "%.6g", static_cast<double>(microseconds) / 1e6);
  return buffer.data();
}

struct Durations {
  std::array<std::uint64_t, kBucketsUs.size() + 1> buckets{};
  std::uint64_t count = 0;
  std::int64_t sum_us = 0;
};

}  // namespace

struct Telemetry::State {
  mutable std::mutex mutex;
  std::map<std::tuple<std::string, std::string, int>, std::uint64_t> requests;
  std::map<std::string, Durations, std::less<>> durations;
  std::array<std::uint64_t, kEvents.size()> events{};
  std::uint64_t response_bytes = 0;
};

Telemetry::Telemetry() : state_(std::make_unique<State>()) {}
Telemetry::~Telemetry() = default;

void Telemetry::record_request(std::string_view method, std::string_view route, int status,
                               std::chrono::microseconds took, std::size_t bytes) {
  const std::string pattern = route.empty() ? "none" : std::string(route);
  const std::lock_guard lock(state_->mutex);
  ++state_->requests[{std::string(method), pattern, status}];
  Durations& durations = state_->durations[pattern];
  std::size_t bucket = 0;
  while (bucket < kBucketsUs.size() && took.count() > kBucketsUs[bucket]) ++bucket;
  ++durations.buckets[bucket];
  ++durations.count;
  durations.sum_us += took.count();
  state_->response_bytes += bytes;
}

void Telemetry::record(Event event) {
  const std::lock_guard lock(state_->mutex);
  for (std::size_t i = 0; i < kEvents.size(); ++i) {
    if (kEvents[i].first == event) ++state_->events[i];
  }
}

std::string Telemetry::render(std::string_view generation, std::string_view segmenter,
                              std::uint64_t sequence, std::size_t services) const {
  const std::lock_guard lock(state_->mutex);
  std::string out;
  out += "# HELP mitate_requests_total Answered requests.\n# TYPE mitate_requests_total counter\n";
  for (const auto& [key, count] : state_->requests) {
    const auto& [method, route, status] = key;
    out += "mitate_requests_total{method=\"" + method + "\",route=\"" + route + "\",status=\"" +
           std::to_string(status) + "\"} " + std::to_string(count) + "\n";
  }
  out +=
      "# HELP mitate_request_seconds Time inside the server.\n"
      "# TYPE mitate_request_seconds histogram\n";
  for (const auto& [route, durations] : state_->durations) {
    std::uint64_t cumulative = 0;
    for (std::size_t i = 0; i < kBucketsUs.size(); ++i) {
      cumulative += durations.buckets[i];
      out += "mitate_request_seconds_bucket{route=\"" + route + "\",le=\"" +
             seconds(kBucketsUs[i]) + "\"} " + std::to_string(cumulative) + "\n";
    }
    out += "mitate_request_seconds_bucket{route=\"" + route + "\",le=\"+Inf\"} " +
           std::to_string(durations.count) + "\n";
    out +=
        "mitate_request_seconds_sum{route=\"" + route + "\"} " + seconds(durations.sum_us) + "\n";
    out += "mitate_request_seconds_count{route=\"" + route + "\"} " +
           std::to_string(durations.count) + "\n";
  }
  out += "# HELP mitate_response_bytes_total Body bytes sent.\n";
  out += "# TYPE mitate_response_bytes_total counter\nmitate_response_bytes_total " +
         std::to_string(state_->response_bytes) + "\n";
  out += "# HELP mitate_events_total Events inside the process.\n";
  out += "# TYPE mitate_events_total counter\n";
  for (std::size_t i = 0; i < kEvents.size(); ++i) {
    out += "mitate_events_total{event=\"" + std::string(kEvents[i].second) + "\"} " +
           std::to_string(state_->events[i]) + "\n";
  }
  out += "# HELP mitate_catalog_sequence Sequence number of the catalog being served.\n";
  out += "# TYPE mitate_catalog_sequence gauge\nmitate_catalog_sequence " +
         std::to_string(sequence) + "\n";
  out += "# HELP mitate_services Services in the catalog being served.\n";
  out += "# TYPE mitate_services gauge\nmitate_services " + std::to_string(services) + "\n";
  out += "# HELP mitate_generation_info The index generation being served.\n";
  out += "# TYPE mitate_generation_info gauge\nmitate_generation_info{generation=\"" +
         std::string(generation) + "\",segmenter=\"" + std::string(segmenter) + "\"} 1\n";
  return out;
}

}  // namespace mitate::web
