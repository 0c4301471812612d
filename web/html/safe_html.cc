#include "web/html/safe_html.h"

namespace mitate::web {

SafeHtml& SafeHtml::text(std::string_view raw) {
  for (const char c : raw) {
    switch (c) {
      case '&':
        text_ += "&amp;";
        break;
      case '<':
        text_ += "&lt;";
        break;
      case '>':
        text_ += "&gt;";
        break;
      case '"':
        text_ += "&quot;";
        break;
      case '\'':
        text_ += "&#39;";
        break;
      default:
        text_ += c;
    }
  }
  return *this;
}

SafeHtml& SafeHtml::number(long long value) {
  text_ += std::to_string(value);
  return *this;
}

}  // namespace mitate::web
