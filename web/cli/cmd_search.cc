// mitate search TEXT [--stages], mitate analyze TEXT.
#include <nlohmann/json.hpp>

#include "search/search.h"
#include "web/api/json/search_json.h"
#include "web/cli/commands.h"
#include "web/cli/output.h"

namespace mitate::web::cli {
namespace {

Result<search::SearchRequest> request_from(const SearchOptions& options, Date as_of) {
  search::SearchRequest request;
  request.text = options.text;
  request.page = options.page;
  request.per_page = options.per_page;
  request.as_of = as_of;
  const auto sort = value_named<search::Sort>(options.sort);
  if (!sort) {
    return Unexpected(
        ErrorCode::InvalidArgument,
        "unknown sort '" + options.sort + "'; one of relevance, evidence, price, updated, kana", {},
        {{}, 0, "sort"});
  }
  request.sort = *sort;
  for (const std::string& filter : options.filters) {
    const std::size_t equals = filter.find('=');
    if (equals == std::string::npos) {
      return Unexpected(ErrorCode::InvalidArgument, "a filter is written facet=value", {},
                        {{}, 0, "filter"});
    }
    request.filters[filter.substr(0, equals)].push_back(filter.substr(equals + 1));
  }
  return request;
}

void print_hits(const search::SearchResult& result, const catalog::Catalog& catalog) {
  print(std::to_string(result.total) + " services");
  for (const search::Hit& hit : result.hits) {
    const catalog::Service& service = catalog.services()[hit.ordinal];
    std::string line = service.id.text() + "  " + service.name;
    if (const auto provider = catalog.provider_name(service); !provider.empty()) {
      line += "  / " + std::string(provider);
    }
    print(line);
    print("    " + service.summary);
  }
  const auto& read = result.interpretation;
  if (read.corrected) print("did you mean: " + *read.corrected);
  if (read.relaxed) print("relaxed: " + *read.relaxed);
}

}  // namespace

int search(const Globals& globals, const SearchOptions& options) {
  const auto app = open_app(globals);
  if (!app) return fail(globals, app.error());
  const auto snapshot = (*app)->snapshot();
  const auto request = request_from(options, globals.today());
  if (!request) return fail(globals, request.error());
  if (auto bad = api::check_filters(*snapshot, request->filters)) return fail(globals, *bad);
  if (options.stages) {
    const auto stages = snapshot->searcher->explain_query(*request);
    if (!stages) return fail(globals, stages.error());
    print(*stages);
    return kOk;
  }
  const auto result = snapshot->searcher->search(*request);
  if (!result) return fail(globals, result.error());
  if (globals.json) {
    print(api::search_result_json(*result, *request, *snapshot->catalog).dump(2));
  } else {
    print_hits(*result, *snapshot->catalog);
  }
  return kOk;
}

int analyze(const Globals& globals, const std::string& text) {
  const auto app = open_app(globals);
  if (!app) return fail(globals, app.error());
  const auto explained = (*app)->snapshot()->searcher->explain_analysis(text);
  if (!explained) return fail(globals, explained.error());
  print(*explained);
  return kOk;
}

}  // namespace mitate::web::cli
