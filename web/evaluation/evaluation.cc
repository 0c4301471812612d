#include "web/evaluation/evaluation.h"

#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "web/assets/assets.h"

namespace mitate::web {
namespace {
using nlohmann::json;

/// Only numbers: lists of misses may quote sentences of the judged set.
json numbers_of(const json& figures) {
  json out = json::object();
  for (const auto& [name, value] : figures.items()) {
    if (value.is_number()) out[name] = value;
  }
  return out;
}
}  // namespace

Result<void> record_evaluation(const std::filesystem::path& file, const EvaluationRecord& record) {
  json all = json::object();
  if (std::ifstream in(file, std::ios::binary); in) {
    std::stringstream text;
    text << in.rdbuf();
    all = json::parse(text.str(), nullptr, false);
    if (!all.is_object()) {
      return Unexpected(ErrorCode::InvalidData, file.string() + " is not a record of evaluations");
    }
  }
  const json figures = json::parse(record.figures, nullptr, false);
  if (!figures.is_object()) {
    return Unexpected(ErrorCode::Internal, "the figures of an evaluation are not an object");
  }
  all[record.name] = {{"figures", numbers_of(figures)},
                      {"set", {{"name", record.set_name}, {"sha256", record.set_digest}}},
                      {"measured_on", record.measured_on},
                      {"generation", record.generation},
                      {"policy_hash", record.policy_hash}};
  std::ofstream out(file, std::ios::binary | std::ios::trunc);
  out << all.dump(2) << "\n";
  out.close();
  if (!out) return Unexpected(ErrorCode::Io, "cannot write " + file.string());
  return {};
}

std::vector<EvaluationRecord> read_evaluations(std::string_view text) {
  std::vector<EvaluationRecord> records;
  const json all = json::parse(text, nullptr, false);
  if (!all.is_object()) return records;
  for (const auto& [name, section] : all.items()) {
    try {
      records.push_back({name, section.at("figures").dump(),
                         section.at("set").at("name").get<std::string>(),
                         section.at("set").at("sha256").get<std::string>(),
                         section.at("measured_on").get<std::string>(),
                         section.at("generation").get<std::string>(),
                         section.at("policy_hash").get<std::string>()});
    } catch (const json::exception&) {
      return {};  // a half-read record would show half of the truth
    }
  }
  return records;
}

std::vector<EvaluationRecord> shipped_evaluations() {
  const Asset* asset = find_asset("evaluation.json");
  return asset == nullptr ? std::vector<EvaluationRecord>{} : read_evaluations(asset->bytes);
}

}  // namespace mitate::web
