// Sentences of the server itself, before any page is asked. See problem_wording.h for the others.
#pragma once
#include <string>

namespace mitate::web::wording {
[[nodiscard]] std::string host_not_served();
}
