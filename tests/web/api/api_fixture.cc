#include "tests/web/api/api_fixture.h"

#include <stdexcept>

#include "tests/support/shipped_catalog.h"
#include "tests/support/temp_dir.h"
#include "web/api/api.h"

namespace mitate::testing {
namespace {

using namespace web;

Answer ask(Request request) {
  Answer answer;
  answer.response = api_router().dispatch(request);
  answer.status = answer.response.status;
  answer.type = answer.response.content_type;
  answer.body = answer.response.body;
  return answer;
}

std::string encoded(const std::string& target) {
  static constexpr char kHex[] = "0123456789ABCDEF";
  std::string out;
  for (const char c : target) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x80) {
      out += c;
    } else {
      out += {'%', kHex[byte >> 4U], kHex[byte & 15U]};
    }
  }
  return out;
}

}  // namespace

App& shipped_app() {
  static const TempDir kDir;
  static const std::unique_ptr<App> kApp = [] {
    AppOptions options;
    options.data_dir = kDir.path();
    options.as_of = reference_date();
    auto app = App::over(shipped_catalog(), std::move(options));
    if (!app) throw std::runtime_error(describe(app.error()));
    return std::move(*app);
  }();
  return *kApp;
}

const Router& api_router() {
  static const Router kRouter = [] {
    Router router;
    api::register_api(router, shipped_app(), "test-instance");
    return router;
  }();
  return kRouter;
}

Answer get(const std::string& target, std::vector<std::pair<std::string, std::string>> headers) {
  return ask(make_request(Method::Get, encoded(target), {}, std::move(headers)));
}

Answer post(const std::string& target, const std::string& body, const std::string& type) {
  return ask(make_request(Method::Post, encoded(target), body, {{"Content-Type", type}}));
}

}  // namespace mitate::testing
