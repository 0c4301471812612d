// What any text cell of an import must go through before a rule looks at it: encoding, line ends,
// invisible characters, surrounding spaces, NFC; and the signs of text that is no text (formulas,
// markup, addresses that only work inside a house). Called by row_importer. Pure.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace mitate::catalog {

struct ImportedText {
  std::string value;               ///< canonical UTF-8
  std::vector<std::string> notes;  ///< repairs, Japanese sentences
  std::string fault;               ///< not empty: the cell cannot be read
};
/// `bytes` as the file has them: UTF-8, else CP932, else a fault (never substitution characters).
/// Control characters, replacement characters, private-use characters and misread text are faults.
[[nodiscard]] ImportedText import_text(std::string_view bytes, bool allow_line_feed);

/// Without ASCII and ideographic spaces and line ends around it.
[[nodiscard]] std::string trimmed_text(std::string_view text);
/// Begins with a sign that a spreadsheet takes for the start of a formula (= + - @).
[[nodiscard]] bool starts_like_formula(std::string_view text);
/// Really is one: "=…", or such a sign followed by a function call, a command or arithmetic.
[[nodiscard]] bool is_formula(std::string_view text);
/// Contains an HTML tag.
[[nodiscard]] bool has_markup(std::string_view text);
/// The URL's host is this machine or a private network. REQUIRES is_web_url.
[[nodiscard]] bool is_private_host(std::string_view url);

}  // namespace mitate::catalog
