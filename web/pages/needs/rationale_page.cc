// 選定理由書: one printable paper from a need, and the same content as xlsx, CSV and a JSON record
// from which the result can be made again.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "catalog/curation/visibility.h"
#include "ranker/criteria/criteria.h"
#include "ranker/need/names.h"
#include "web/api/calls/replay.h"
#include "web/pages/facts/comparison.h"
#include "web/pages/frame/csv_download.h"
#include "web/pages/frame/parameters.h"
#include "web/pages/needs/kept_need.h"
#include "web/pages/needs/need_chips.h"
#include "web/pages/needs/need_view.h"
#include "web/pages/needs/requirements.h"
#include "web/pages/needs/routes.h"
#include "web/pictures/points_bar.h"

namespace mitate::web {
namespace {
using nlohmann::json;
constexpr std::size_t kPaperMatches = 10;
constexpr std::size_t kPaperExclusions = 30;

struct Answered {
  KeptNeed kept;
  ranker::Ranking ranking;
};

Result<Answered, Problem> answered(const Site& site, const Snapshot& snapshot,
                                   const Request& request, Date as_of) {
  auto found = find_need(site.app(), request.parameters.get("id"));
  if (!found) return Refused(problem_from(found.error()));
  if (!*found) return Refused(not_found(site, "need.not_found"));
  auto ranking = snapshot.matcher->match(asked_need(**found), match_options(**found, as_of));
  if (!ranking) return Refused(problem_from(ranking.error()));
  return Answered{std::move(**found), std::move(*ranking)};
}

/// What the paper compares: the reader's shortlist, else the first of the list.
std::vector<const catalog::Service*> compared_services(const catalog::Catalog& catalog,
                                                       const std::vector<ServiceId>& shortlist,
                                                       const ranker::Ranking& ranking) {
  std::vector<const catalog::Service*> services;
  for (const ServiceId& id : shortlist) {
    if (services.size() < kMaxCompared) services.push_back(catalog::public_service(catalog, id));
  }
  for (const ranker::Match& match : ranking.matches) {
    if (!shortlist.empty() || services.size() >= 3) break;
    const catalog::Service* service = catalog::public_service(catalog, match.service);
    if (service != nullptr) services.push_back(service);
  }
  return services;
}

Sheet ranking_sheet(const FactContext& context, const ranker::Ranking& ranking) {
  const Wording& wording = context.wording;
  Sheet sheet;
  sheet.name = wording.text("export.result");
  for (const char* key : {"export.rank", "export.band", "export.service_id", "export.service",
                          "export.provider", "export.score", "export.score_max"}) {
    sheet.headers.push_back(wording.text(key));
  }
  sheet.widths = {6, 12, 24, 32, 28, 8, 8};
  for (const ranker::CriterionRow& criterion : ranker::kCriteria) {
    sheet.headers.push_back(wording.text("criterion." + std::string(criterion.slug)));
    sheet.widths.push_back(10);
  }
  for (const char* key : {"export.reasons", "export.cautions", "export.unknown"}) {
    sheet.headers.push_back(wording.text(key));
    sheet.widths.push_back(40);
  }
  sheet.frozen_columns = 4;
  std::size_t rank = 0;
  for (const ranker::Match& match : ranking.matches) {
    const catalog::Service* service = catalog::public_service(context.catalog, match.service);
    std::vector<SheetCell> row{static_cast<double>(++rank),
                               wording.text("band." + std::string(ranker::name_of(match.band))),
                               match.service.text(),
                               service == nullptr ? match.service.text() : service->name,
                               service == nullptr || context.catalog.provider_name(*service).empty()
                                   ? wording.text("unknown")
                                   : std::string(context.catalog.provider_name(*service)),
                               match.score().value / 10.0,
                               match.score_max().value / 10.0};
    for (const ranker::CriterionRow& criterion : ranker::kCriteria) {
      const auto part = std::find_if(
          match.contributions.begin(), match.contributions.end(),
          [&](const ranker::Contribution& one) { return one.criterion == criterion.slug; });
      row.emplace_back(part == match.contributions.end() ? 0.0 : part->points.value / 10.0);
    }
    std::string reasons;
    for (const ranker::Contribution& part : match.contributions) {
      for (const ranker::Reason& reason : part.reasons) {
        reasons += wording.sentence(reason, context.catalog) + "\n";
      }
    }
    std::string cautions;
    for (const ranker::Reason& reason : match.cautions) {
      cautions += wording.sentence(reason, context.catalog) + "\n";
    }
    std::string unknown;
    for (const ranker::UnknownFact& fact : match.unknown) {
      unknown += wording.sentence(fact.reason, context.catalog) + "\n";
    }
    for (std::string* text : {&reasons, &cautions, &unknown}) {
      if (!text->empty()) text->pop_back();
      row.emplace_back(std::move(*text));
    }
    sheet.rows.push_back(std::move(row));
  }
  return sheet;
}

/// Need, version and promise, as the sheet that lets a reader make the result again.
Sheet version_sheet(const FactContext& context, const Answered& answer, const Snapshot& snapshot) {
  const Wording& wording = context.wording;
  Sheet sheet;
  sheet.name = wording.text("export.conditions");
  sheet.headers = {wording.text("export.item"), wording.text("export.content")};
  sheet.widths = {20, 80};
  for (const NeedChip& chip : chips_of(context, answer.kept.need)) {
    sheet.rows.push_back(
        {chip.label, chip.value + wording.text(chip.must ? "export.must" : "export.wish")});
  }
  sheet.rows.push_back({wording.text("export.as_of_day"), answer.ranking.as_of.iso()});
  sheet.rows.push_back({wording.text("export.generation"), snapshot.generation});
  sheet.rows.push_back(
      {wording.text("export.policy"), answer.ranking.policy_id + " " + answer.ranking.policy_hash});
  sheet.rows.push_back({wording.text("export.note"), wording.text("export.promise")});
  return sheet;
}
}  // namespace

Response rationale_page(const Site& site, const Request& request) {
  const auto snapshot = site.app().snapshot();
  const Wording& wording = site.wording();
  const FactContext context{*snapshot->catalog, wording};
  const auto as_of = read_as_of(site, request);
  if (!as_of) return problem_response(as_of.error());
  auto result = answered(site, *snapshot, request, *as_of);
  if (!result) return problem_response(result.error());
  Answered& answer = *result;

  SourceIndex sources(context);
  const std::vector<ServiceId> shortlist = shortlist_of(request, *snapshot->catalog);
  json musts = json::array();
  json conditions = json::array();
  for (const NeedChip& chip : chips_of(context, answer.kept.need)) {
    json row{{"label", chip.label},
             {"value", chip.value},
             {"words", or_false(chip.words == chip.value ? std::string() : chip.words)},
             {"proof", proof_of(wording, chip.slot)},
             {"strength", wording.text(chip.always ? "strength.never"
                                       : chip.must ? "strength.must"
                                                   : "strength.wish")}};
    if (chip.must) musts.push_back(row);
    conditions.push_back(std::move(row));
  }
  json matches = json::array();
  std::size_t rank = 0;
  for (const ranker::Match& match : answer.ranking.matches) {
    ++rank;
    const bool listed =
        std::find(shortlist.begin(), shortlist.end(), match.service) != shortlist.end();
    if (rank > kPaperMatches && !listed) continue;
    json item = match_json(context, match, rank, sources);
    item["band"] = wording.text("band." + std::string(ranker::name_of(match.band)));
    item["listed"] = listed;
    matches.push_back(std::move(item));
  }
  const Comparison comparison =
      compare(context, compared_services(*snapshot->catalog, shortlist, answer.ranking), *as_of);
  json heads = json::array();
  for (const catalog::Service* service : comparison.services)
    heads.push_back({{"name", service->name}});
  json rows = json::array();
  for (const ComparisonRow& row : comparison.rows) {
    json cells = json::array();
    for (const std::string& cell : row.cells) cells.push_back({{"text", or_false(cell)}});
    rows.push_back({{"label", row.label}, {"differs", row.differs}, {"cells", std::move(cells)}});
  }
  json exclusions = exclusions_json(context, answer.ranking);
  const std::size_t more =
      exclusions.size() > kPaperExclusions ? exclusions.size() - kPaperExclusions : 0;
  if (more > 0) exclusions.erase(exclusions.begin() + kPaperExclusions, exclusions.end());
  json model{{"need_path", "/needs/" + request.parameters.get("id")},
             {"text", or_false(answer.kept.need.text)},
             {"conditions", std::move(conditions)},
             {"musts", std::move(musts)},
             {"matches", std::move(matches)},
             {"from_shortlist", !shortlist.empty()},
             {"has_comparison", comparison.services.size() >= 2},
             {"heads", std::move(heads)},
             {"rows", std::move(rows)},
             {"confirmations", confirmations_json(context, answer.ranking)},
             {"exclusions", std::move(exclusions)},
             {"more_excluded", more == 0 ? json(false) : json(std::to_string(more))},
             {"source_list", sources.list()},
             {"as_of", wording.date(answer.ranking.as_of.iso())},
             {"policy_id", answer.ranking.policy_id},
             {"policy_hash", answer.ranking.policy_hash}};
  put_markup(model, "hatch_svg", hatch_defs());
  const Frame frame{.title = wording.text("rationale.title"),
                    .section = "needs",
                    .noindex = true,
                    .scripts = {"paper.js"}};
  return site.page(request, *snapshot, frame, "rationale", std::move(model), Caching::NoStore);
}

Response need_export(const Site& site, const Request& request) {
  const auto snapshot = site.app().snapshot();
  const FactContext context{*snapshot->catalog, site.wording()};
  const auto as_of = read_as_of(site, request);
  if (!as_of) return problem_response(as_of.error());
  auto result = answered(site, *snapshot, request, *as_of);
  if (!result) return problem_response(result.error());
  Answered& answer = *result;
  const std::string file = request.parameters.get("file");
  const Sheet table = ranking_sheet(context, answer.ranking);
  if (file == "result.csv" || file == "requirements.csv") {
    const auto encoding = read_encoding(site, request);
    if (!encoding) return problem_response(encoding.error());
    const Sheet& sheet =
        file == "result.csv" ? table : requirements_sheet(context, answer.kept.need);
    return csv_response(site.wording(), file.substr(0, file.find('.')), to_csv(sheet), *encoding);
  }
  if (file == "result.xlsx") {
    std::vector<const catalog::Service*> services;
    for (const ranker::Match& match : answer.ranking.matches) {
      const catalog::Service* service = catalog::public_service(*snapshot->catalog, match.service);
      if (service != nullptr) services.push_back(service);
    }
    auto bytes =
        to_xlsx({table, grounds_sheet(context, services), version_sheet(context, answer, *snapshot),
                 requirements_sheet(context, answer.kept.need)},
                site.wording().text("export.result"), *as_of);
    if (!bytes) return problem_response(problem_from(bytes.error()));
    return download_response("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                             file, std::move(*bytes));
  }
  if (file == "result.json") {
    // Everything a replay needs: the need as matched, the versions, and the answer to compare with.
    const auto record =
        api::replay_record(asked_need(answer.kept), match_options(answer.kept, *as_of),
                           answer.ranking, *snapshot, site.wording());
    return download_response("application/json", file, api::replay_bytes(record));
  }
  return problem_response(not_found(site, "problem.404.cause"));
}

}  // namespace mitate::web
