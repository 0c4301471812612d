#include "web/api/calls/replay.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "catalog/text/utf8.h"
#include "web/api/calls/match_request.h"
#include "web/api/json/goal_json.h"
#include "web/api/json/json_body.h"
#include "web/api/json/need_json.h"
#include "web/api/json/ranking_json.h"
#include "web/wording/api_wording.h"

namespace mitate::web::api {
namespace {

using nlohmann::json;
using ordered = nlohmann::ordered_json;

constexpr const char* kFormat = "mitate-replay";
constexpr int kVersion = 1;
constexpr std::size_t kMostDifferences = 20;

Refused no_record(const std::string& field, const Wording& wording) {
  return Refused(invalid_parameter(field, wording.text("replay.not_a_record", {{"field", field}})));
}

Result<ranker::MatchOptions, Problem> options_of(const json& record, const Wording& wording) {
  ranker::MatchOptions out;
  const json as_of = record.value("as_of", json());
  const auto date =
      as_of.is_string() ? Date::parse(as_of.get_ref<const std::string&>()) : std::nullopt;
  if (!date) return no_record("as_of", wording);
  out.as_of = *date;
  const json options = record.value("options", json());
  if (!options.is_object()) return no_record("options", wording);
  const json limit = options.value("limit", json());
  if (!limit.is_number_integer() || limit < 1 || limit > 100)
    return no_record("options.limit", wording);
  out.limit = limit.get<std::size_t>();
  for (const auto& [name, flag] :
       {std::pair<const char*, bool*>{"include_reference", &out.include_reference},
        {"include_discouraged", &out.include_discouraged}}) {
    if (!options.contains(name)) continue;
    if (!options[name].is_boolean()) return no_record(std::string("options.") + name, wording);
    *flag = options[name].get<bool>();
  }
  if (options.contains("strict")) {
    const json& strict = options["strict"];
    const auto mode =
        value_named<ranker::StrictMode>(strict.is_string() ? strict.get<std::string>() : "");
    if (!mode) return no_record("options.strict", wording);
    out.strict = *mode;
  }
  const json weights = options.value("weights", json::object());
  if (!weights.is_object()) return no_record("options.weights", wording);
  for (const auto& [name, points] : weights.items()) {
    if (!points.is_number_integer()) return no_record("options.weights", wording);
    out.weights.emplace_back(name, points.get<int>());
  }
  if (options.contains("goals")) {
    auto goals = goals_from_json(options["goals"]);
    if (!goals) return no_record("options.goals", wording);
    out.goals = std::move(*goals);
  }
  return out;
}

std::string shown(const ordered& value) {
  constexpr std::size_t kLongest = 80;
  std::string text = value.is_string() ? value.get<std::string>() : value.dump();
  if (text.size() <= kLongest) return text;
  return text.substr(0, catalog::character_start(text, kLongest)) + "…";
}

class Comparison {
 public:
  Comparison(const Wording& wording, std::vector<std::string>& out)
      : wording_(wording), out_(out) {}

  void value(const char* what, const ordered& then, const ordered& now) {
    if (then == now) return;
    say("replay.differs", {{"what", wording_.text(std::string("replay.") + what)},
                           {"then", shown(then)},
                           {"now", shown(now)}});
  }

  /// Order and points of the services first: that is what a decision rested on.
  void answers(const ordered& then, const ordered& now) {
    if (then == now) return;
    const auto old_ids = ids(then);
    const auto new_ids = ids(now);
    if (old_ids != new_ids) {
      for (std::size_t i = 0; i < std::max(old_ids.size(), new_ids.size()); ++i) {
        const std::string left = i < old_ids.size() ? old_ids[i] : wording_.text("replay.nobody");
        const std::string right = i < new_ids.size() ? new_ids[i] : wording_.text("replay.nobody");
        if (left != right) {
          say("replay.place", {{"place", std::to_string(i + 1)}, {"then", left}, {"now", right}});
        }
      }
    }
    fields("result", then, now);
  }

