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
  const View after = passage.after(hit.end, 8);
  if (starts_with_any(
          after, {U"で実績", U"での実績", U"の実績", U"で導入実績", U"での導入実績", U"でも実績",
                  U"などで実績", U"での事例", U"の事例", U"で採用", U"で導入済"}) != 0) {
    return true;
  }
  return starts_with_any(after, {U"以外", U"を除", U"は除", U"ではなく", U"は対象外", U"内は除",
                                 U"は不要", U"じゃなく"}) != 0;
}

/// Per place: refused by its own words, or by those behind the last of its list (津市と呉市以外).
std::vector<bool> refusals(const Passage& passage) {
  const std::vector<PlaceHit>& places = passage.places;
  std::vector<bool> out(places.size());
  for (std::size_t i = places.size(); i-- > 0;) {
    const bool listed = i + 1 < places.size() && places[i + 1].start == places[i].end + 1 &&
                        View(U"と・や").find(passage.text()[places[i].end]) != View::npos;
    out[i] = listed ? out[i + 1] : is_refused(passage, places[i]);
  }
  return out;
}

constexpr std::size_t kLongestDistrict = 6;  // characters of 北安曇郡 and the like

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
    name_cities();
    const std::vector<bool> refused = refusals(passage_);
    for (std::size_t i = 0; i < passage_.places.size(); ++i) {
      if (!refused[i]) settle(i);
    }
    RegionReading out = assemble();
    for (std::size_t i = 0; i < passage_.places.size(); ++i) {
      const PlaceHit& hit = passage_.places[i];
      if (refused[i]) out.left_out.push_back(passage_.written(hit.start, hit.end) + "以外");
    }
    return out;
  }

 private:
  void settle(std::size_t index) {
    const PlaceHit& hit = passage_.places[index];
    if (is_ward_of_other_city(index) || spans_the_country(index)) return;
    std::vector<const PlaceName*> best = hit.candidates;
    // 福岡県那珂川町: a town that stands right behind a prefecture and is not in it is another one.
    const std::string right_before = index > 0 ? prefecture_before(index) : std::string{};
    if (!right_before.empty() &&
        std::none_of(best.begin(), best.end(), [&](const PlaceName* place) {
          return is_prefecture(*place) || place->prefecture == right_before;
        })) {
      return;
    }
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
      keep_if([&](const PlaceName* place) {
        const View district = passage_.book->district_of(place->code);
        return !district.empty() && district_beside(hit) == district;
      });
    }
    if (best.size() > 1) {
      const std::string near = nearest_prefecture(index);
      keep_if([&](const PlaceName* place) { return near == place->prefecture; });
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

  /// Cities that the text names as places, not as letters: 東京都北区 does not name 京都.
  void name_cities() {
    for (const PlaceHit& hit : passage_.places) {
      for (const PlaceName* place : hit.candidates) {
        if (place->kind != Kind::Municipality && place->kind != Kind::ShortCity) continue;
        const catalog::Municipality* named = places_.municipality(place->code);
        if (named != nullptr) cities_.insert(named->name);
      }
    }
  }
  /// The 郡 that stands right before a town or in the bracket behind it; empty when none does.
  [[nodiscard]] View district_beside(const PlaceHit& hit) const {
    const View text = passage_.text();
    if (hit.start > 1 && text[hit.start - 1] == U'郡') {
      std::size_t start = hit.start - 1;
      while (start > 0 && hit.start - start < kLongestDistrict && is_kanji(text[start - 1]) &&
             View(U"県道府都").find(text[start - 1]) == View::npos)
        --start;
      return text.substr(start, hit.start - start);
    }
    const View after = text.substr(hit.end, kLongestDistrict + 6);
    if (after.empty() || after.front() != U'(') return {};
    const auto mark = after.find(U'郡');
    if (mark == View::npos) return {};
    std::size_t start = mark;
    while (start > 1 && is_kanji(after[start - 1]) &&
           View(U"県道府都").find(after[start - 1]) == View::npos)
      --start;
    return after.substr(start, mark + 1 - start);
  }

  /// 「浜松市中央区」: a ward that its city does not have in the list (new, or written wrongly)
  /// says the city, never the ward of that name elsewhere.
  [[nodiscard]] bool is_ward_of_other_city(std::size_t index) const {
    const PlaceHit& hit = passage_.places[index];
    if (index == 0 || passage_.places[index - 1].end != hit.start) return false;
    const bool behind_city = passage_.text()[hit.start - 1] == U'市';
    return behind_city && passage_.text()[hit.end - 1] == U'区' &&
           std::none_of(hit.candidates.begin(), hit.candidates.end(), [&](const PlaceName* place) {
             return place->kind == Kind::Ward && city_is_named(*place);
           });
  }

  /// 「北海道から沖縄まで全国」 names no place, whether or not both ends are read as places.
  [[nodiscard]] bool spans_the_country(std::size_t index) const {
    if (!contains_any(passage_.text(), {U"全国"})) return false;
    constexpr std::size_t kLongestName = 12;
    const auto opens = [&](std::size_t place) {
      const View after = passage_.after(passage_.places[place].end, kLongestName);
      return starts_with_any(after, {U"から"}) != 0 && contains_any(after, {U"まで"});
    };
    return opens(index) || (index > 0 && opens(index - 1));
  }

  /// The prefecture that ends where the place begins, a 郡 between them left out.
  [[nodiscard]] std::string prefecture_before(std::size_t index) const {
    const PlaceHit& left = passage_.places[index - 1];
    const PlaceHit& hit = passage_.places[index];
    const View gap = passage_.text().substr(left.end, hit.start - left.end);
    const bool beside = gap.empty() || (gap.size() <= kLongestDistrict && gap.back() == U'郡');
    if (!beside) return {};
    for (const PlaceName* place : left.candidates) {
      if (place->kind == Kind::Prefecture) return place->prefecture;
    }
    return {};
  }

  [[nodiscard]] bool city_is_named(const PlaceName& ward) const {
    return cities_.count(city_name_of(ward)) != 0;
  }

  /// The prefecture directly before the name or in parentheses behind it: 府中市（広島県）.
  [[nodiscard]] std::string nearest_prefecture(std::size_t index) const {
    const PlaceHit& hit = passage_.places[index];
    const auto prefecture_of = [&](std::size_t other) -> std::string {
      for (const PlaceName* place : passage_.places[other].candidates) {
        if (is_prefecture(*place)) return place->prefecture;
      }
      return {};
    };
    if (index > 0 && hit.start - passage_.places[index - 1].end <= 3) {
      if (std::string found = prefecture_of(index - 1); !found.empty()) return found;
    }
    if (index + 1 < passage_.places.size() && passage_.places[index + 1].start - hit.end <= 2) {
      return prefecture_of(index + 1);
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

  /// 都内 is Tokyo and 道内 Hokkaido; 県内 and 府内 need a name that stands elsewhere. 津軽 and its
  /// like lie in one prefecture; 関西 does not and is not guessed.
  void add_capital(RegionReading& out) const {
    if (!out.regions.empty()) return;
    for (const auto& [word, code] : {std::pair<View, const char*>{U"都内", "13"},
                                     {U"道内", "01"},
                                     {U"道東", "01"},
                                     {U"道北", "01"},
                                     {U"道南", "01"},
                                     {U"十勝", "01"},
                                     {U"津軽", "02"},
                                     {U"下北", "02"},
                                     {U"庄内", "06"},
                                     {U"置賜", "06"},
                                     {U"会津", "07"},
                                     {U"房総", "12"},
                                     {U"湘南", "14"},
                                     {U"能登", "17"},
                                     {U"東濃", "21"},
                                     {U"遠州", "22"},
                                     {U"三河", "23"},
                                     {U"尾張", "23"},
                                     {U"丹後", "26"},
                                     {U"泉州", "27"},
                                     {U"播磨", "28"},
                                     {U"但馬", "28"},
                                     {U"筑豊", "40"},
                                     {U"天草", "43"},
                                     {U"大隅", "46"},
                                     {U"奄美", "46"}}) {
      const auto at = passage_.text().find(word);
      if (at == View::npos || (at > 0 && is_kanji(passage_.text()[at - 1]))) continue;
      const View after = passage_.text().substr(at + word.size());
      if (!after.empty() && (is_kanji(after.front()) || is_katakana(after.front())) &&
          starts_with_any(after, {U"地方", U"地域", U"地区", U"在住", U"全域", U"一円"}) == 0)
        continue;
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
  std::set<std::string> cities_;
  std::vector<Meant> meant_;
  std::optional<Question> question_;
};

}  // namespace

RegionReading read_regions(const Passage& passage, const catalog::Places& places) {
  return RegionReader(passage, places).read();
}

}  // namespace mitate::ranker::reading
