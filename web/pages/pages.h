// All pages of the outside: adds their routes, static files and the look of problems to a router.
// Called once at start by web/cli (serve), by tests and by benches. Not here: the JSON calls
// (web/api).
#pragma once
#include "catalog/base/result.h"
#include "web/app.h"
#include "web/http/router.h"

namespace mitate::web {

/// REQUIRES that `app` outlives `router`. Errors: InvalidData or Io for templates and wording that
/// do not load; the server must not start then.
[[nodiscard]] Result<void> register_pages(Router& router, App& app);

}  // namespace mitate::web
