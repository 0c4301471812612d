// The catalog of one request with its words: Japanese below "/", English below "/en". One page is
// composed once and said in either; what has no translation is handed out marked as Japanese. Not
// here: which facts a page shows. A plain value for the length of a request. Pure.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "catalog/model/catalog.h"
#include "web/wording/wording.h"

namespace mitate::web {

/// Which of the two wordings a page has.
struct Face {
  std::string_view words = {};  ///< stands before the keys of its texts
  std::string_view root = {};   ///< stands before its addresses
  [[nodiscard]] bool english() const { return !words.empty(); }
};
inline constexpr Face kJapanese{};
inline constexpr Face kEnglish{"en.", "/en"};

/// A label in the language of the face, or the Japanese one where there is no translation.
struct Label {
  std::string text;
  bool japanese = false;  ///< Japanese on an English page, which says so in its markup
};
void to_json(nlohmann::json& out, const Label& label);  ///< {text, ja}

struct FactContext {
  const catalog::Catalog& catalog;
  const Wording& wording;
  Face face = kJapanese;

  /// The text of a key in this face's wording.
  [[nodiscard]] std::string text(std::string_view key,
                                 const WordingParameters& parameters = {}) const;
  [[nodiscard]] bool has(std::string_view key) const;
  /// The same, or `otherwise` where this face has no such text.
  [[nodiscard]] std::string text_or(std::string_view key, const std::string& otherwise) const;
  /// 2026年4月1日 or 2026-04-01. `iso` may be partial.
  [[nodiscard]] std::string date(const std::string& iso) const;
  [[nodiscard]] std::string href(std::string_view path) const;
  [[nodiscard]] Label label(catalog::Vocabulary vocabulary, std::string_view slug) const;
  [[nodiscard]] std::string verification(catalog::Verification level) const;
  /// Several as {text, ja, last}, for a list in a sentence.
  [[nodiscard]] nlohmann::json labels(catalog::Vocabulary vocabulary,
                                      const std::vector<std::string>& slugs) const;
};

/// Labels of slugs in their order, Japanese.
[[nodiscard]] std::vector<std::string> labels_of(const FactContext& context,
                                                 catalog::Vocabulary vocabulary,
                                                 const std::vector<std::string>& slugs);
/// Joined with the list separator of the wording.
[[nodiscard]] std::string joined(const FactContext& context, const std::vector<std::string>& items);

}  // namespace mitate::web
