// The pages over the shipped data, without a socket, with a browser's cookie jar.
#pragma once
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "web/http/router.h"

namespace mitate::testing {

[[nodiscard]] const web::Router& page_router();

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
