#include "web/pages/frame/site.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <span>

#include "catalog/curation/visibility.h"
#include "web/assets/assets.h"
#include "web/html/links.h"
#include "web/http/form.h"
#include "web/http/form_token.h"

namespace mitate::web {
namespace {
constexpr std::string_view kShortlistCookie = "mitate_shortlist";

struct NavItem {
  std::string_view section;
  std::string_view href;
  std::string_view key;
};
constexpr NavItem kNav[] = {{"needs", "/needs/new", "nav.needs"},
                            {"bundles", "/bundles/new", "nav.bundles"},
                            {"services", "/services", "nav.services"},
                            {"guidelines", "/guidelines", "nav.guidelines"},
                            {"certifications", "/certifications", "nav.certifications"},
                            {"shortlist", "/shortlist", "nav.shortlist"}};
constexpr NavItem kEnglishNav[] = {{"services", "/en/services", "en.nav.services"},
                                   {"guidelines", "/en/guidelines", "en.nav.guidelines"},
                                   {"methods", "/en/methods", "en.nav.methods"}};

std::span<const NavItem> nav_of(std::string_view lang) {
  return lang == "en" ? std::span<const NavItem>(kEnglishNav) : std::span<const NavItem>(kNav);
}

/// On an English page a name without a translation is marked as Japanese.
nlohmann::json crumbs_json(const Frame& frame) {
  nlohmann::json crumbs = frame.crumbs;
  for (nlohmann::json& crumb : crumbs) {
    const auto& label = crumb["label"].get_ref<const std::string&>();
    crumb["ja"] = frame.lang == "en" && std::any_of(label.begin(), label.end(), [](char c) {
                    return static_cast<unsigned char>(c) >= 0x80;
                  });
  }
  return crumbs;
}

std::string last_verified(const catalog::Catalog& catalog) {
  std::string latest;
  for (const catalog::Service& service : catalog::public_services(catalog)) {
    latest = std::max(latest, service.last_verified.iso());
  }
  return latest;
}

/// Same length for every outcome, so that a wrong token cannot be guessed byte by byte.
bool same_token(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return false;
  unsigned difference = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    difference |=
        static_cast<unsigned>(static_cast<unsigned char>(a[i]) ^ static_cast<unsigned char>(b[i]));
  }
  return difference == 0;
}
}  // namespace

std::string random_token() { return fresh_form_token(); }

std::vector<ServiceId> shortlist_of(const Request& request, const catalog::Catalog& catalog) {
  std::vector<ServiceId> ids;
  const std::string cookie = request.cookies.get(kShortlistCookie);
  std::size_t at = 0;
  while (at < cookie.size() && ids.size() < kMaxShortlist) {
    const std::size_t end = std::min(cookie.find('.', at), cookie.size());
    ServiceId id(cookie.substr(at, end - at));
    at = end + 1;
    if (catalog::public_service(catalog, id) == nullptr) continue;
    if (std::find(ids.begin(), ids.end(), id) == ids.end()) ids.push_back(std::move(id));
  }
  return ids;
}

std::string compare_href(const std::vector<ServiceId>& ids) {
  std::string href = "/compare?s=";
  for (std::size_t i = 0; i < ids.size() && i < kMaxCompared; ++i) {
    if (i > 0) href += ",";
    href += ids[i].text();
  }
  return href;
}

std::string shortlist_cookie(const std::vector<ServiceId>& ids) {
  std::string value;
  for (const ServiceId& id : ids) {
    if (!value.empty()) value += '.';
    value += id.text();
  }
  return std::string(kShortlistCookie) + "=" + value +
         "; Path=/; Max-Age=7776000; HttpOnly; SameSite=Lax";
}

Result<std::shared_ptr<const Site>> Site::make(App& app) {
  std::optional<std::filesystem::path> templates_dir;
  if (app.options().assets_dir) {
    templates_dir = *app.options().assets_dir / "templates";
  }
  MITATE_TRY(auto templates, TemplateSet::load(templates_dir));
  return std::shared_ptr<const Site>(new Site(app, std::move(templates)));
}

std::string Site::asset_url(std::string_view path) const {
  std::string url = "/" + std::string(path);
  const Asset* asset = find_asset(path);
  if (asset != nullptr) url += "?v=" + std::string(asset->version);
  return url;
}

