#include "tests/web/pages/page_fixture.h"

#include <catch2/catch.hpp>

#include "tests/support/shipped_catalog.h"
#include "tests/web/api/api_fixture.h"
#include "web/api/api.h"
#include "web/http/encoding.h"
#include "web/pages/pages.h"

namespace mitate::testing {

const web::Router& page_router() {
  static const web::Router& router = []() -> const web::Router& {
    static web::Router built;
    const auto registered = web::register_pages(built, shipped_app());
    REQUIRE(registered);
    return built;
  }();
  return router;
}

SiteOver::SiteOver(catalog::RowSet rows) {
  auto catalog = catalog::Catalog::assemble(std::move(rows), 1);
  if (!catalog) FAIL(describe(catalog.error()));
  web::AppOptions options;
  options.data_dir = folder_.path();
  options.as_of = reference_date();
  auto app = web::App::over(*catalog, options);
  if (!app) FAIL(describe(app.error()));
  app_ = std::move(*app);
  web::api::register_api(router_, *app_, "other-rows");
  REQUIRE(web::register_pages(router_, *app_));
}

web::Response Reader::send(web::Method method, const std::string& target, std::string body,
                           std::vector<std::pair<std::string, std::string>> headers) {
  std::string jar;
  for (const auto& [name, value] : cookies_) jar += (jar.empty() ? "" : "; ") + name + "=" + value;
  if (!jar.empty()) headers.emplace_back("cookie", jar);
  std::string encoded;
  for (const char c : target) {
    const bool ascii = static_cast<unsigned char>(c) < 0x80;
    encoded += ascii ? std::string(1, c) : web::percent_encode(std::string(1, c));
  }
  web::Request request = web::make_request(method, encoded, std::move(body), std::move(headers));
  web::Response response = router_->dispatch(request);
  for (const auto& [name, value] : response.headers) {
    if (name != "Set-Cookie") continue;
    const std::size_t equals = value.find('=');
    cookies_[value.substr(0, equals)] = value.substr(equals + 1, value.find(';') - equals - 1);
  }
  return response;
}

web::Response Reader::get(const std::string& target) {
  return send(web::Method::Get, target, {}, {{"host", "localhost"}});
}

std::string Reader::token() {
  if (cookies_.count("mitate_form") == 0) (void)get("/help");
  return cookies_["mitate_form"];
}

web::Response Reader::post(const std::string& target,
                           std::vector<std::pair<std::string, std::string>> fields,
                           std::vector<std::pair<std::string, std::string>> headers) {
  bool has_token = false;
  for (const auto& [name, value] : fields) has_token = has_token || name == "csrf";
  if (!has_token) fields.emplace_back("csrf", token());
  std::string body;
  for (const auto& [name, value] : fields) {
    if (!body.empty()) body += '&';
    body += web::percent_encode(name) + "=" + web::percent_encode(value);
  }
  headers.emplace_back("host", "localhost");
  headers.emplace_back("content-type", "application/x-www-form-urlencoded");
  return send(web::Method::Post, target, std::move(body), std::move(headers));
}

}  // namespace mitate::testing
