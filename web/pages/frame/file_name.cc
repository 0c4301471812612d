#include "web/pages/frame/file_name.h"

#include "catalog/text/utf8.h"
#include "web/http/encoding.h"

namespace mitate::web {
namespace {
constexpr std::size_t kSubjectLength = 40;

std::string without_signs(std::string text) {
  for (char& c : text) {
    const bool control = static_cast<unsigned char>(c) < 0x20;
    if (control || std::string_view("/\\:*?\"<>|").find(c) != std::string_view::npos) c = ' ';
  }
  return text;
}
}  // namespace

std::string file_name(const std::string& kind, const std::string& subject, Date day,
                      const std::string& ending) {
  std::string name = without_signs(kind);
  const std::string_view about = catalog::first_characters(subject, kSubjectLength);
  if (!about.empty()) name += "_" + without_signs(std::string(about));
  return name + "_" + day.iso() + ending;
}

void name_file(Response& response, const std::string& name) {
  for (auto& [header, value] : response.headers) {
    if (header == "Content-Disposition") value += "; filename*=UTF-8''" + percent_encode(name);
  }
}

}  // namespace mitate::web
