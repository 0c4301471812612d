#include "web/pages/facts/place_views.h"

#include <nlohmann/json.hpp>

namespace mitate::web {
namespace {
using nlohmann::json;

/// One line of the table of people: how it is read from the counts.
struct PeopleLine {
  const char* key;
  std::int64_t (*count)(const catalog::CarePeople&);
};

using People = const catalog::CarePeople&;
constexpr PeopleLine kPeopleLines[] = {
    {"place.people.insured_65plus", [](People p) { return p.insured_65plus; }},
    {"place.people.age_75plus", [](People p) { return p.age_75_84 + p.age_85plus; }},
    {"place.people.age_85plus", [](People p) { return p.age_85plus; }},
    {"place.people.certified_total", [](People p) { return p.certified_total; }},
    {"place.people.support_1", [](People p) { return p.certified[0]; }},
    {"place.people.support_2", [](People p) { return p.certified[1]; }},
    {"place.people.care_1", [](People p) { return p.certified[2]; }},
    {"place.people.care_2", [](People p) { return p.certified[3]; }},
    {"place.people.care_3", [](People p) { return p.certified[4]; }},
    {"place.people.care_4", [](People p) { return p.certified[5]; }},
    {"place.people.care_5", [](People p) { return p.certified[6]; }},
};

json numbers_of(SourceIndex& sources, const SourceId& source) {
  return json::array({{{"n", std::to_string(sources.number_of(source))}}});
}

json people_rows(const FactContext& context, const catalog::MunicipalPicture& picture) {
  json rows = json::array();
  for (const PeopleLine& line : kPeopleLines) {
    rows.push_back(
        {{"label", context.wording.text(line.key)},
         {"here", picture.insurer == nullptr ? json(false)
                                             : json(grouped(line.count(picture.insurer->people)))},
         {"prefecture", grouped(line.count(picture.prefecture_people))},
         {"japan", grouped(line.count(picture.japan_people))}});
  }
  return rows;
}

/// "0" of a list that was read is a word: the list names none, which is not the same as none there.
json office_cell(const FactContext& context, const std::optional<std::uint32_t>& count) {
  if (!count) return false;
  if (*count == 0) return context.wording.text("place.office.none_listed");
  return grouped(*count);
}

std::string scope_note(const FactContext& context, const catalog::MunicipalPicture& picture) {
  switch (picture.scope) {
    case catalog::PeopleScope::Municipality:
      return context.wording.text("place.scope.municipality");
    case catalog::PeopleScope::City:
      return context.wording.text("place.scope.city", {{"city", picture.city->name}});
    case catalog::PeopleScope::Unknown:
      break;
  }
  return context.wording.text("place.scope.unknown");
}

}  // namespace

json municipal_view(const FactContext& context, const catalog::MunicipalPicture& picture,
                    SourceIndex& sources) {
  const auto& insurers = context.catalog.municipal_care().insurers();
  json offices = json::array();
  std::vector<std::string> missing;
  const catalog::CareOfficeKind* cited = nullptr;
  for (const catalog::OfficeFigures& one : picture.offices) {
    cited = one.kind;
    if (!one.kind->counted) {
      missing.push_back(one.kind->label_ja);
      continue;
    }
    offices.push_back({{"label", one.kind->label_ja},
                       {"here", office_cell(context, one.here)},
                       {"prefecture", office_cell(context, one.prefecture)},
                       {"japan", office_cell(context, one.japan)}});
  }
  const catalog::CareInsurer* any =
      picture.insurer != nullptr ? picture.insurer : (insurers.empty() ? nullptr : &insurers[0]);
  return {
      {"name", picture.place->name},
      {"href", "/places/" + picture.place->code},
      {"prefecture", picture.prefecture == nullptr ? std::string() : picture.prefecture->name},
      {"scope", scope_note(context, picture)},
      // The counts of a ward are its city's; the column must not carry the ward's name.
      {"counted",
       picture.scope == catalog::PeopleScope::City ? picture.city->name : picture.place->name},
      {"has_people", any != nullptr},
      {"people", people_rows(context, picture)},
      {"people_as_of",
       any != nullptr && any->as_of ? json(context.wording.date(any->as_of->text())) : json(false)},
      {"people_refs", any == nullptr ? json::array() : numbers_of(sources, any->source)},
      {"has_offices", !offices.empty()},
      {"offices", std::move(offices)},
      {"missing", missing.empty() ? json(false) : json(joined(context, missing))},
      {"offices_as_of", cited != nullptr && cited->as_of
                            ? json(context.wording.date(cited->as_of->text()))
                            : json(false)},
      {"office_refs", cited == nullptr ? json::array() : numbers_of(sources, cited->source)}};
}

}  // namespace mitate::web
