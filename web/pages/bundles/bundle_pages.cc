// Where bundles begin and change: from a text, from a kept need in one click, from the shortlist.
// Every change is a POST with a token, answered by 303, and keeps the question before it.
#include <algorithm>
#include <set>

#include "catalog/curation/visibility.h"
#include "ranker/need/names.h"
#include "web/api/calls/bundle_answer.h"
#include "web/http/form.h"
#include "web/pages/bundles/bundle_form.h"
#include "web/pages/bundles/bundle_form_view.h"
#include "web/pages/bundles/kept_answer.h"
#include "web/pages/bundles/routes.h"
#include "web/pages/frame/kept_record.h"
#include "web/pages/frame/parameters.h"
#include "web/pages/needs/kept_need.h"

namespace mitate::web {
namespace {
using nlohmann::json;
namespace bundle = ranker::bundle;

constexpr std::size_t kMostGoalsOfShortlist = 8;

json goals_to_json(const std::vector<bundle::AskedGoal>& goals) {
  json out = json::array();
  for (const bundle::AskedGoal& goal : goals) {
    if (out.size() < bundle::kMostAskedGoals) out.push_back(goal_to_json(goal));
  }
  return out;
}

/// The need's budget becomes the bundle's, where it can be seen, changed and taken away.
void take_budget(KeptBundle& kept) {
  if (!kept.need.budget || kept.need.budget->value.unit == ranker::BudgetUnit::PerUse) return;
  const ranker::Budget& budget = kept.need.budget->value;
  kept.request["budget"] = {{"amount", budget.amount_yen}, {"unit", ranker::name_of(budget.unit)}};
  if (budget.tax == ranker::BudgetTax::Excluded) kept.request["budget"]["tax"] = "excl";
  kept.need.budget.reset();
}

/// Only what the need still asks for: a reader may have taken a condition out.
std::vector<ranker::Goal> still_asked(const ranker::Need& need, std::vector<ranker::Goal> goals) {
  for (ranker::Goal& goal : goals) {
    std::erase_if(goal.domains, [&](const std::string& domain) {
      return std::none_of(need.domains.begin(), need.domains.end(),
                          [&](const auto& slot) { return slot.value == domain; });
    });
  }
  std::erase_if(goals, [](const ranker::Goal& goal) { return goal.domains.empty(); });
  return goals;
}

Result<KeptBundle, Problem> from_need(const Site& site, const Snapshot& snapshot,
                                      const std::string& id) {
  auto found = find_need(site.app(), id);
  if (!found) return Refused(problem_from(found.error()));
  if (!*found) return Refused(not_found(site, "need.not_found"));
  KeptBundle out;
  out.need = asked_need(**found);
  out.need_id = id;
  std::vector<ranker::Goal> goals;
  if (!out.need.text.empty()) {
    std::optional<ranker::BuyerType> buyer;
    if (out.need.buyer_type) buyer = out.need.buyer_type->value;
    auto read = snapshot.need_reader->read(out.need.text, buyer, site.app().today());
    if (read) goals = still_asked(out.need, std::move(read->goals));
  }
  out.request["goals"] = goals_to_json(bundle::goals_of(out.need, goals));
  take_budget(out);
  return out;
}

Result<KeptBundle, Problem> from_text(const Site& site, const Snapshot& snapshot,
                                      const Fields& fields) {
  std::optional<ranker::BuyerType> buyer = ranker::buyer_type_named(fields.get("buyer"));
  auto read = snapshot.need_reader->read(fields.get("text"), buyer, site.app().today());
  if (!read) {
    Problem problem = problem_from(read.error());
    problem.parameter = "text";
    problem.value.reset();
    return Refused(std::move(problem));
  }
  KeptBundle out;
  out.need = std::move(read->need);
  out.need.text = fields.get("text");
  out.request["goals"] = goals_to_json(bundle::goals_of(out.need, read->goals));
  take_budget(out);
  // An empty field of the start says nothing against the text.
  if (!fields.get("budget").empty()) {
    MITATE_TRY(out.request, bundle_request_of(out.request, fields));
  }
  return out;
}

/// Goals are the domains of the shortlist, most frequent first; its services are taken as far as
/// they match.
KeptBundle from_shortlist(const Snapshot& snapshot, const std::vector<ServiceId>& ids) {
  KeptBundle out;
  std::map<std::string, std::size_t> count;
  for (const ServiceId& id : ids) {
    for (const std::string& domain : snapshot.catalog->service(id)->domains) ++count[domain];
  }
  std::vector<std::pair<std::string, std::size_t>> domains(count.begin(), count.end());
  std::stable_sort(domains.begin(), domains.end(),
                   [](const auto& a, const auto& b) { return a.second > b.second; });
  if (domains.size() > kMostGoalsOfShortlist) domains.resize(kMostGoalsOfShortlist);
  json goals = json::array();
  for (const auto& [domain, unused] : domains) {
    out.need.domains.push_back({domain, ranker::Strength::Wish, std::nullopt});
    goals.push_back({{"domains", {domain}}});
  }
  out.request["goals"] = std::move(goals);
  json take = json::array();
  for (const ServiceId& id : ids) {
    if (take.size() < bundle::kMostMembers) take.push_back(id.text());
  }
  out.request["max_count"] = std::max<std::size_t>(take.size(), bundle::kUsualMembers);
  out.request["take"] = std::move(take);
  return out;
}

/// Whether it can be answered; what cannot be taken leaves `take` instead of failing a shortlist.
Result<void, Problem> settle(const Snapshot& snapshot, const Request& request, Date as_of,
                             KeptBundle& kept) {
  for (std::size_t tries = 0; tries <= bundle::kMostMembers; ++tries) {
    MITATE_TRY(const bundle::AskedBundle asked, asked_of(kept, snapshot, as_of));
    const auto found = api::planned(asked, snapshot, false, request.left);
    if (found) return {};
    const std::string& at = found.error().parameter;
    if (at.rfind("take[", 0) != 0) return Refused(found.error());
    kept.request["take"].erase(kept.request["take"].begin() + std::stol(at.substr(5)));
  }
  return {};
}

json buyers_of(const FactContext& context, const std::string& chosen) {
  json out = json::array();
  for (const std::string_view slug : kSlugs<ranker::BuyerType>) {
    const std::string value(slug);
    out.push_back(
        {{"value", value}, {"label", context.text("buyer." + value)}, {"chosen", value == chosen}});
  }
  return out;
}

Response start_page(const Site& site, const Request& request, const Snapshot& snapshot,
                    const Fields& input, const std::optional<Problem>& problem) {
  const FactContext context{*snapshot.catalog, site.wording()};
  const std::vector<ServiceId> picked = shortlist_of(request, *snapshot.catalog);
  json units = json::array();
  for (const char* unit : {"total_year", "total_month", "total", "person_month", "person_year"}) {
    units.push_back({{"value", unit},
                     {"label", context.text(std::string("bundle.unit.") + unit)},
                     {"chosen", input.get("budget_unit") == unit}});
  }
  json model{{"error", problem ? json(problem->detail) : json(false)},
             {"text", input.get("text")},
             {"buyers", buyers_of(context, input.get("buyer"))},
             {"budget", input.get("budget")},
             {"units", std::move(units)},
             {"picked", picked.empty() ? json(false) : json(std::to_string(picked.size()))}};
  const Frame frame{.title = context.text("bundle.new.title"),
                    .section = "bundles",
                    .noindex = problem.has_value()};
  Response response =
      site.page(request, snapshot, frame, "bundle_new", std::move(model), Caching::NoStore);
  if (problem) response.status = problem->status;
  return response;
}

/// The page of an answer; `request` is what the form shows, which may be a refused try.
Response shown(const Site& site, const Request& request, const Snapshot& snapshot,
               const AnsweredBundle& answered, const json& in_form,
               const std::optional<Problem>& problem) {
  const FactContext context{*snapshot.catalog, site.wording()};
  json model = bundle_view(context, answered.answer);
  model["form"] = bundle_form_view(context, answered.answer, in_form);
  model["path"] = "/bundles/" + request.parameters.get("id");
  model["text"] = or_false(answered.kept.need.text);
  model["need_path"] =
      or_false(answered.kept.need_id.empty() ? std::string() : "/needs/" + answered.kept.need_id);
  model["tries"] = answered.kept.before.empty() ? json(false)
                                                : json(std::to_string(answered.kept.before.size()));
  model["error"] = problem ? json(problem->detail) : json(false);
  const Frame frame{.title = model["title"].get<std::string>(),
                    .section = "bundles",
                    .noindex = true,
                    .scripts = {"copy.js"}};
  Response response =
      site.page(request, snapshot, frame, "bundle", std::move(model), Caching::NoStore);
  if (problem) response.status = problem->status;
  return response;
}

}  // namespace

Response new_bundle_page(const Site& site, const Request& request) {
  return start_page(site, request, *site.app().snapshot(), Fields{}, std::nullopt);
}

Response create_bundle(const Site& site, const Request& request) {
  const auto snapshot = site.app().snapshot();
  const auto form = site.changing_form(request);
  if (!form) return problem_response(form.error());
  const Fields& fields = *form;
  const std::vector<ServiceId> picked = shortlist_of(request, *snapshot->catalog);
  Result<KeptBundle, Problem> kept = KeptBundle{};
  constexpr std::string_view kNeeds = "/needs/";
  if (const std::string need = fields.get("need"); need.rfind(kNeeds, 0) == 0) {
    kept = from_need(site, *snapshot, need.substr(kNeeds.size()));
  } else if (fields.get("from") == "shortlist" && !picked.empty()) {
    kept = from_shortlist(*snapshot, picked);
  } else {
    kept = from_text(site, *snapshot, fields);
  }
  if (!kept) return start_page(site, request, *snapshot, fields, kept.error());
  if (const auto settled = settle(*snapshot, request, site.app().today(), *kept); !settled) {
    return start_page(site, request, *snapshot, fields, settled.error());
  }
  const auto id = keep_bundle(site.app(), *kept);
  if (!id) return problem_response(problem_from(id.error()));
  return see_other("/bundles/" + *id);
}

Response bundle_page(const Site& site, const Request& request) {
  const auto snapshot = site.app().snapshot();
  const auto answered = answered_bundle(site, *snapshot, request);
  if (!answered) return problem_response(answered.error());
  return shown(site, request, *snapshot, *answered, answered->kept.request, std::nullopt);
}

Response change_bundle(const Site& site, const Request& request) {
  const auto snapshot = site.app().snapshot();
  auto found = kept_bundle(site, request);
  if (!found) return problem_response(found.error());
  KeptBundle kept = std::move(*found);
  const auto form = site.changing_form(request);
  if (!form) return problem_response(form.error());
  const Fields& fields = *form;
  const std::string path = "/bundles/" + request.parameters.get("id");
  KeptBundle next = kept;
  std::optional<Problem> problem;
  json in_form = kept.request;
  if (fields.get("do") == "undo") {
    if (kept.before.empty()) return see_other(path);
    next.request = next.before.back();
    next.before.pop_back();
  } else {
    auto changed = bundle_request_of(kept.request, fields);
    if (!changed) {
      problem = std::move(changed).error();
    } else {
      in_form = *changed;
      next.before.push_back(kept.request);
      if (next.before.size() > kMostTries) next.before.erase(next.before.begin());
      next.request = std::move(*changed);
      const auto asked = asked_of(next, *snapshot, site.app().today());
      if (!asked) problem = asked.error();
      if (asked) {
        const auto planned = api::planned(*asked, *snapshot, false, request.left);
        if (!planned) problem = planned.error();
      }
    }
  }
  if (problem) {
    // What was typed stays in the form; the kept bundle stays as it was.
    auto answered = answer_kept(site, *snapshot, request, std::move(kept), site.app().today());
    if (!answered) return problem_response(std::move(*problem));
    return shown(site, request, *snapshot, *answered, in_form, problem);
  }
  const auto replaced = replace_bundle(site.app(), request.parameters.get("id"), next);
  if (!replaced) return problem_response(problem_from(replaced.error()));
  if (!*replaced) return problem_response(not_found(site, "bundle.not_found"));
  return see_other(path);
}

Response delete_bundle(const Site& site, const Request& request) {
  const auto form = site.changing_form(request);
  if (!form) return problem_response(form.error());
  // Only what is a bundle is deleted here.
  const auto found = kept_bundle(site, request);
  if (!found) return problem_response(found.error());
  const auto erased = erase_record(site.app(), request.parameters.get("id"));
  if (!erased) return problem_response(problem_from(erased.error()));
  return see_other("/needs/deleted");
}

}  // namespace mitate::web
