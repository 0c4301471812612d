// One row of the table of pages: method, pattern and the function that answers. Every folder of
// pages exports such rows (routes.h of the folder); pages.cc adds them to the router.
#pragma once
#include "web/http/request.h"
#include "web/http/response.h"
#include "web/pages/frame/site.h"

namespace mitate::web {

using PageFunction = Response (*)(const Site& site, const Request& request);

struct PageRoute {
  Method method;
  const char* pattern;  ///< as in Router::add
  PageFunction page;
};

}  // namespace mitate::web
