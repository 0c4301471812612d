#include "web/html/safe_html.h"

#include <catch2/catch.hpp>

using mitate::web::SafeHtml;

TEST_CASE("text put into markup cannot become markup", "[web][html]") {
  SafeHtml html;
  html.markup("<b title=\"").text("\"><script>'&").markup("\">").number(-3).markup("</b>");
  CHECK(html.str() == "<b title=\"&quot;&gt;&lt;script&gt;&#39;&amp;\">-3</b>");
}
