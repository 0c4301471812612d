// 選定理由書: the form in which the buyer marks and explains, and the printable paper below it.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "catalog/curation/visibility.h"
#include "web/pages/frame/parameters.h"
#include "web/pages/needs/answered_need.h"
#include "web/pages/needs/need_chips.h"
#include "web/pages/needs/rationale_paper.h"
#include "web/pages/needs/routes.h"

namespace mitate::web {
namespace {
using nlohmann::json;
constexpr std::size_t kOffered = 8;  ///< services that the form offers to mark

std::string path_of(const Request& request) { return "/needs/" + request.parameters.get("id"); }

/// What was marked, then the shortlist, then the first of the list.
std::vector<ServiceId> offered(const catalog::Catalog& catalog, const PaperChoice& choice,
                               const std::vector<ServiceId>& shortlist,
                               const ranker::Ranking& ranking) {
  std::vector<ServiceId> ids;
  const auto add = [&](const ServiceId& id) {
    if (catalog::public_service(catalog, id) == nullptr) return;
    if (std::find(ids.begin(), ids.end(), id) == ids.end()) ids.push_back(id);
  };
  for (const PaperMark& mark : choice.marks) add(mark.service);
  for (const ServiceId& id : shortlist) add(id);
  for (const ranker::Match& match : ranking.matches) {
    if (ids.size() >= kOffered) break;
    add(match.service);
  }
  return ids;
}

json form_json(const FactContext& context, const AnsweredNeed& answer,
               const std::vector<ServiceId>& shortlist, const std::vector<PaperFault>& faults) {
  const PaperChoice& choice = answer.kept.paper;
  const auto fault_of = [&](const std::string& field) -> json {
    for (const PaperFault& fault : faults) {
      if (fault.field == field) return fault.message;
    }
    return false;
  };
  json texts = json::array();
  for (const PaperText& text : kPaperTexts) {
    const std::string name(text.name);
    texts.push_back(
        {{"name", name},
         {"label", context.text("paper.field." + name)},
         {"hint", context.text("paper.hint." + name, {{"most", std::to_string(text.most)}})},
         {"value", choice.*text.member},
         {"short", text.most <= 200},
         {"error", fault_of(name)}});
  }
  json services = json::array();
  for (const ServiceId& id : offered(context.catalog, choice, shortlist, answer.ranking)) {
    PaperChoice alone;
    alone.marks = {{id, Verdict::PassedOver, {}}};
    const std::vector<PaperService> one =
        paper_services(context.catalog, alone, {}, answer.ranking);
    const auto mark = std::find_if(choice.marks.begin(), choice.marks.end(),
                                   [&](const PaperMark& known) { return known.service == id; });
    json options = json::array();
    for (const Verdict verdict : all<Verdict>()) {
      const std::string name(mitate::name_of(verdict));
      options.push_back({{"value", name},
                         {"label", context.text("verdict." + name)},
                         {"chosen", mark != choice.marks.end() && mark->verdict == verdict}});
    }
    services.push_back({{"id", id.text()},
                        {"name", one.front().service->name},
                        {"standing", paper_standing(context, one.front(), answer.ranking)},
                        {"options", std::move(options)},
                        {"none", mark == choice.marks.end()},
                        {"reason", mark == choice.marks.end() ? std::string() : mark->reason},
                        {"error", fault_of("reason-" + id.text())}});
  }
  json errors = json::array();
  for (const PaperFault& fault : faults) {
    errors.push_back({{"field", fault.field}, {"message", fault.message}});
  }
  return {{"texts", std::move(texts)},
          {"services", std::move(services)},
          {"errors", std::move(errors)},
          {"open", choice.marks.empty() || !faults.empty()},
          {"most", std::to_string(kMaxMarks)}};
}

Response page_of(const Site& site, const Request& request, const Snapshot& snapshot,
                 const AnsweredNeed& answer, const std::vector<PaperFault>& faults) {
  const FactContext context{*snapshot.catalog, site.wording()};
  const std::vector<ServiceId> shortlist = shortlist_of(request, *snapshot.catalog);
  json model = rationale_paper(
      context, snapshot, answer.kept, answer.ranking,
      paper_services(*snapshot.catalog, answer.kept.paper, shortlist, answer.ranking));
  // Who has only the link reads the paper; the owner's browser writes it.
  model["form"] = may_change(answer.kept, request) ? form_json(context, answer, shortlist, faults)
                                                   : json(false);
  model["need_path"] = path_of(request);
  const Frame frame{.title = context.text(faults.empty() ? "rationale.title" : "paper.error.title"),
                    .section = "needs",
                    .noindex = true,
                    .scripts = {"paper.js"}};
  Response response =
      site.page(request, snapshot, frame, "rationale", std::move(model), Caching::NoStore);
  if (!faults.empty()) response.status = 400;
  return response;
}
}  // namespace

Response rationale_page(const Site& site, const Request& request) {
  const auto snapshot = site.app().snapshot();
  const auto as_of = read_as_of(site, request);
  if (!as_of) return problem_response(as_of.error());
  const auto answer = answered_need(site, *snapshot, request, *as_of);
  if (!answer) return problem_response(answer.error());
  return page_of(site, request, *snapshot, *answer, {});
}

Response write_rationale(const Site& site, const Request& request) {
  const auto snapshot = site.app().snapshot();
  const FactContext context{*snapshot->catalog, site.wording()};
  const auto form = site.changing_form(request);
  if (!form) return problem_response(form.error());
  auto answer = answered_need(site, *snapshot, request, site.app().today());
  if (!answer) return problem_response(answer.error());
  if (!may_change(answer->kept, request)) {
    return problem_response(Problem{
        .status = 403, .code = "read_only", .detail = site.wording().text("need.read_only")});
  }
  auto reading = read_paper_choice(context, *form);
  if (!reading) return problem_response(reading.error());
  answer->kept.paper = std::move(reading->choice);
  if (!reading->faults.empty()) {
    return page_of(site, request, *snapshot, *answer, reading->faults);
  }
  auto replaced = replace_need(site.app(), request.parameters.get("id"), answer->kept);
  if (!replaced) return problem_response(problem_from(replaced.error()));
  if (!*replaced) return problem_response(not_found(site, "need.not_found"));
  return see_other(path_of(request) + "/rationale#paper");
}

}  // namespace mitate::web
