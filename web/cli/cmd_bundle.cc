// mitate bundle [TEXT | - | --need FILE]: the same answer as POST /bundles.
#include <nlohmann/json.hpp>

#include "web/api/calls/bundle_answer.h"
#include "web/api/json/json_body.h"
#include "web/cli/commands.h"
#include "web/cli/output.h"

namespace mitate::web::cli {
namespace {

using nlohmann::json;
using ordered = nlohmann::ordered_json;

constexpr std::size_t kMostBodyBytes = 1024 * 1024;

/// The body of the API call that the options mean. A file may hold that body or only the need.
Result<json, Problem> bundle_body(const BundleOptions& options, const std::string& bytes) {
  if (options.need_file.empty()) return json{{"text", bytes}};
  MITATE_TRY(json given, api::read_json_object(bytes));
  if (given.contains("need") || given.contains("text")) return given;
  return json{{"need", std::move(given)}};
}

Result<std::string> bytes_given(const BundleOptions& options) {
  if (!options.need_file.empty()) return read_file(options.need_file, kMostBodyBytes);
  if (options.text == "-") return read_standard_input(kMostBodyBytes);
  return options.text;
}

std::string amount_text(const ordered& money) {
  if (money["amount"].is_null()) return "-";
  return grouped(money["amount"].get<std::int64_t>()) + " yen";
}

std::string names_of(const ordered& services) {
  std::string out;
  for (const ordered& one : services) {
    out += (out.empty() ? "" : " + ") + one["name"].get<std::string>();
  }
  return out.empty() ? "-" : out;
}

void print_bundle(const ordered& answer) {
  print(answer["proof"].get<std::string>());
  for (const ordered& member : answer["services"]) {
    print("+ " + member["service"]["name"].get<std::string>() + "  " + amount_text(member["cost"]) +
          " [" + member["cost"]["label"].get<std::string>() + "]  +" +
          member["marginal_gain"].dump() + "  " + member["service"]["id"].get<std::string>());
  }
  print("value " + answer["value"].dump() + ", cost " + amount_text(answer["cost"]) + " over " +
        answer["contract_months"].dump() + " months");
  for (const ordered& goal : answer["coverage"]) {
    const bool covered = !goal["covered_by"].is_null();
    print("  " + goal["name"]["label"].get<std::string>() + ": " + goal["points"].dump() + " (" +
          (covered ? goal["covered_by"]["name"].get<std::string>() : "-") + "), best known " +
          goal["best_known"].dump() + ", priced " + goal["priced"].dump() + "/" +
          goal["candidates"].dump());
  }
  for (const ordered& open : answer["uncovered"]) {
    print("! " + open["name"]["label"].get<std::string>() + ": " + open["text"].get<std::string>());
  }
  for (const ordered& one : answer["relaxations"]) print("~ " + one["text"].get<std::string>());
  for (const ordered& set : answer["by_count"]) {
    print("ask " + std::to_string(set["services"].size()) + ": " + names_of(set["services"]) +
          "  " + set["value"].dump());
  }
  for (const ordered& entry : answer["would_enter"]) {
    print("? " + entry["service"]["name"].get<std::string>() + ": " +
          entry["text"].get<std::string>());
  }
  if (!answer["next_best"].is_null()) {
    print("next " + names_of(answer["next_best"]["services"]) + "  " +
          answer["next_best"]["value"].dump() + ", " + amount_text(answer["next_best"]["cost"]));
  }
  for (const ordered& one : answer["assumptions"]) {
    print("= " + one["label"].get<std::string>() + " " + one["service"]["name"].get<std::string>() +
          " " + one["amount"].dump() + " " + one["unit"].get<std::string>());
  }
  print("policy " + answer["policy"]["id"].get<std::string>() + " " +
        answer["policy"]["hash"].get<std::string>() + ", as of " +
        answer["as_of"].get<std::string>());
}

}  // namespace

int bundle_services(const Globals& globals, const BundleOptions& options) {
  const auto bytes = bytes_given(options);
  if (!bytes) return fail(globals, bytes.error());
  const auto body = bundle_body(options, *bytes);
  if (!body) return fail(globals, body.error());
  auto request = api::bundle_request(*body, globals.today());
  if (!request) return fail(globals, request.error());
  const auto app = open_app(globals);
  if (!app) return fail(globals, app.error());
  const auto answer =
      api::answer_bundle(std::move(*request), *(*app)->snapshot(), (*app)->wording());
  if (!answer) return fail(globals, answer.error());
  if (globals.json) {
    print(answer->dump(2));
  } else {
    print_bundle(*answer);
  }
  return (*answer)["possible"].get<bool>() ? kOk : kNo;
}

}  // namespace mitate::web::cli
