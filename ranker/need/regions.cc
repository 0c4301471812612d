#include "ranker/need/regions.h"

#include <algorithm>
#include <set>
#include <string>

#include "ranker/need/wording.h"

namespace mitate::ranker::reading {
namespace {
using Kind = PlaceName::Kind;
using View = std::u32string_view;

bool is_prefecture(const PlaceName& place) {
  return place.kind == Kind::Prefecture || place.kind == Kind::ShortPrefecture;
}

/// 「呉市以外」「東京は除く」「岡山市と倉敷市で実績のある事業者」
bool is_refused(const Passage& passage, const PlaceHit& hit) {
  // What is said of the last of a list is said of all.
  for (const PlaceHit& next : passage.places) {
    const bool listed = next.start > hit.end && next.start - hit.end == 1 &&
                        View(U"と・や").find(passage.text()[hit.end]) != View::npos;
    if (listed) return is_refused(passage, next);
  }
  const View after = passage.after(hit.end, 8);
  if (starts_with_any(
          after, {U"で実績", U"での実績", U"の実績", U"で導入実績", U"での導入実績", U"でも実績",
                  U"などで実績", U"での事例", U"の事例", U"で採用", U"で導入済"}) != 0) {
    return true;
  }
  return starts_with_any(after, {U"以外", U"を除", U"は除", U"ではなく", U"は対象外", U"内は除",
                                 U"は不要", U"じゃなく"}) != 0;
}

struct Meant {
  const PlaceHit* hit;
  const PlaceName* place;
};

class RegionReader {
 public:
  RegionReader(const Passage& passage, const catalog::Places& places)
      : passage_(passage), places_(places) {}

  RegionReading read() {
    for (const PlaceHit& hit : passage_.places) {
      for (const PlaceName* place : hit.candidates) {
        if (is_prefecture(*place)) prefectures_.insert(place->prefecture);
      }
    }
    for (const PlaceHit& hit : passage_.places) settle(hit);
    return assemble();
  }

 private:
  void settle(const PlaceHit& hit) {
    if (is_refused(passage_, hit)) return;
    std::vector<const PlaceName*> best = hit.candidates;
    const auto keep_if = [&](auto&& wanted) {
      std::vector<const PlaceName*> kept;
      std::copy_if(best.begin(), best.end(), std::back_inserter(kept), wanted);
      if (!kept.empty()) best = std::move(kept);
    };
    // 大阪 alone is the prefecture, not the city.
    keep_if([](const PlaceName* place) { return is_prefecture(*place); });
    if (best.size() > 1) {
      keep_if([&](const PlaceName* place) {
        return place->kind == Kind::Ward && city_is_named(*place);
      });
    }
    if (best.size() > 1) {
      keep_if([&](const PlaceName* place) { return nearest_prefecture(hit) == place->prefecture; });
    }
    if (best.size() > 1) {
      keep_if([&](const PlaceName* place) { return prefectures_.count(place->prefecture) != 0; });
    }
    // 北区 without a city: only Tokyo has wards that are municipalities of their own.
    if (best.size() > 1) {
      keep_if([](const PlaceName* place) { return place->kind == Kind::Municipality; });
    }
    std::set<std::string> codes;
    for (const PlaceName* place : best) codes.insert(place->code);
    if (codes.size() == 1) {
      meant_.push_back({&hit, best.front()});
    } else if (!question_) {
      question_ = Question{"region", "which_municipality", {codes.begin(), codes.end()}};
    }
  }

  [[nodiscard]] bool city_is_named(const PlaceName& ward) const {
    const catalog::Municipality* municipality = places_.municipality(ward.code);
    if (municipality == nullptr) return false;
    const auto city_end = municipality->name.find("市");
    if (city_end == std::string::npos) return false;
    const std::string_view city = std::string_view(municipality->name).substr(0, city_end + 3);
    // Found as a place, not as letters: 東京都北区 does not name 京都.
    return std::any_of(passage_.places.begin(), passage_.places.end(), [&](const PlaceHit& hit) {
      return std::any_of(hit.candidates.begin(), hit.candidates.end(), [&](const PlaceName* place) {
        if (place->kind != Kind::Municipality && place->kind != Kind::ShortCity) return false;
        const catalog::Municipality* named = places_.municipality(place->code);
        return named != nullptr && named->name == city;
      });
    });
  }

  /// The prefecture directly before the name or in parentheses behind it: 府中市（広島県）.
  [[nodiscard]] std::string nearest_prefecture(const PlaceHit& hit) const {
    for (const PlaceHit& other : passage_.places) {
      const PlaceName* prefecture = nullptr;
      for (const PlaceName* place : other.candidates) {
        if (is_prefecture(*place)) prefecture = place;
      }
      if (prefecture == nullptr) continue;
      const bool before = other.end <= hit.start && hit.start - other.end <= 3;
      const bool behind = other.start >= hit.end && other.start - hit.end <= 2;
      if (before || behind) return prefecture->prefecture;
    }
    return {};
  }

