// Holds an answer of a test to the published shape of its call, closed: a member that no shape
// names fails the test. With MITATE_KEEP_ANSWERS=FILE every answer is written down as well, for the
// validator of tests/browser/contract.mjs.
#pragma once
#include "web/http/request.h"
#include "web/http/response.h"

namespace mitate::testing {

/// `request` after it was answered: the router has noted the route.
void hold_to_contract(const web::Request& request, const web::Response& response);

}  // namespace mitate::testing