 private:
  void say(const char* key, const WordingParameters& parameters) {
    if (out_.size() < kMostDifferences) out_.push_back(wording_.text(key, parameters));
  }
  static std::vector<std::string> ids(const ordered& answer) {
    std::vector<std::string> out;
    if (!answer.is_object() || !answer.contains("matches") || !answer["matches"].is_array())
      return out;
    for (const ordered& match : answer["matches"]) {
      const bool named = match.is_object() && match.contains("service") &&
                         match["service"].is_object() && match["service"].contains("id") &&
                         match["service"]["id"].is_string();
      out.push_back(named ? match["service"]["id"].get<std::string>() : std::string("?"));
    }
    return out;
  }
  void fields(const std::string& path, const ordered& then, const ordered& now) {
    if (then == now || out_.size() >= kMostDifferences) return;
    if (then.is_object() && now.is_object()) {
      for (const auto& [name, value] : then.items()) {
        fields(path + "." + name, value, now.contains(name) ? now[name] : ordered());
      }
      for (const auto& [name, value] : now.items()) {
        if (!then.contains(name)) fields(path + "." + name, ordered(), value);
      }
      return;
    }
    if (then.is_array() && now.is_array() && then.size() == now.size()) {
      for (std::size_t i = 0; i < then.size(); ++i)
        fields(path + "[" + std::to_string(i) + "]", then[i], now[i]);
      return;
    }
    say("replay.field", {{"field", path}, {"then", shown(then)}, {"now", shown(now)}});
  }

  const Wording& wording_;
  std::vector<std::string>& out_;
};

/// What of an answer does not depend on which load it came from.
ordered without_versions(ordered answer) {
  if (!answer.is_object()) return answer;
  answer.erase("generation");
  answer.erase("sequence");
  return answer;
}

}  // namespace

ordered replay_record(const ranker::Need& need, const ranker::MatchOptions& options,
                      const ranker::Ranking& ranking, const Snapshot& snapshot,
                      const Wording& wording) {
  ordered record;
  record["format"] = kFormat;
  record["version"] = kVersion;
  record["as_of"] = ranking.as_of.iso();
  record["generation"] = snapshot.generation;
  record["policy"] = {{"id", ranking.policy_id}, {"hash", ranking.policy_hash}};
  record["options"] = {{"limit", options.limit}, {"include_reference", options.include_reference}};
  if (options.include_discouraged) record["options"]["include_discouraged"] = true;
  if (options.strict != ranker::StrictMode::Suggested) {
    record["options"]["strict"] = mitate::name_of(options.strict);
  }
  for (const auto& [name, points] : options.weights) record["options"]["weights"][name] = points;
  // The order heeds how many problems a service answers.
  if (!options.goals.empty()) record["options"]["goals"] = goals_to_json(options.goals);
  record["text"] = need.text;
  record["need"] = need_to_json(need);
  record["result"] = ranking_to_json(ranking, snapshot, wording);
  return record;
}

std::string replay_bytes(const ordered& record) { return record.dump(2) + "\n"; }

Result<Replay, Problem> replay(std::string_view bytes, const Snapshot& snapshot,
                               const Wording& wording) {
  MITATE_TRY(const json record, read_json_object(bytes));
  if (record.value("format", json()) != kFormat) return no_record("format", wording);
  if (record.value("version", json()) != kVersion) return no_record("version", wording);
  MITATE_TRY(const ranker::MatchOptions options, options_of(record, wording));
  if (!record.contains("need")) return no_record("need", wording);
  MITATE_TRY(ranker::Need need, need_from_json(record["need"]));
  if (!record.value("text", json()).is_string()) return no_record("text", wording);
  need.text = record["text"].get<std::string>();
  const auto ranking = snapshot.matcher->match(need, options);
  if (!ranking) return Refused(need_problem(ranking.error()));
  const ordered now = replay_record(need, options, *ranking, snapshot, wording);
  const ordered then = ordered::parse(bytes);
  Replay out;
  out.bytes = replay_bytes(now);
  out.same_bytes = out.bytes == bytes;
  const ordered then_result = then.contains("result") ? then["result"] : ordered();
  // The order of members says nothing: another program may have written the record anew.
  const auto plain = [](const ordered& value) {
    return json::parse(without_versions(value).dump());
  };
  out.same_answer = plain(then_result) == plain(now["result"]);
  if (out.same_bytes) return out;
  Comparison comparison(wording, out.differences);
  comparison.value("generation", then.contains("generation") ? then["generation"] : ordered(),
                   now["generation"]);
  comparison.value("policy", then.contains("policy") ? then["policy"] : ordered(), now["policy"]);
  if (!out.same_answer)
    comparison.answers(without_versions(then_result), without_versions(now["result"]));
  if (out.differences.empty()) out.differences.push_back(wording.text("replay.only_layout"));
  return out;
}

}  // namespace mitate::web::api
