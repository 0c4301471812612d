#include "web/html/template.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <string>
#include <thread>
#include <vector>

#include "tests/support/temp_dir.h"
#include "web/assets/assets.h"

using namespace mitate;
using namespace mitate::web;

TEST_CASE("every template of the program parses", "[web][html]") {
  const auto templates = TemplateSet::load(std::nullopt);
  REQUIRE(templates);
}

TEST_CASE("unescaped places of templates are named after our own builders", "[web][html]") {
  std::size_t places = 0;
  for (const Asset& asset : embedded_assets()) {
    if (!asset.path.starts_with("templates/")) continue;
    const std::string text(asset.bytes);
    CHECK(text.find("{{&") == std::string::npos);
    for (std::size_t at = text.find("{{{"); at != std::string::npos;
         at = text.find("{{{", at + 3)) {
      const std::string name = text.substr(at + 3, text.find("}}}", at) - at - 3);
      INFO(asset.path << ": " << name);
      CHECK((name.ends_with("_html") || name.ends_with("_svg")));
      ++places;
    }
  }
  CHECK(places > 0);
}

TEST_CASE("templates carry no inline script, style or handler", "[web][html]") {
  for (const Asset& asset : embedded_assets()) {
    if (!asset.path.starts_with("templates/")) continue;
    const std::string text(asset.bytes);
    INFO(asset.path);
    for (const char* banned : {" style=", " onclick=", " onload=", "<style", "javascript:"}) {
      CHECK(text.find(banned) == std::string::npos);
    }
    for (std::size_t at = text.find("<script"); at != std::string::npos;
         at = text.find("<script", at + 1)) {
      CHECK(text.compare(at, 28, "<script type=\"module\" src=\"{") == 0);
    }
  }
}

TEST_CASE("facts cannot inject markup through a template", "[web][html]") {
  const testing::TempDir folder;
  testing::write_file(folder / "page.html", "<p title=\"{{x}}\">{{x}}</p>{{> parts/tail}}");
  testing::write_file(folder / "parts/tail.html",
                      "{{#list}}[{{.}}]{{/list}}{{^gone}}none{{/gone}}");
  const auto templates = TemplateSet::load(folder.path());
  REQUIRE(templates);
  const auto page =
      (*templates)->render("page", {{"x", "\"><script>"}, {"list", {"<", "b"}}, {"gone", nullptr}});
  REQUIRE(page);
  CHECK(*page == "<p title=\"&quot;&gt;&lt;script&gt;\">&quot;&gt;&lt;script&gt;</p>[&lt;][b]none");
}

TEST_CASE("a broken template refuses the start and is named", "[web][html]") {
  const testing::TempDir folder;
  testing::write_file(folder / "page.html", "{{#open}}");
  const auto broken = TemplateSet::load(folder.path());
  REQUIRE_FALSE(broken);
  CHECK(broken.error().message.find("page") != std::string::npos);
  testing::write_file(folder / "page.html", "{{> parts/absent}}");
  const auto missing = TemplateSet::load(folder.path());
  REQUIRE_FALSE(missing);
  CHECK(missing.error().message.find("parts/absent") != std::string::npos);
}

TEST_CASE("threads share parsed templates", "[web][html]") {
  const auto templates = TemplateSet::load(std::nullopt);
  REQUIRE(templates);
  const nlohmann::json model{{"frame", {{"title", "t"}, {"lang", "ja"}}}, {"title", "x"}};
  const auto once = (*templates)->render("about", model);
  REQUIRE(once);
  std::vector<std::thread> threads;
  std::vector<int> same(4, 0);
  for (std::size_t i = 0; i < same.size(); ++i) {
    threads.emplace_back([&, i] {
      for (int round = 0; round < 50; ++round) {
        const auto again = (*templates)->render("about", model);
        if (again && *again == *once) ++same[i];
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  CHECK(same == std::vector<int>{50, 50, 50, 50});
}

TEST_CASE("what stands around a list asks whether it has items", "[web][html]") {
  const testing::TempDir folder;
  testing::write_file(
      folder / "page.html",
      "{{#has_rows}}<ul>{{#rows}}<li>{{name}}{{#has_rows}}+{{/has_rows}}</li>{{/rows}}"
      "</ul>{{/has_rows}}{{^has_rows}}none{{/has_rows}}");
  const auto templates = TemplateSet::load(folder.path());
  REQUIRE(templates);
  const nlohmann::json empty = nlohmann::json::array();
  const auto rendered = [&](const nlohmann::json& model) {
    const auto page = (*templates)->render("page", model);
    REQUIRE(page);
    return *page;
  };
  CHECK(rendered({{"rows", empty}}) == "none");
  // An item with a list of its own answers for that list.
  CHECK(rendered({{"rows", {{{"name", "a"}, {"rows", empty}}, {{"name", "b"}, {"rows", {1}}}}}}) ==
        "<ul><li>a</li><li>b+</li></ul>");
  // A page may say something else under that name.
  CHECK(rendered({{"rows", {{{"name", "a"}}}}, {"has_rows", false}}) == "none");
}
