// The pages over the shipped data, without a socket, with a browser's cookie jar.
#pragma once
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "catalog/rows/row_set.h"
#include "tests/support/temp_dir.h"
#include "web/app.h"
#include "web/http/router.h"

namespace mitate::testing {

[[nodiscard]] const web::Router& page_router();

/// Pages and JSON calls over other rows, which need not meet the rules. Fails the test when they do
/// not assemble.
class SiteOver {
 public:
  explicit SiteOver(catalog::RowSet rows);
  [[nodiscard]] const web::Router& router() const { return router_; }
  [[nodiscard]] const catalog::Catalog& catalog() const { return *app_->snapshot()->catalog; }

 private:
  TempDir folder_;
  std::unique_ptr<web::App> app_;
  web::Router router_;
};

/// Keeps cookies between calls and fills in the form token, as a reader's browser does.
class Reader {
 public:
  Reader() : router_(&page_router()) {}
  /// Over another catalog. REQUIRES the router to outlive the reader.
  explicit Reader(const web::Router& router) : router_(&router) {}
  /// `target` may hold plain Japanese in the query; it is encoded.
  web::Response get(const std::string& target);
  web::Response post(const std::string& target,
                     std::vector<std::pair<std::string, std::string>> fields,
                     std::vector<std::pair<std::string, std::string>> headers = {});
  /// The token a form of this site would carry; asks for a page first when there is none yet.
  std::string token();

 private:
  web::Response send(web::Method method, const std::string& target, std::string body,
                     std::vector<std::pair<std::string, std::string>> headers);
  const web::Router* router_;
  std::map<std::string, std::string> cookies_;
};

}  // namespace mitate::testing
