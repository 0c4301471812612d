// The name under which a file is saved: from what it is, what it is about and the day, so that
// three files of one week can be told apart. Called by every page that hands out a file. Pure.
#pragma once
#include <string>

#include "catalog/base/date.h"
#include "web/http/response.h"

namespace mitate::web {

/// "選定理由書_腰痛・肩こり_2026-12-01.xlsx": signs that file systems refuse become spaces,
/// `subject` is cut at 40 characters; an empty one is left out. `ending` has its dot.
[[nodiscard]] std::string file_name(const std::string& kind, const std::string& subject, Date day,
                                    const std::string& ending);
/// Gives the answer this name, for browsers that read names beyond ASCII (RFC 6266); the ASCII name
/// that the answer had stays for others.
void name_file(Response& response, const std::string& name);

}  // namespace mitate::web
