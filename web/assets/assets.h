// Templates, style sheets, scripts and wording that are part of the program. Embedded at build
// (web/assets/embed_assets.cmake); a folder can stand in while designing (`--templates DIR`).
// Called by TemplateSet, Wording and the static-file route.
#pragma once
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mitate::web {

struct Asset {
  std::string_view path;  ///< "templates/home.html", "static/app.css", "wording/ui_ja.json"
  std::string_view bytes;
  std::string_view gzipped;  ///< made by `gzip -9` at build; empty where it would not help
  std::string_view version;  ///< first 12 hex digits of the content's SHA-256
};

/// Everything embedded, sorted by path. Lives as long as the program.
[[nodiscard]] const std::vector<Asset>& embedded_assets();
/// nullptr when there is none.
[[nodiscard]] const Asset* find_asset(std::string_view path);
/// "text/css; charset=utf-8" and the like by ending; application/octet-stream when unknown.
[[nodiscard]] std::string_view content_type_of(std::string_view path);

}  // namespace mitate::web