nlohmann::json Site::frame_json(const Request& request, const Snapshot* snapshot,
                                const Frame& frame, const std::string& token) const {
  nlohmann::json nav = nlohmann::json::array();
  std::size_t picked = 0;
  if (snapshot != nullptr) picked = shortlist_of(request, *snapshot->catalog).size();
  for (const NavItem& item : nav_of(frame.lang)) {
    // Phones show a shorter word, so that all items stay on one row.
    const std::string brief = "nav.short." + std::string(item.section);
    nav.push_back({{"href", item.href},
                   {"label", wording().text(item.key)},
                   {"short", wording().has(brief) ? nlohmann::json(wording().text(brief))
                                                  : nlohmann::json(false)},
                   {"current", item.section == frame.section},
                   {"count", item.section == "shortlist" && picked > 0
                                 ? nlohmann::json(std::to_string(picked))
                                 : nlohmann::json(false)}});
  }
  nlohmann::json scripts = nlohmann::json::array();
  if (!frame.stateless && frame.lang == "ja") scripts.push_back(asset_url("static/js/memory.js"));
  for (const std::string& name : frame.scripts) scripts.push_back(asset_url("static/js/" + name));
  std::string return_to = request.path;
  if (!request.raw_query.empty()) return_to += "?" + request.raw_query;
  if (request.method == Method::Post || !is_local_path(return_to)) return_to = "/shortlist";
  const bool english = frame.lang == "en";
  const std::string verified = snapshot == nullptr ? "" : last_verified(*snapshot->catalog);
  return {{"title", frame.title + wording().text(english ? "en.title.suffix" : "title.suffix")},
          {"section", frame.section},
          {"lang", frame.lang},
          {"description", or_false(frame.description)},
          {"noindex", frame.noindex},
          {"alternate", or_false(frame.alternate)},
          {"path", request.path},
          {"other_lang", english ? "ja" : "en"},
          {"og_locale", english ? "en_US" : "ja_JP"},
          {"nav", nav},
          {"crumbs", crumbs_json(frame)},
          {"scripts", scripts},
          {"css_url", asset_url("static/app.css")},
          {"icon_url", asset_url("static/icon.svg")},
          {"csrf", token},
          {"return_to", return_to},
          {"picked", picked},
          {"flash", false},
          {"verified_on", verified.empty() ? wording().text(english ? "en.unknown" : "unknown")
                          : english        ? verified
                                           : wording().date(verified)},
          {"generation", snapshot == nullptr ? std::string("-") : snapshot->generation},
          {"policy", snapshot == nullptr ? std::string("-")
                                         : snapshot->matcher->policy_hash().substr(0, 12)}};
}

Response Site::page(const Request& request, const Snapshot& snapshot, const Frame& frame,
                    std::string_view template_name, nlohmann::json model, Caching caching) const {
  std::string token = frame.stateless ? std::string() : request.cookies.get(kFormTokenCookie);
  const bool fresh = !frame.stateless && !is_form_token(token);
  if (fresh) token = fresh_form_token();
  model["frame"] = frame_json(request, &snapshot, frame, token);
  auto html = templates_->render(template_name, model);
  if (!html) return problem_response(problem_from(html.error()));
  Response response = html_response(std::move(*html), caching);
  if (!frame.stateless) response.headers.emplace_back("Vary", "Cookie");
  if (fresh) {
    response.headers.emplace_back("Set-Cookie", form_token_cookie(token));
  }
  return response;
}

Response Site::problem_page(const Request& request, const Problem& problem) const {
  const std::string status = std::to_string(problem.status);
  const bool english = request.path == "/en" || request.path.starts_with("/en/");
  const std::string group = english ? "en.problem." : "problem.";
  std::string key = group + status;
  if (!wording().has(key + ".title")) key = group + (problem.status < 500 ? "400" : "500");
  nlohmann::json model{{"status", status},
                       {"title", wording().text(key + ".title")},
                       {"cause", problem.detail.empty() || english ? wording().text(key + ".cause")
                                                                   : problem.detail},
                       {"next", wording().text(key + ".next")},
                       {"hint", or_false(problem.hint)},
                       {"parameter", or_false(problem.parameter)},
                       {"value", problem.value ? or_false(*problem.value) : nlohmann::json(false)},
                       {"request_id", or_false(request.request_id)}};
  const std::shared_ptr<const Snapshot> snapshot = app_->snapshot();
  Frame frame{.title = model["title"].get<std::string>(),
              .section = "problem",
              .lang = english ? "en" : "ja",
              .noindex = true};
  model["frame"] =
      frame_json(request, snapshot.get(), frame, request.cookies.get(kFormTokenCookie));
  auto html = templates_->render(english ? "en_problem" : "problem", model);
  Response response;
  if (html) {
    response = html_response(std::move(*html), Caching::NoStore);
  } else {
    response.content_type = "text/plain; charset=utf-8";
    response.body = problem.detail + "\n";
  }
  response.status = problem.status;
  return response;
}

Result<Fields, Problem> Site::changing_form(const Request& request) const {
  MITATE_TRY(Form read, read_form(request));
  Fields form = std::move(read.fields);
  const std::string origin = request.header("origin");
  const std::string host = request.header("host");
  const std::string site = request.header("sec-fetch-site");
  // "null" is what browsers send for our own forms under Referrer-Policy: no-referrer; the token
  // and Sec-Fetch-Site decide then.
  const bool foreign_origin = !origin.empty() && origin != "null" && origin != "http://" + host &&
                              origin != "https://" + host;
  const bool foreign_site = !site.empty() && site != "same-origin" && site != "none";
  const std::string cookie = request.cookies.get(kFormTokenCookie);
  const bool token_fits = is_form_token(cookie) && same_token(cookie, form.get("csrf"));
  if (!foreign_origin && !foreign_site && token_fits) return form;
  return Refused(
      Problem{.status = 403,
              .code = "forged_form",
              .detail = wording().text(foreign_origin || foreign_site ? "problem.foreign_form"
                                                                      : "problem.stale_form")});
}

}  // namespace mitate::web
