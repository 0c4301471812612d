// Breaks a label into lines that fit a width, so that no picture clips a word. SVG does not break
// lines by itself. Widths are those of full-width Japanese type: one em per kanji or kana, 0.6 em
// for ASCII and half-width kana. Pure; called by the pictures only.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace mitate::web {

/// Width of `text` (UTF-8) in pixels at a font size of `font_px`, rounded up.
[[nodiscard]] int label_width(std::string_view text, int font_px);

/// Lines of at most `width_px`; joined they are `text` again (a space at a break stays at the end
/// of its line). Never empty for a non-empty text; a line holds at least one character even when
/// `width_px` is smaller. Closing marks do not start a line where the line before has two
/// characters.
[[nodiscard]] std::vector<std::string> label_lines(std::string_view text, int width_px,
                                                   int font_px);

}  // namespace mitate::web
