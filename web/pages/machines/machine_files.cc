// The files of machines/routes.h. They name whole addresses, so they depend on the name under which
// they were asked for and are never kept in the cache of answers.
#include <nlohmann/json.hpp>

#include "catalog/curation/visibility.h"
#include "web/html/safe_html.h"
#include "web/pages/machines/routes.h"

namespace mitate::web {
namespace {

/// "https://name": as the client knows us. The server has checked Host.
std::string origin_of(const Request& request) {
  const bool secure = request.header("x-forwarded-proto") == "https";
  return (secure ? "https://" : "http://") + request.header("host");
}

Response file(std::string content_type, std::string body) {
  Response response;
  response.content_type = std::move(content_type);
  response.body = std::move(body);
  return response;
}

std::string escaped(std::string_view text) { return SafeHtml().text(text).str(); }

class SiteMap {
 public:
  explicit SiteMap(std::string origin) : origin_(std::move(origin)) {}
  void add(const std::string& path, const std::string& day = {}) {
    text_ += "<url><loc>" + escaped(origin_ + path) + "</loc>";
    if (!day.empty()) text_ += "<lastmod>" + day + "</lastmod>";
    text_ += "</url>\n";
  }
  [[nodiscard]] std::string text() const {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
           "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n" +
           text_ + "</urlset>\n";
  }

 private:
  std::string origin_;
  std::string text_;
};

}  // namespace

Response robots_file(const Site&, const Request& request) {
  // A result belongs to who typed the need; filtered lists repeat the pages of the map.
  return file("text/plain; charset=utf-8",
              "User-agent: *\n"
              "Disallow: /needs\n"
              "Disallow: /bundles\n"
              "Allow: /bundles/examples\n"
              "Disallow: /shortlist\n"
              "Disallow: /report\n"
              "Disallow: /compare\n"
              "Disallow: /embed/\n"
              "Disallow: /services?\n"
              "Disallow: /en/services?\n"
              "\n"
              "Sitemap: " +
                  origin_of(request) + "/sitemap.xml\n");
}

Response sitemap_file(const Site& site, const Request& request) {
  const auto snapshot = site.app().snapshot();
  const catalog::Catalog& catalog = *snapshot->catalog;
  SiteMap map(origin_of(request));
  for (const char* path : {"/", "/services", "/guidelines", "/evidence", "/certifications", "/gaps",
                           "/data", "/methods", "/about", "/help", "/terms", "/accessibility",
                           "/en", "/en/services", "/en/guidelines", "/en/methods"}) {
    map.add(path);
  }
  for (const catalog::Service& service : catalog::public_services(catalog)) {
    map.add("/services/" + service.id.text(), service.last_verified.iso());
    map.add("/en/services/" + service.id.text(), service.last_verified.iso());
  }
  for (const catalog::Guideline& guideline : catalog.guidelines()) {
    map.add("/guidelines/" + guideline.id.text());
    map.add("/en/guidelines/" + guideline.id.text());
    for (const catalog::Recommendation& one : guideline.recommendations) {
      map.add("/recommendations/" + one.id.text());
    }
  }
  return file("application/xml; charset=utf-8", map.text());
}

Response search_description(const Site& site, const Request& request) {
  const std::string origin = escaped(origin_of(request));
  return file("application/opensearchdescription+xml; charset=utf-8",
              "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
              "<OpenSearchDescription xmlns=\"http://a9.com/-/spec/opensearch/1.1/\">\n"
              "<ShortName>" +
                  escaped(site.wording().text("machines.short_name")) +
                  "</ShortName>\n"
                  "<Description>" +
                  escaped(site.wording().text("machines.description")) +
                  "</Description>\n"
                  "<InputEncoding>UTF-8</InputEncoding>\n"
                  "<Language>ja</Language>\n"
                  "<Url type=\"text/html\" template=\"" +
                  origin +
                  "/services?q={searchTerms}\"/>\n"
                  "<Url type=\"application/x-suggestions+json\" template=\"" +
                  origin +
                  "/opensearch/suggest?q={searchTerms}\"/>\n"
                  "</OpenSearchDescription>\n");
}

Response search_suggestions(const Site& site, const Request& request) {
  constexpr std::size_t kMost = 8;
  const std::string text = request.query.get("q");
  const auto found = site.app().snapshot()->searcher->suggest(text, kMost);
  if (!found) return problem_response(problem_from(found.error()));
  nlohmann::json completions = nlohmann::json::array();
  for (const search::Suggestion& one : *found) completions.push_back(one.text);
  return file("application/x-suggestions+json; charset=utf-8",
              nlohmann::json::array({text, std::move(completions)}).dump());
}

Response assistants_note(const Site& site, const Request& request) {
  const std::string origin = origin_of(request);
  const std::size_t services = catalog::count_public(*site.app().snapshot()->catalog);
  return file(
      "text/plain; charset=utf-8",
      "# Mitate 見立て\n\n"
      "> A curated list of " +
          std::to_string(services) +
          " Japanese health, wellness and care services with sources, for employers, insurers and "
          "municipalities.\n\n"
          "A grade belongs to a guideline's question about a kind of intervention, never to a "
          "service. null and 未確認 mean not confirmed, neither zero nor none. Being listed is no "
          "endorsement. Give sources and dates along with facts.\n\n"
          "## For programs\n\n"
          "- [MCP](" +
          origin +
          "/mcp): search, match a need, build a bundle, compare, recommendations, gaps\n"
          "- [OpenAPI](" +
          origin +
          "/api/v1/openapi.json): the JSON interface\n"
          "- [Site map](" +
          origin +
          "/sitemap.xml)\n\n"
          "## For people\n\n"
          "- [Services](" +
          origin +
          "/services): the list with its filters\n"
          "- [Guidelines](" +
          origin +
          "/guidelines): questions and grades\n"
          "- [Methods](" +
          origin +
          "/methods): how the order comes about\n"
          "- [Terms](" +
          origin + "/terms): licence of the data and what a listing means\n");
}

}  // namespace mitate::web
