// What the shared parts of templates may see: frame, sources, cards, chips. Plain data with one
// to_json each; words are already Japanese, addresses already checked. Page-only fields are put
// together in that page's file. Not here: HTML (templates) and deciding (search, ranker).
#pragma once
#include <optional>
#include <string>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "web/html/safe_html.h"

namespace mitate::web {

struct Crumb {
  std::string label;
  std::string href = {};  ///< empty: the page itself
};

struct Frame {
  std::string title;
  std::string section;  ///< "services", "guidelines", …; marks the item of the header
  std::vector<Crumb> crumbs = {};
  std::string description = {};
  std::string lang = "ja";
  bool noindex = false;
  std::vector<std::string> scripts = {};  ///< file names below static/js
  std::string alternate = {};             ///< the same page in the other language; empty: none
  /// Holds no form that changes anything, so it needs no cookie (English and embedded pages).
  bool stateless = false;
};

/// One source line under a fact.
struct SourceView {
  std::string title;
  std::string href;     ///< empty: no address that may be linked
  std::string locator;  ///< heading inside a document; empty when `href` says it
  std::string verification;
  std::string as_of;  ///< empty: the date of the fact is unknown
  std::string retrieved_on;
  bool curator = false;
  bool gone = false;
};

/// A labelled fact with its sources. An empty `value` is shown as 未確認.
struct FactView {
  std::string label;
  std::string value;
  std::string note = {};
  std::string href = {};
  std::vector<SourceView> sources = {};
};

struct Chip {
  std::string label;
  std::string href = {};
  std::string facet = {};
};

struct GradeView {
  int grade = 0;  ///< 1..5; 0 unknown
  std::string label;
  std::string dots;      ///< aria-hidden decoration of the word
  bool pending = false;  ///< 原文照合待ち
};

struct BadgeView {
  std::string label;
  std::string kind;  ///< good, warn, bad, brand or empty
};

struct ServiceCard {
  std::string id;
  std::string href;
  std::string name;
  SafeHtml name_html;
  SafeHtml provider_html;  ///< empty: unknown
  std::string service_type;
  SafeHtml summary_html;
  std::vector<std::pair<std::string, SafeHtml>> also;  ///< field label, snippet of another field
  std::vector<std::string> tags;
  std::vector<BadgeView> badges;
  std::vector<GradeView> grades;
  std::size_t more_grades = 0;
  std::string evidence;
  bool evidence_known = false;
  std::string price;     ///< empty: unknown
  std::string coverage;  ///< empty: unknown
  std::string last_verified;
  bool picked = false;  ///< on the reader's shortlist
};

void to_json(nlohmann::json& out, const Crumb& crumb);
void to_json(nlohmann::json& out, const SourceView& source);
void to_json(nlohmann::json& out, const FactView& fact);
void to_json(nlohmann::json& out, const Chip& chip);
void to_json(nlohmann::json& out, const GradeView& grade);
void to_json(nlohmann::json& out, const BadgeView& badge);
void to_json(nlohmann::json& out, const ServiceCard& card);

/// Puts markup of our own builders under a name that ends in `_html` or `_svg`; the only way into
/// `{{{…}}}`. Empty markup becomes false, so that sections see it as absent.
void put_markup(nlohmann::json& model, const std::string& name, const SafeHtml& markup);
/// The text, or false when it is empty (mustache sections treat empty strings as present).
[[nodiscard]] nlohmann::json or_false(const std::string& text);
[[nodiscard]] nlohmann::json or_false(const std::optional<std::string>& text);

}  // namespace mitate::web
