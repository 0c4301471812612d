// The fields of a service that search reads, in one table: where the text comes from, how it
// counts, and an example of a query that it answers. Builder, snippets and the room card read it.
#pragma once
#include <array>
#include <string_view>

#include "search/index/text_documents.h"

namespace mitate::search {

struct FieldRule {
  std::string_view name;
  FieldRole role;
  bool shown;  ///< may appear as a snippet
  std::string_view meaning;
  std::string_view example;  ///< a query it answers
};

inline constexpr std::array kServiceFields = std::to_array<FieldRule>({
    {"name", FieldRole::Name, true, "official name and aliases", "オムロンコネクト"},
    {"name_kana", FieldRole::Reading, false, "reading of the name", "おむろん"},
    {"provider", FieldRole::Provider, true, "operator, its aliases, partners", "セコム"},
    {"summary", FieldRole::Summary, true, "description", "歩数に応じて"},
    {"aspects", FieldRole::Aspect, true, "what is done, item by item", "血圧計"},
    {"coverage", FieldRole::Detail, true, "where it is offered", "呉市"},
    {"evidence", FieldRole::Detail, true, "studies and reports", "ランダム化"},
    {"cases", FieldRole::Detail, true, "buyers and their results", "健保の導入事例"},
    {"certifications", FieldRole::Detail, true, "certificates and awards", "医療機器プログラム"},
    {"facts", FieldRole::Detail, true, "languages, data, security, economics", "英語対応"},
    {"notes", FieldRole::Detail, true, "curator's notes", "旧社名"},
    {"domains", FieldRole::Label, true, "labels of domains", "睡眠"},
    {"labels", FieldRole::Label, true, "labels of type, audience, delivery, interventions",
     "従業員"},
    {"vocabulary", FieldRole::Vocabulary, false, "synonyms and lay words of those", "寝不足"},
    {"concepts", FieldRole::Concept, false, "slugs of those", ""},
    {"url", FieldRole::Detail, false, "words of the site's address", "calomama"},
});

}  // namespace mitate::search
