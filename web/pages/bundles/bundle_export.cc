// A bundle as files: a workbook whose totals follow a typed price, CSV, and the JSON of the answer
// with its question.
#include "web/api/json/need_json.h"
#include "web/export/sheet.h"
#include "web/pages/bundles/kept_answer.h"
#include "web/pages/bundles/routes.h"
#include "web/pages/frame/csv_download.h"
#include "web/pages/frame/parameters.h"

namespace mitate::web {
namespace {
using nlohmann::json;

/// Members with costs and gains; the last row holds the totals.
Sheet members_sheet(const FactContext& context, const BundleAnswer& answer) {
  Sheet sheet;
  sheet.name = context.text("bundle.export.members");
  sheet.headers = {context.text("bundle.export.service"), context.text("bundle.export.cost"),
                   context.text("bundle.export.basis"), context.text("bundle.export.gain"),
                   context.text("bundle.export.covers")};
  sheet.widths = {34, 18, 28, 14, 40};
  double cost = 0;
  double gain = 0;
  for (const BundleAnswer& member : answer["services"]) {
    std::vector<std::string> covers;
    for (const BundleAnswer& cover : member["covers"]) {
      const auto goal = cover["goal"].get<std::size_t>();
      covers.push_back(answer["coverage"][goal]["name"]["label"].get<std::string>());
    }
    SheetCell amount = std::string();
    if (!member["cost"]["amount"].is_null()) {
      amount = member["cost"]["amount"].get<double>();
      cost += member["cost"]["amount"].get<double>();
    }
    gain += member["marginal_gain"].get<double>();
    sheet.rows.push_back({member["service"]["name"].get<std::string>(), amount,
                          member["cost"]["label"].get<std::string>(),
                          member["marginal_gain"].get<double>(), joined(context, covers)});
  }
  const std::string last = std::to_string(sheet.rows.size() + 1);
  const bool any = !sheet.rows.empty();
  sheet.rows.push_back(
      {context.text("bundle.export.total"),
       // Without a member there is no cost: a blank, not zero.
       any ? SheetCell(SheetFormula{"=SUM(B2:B" + last + ")", cost}) : SheetCell(std::string()),
       context.text("bundle.export.tax"),
       any ? SheetCell(SheetFormula{"=SUM(D2:D" + last + ")", gain}) : SheetCell(0.0),
       std::string()});
  return sheet;
}

Sheet matrix_sheet(const FactContext& context, const BundleAnswer& answer) {
  Sheet sheet;
  sheet.name = context.text("bundle.export.matrix");
  sheet.headers = {context.text("bundle.export.goal"), context.text("bundle.export.weight"),
                   context.text("bundle.export.best_known")};
  for (const BundleAnswer& member : answer["services"]) {
    sheet.headers.push_back(member["service"]["name"].get<std::string>());
  }
  for (const BundleAnswer& goal : answer["coverage"]) {
    std::vector<SheetCell> row{goal["name"]["label"].get<std::string>(),
                               goal["weight"].get<double>(), goal["best_known"].get<double>()};
    for (const BundleAnswer& member : answer["services"]) {
      SheetCell cell = std::string();
      for (const BundleAnswer& cover : member["covers"]) {
        if (cover["goal"] == goal["goal"]) cell = cover["points"].get<double>();
      }
      row.push_back(std::move(cell));
    }
    sheet.rows.push_back(std::move(row));
  }
  return sheet;
}

Sheet grounds_of_bundle(const FactContext& context, const BundleAnswer& answer) {
  Sheet sheet;
  sheet.name = context.text("bundle.export.grounds");
  sheet.headers = {context.text("bundle.export.item"), context.text("bundle.export.content")};
  sheet.widths = {28, 90};
  const auto add = [&](std::string_view key, const std::string& value) {
    sheet.rows.push_back({context.text(key), value});
  };
  add("bundle.export.proof", answer["proof"].get<std::string>());
  add("bundle.export.as_of", context.wording.date(answer["as_of"].get<std::string>()));
  add("bundle.export.generation", answer["generation"].get<std::string>());
  add("bundle.export.policy", answer["policy"]["id"].get<std::string>() + " " +
                                  answer["policy"]["hash"].get<std::string>());
  for (const BundleAnswer& one : answer["assumptions"]) {
    add("bundle.export.assumption",
        one["label"].get<std::string>() + "　" + one["service"]["name"].get<std::string>() + "　" +
            context.text("bundle.unit." + one["unit"].get<std::string>()) + " " +
            yen_of(context, one));
  }
  for (const BundleAnswer& one : answer["uncovered"]) {
    add("bundle.export.open",
        one["name"]["label"].get<std::string>() + "　" + one["text"].get<std::string>());
  }
  add("bundle.export.promise", context.text("bundle.promise"));
  return sheet;
}

}  // namespace

Response bundle_export(const Site& site, const Request& request) {
  const auto snapshot = site.app().snapshot();
  const FactContext context{*snapshot->catalog, site.wording()};
  const auto result = answered_bundle(site, *snapshot, request);
  if (!result) return problem_response(result.error());
  const AnsweredBundle& answered = *result;
  const std::string file = request.parameters.get("file");
  if (file == "bundle.xlsx") {
    auto bytes =
        to_xlsx({members_sheet(context, answered.answer), matrix_sheet(context, answered.answer),
                 grounds_of_bundle(context, answered.answer)},
                context.text("bundle.export.title"), answered.found.as_of);
    if (!bytes) return problem_response(problem_from(bytes.error()));
    return download_response("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                             file, std::move(*bytes));
  }
  if (file == "bundle.csv") {
    const auto encoding = read_encoding(site, request);
    if (!encoding) return problem_response(encoding.error());
    return csv_response(site.wording(), "bundle", to_csv(members_sheet(context, answered.answer)),
                        *encoding);
  }
  if (file == "bundle.json") {
    // Sent to POST /bundles, `request` gives `answer` again on the same data.
    json body = answered.kept.request;
    body["need"] = api::need_to_json(answered.kept.need);
    body["as_of"] = answered.found.as_of.iso();
    BundleAnswer record;
    record["request"] = body;
    record["answer"] = answered.answer;
    return download_response("application/json", file, record.dump(2) + "\n");
  }
  return problem_response(not_found(site, "problem.404.cause"));
}

}  // namespace mitate::web