  RegionReading assemble() {
    RegionReading out;
    out.question = question_;
    std::set<std::string> with_municipality;
    std::set<std::string> wards_of;  // first three digits of a city whose ward is named
    for (const Meant& meant : meant_) {
      if (!is_prefecture(*meant.place)) with_municipality.insert(meant.place->prefecture);
      if (meant.place->kind == Kind::Ward) wards_of.insert(city_name_of(*meant.place));
    }
    std::set<std::string> seen;
    for (const Meant& meant : meant_) {
      const PlaceName& place = *meant.place;
      if (is_prefecture(place) && with_municipality.count(place.prefecture) != 0) continue;
      if (place.kind != Kind::Ward && !is_prefecture(place)) {
        const catalog::Municipality* municipality = places_.municipality(place.code);
        if (municipality != nullptr && wards_of.count(municipality->name) != 0) continue;
      }
      if (!seen.insert(place.code).second) continue;
      Slot<Region> slot;
      slot.value.prefecture = place.prefecture;
      if (!is_prefecture(place)) slot.value.municipality_code = place.code;
      slot.value.text = passage_.written(meant.hit->start, meant.hit->end);
      slot.source = passage_.source(meant.hit->start, meant.hit->end);
      out.regions.push_back(std::move(slot));
    }
    add_counted_groups(out);
    add_capital(out);
    return out;
  }

  /// 「東北6県」「1都3県」: groups whose members are fixed by their number. 九州 or 首都圏 alone
  /// leave open which prefectures are meant and are not guessed.
  void add_counted_groups(RegionReading& out) const {
    struct Group {
      Words names;
      int first;
      int last;
      int besides = 0;  ///< one more that stands apart in the numbering
    };
    static constexpr Group kGroups[] = {
        {{U"東北6県", U"東北六県"}, 2, 7},
        {{U"関東1都6県", U"関東一都六県", U"1都6県", U"一都六県"}, 8, 14},
        {{U"1都3県", U"一都三県", U"首都圏1都3県"}, 11, 14},
        {{U"北陸3県", U"北陸三県"}, 16, 18},
        {{U"東海4県", U"東海四県"}, 21, 24},
        {{U"東海3県", U"東海三県"}, 23, 24, 21},
        {{U"2府4県", U"二府四県"}, 25, 30},
        {{U"中国5県", U"中国五県", U"中国地方5県"}, 31, 35},
        {{U"四国4県", U"四国四県"}, 36, 39},
        {{U"九州7県", U"九州七県"}, 40, 46}};
    for (const Group& group : kGroups) {
      const auto end = last_end_of_any(passage_.text(), group.names);
      if (end == View::npos) continue;
      const std::size_t start = end - 4;
      const auto add = [&](int number) {
        const std::string code =
            number < 10 ? "0" + std::to_string(number) : std::to_string(number);
        const bool known =
            std::any_of(out.regions.begin(), out.regions.end(),
                        [&](const Slot<Region>& slot) { return slot.value.prefecture == code; });
        if (known) return;
        Slot<Region> slot;
        slot.value = {code, std::nullopt, passage_.written(start, end)};
        slot.source = passage_.source(start, end);
        out.regions.push_back(std::move(slot));
      };
      if (group.besides != 0) add(group.besides);
      for (int number = group.first; number <= group.last; ++number) add(number);
    }
  }

  /// 都内 is Tokyo and 道内 Hokkaido; 県内 and 府内 need a name that stands elsewhere.
  void add_capital(RegionReading& out) const {
    if (!out.regions.empty()) return;
    for (const auto& [word, code] :
         {std::pair<View, const char*>{U"都内", "13"}, {U"道内", "01"}}) {
      const auto at = passage_.text().find(word);
      if (at == View::npos || (at > 0 && is_kanji(passage_.text()[at - 1]))) continue;
      Slot<Region> slot;
      slot.value = {code, std::nullopt, passage_.written(at, at + word.size())};
      slot.source = passage_.source(at, at + word.size());
      out.regions.push_back(std::move(slot));
    }
  }

  [[nodiscard]] std::string city_name_of(const PlaceName& ward) const {
    const catalog::Municipality* municipality = places_.municipality(ward.code);
    if (municipality == nullptr) return {};
    const std::string mark = "市";
    const auto end = municipality->name.find(mark);
    return end == std::string::npos ? std::string{}
                                    : municipality->name.substr(0, end + mark.size());
  }

  const Passage& passage_;
  const catalog::Places& places_;
  std::set<std::string> prefectures_;
  std::vector<Meant> meant_;
  std::optional<Question> question_;
};

}  // namespace

RegionReading read_regions(const Passage& passage, const catalog::Places& places) {
  return RegionReader(passage, places).read();
}

}  // namespace mitate::ranker::reading
