#include "web/pages/pages.h"

#include "web/pages/handlers.h"

namespace mitate::web {
namespace {
using PageFunction = Response (*)(const Site&, const Request&);

struct PageRoute {
  Method method;
  const char* pattern;
  PageFunction page;
};

constexpr PageRoute kRoutes[] = {
    {Method::Get, "/", home_page},
    {Method::Get, "/services", services_page},
    {Method::Get, "/services/{id}", service_page},
    {Method::Get, "/services/{id}/history", service_history_page},
    {Method::Get, "/services/{id}/inquiry.txt", inquiry_text_file},
    {Method::Get, "/services/export/{file}", services_export},
    {Method::Get, "/guidelines", guidelines_page},
    {Method::Get, "/guidelines/{id}", guideline_page},
    {Method::Get, "/recommendations/{id}", recommendation_page},
    {Method::Get, "/evidence", studies_page},
    {Method::Get, "/evidence/{id}", study_page},
    {Method::Get, "/certifications", certifications_page},
    {Method::Get, "/gaps", gaps_page},
    {Method::Get, "/data", data_page},
    {Method::Get, "/methods", methods_page},
    {Method::Get, "/methods/weights/{id}", weights_page},
    {Method::Get, "/about", about_page},
    {Method::Get, "/terms", terms_page},
    {Method::Get, "/accessibility", accessibility_page},
    {Method::Get, "/help", help_page},
    {Method::Get, "/needs/new", needs_form_page},
    {Method::Get, "/needs/deleted", need_deleted_page},
    {Method::Post, "/needs", submit_need},
    {Method::Get, "/needs/{id}", need_page},
    {Method::Post, "/needs/{id}", change_need},
    {Method::Get, "/needs/{id}/confirm", confirm_need_page},
    {Method::Get, "/needs/{id}/edit", edit_need_page},
    {Method::Post, "/needs/{id}/edit", submit_edit},
    {Method::Post, "/needs/{id}/delete", delete_need},
    {Method::Get, "/needs/{id}/rationale", rationale_page},
    {Method::Get, "/needs/{id}/export/{file}", need_export},
    {Method::Get, "/compare", compare_page},
    {Method::Get, "/shortlist", shortlist_page},
    {Method::Post, "/shortlist", change_shortlist},
    {Method::Get, "/report", report_page},
    {Method::Post, "/report", submit_report},
    {Method::Get, "/embed", embed_help_page},
    {Method::Get, "/embed/search", embed_search_page},
    {Method::Get, "/embed/services/{id}", embed_service_page},
    {Method::Get, "/en", english_home_page},
    {Method::Get, "/en/services", english_services_page},
    {Method::Get, "/en/services/{id}", english_service_page},
    {Method::Get, "/en/guidelines", english_guidelines_page},
    {Method::Get, "/en/guidelines/{id}", english_guideline_page},
    {Method::Get, "/en/methods", english_methods_page},
    {Method::Get, "/static/{file}", static_file},
    {Method::Get, "/static/{folder}/{file}", static_file},
};
}  // namespace

std::optional<Problem> read_as_of(const Site& site, const Request& request, Date& as_of) {
  as_of = site.app().today();
  const std::string given = request.query.get("as_of");
  if (given.empty()) return std::nullopt;
  const auto parsed = Date::parse(given);
  if (!parsed) {
    return Problem{.status = 400,
                   .code = "invalid_argument",
                   .detail = site.wording().text("problem.bad_date"),
                   .parameter = "as_of",
                   .value = given};
  }
  as_of = *parsed;
  return std::nullopt;
}

std::optional<Problem> read_contract(const Request& request,
                                     std::optional<ranker::ContractWindow>& contract) {
  auto asked =
      contract_asked(request.query.get("contract_start"), request.query.get("contract_end"),
                     request.query.get("contract_months"));
  if (!asked) return problem_from(asked.error());
  contract = *asked;
  return std::nullopt;
}

Problem not_found(const Site& site, std::string detail_key) {
  return Problem{.status = 404, .code = "not_found", .detail = site.wording().text(detail_key)};
}

Result<void> register_pages(Router& router, App& app) {
  MITATE_TRY(const std::shared_ptr<const Site> site, Site::make(app));
  for (const PageRoute& route : kRoutes) {
    router.add(route.method, route.pattern,
               [site, page = route.page](const Request& request) { return page(*site, request); });
  }
  router.set_problem_page([site](const Request& request, const Problem& problem) {
    return site->problem_page(request, problem);
  });
  return {};
}

}  // namespace mitate::web
