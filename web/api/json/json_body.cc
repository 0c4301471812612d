#include "web/api/json/json_body.h"

#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <vector>

#include "web/http/encoding.h"
#include "web/wording/api_wording.h"

namespace mitate::web::api {
namespace {

Problem invalid(std::string detail) {
  Problem problem;
  problem.status = 400;
  problem.code = "invalid_json";
  problem.detail = std::move(detail);
  return problem;
}

/// Walks the tokens without keeping values: only depth and names of open objects.
class Guard : public nlohmann::json_sax<nlohmann::json> {
 public:
  std::optional<Problem> problem;

  bool null() override { return true; }
  bool boolean(bool) override { return true; }
  bool number_integer(number_integer_t) override { return true; }
  bool number_unsigned(number_unsigned_t) override { return true; }
  bool number_float(number_float_t, const string_t&) override { return true; }
  bool string(string_t&) override { return true; }
  bool binary(binary_t&) override { return true; }
  bool start_object(std::size_t) override { return open(); }
  bool start_array(std::size_t) override { return open(); }
  bool end_object() override { return close(); }
  bool end_array() override { return close(); }
  bool key(string_t& name) override {
    if (names_.back().insert(name).second) return true;
    problem = invalid(wording::json_duplicate_key(name));
    return false;
  }
  bool parse_error(std::size_t position, const std::string&,
                   const nlohmann::detail::exception&) override {
    problem = invalid(wording::json_malformed(position));
    problem->position = position;
    return false;
  }

 private:
  bool open() {
    names_.emplace_back();
    if (names_.size() <= kMaxJsonDepth) return true;
    problem = invalid(wording::json_too_deep(kMaxJsonDepth));
    problem->code = "limit_exceeded";
    return false;
  }
  bool close() {
    names_.pop_back();
    return true;
  }
  std::vector<std::set<std::string>> names_;
};

}  // namespace

Result<nlohmann::json, Problem> read_json_object(std::string_view text) {
  if (text.find_first_not_of(" \t\r\n") == std::string_view::npos) {
    return Refused(invalid(wording::body_empty()));
  }
  if (!is_utf8(text)) return Refused(invalid(wording::json_not_utf8()));
  Guard guard;
  if (!nlohmann::json::sax_parse(text, &guard)) {
    return Refused(guard.problem ? *guard.problem : invalid(wording::json_malformed(0)));
  }
  auto out = nlohmann::json::parse(text, nullptr, false);
  if (out.is_discarded()) return Refused(invalid(wording::json_malformed(0)));
  if (!out.is_object()) {
    return Refused(invalid(wording::json_wrong_type("body", wording::JsonType::Object)));
  }
  return out;
}

bool is_sent(const nlohmann::json& object, const char* name) {
  return object.contains(name) && !object[name].is_null();
}

}  // namespace mitate::web::api
