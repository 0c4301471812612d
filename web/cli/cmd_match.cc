// mitate match [TEXT | - | --need FILE]: the same answer as POST /matches.
#include <fstream>
#include <nlohmann/json.hpp>

#include "web/api/calls/match_request.h"
#include "web/api/calls/replay.h"
#include "web/api/json/json_body.h"
#include "web/cli/commands.h"
#include "web/cli/output.h"

namespace mitate::web::cli {
namespace {

using nlohmann::json;
using ordered = nlohmann::ordered_json;

constexpr std::size_t kMostBytes = 1024 * 1024;

/// What was typed, or stands in the file or on standard input.
Result<std::string> given_bytes(const MatchOptions& options) {
  if (!options.need_file.empty()) return read_file(options.need_file, kMostBytes);
  if (options.text == "-") return read_standard_input(kMostBytes);
  return options.text;
}

/// The body of the API call that the options mean. A file may hold that body or only the need.
Result<json, Problem> body_from(const MatchOptions& options, const std::string& bytes) {
  json body = json::object();
  if (options.need_file.empty()) {
    body["text"] = bytes;
  } else {
    MITATE_TRY(json given, api::read_json_object(bytes));
    const bool is_body = given.contains("need") || given.contains("text");
    body = is_body ? std::move(given) : json{{"need", std::move(given)}};
  }
  if (!options.buyer_type.empty()) body["buyer_type"] = options.buyer_type;
  if (!body.contains("strict")) body["strict"] = options.strict;
  if (!body.contains("limit")) body["limit"] = options.limit;
  return body;
}

std::string point_text(const ordered& value) { return value.dump(); }

void print_answer(const ordered& answer) {
  if (answer["no_strong_match"].get<bool>()) print("no strong match");
  std::size_t place = 0;
  for (const ordered& match : answer["matches"]) {
    print(std::to_string(++place) + ". " + match["service"]["name"].get<std::string>() + "  [" +
          match["band"].get<std::string>() + "]  " + point_text(match["score"]) + " (max " +
          point_text(match["score_max"]) + ")  " + match["service"]["id"].get<std::string>());
    for (const ordered& part : match["contributions"]) {
      print("     " + part["criterion"].get<std::string>() + " " + point_text(part["points"]) +
            "/" + point_text(part["max"]) + "  " + part["reason"].get<std::string>());
    }
    for (const ordered& near : match["nearby_cases"]) {
      print("     + " + near["area"].get<std::string>() + "  " +
            near["case_study"].get<std::string>());
    }
    for (const ordered& open : match["unconfirmed"]) {
      print("     ? " + open["reason"].get<std::string>());
    }
    for (const ordered& caution : match["cautions"]) {
      print("     ! " + caution["text"].get<std::string>());
    }
  }
  for (const ordered& open : answer["needs_confirmation"]) {
    print("? " + open["service"]["name"].get<std::string>() + ": " +
          open["reason"].get<std::string>());
  }
  for (const ordered& excluded : answer["excluded"]) {
    print("x " + excluded["service"]["name"].get<std::string>() + ": " +
          excluded["reason"].get<std::string>());
  }
  for (const ordered& told : answer["information"]) print("i " + told["text"].get<std::string>());
  print("policy " + answer["policy"]["id"].get<std::string>() + " " +
        answer["policy"]["hash"].get<std::string>() + ", as of " +
        answer["as_of"].get<std::string>());
}

/// The same need again as a record for `mitate replay`.
Result<void> write_record(const App& app, api::MatchRequest request,
                          const std::filesystem::path& file) {
  const auto snapshot = app.snapshot();
  if (request.from_text) {
    MITATE_TRY(auto read, snapshot->need_reader->read(request.need.text, request.buyer_type,
                                                      request.options.as_of));
    request.need = std::move(read.need);
  }
  MITATE_TRY(const auto ranking, snapshot->matcher->match(request.need, request.options));
  std::ofstream out(file, std::ios::binary);
  out << api::replay_bytes(
      api::replay_record(request.need, request.options, ranking, *snapshot, app.wording()));
  if (!out.flush()) return Unexpected(ErrorCode::Io, "cannot write the record");
  return {};
}

}  // namespace

int match(const Globals& globals, const MatchOptions& options) {
  const auto bytes = given_bytes(options);
  if (!bytes) return fail(globals, bytes.error());
  const auto body = body_from(options, *bytes);
  if (!body) return fail(globals, body.error());
  auto request = api::match_request(*body, globals.today());
  if (!request) return fail(globals, request.error());
  const auto app = open_app(globals);
  if (!app) return fail(globals, app.error());
  if (!options.record.empty()) {
    const auto written = write_record(**app, *request, options.record);
    if (!written) return fail(globals, written.error());
  }
  const auto answer =
      api::answer_match(std::move(*request), *(*app)->snapshot(), (*app)->wording());
  if (!answer) return fail(globals, answer.error());
  if (globals.json)
    print(answer->dump(2));
  else
    print_answer(*answer);
  return kOk;
}

}  // namespace mitate::web::cli
