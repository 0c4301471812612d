// Submitted forms: application/x-www-form-urlencoded and multipart/form-data. Uploaded files are
// refused except where a handler asks for them. Called by pages that take a POST. Pure.
#pragma once
#include <string>
#include <vector>

#include "web/http/fields.h"
#include "web/http/problem.h"
#include "web/http/request.h"

namespace mitate::web {

struct Upload {
  std::string name;
  std::string filename;  ///< as sent; never used as a path
  std::string content_type;
  std::string content;  ///< raw bytes
};
struct Form {
  Fields fields;  ///< valid UTF-8 without NUL; CRLF inside values becomes LF
  std::vector<Upload> uploads;
};
inline constexpr std::size_t kMaxFormFields = 500;

/// The form in the body, or the problem to answer with: 415 for another media type, 400 naming the
/// field for bad encoding, 400 for a broken or too long multipart body.
[[nodiscard]] Result<Form, Problem> read_form(const Request& request);

}  // namespace mitate::web
