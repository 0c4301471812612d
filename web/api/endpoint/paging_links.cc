#include "web/api/endpoint/paging_links.h"

#include <algorithm>
#include <cstdint>
#include <nlohmann/json.hpp>

#include "web/http/encoding.h"

namespace mitate::web::api {
namespace {

std::int64_t number_in(const nlohmann::ordered_json& answer, const char* name) {
  const auto found = answer.find(name);
  return found != answer.end() && found->is_number_integer() ? found->get<std::int64_t>() : 0;
}

/// The same call with another page.
std::string address_of(const Request& request, std::int64_t page) {
  std::string out = request.raw_path + "?";
  for (const auto& [name, value] : request.query.items()) {
    if (name == "page") continue;
    out += percent_encode(name) + "=" + percent_encode(value) + "&";
  }
  return out + "page=" + std::to_string(page);
}

}  // namespace

std::string paging_links(const Request& request, const nlohmann::ordered_json& answer) {
  if (!answer.is_object()) return {};
  const std::int64_t page = number_in(answer, "page");
  const std::int64_t size = number_in(answer, "per_page");
  const std::int64_t total = number_in(answer, "total");
  if (page < 1 || size < 1 || total <= size) return {};
  const std::int64_t last = (total + size - 1) / size;
  std::string out;
  const auto add = [&](const char* relation, std::int64_t to) {
    out += (out.empty() ? "<" : ", <") + address_of(request, to) + ">; rel=\"" + relation + "\"";
  };
  add("first", 1);
  if (page > 1) add("prev", std::min(page - 1, last));
  if (page < last) add("next", page + 1);
  add("last", last);
  return out;
}

}  // namespace mitate::web::api
