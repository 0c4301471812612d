// Style sheets, scripts and icons: embedded bytes, precompressed at build, addressed by content.
#include <fstream>
#include <sstream>

#include "web/assets/assets.h"
#include "web/http/wire.h"
#include "web/pages/frame/parameters.h"
#include "web/pages/frame/routes.h"

namespace mitate::web {
namespace {
/// While designing, files below assets_dir/static win over the embedded ones.
std::optional<std::string> from_folder(const Site& site, std::string_view path) {
  const auto& folder = site.app().options().assets_dir;
  if (!folder) return std::nullopt;
  std::string bytes;
  const auto append = [&](const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    std::stringstream text;
    text << in.rdbuf();
    bytes += text.str();
  };
  if (path == "static/app.css") {
    // The same parts in the same order as embed_assets.cmake joins them.
    for (const char* part :
         {"tokens", "base", "components", "pages", "evidence", "pictures", "print"}) {
      append(*folder / "static" / "css" / (std::string(part) + ".css"));
    }
  } else {
    append(*folder / std::string(path));
  }
  return bytes;
}
}  // namespace

Response static_file(const Site& site, const Request& request) {
  std::string path = "static/";
  const std::string folder = request.parameters.get("folder");
  if (!folder.empty()) path += folder + "/";
  path += request.parameters.get("file");
  // Only names of embedded files are ever opened, so a path cannot climb out of its folder.
  const Asset* asset = find_asset(path);
  if (asset == nullptr) return problem_response(not_found(site, "problem.404.cause"));
  Response response;
  response.content_type = std::string(content_type_of(path));
  const bool versioned = request.query.get("v") == asset->version;
  response.caching = versioned ? Caching::Immutable : Caching::Revalidate;
  if (auto fresh = from_folder(site, path)) {
    response.body = std::move(*fresh);
    response.caching = Caching::NoStore;
    return response;
  }
  response.headers.emplace_back("Vary", "Accept-Encoding");
  const bool takes_gzip = accepts_gzip(request.header("accept-encoding"));
  if (takes_gzip && !asset->gzipped.empty() && asset->gzipped.size() < asset->bytes.size()) {
    response.headers.emplace_back("Content-Encoding", "gzip");
    response.body = std::string(asset->gzipped);
  } else {
    response.body = std::string(asset->bytes);
  }
  return response;
}

}  // namespace mitate::web
