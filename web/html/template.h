// Pages from templates: parses every template once, escapes always, shares the result read-only.
// The only mustache door. Partials (`{{> name}}`) are put in place while reading, so a page costs
// one walk. Not here: what a page shows (web/pages). Called by web/pages.
#pragma once
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include <nlohmann/json_fwd.hpp>

#include "catalog/base/result.h"

namespace mitate::web {

class TemplateSet {
 public:
  /// Parses all embedded templates, or all `*.html` below `folder`, which is then read again for
  /// every page (design mode). Errors: InvalidData naming the file for a template that does not
  /// parse or names an unknown partial; Io when the folder cannot be read.
  [[nodiscard]] static Result<std::shared_ptr<const TemplateSet>> load(
      const std::optional<std::filesystem::path>& folder);
  ~TemplateSet();
  TemplateSet(const TemplateSet&) = delete;
  TemplateSet& operator=(const TemplateSet&) = delete;

  /// The page. `name` without ".html". Objects, arrays, strings, numbers and booleans of `model`
  /// are visible; null, false and empty arrays are "absent" in sections. Beside each array `x`
  /// stands `has_x`, true when it has items. Empty strings count as present, so leave them out or
  /// use false. Errors: NotFound, Internal.
  [[nodiscard]] Result<std::string> render(std::string_view name,
                                           const nlohmann::json& model) const;

 private:
  struct Parsed;
  explicit TemplateSet(std::unique_ptr<Parsed> parsed);
  std::unique_ptr<Parsed> parsed_;
};

}  // namespace mitate::web
