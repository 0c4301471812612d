#include "tests/web/api/api_fixture.h"

#include <stdexcept>

#include "tests/support/shipped_catalog.h"
#include "tests/support/temp_dir.h"
#include "tests/web/api/contract_check.h"
#include "web/api/api.h"
#include "web/http/encoding.h"

namespace mitate::testing {
using namespace web;

Answer answered(const Router& router, Request request) {
  Answer answer;
  answer.response = router.dispatch(request);
  answer.status = answer.response.status;
  answer.type = answer.response.content_type;
  answer.body = answer.response.body;
  hold_to_contract(request, answer.response);
  return answer;
}

std::string encoded(const std::string& target) {
  std::string out;
  for (const char c : target) {
    const bool ascii = static_cast<unsigned char>(c) < 0x80;
    out += ascii ? std::string(1, c) : percent_encode(std::string_view(&c, 1));
  }
  return out;
}

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
  return answered(api_router(), make_request(Method::Get, encoded(target), {}, std::move(headers)));
}

Answer post(const std::string& target, const std::string& body, const std::string& type) {
  return answered(api_router(),
                  make_request(Method::Post, encoded(target), body, {{"Content-Type", type}}));
}

}  // namespace mitate::testing
