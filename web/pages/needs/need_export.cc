// A result and its 選定理由書 as files: xlsx, CSV, the requirements for a specification, and a JSON
// record from which the result can be made again.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "catalog/curation/visibility.h"
#include "ranker/criteria/criteria.h"
#include "ranker/need/names.h"
#include "web/api/calls/replay.h"
#include "web/pages/facts/comparison.h"
#include "web/pages/facts/evidence_line.h"
#include "web/pages/facts/record_columns.h"
#include "web/pages/frame/csv_download.h"
#include "web/pages/frame/file_name.h"
#include "web/pages/frame/parameters.h"
#include "web/pages/needs/answered_need.h"
#include "web/pages/needs/need_chips.h"
#include "web/pages/needs/rationale_paper.h"
#include "web/pages/needs/requirements.h"
#include "web/pages/needs/routes.h"

namespace mitate::web {
namespace {
constexpr const char* kXlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
constexpr std::size_t kAllStudies = 99;

std::string lines_of(std::vector<std::string> lines) {
  std::string out;
  for (const std::string& line : lines) out += (out.empty() ? "" : "\n") + line;
  return out;
}

std::string sentences_of(const FactContext& context, const std::vector<ranker::Reason>& reasons) {
  std::vector<std::string> lines;
  for (const ranker::Reason& reason : reasons) {
    lines.push_back(context.wording.sentence(reason, context.catalog));
  }
  return lines_of(std::move(lines));
}

std::string reasons_of(const FactContext& context, const ranker::Match& match) {
  std::vector<ranker::Reason> reasons;
  for (const ranker::Contribution& part : match.contributions) {
    reasons.insert(reasons.end(), part.reasons.begin(), part.reasons.end());
  }
  return sentences_of(context, reasons);
}

std::string open_of(const FactContext& context, const ranker::Match& match) {
  std::vector<ranker::Reason> reasons;
  for (const ranker::OpenCondition& one : match.unconfirmed) reasons.push_back(one.reason);
  return sentences_of(context, reasons);
}

std::string unknown_of(const FactContext& context, const ranker::Match& match) {
  std::vector<ranker::Reason> reasons;
  for (const ranker::UnknownFact& one : match.unknown) reasons.push_back(one.reason);
  return sentences_of(context, reasons);
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
  for (const char* key : {"export.reasons", "export.cautions", "export.open", "export.unknown"}) {
    sheet.headers.push_back(wording.text(key));
    sheet.widths.push_back(40);
  }
  sheet.headers.push_back(wording.text("export.unknown_count"));
  sheet.widths.push_back(8);
  add_record_headers(context, RecordColumns::Brief, sheet);
  sheet.frozen_columns = 4;
  sheet.filter = true;
  std::int64_t rank = 0;
  for (const ranker::Match& match : ranking.matches) {
    const catalog::Service* service = catalog::public_service(context.catalog, match.service);
    ++rank;
    if (service == nullptr) continue;
    const std::string provider(context.catalog.provider_name(*service));
    std::vector<SheetCell> row{SheetWhole{rank},
                               wording.text("band." + std::string(ranker::name_of(match.band))),
                               match.service.text(),
                               service->name,
                               provider.empty() ? wording.text("unknown") : provider,
                               match.score().value / 10.0,
                               match.score_max().value / 10.0};
    for (const ranker::CriterionRow& criterion : ranker::kCriteria) {
      const auto part = std::find_if(
          match.contributions.begin(), match.contributions.end(),
          [&](const ranker::Contribution& one) { return one.criterion == criterion.slug; });
      row.emplace_back(part == match.contributions.end() ? 0.0 : part->points.value / 10.0);
    }
    row.emplace_back(reasons_of(context, match));
    row.emplace_back(sentences_of(context, match.cautions));
    row.emplace_back(open_of(context, match));
    row.emplace_back(unknown_of(context, match));
    row.emplace_back(SheetWhole{static_cast<std::int64_t>(match.unknown.size())});
    add_record_cells(context, RecordColumns::Brief, *service, row);
    sheet.rows.push_back(std::move(row));
  }
  return sheet;
}

/// What was set aside, with the reason and the smallest change that would admit it.
Sheet set_aside_sheet(const FactContext& context, const ranker::Ranking& ranking) {
  Sheet sheet;
  sheet.name = context.text("export.set_aside");
  for (const char* key :
       {"export.verdict", "export.service_id", "export.service", "export.why", "export.admits"}) {
    sheet.headers.push_back(context.text(key));
  }
  sheet.widths = {12, 24, 32, 50, 40};
  sheet.filter = true;
  const auto add = [&](const char* key, const ServiceId& id, const ranker::Reason& reason,
                       const std::string& admits) {
    const catalog::Service* service = catalog::public_service(context.catalog, id);
    sheet.rows.push_back({context.text(key), id.text(),
                          service == nullptr ? id.text() : service->name,
                          context.wording.sentence(reason, context.catalog), admits});
  };
  for (const ranker::Confirmation& one : ranking.needs_confirmation) {
    add("export.open", one.service, one.reason, {});
  }
  for (const ranker::Exclusion& one : ranking.excluded) {
    add("export.excluded", one.service, one.reason,
        one.admits_if ? context.wording.sentence(*one.admits_if, context.catalog) : std::string());
  }
  return sheet;
}

/// Need, version, licence and promise, as the sheet that lets a reader make the result again.
Sheet version_sheet(const FactContext& context, const AnsweredNeed& answer,
                    const Snapshot& snapshot) {
  const Wording& wording = context.wording;
  Sheet sheet;
  sheet.name = wording.text("export.conditions");
  sheet.headers = {wording.text("export.item"), wording.text("export.content")};
  sheet.widths = {20, 80};
  for (const NeedChip& chip : chips_of(context, answer.kept.need)) {
    sheet.rows.push_back(
        {chip.label, chip.value + wording.text(chip.must ? "export.must" : "export.wish")});
  }
  sheet.rows.push_back({wording.text("export.as_of_day"), answer.ranking.as_of});
  sheet.rows.push_back({wording.text("export.generation"), snapshot.generation});
  sheet.rows.push_back(
      {wording.text("export.policy"), answer.ranking.policy_id + " " + answer.ranking.policy_hash});
  sheet.rows.push_back({wording.text("export.license"), wording.text("export.license.text")});
  sheet.rows.push_back({wording.text("export.note"), wording.text("export.promise")});
  return sheet;
}

/// The texts of the paper; a blank is said to be one.
Sheet paper_sheet(const FactContext& context, const AnsweredNeed& answer) {
  Sheet sheet;
  sheet.name = context.text("export.paper");
  sheet.headers = {context.text("export.item"), context.text("export.content")};
  sheet.widths = {20, 90};
  for (const PaperText& text : kPaperTexts) {
    const std::string& value = answer.kept.paper.*text.member;
    sheet.rows.push_back({context.text("paper.field." + std::string(text.name)),
                          value.empty() ? context.text("export.blank") : value});
  }
  sheet.rows.push_back({context.text("export.as_of_day"), answer.ranking.as_of});
  sheet.rows.push_back({context.text("export.note"), context.text("export.promise")});
  return sheet;
}

std::string verdict_of(const FactContext& context, const PaperService& one) {
  return one.verdict ? context.text("verdict." + std::string(mitate::name_of(*one.verdict)))
                     : context.text("export.blank");
}

Sheet marks_sheet(const FactContext& context, const AnsweredNeed& answer,
                  const std::vector<PaperService>& services) {
  Sheet sheet;
  sheet.name = context.text("export.marks");
  for (const char* key :
       {"export.verdict", "export.service", "export.provider", "export.mark_reason",
        "export.standing", "record.evidence", "export.cautions", "export.open", "export.unknown"}) {
    sheet.headers.push_back(context.text(key));
  }
  sheet.widths = {10, 30, 26, 40, 26, 40, 40, 40, 40};
  sheet.frozen_columns = 2;
  sheet.filter = true;
  for (const PaperService& one : services) {
    const std::string provider(context.catalog.provider_name(*one.service));
    const auto evidence = evidence_phrases(context, *one.service, kAllStudies);
    const ranker::Match none{};
    const ranker::Match& match = one.match == nullptr ? none : *one.match;
    sheet.rows.push_back({verdict_of(context, one), one.service->name,
                          provider.empty() ? context.text("unknown") : provider,
                          one.reason.empty() ? context.text("export.blank") : one.reason,
                          paper_standing(context, one, answer.ranking),
                          evidence.empty() ? context.text("unknown") : lines_of(evidence),
                          sentences_of(context, match.cautions), open_of(context, match),
                          unknown_of(context, match)});
  }
  return sheet;
}

/// Costs of a year with their state beside each; the total follows the marks in the first column.
Sheet cost_sheet(const FactContext& context, const AnsweredNeed& answer,
                 const std::vector<PaperService>& services) {
  Sheet sheet;
  sheet.name = context.text("export.cost");
  for (const char* key :
       {"export.verdict", "export.service", "export.cost.year", "export.cost.state",
        "export.cost.assumption", "record.price_state", "record.price_from", "record.price_to",
        "record.price_unit", "record.price_tax", "record.price_written"}) {
    sheet.headers.push_back(context.text(key));
  }
  sheet.widths = {24, 30, 16, 20, 40, 12, 14, 14, 14, 8, 40};
  sheet.frozen_columns = 2;
  sheet.filter = true;
  const auto yen = [](const std::optional<std::int64_t>& amount) {
    return amount ? SheetCell(SheetWhole{*amount}) : SheetCell(std::string());
  };
  std::int64_t sum = 0;
  bool partly = false;
  bool any_known = false;
  for (const PaperService& one : services) {
    const PaperCost cost =
        paper_cost(context, *one.service, answer.kept.need, answer.ranking.as_of);
    const PriceRange price = price_range(context, *one.service);
    std::string state = price.state;
    if (cost.year && *cost.year > 0) {
      state = context.text(cost.at_least ? "export.state.from" : "export.state.known");
    } else if (!cost.year && price.from) {
      state = context.text("export.state.uncomputed");
    }
    if (one.verdict == Verdict::Adopted) {
      sum += cost.year.value_or(0);
      partly = partly || !cost.year;
      any_known = any_known || cost.year;
    }
    sheet.rows.push_back({verdict_of(context, one), one.service->name, yen(cost.year), state,
                          cost.assumptions + cost.state, price.state, yen(price.from),
                          yen(price.to), price.unit, price.tax, price.written});
  }
  if (sheet.rows.empty()) return sheet;
  const std::string last = std::to_string(sheet.rows.size() + 1);
  // Where no part is known the total is 未確認 and never 0.
  SheetCell total = context.text("unknown");
  if (any_known) {
    total = SheetFormula{
        "=SUMIF(A2:A" + last + ",\"" + context.text("verdict.adopted") + "\",C2:C" + last + ")",
        static_cast<double>(sum), true};
  }
  sheet.rows.push_back({context.text(partly ? "export.cost.total_partly" : "export.cost.total"),
                        std::string(), std::move(total),
                        context.text(partly || !any_known ? "unknown" : "export.state.known")});
  sheet.closing_rows = 1;
  return sheet;
}

Result<std::string> paper_workbook(const FactContext& context, const AnsweredNeed& answer,
                                   const Snapshot& snapshot,
                                   const std::vector<ServiceId>& shortlist) {
  const auto services =
      paper_services(context.catalog, answer.kept.paper, shortlist, answer.ranking);
  std::vector<const catalog::Service*> compared;
  for (const PaperService& one : services) compared.push_back(one.service);
  return to_xlsx({paper_sheet(context, answer), marks_sheet(context, answer, services),
                  cost_sheet(context, answer, services),
                  comparison_sheet(context, compare(context, compared, answer.ranking.as_of)),
                  ranking_sheet(context, answer.ranking), set_aside_sheet(context, answer.ranking),
                  requirements_sheet(context, answer.kept.need), grounds_sheet(context, compared),
                  version_sheet(context, answer, snapshot)},
                 context.text("rationale.title"), answer.ranking.as_of);
}

Result<std::string> result_workbook(const FactContext& context, const AnsweredNeed& answer,
                                    const Snapshot& snapshot) {
  std::vector<const catalog::Service*> services;
  for (const ranker::Match& match : answer.ranking.matches) {
    const catalog::Service* service = catalog::public_service(context.catalog, match.service);
    if (service != nullptr) services.push_back(service);
  }
  return to_xlsx(
      {ranking_sheet(context, answer.ranking), grounds_sheet(context, services),
       version_sheet(context, answer, snapshot), requirements_sheet(context, answer.kept.need),
       set_aside_sheet(context, answer.ranking)},
      context.text("export.result"), answer.ranking.as_of);
}
}  // namespace

Response need_export(const Site& site, const Request& request) {
  const auto snapshot = site.app().snapshot();
  const FactContext context{*snapshot->catalog, site.wording()};
  const auto as_of = read_as_of(site, request);
  if (!as_of) return problem_response(as_of.error());
  auto result = answered_need(site, *snapshot, request, *as_of);
  if (!result) return problem_response(result.error());
  const AnsweredNeed& answer = *result;
  const std::string file = request.parameters.get("file");
  const std::string subject = subject_of(context, answer.kept.need);
  if (file == "result.csv" || file == "requirements.csv") {
    const auto encoding = read_encoding(site, request);
    if (!encoding) return problem_response(encoding.error());
    const Sheet sheet = file == "result.csv" ? ranking_sheet(context, answer.ranking)
                                             : requirements_sheet(context, answer.kept.need);
    Response response =
        csv_response(site.wording(), file.substr(0, file.find('.')), to_csv(sheet), *encoding);
    name_file(response, file_name(sheet.name, subject, *as_of,
                                  *encoding == CsvEncoding::Cp932 ? "_cp932.csv" : ".csv"));
    return response;
  }
  if (file == "result.xlsx" || file == "rationale.xlsx") {
    const bool paper = file == "rationale.xlsx";
    auto bytes = paper ? paper_workbook(context, answer, *snapshot,
                                        shortlist_of(request, *snapshot->catalog))
                       : result_workbook(context, answer, *snapshot);
    if (!bytes) return problem_response(problem_from(bytes.error()));
    Response response = download_response(kXlsx, file, std::move(*bytes));
    name_file(response, file_name(context.text(paper ? "rationale.title" : "export.result"),
                                  subject, *as_of, ".xlsx"));
    return response;
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
