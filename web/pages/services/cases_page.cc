// /cases: documented uses by kind of buyer, prefecture, size, domain and kind of figure. A plain
// form with GET, so every choice is an address.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "web/html/links.h"
#include "web/pages/facts/case_views.h"
#include "web/pages/frame/parameters.h"
#include "web/pages/services/routes.h"

namespace mitate::web {
namespace {
using nlohmann::json;
constexpr std::size_t kPerPage = 20;
constexpr std::size_t kMaxPageDigits = 6;

struct Option {
  std::string value;
  std::string label;
};
struct Choice {
  const char* name;  ///< of the parameter
  const char* label;
  std::vector<Option> options;
};

std::vector<Choice> choices_of(const FactContext& context) {
  std::vector<Choice> all{{"buyer", "case.filter.buyer", {}},
                          {"prefecture", "case.filter.prefecture", {}},
                          {"size", "case.filter.size", {}},
                          {"domain", "case.filter.domain", {}},
                          {"figure", "case.filter.figure", {}}};
  for (const char* buyer : {"employer", "municipality", "insurer"}) {
    all[0].options.push_back({buyer, context.text("buyer.short." + std::string(buyer))});
  }
  for (const catalog::Prefecture& one : context.catalog.places().prefectures()) {
    all[1].options.push_back({one.code, one.name});
  }
  for (const std::string_view size : kSlugs<api::CaseSize>) {
    all[2].options.push_back({std::string(size), context.text("case.size." + std::string(size))});
  }
  for (const catalog::Concept& one : context.catalog.taxonomy().all(catalog::Vocabulary::Domains)) {
    all[3].options.push_back({one.slug, one.label_ja});
  }
  for (const std::string_view figure : api::kFigureKinds) {
    all[4].options.push_back(
        {std::string(figure), context.text("case.figure." + std::string(figure))});
  }
  return all;
}

/// The values of one parameter, each of them known; an empty value asks for nothing.
Result<std::vector<std::string>, Problem> asked(const FactContext& context, const Choice& choice,
                                                const Request& request) {
  std::vector<std::string> values;
  for (const std::string& value : request.query.all(choice.name)) {
    if (value.empty()) continue;
    const bool known = std::any_of(choice.options.begin(), choice.options.end(),
                                   [&](const Option& option) { return option.value == value; });
    if (!known) {
      return Refused(invalid_parameter(choice.name, context.text("case.bad_value"), value));
    }
    values.push_back(value);
  }
  return values;
}

Result<std::size_t, Problem> asked_page(const FactContext& context, const Request& request) {
  const std::string page = request.query.get("page");
  if (page.empty()) return std::size_t{1};
  const bool digits =
      page.size() <= kMaxPageDigits &&
      std::all_of(page.begin(), page.end(), [](char c) { return c >= '0' && c <= '9'; });
  const std::size_t number = digits ? std::stoul(page) : 0;
  if (number == 0)
    return Refused(invalid_parameter("page", context.text("services.bad_page"), page));
  return number;
}
}  // namespace

Response cases_page(const Site& site, const Request& request) {
  const auto snapshot = site.app().snapshot();
  const FactContext context{*snapshot->catalog, site.wording()};
  const auto as_of = read_as_of(site, request);
  if (!as_of) return problem_response(as_of.error());
  const auto page = asked_page(context, request);
  if (!page) return problem_response(page.error());
  api::CaseFilter filter;
  std::vector<std::string>* const fields[] = {&filter.buyers, &filter.prefectures, &filter.sizes,
                                              &filter.domains, &filter.figures};
  QueryPairs pairs;
  json selects = json::array();
  const std::vector<Choice> choices = choices_of(context);
  for (std::size_t i = 0; i < choices.size(); ++i) {
    auto values = asked(context, choices[i], request);
    if (!values) return problem_response(values.error());
    json options = json::array();
    for (const Option& option : choices[i].options) {
      options.push_back(
          {{"value", option.value},
           {"label", option.label},
           {"chosen", std::find(values->begin(), values->end(), option.value) != values->end()}});
    }
    for (const std::string& value : *values) pairs.emplace_back(choices[i].name, value);
    // One box takes one value; further ones of an address stay while nothing else is asked.
    json more = json::array();
    for (std::size_t k = 1; k < values->size(); ++k) more.push_back((*values)[k]);
    selects.push_back({{"name", choices[i].name},
                       {"label", context.text(choices[i].label)},
                       {"options", std::move(options)},
                       {"more", std::move(more)}});
    *fields[i] = std::move(*values);
  }
  const auto cases = api::listed_cases(*snapshot->catalog, filter);
  SourceIndex sources(context);
  sources.judge_freshness(*as_of);
  json items = json::array();
  for (std::size_t i = (*page - 1) * kPerPage; i < std::min(cases.size(), *page * kPerPage); ++i) {
    items.push_back(case_view(context, cases[i], sources));
  }
  const std::size_t last = (cases.size() + kPerPage - 1) / kPerPage;
  const auto page_href = [&](std::size_t number) {
    QueryPairs with = pairs;
    if (number > 1) with.emplace_back("page", std::to_string(number));
    return with_query("/cases", with);
  };
  json model{{"selects", std::move(selects)},
             {"items", std::move(items)},
             {"total", std::to_string(cases.size())},
             {"page", std::to_string(*page)},
             {"last", std::to_string(last)},
             {"several_pages", last > 1},
             {"past_end", *page > last && last > 0 ? json(page_href(1)) : json(false)},
             {"previous", *page > 1 && *page <= last ? json(page_href(*page - 1)) : json(false)},
             {"next", *page < last ? json(page_href(*page + 1)) : json(false)}};
  model["source_list"] = sources.list();
  const Frame frame{.title = context.text("case.title"),
                    .section = "services",
                    .crumbs = {{context.text("nav.home"), "/"},
                               {context.text("services.title"), "/services"},
                               {context.text("case.title")}},
                    .description = context.text("case.description"),
                    .noindex = !pairs.empty()};
  return site.page(request, *snapshot, frame, "cases", std::move(model));
}

}  // namespace mitate::web
