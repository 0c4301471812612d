// One line per page, one file per page: the functions behind the routes of pages.cc. Each takes the
// shared Site and one Request and returns a finished Response; none keeps state.
#pragma once
#include "web/contract_question.h"
#include "web/http/request.h"
#include "web/http/response.h"
#include "web/pages/site.h"

namespace mitate::web {

[[nodiscard]] Response home_page(const Site& site, const Request& request);
[[nodiscard]] Response services_page(const Site& site, const Request& request);
[[nodiscard]] Response service_page(const Site& site, const Request& request);
[[nodiscard]] Response guidelines_page(const Site& site, const Request& request);
[[nodiscard]] Response guideline_page(const Site& site, const Request& request);
[[nodiscard]] Response recommendation_page(const Site& site, const Request& request);
[[nodiscard]] Response studies_page(const Site& site, const Request& request);
[[nodiscard]] Response study_page(const Site& site, const Request& request);
[[nodiscard]] Response certifications_page(const Site& site, const Request& request);
[[nodiscard]] Response gaps_page(const Site& site, const Request& request);
[[nodiscard]] Response data_page(const Site& site, const Request& request);
[[nodiscard]] Response methods_page(const Site& site, const Request& request);
[[nodiscard]] Response about_page(const Site& site, const Request& request);
[[nodiscard]] Response accessibility_page(const Site& site, const Request& request);
[[nodiscard]] Response help_page(const Site& site, const Request& request);
[[nodiscard]] Response needs_form_page(const Site& site, const Request& request);
[[nodiscard]] Response submit_need(const Site& site, const Request& request);
[[nodiscard]] Response need_page(const Site& site, const Request& request);
[[nodiscard]] Response edit_need_page(const Site& site, const Request& request);
[[nodiscard]] Response submit_edit(const Site& site, const Request& request);
[[nodiscard]] Response need_deleted_page(const Site& site, const Request& request);
[[nodiscard]] Response rationale_page(const Site& site, const Request& request);
[[nodiscard]] Response need_export(const Site& site, const Request& request);
[[nodiscard]] Response report_page(const Site& site, const Request& request);
[[nodiscard]] Response submit_report(const Site& site, const Request& request);
[[nodiscard]] Response change_need(const Site& site, const Request& request);
[[nodiscard]] Response delete_need(const Site& site, const Request& request);
[[nodiscard]] Response shortlist_page(const Site& site, const Request& request);
[[nodiscard]] Response change_shortlist(const Site& site, const Request& request);
[[nodiscard]] Response compare_page(const Site& site, const Request& request);
[[nodiscard]] Response terms_page(const Site& site, const Request& request);
[[nodiscard]] Response weights_page(const Site& site, const Request& request);
[[nodiscard]] Response service_history_page(const Site& site, const Request& request);
[[nodiscard]] Response inquiry_text_file(const Site& site, const Request& request);
[[nodiscard]] Response confirm_need_page(const Site& site, const Request& request);
[[nodiscard]] Response services_export(const Site& site, const Request& request);
[[nodiscard]] Response embed_help_page(const Site& site, const Request& request);
[[nodiscard]] Response embed_search_page(const Site& site, const Request& request);
[[nodiscard]] Response embed_service_page(const Site& site, const Request& request);
[[nodiscard]] Response english_home_page(const Site& site, const Request& request);
[[nodiscard]] Response english_services_page(const Site& site, const Request& request);
[[nodiscard]] Response english_service_page(const Site& site, const Request& request);
[[nodiscard]] Response english_guidelines_page(const Site& site, const Request& request);
[[nodiscard]] Response english_guideline_page(const Site& site, const Request& request);
[[nodiscard]] Response english_methods_page(const Site& site, const Request& request);
[[nodiscard]] Response static_file(const Site& site, const Request& request);

/// The date that answers refer to: the parameter as_of, else the app's day. Unparsable text is a
/// Problem.
/// contract_start with contract_end or contract_months of the address; nullopt: not asked for.
[[nodiscard]] std::optional<Problem> read_contract(const Request& request,
                                                   std::optional<ranker::ContractWindow>& contract);
[[nodiscard]] std::optional<Problem> read_as_of(const Site& site, const Request& request,
                                                Date& as_of);
[[nodiscard]] Problem not_found(const Site& site, std::string detail_key);

}  // namespace mitate::web
