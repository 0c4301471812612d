// Markup that our own builders made and that may enter a page unescaped. Not here: text of users or
// facts, which templates always escape. Built by web/pictures and a few snippet builders; the only
// way to a `{{{…}}}` place of a template, whose names end in `_html` or `_svg` (checked by a test).
#pragma once
#include <string>
#include <string_view>
#include <utility>

namespace mitate::web {

class SafeHtml {
 public:
  SafeHtml() = default;
  /// Appends markup written in our own source code. REQUIRES a literal without user text.
  SafeHtml& markup(std::string_view literal) {
    text_ += literal;
    return *this;
  }
  /// Appends text with & < > " ' escaped; fit for element content and quoted attribute values.
  SafeHtml& text(std::string_view raw);
  SafeHtml& number(long long value);
  SafeHtml& append(const SafeHtml& other) {
    text_ += other.text_;
    return *this;
  }
  [[nodiscard]] const std::string& str() const { return text_; }
  [[nodiscard]] bool empty() const { return text_.empty(); }

 private:
  std::string text_;
};

}  // namespace mitate::web
