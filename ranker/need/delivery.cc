#include "ranker/need/delivery.h"

#include <algorithm>

#include "ranker/need/concepts.h"
#include "ranker/need/standing.h"
#include "ranker/need/wording.h"

namespace mitate::ranker::reading {
namespace {
using View = std::u32string_view;

bool is_word(const Passage& passage, const Hit& hit, Words words) {
  const View word = passage.text().substr(hit.start, hit.end - hit.start);
  for (const View known : words) {
    if (word == known) return true;
  }
  return false;
}

/// 「対面（職場に出張）」: the second word says what kind of meeting the first one means.
bool is_explained_by_next(const Passage& passage, const std::vector<Hit>& hits, std::size_t index) {
  if (index + 1 >= hits.size() || hits[index + 1].value() != "onsite-workplace") return false;
  const View gap = passage.text().substr(hits[index].end, hits[index + 1].start - hits[index].end);
  return hits[index].value() == "in-person-visit" && gap.size() <= 6 &&
         !contains_any(gap, {U"か", U"と", U"や", U"・"});
}

/// 「対面の運動教室」: a class that is held face to face says 対面, not a place.
bool only_qualified(const Passage& passage, const std::vector<Hit>& hits, std::size_t index) {
  if (index == 0 || hits[index].value() != "facility") return false;
  const Hit& left = hits[index - 1];
  if (left.value() != "in-person-visit" || !is_word(passage, left, {U"対面", U"対面の"}))
    return false;
  const View gap = passage.text().substr(left.end, hits[index].start - left.end);
  return gap.size() <= 6 && !contains_any(gap, {U"、", U"と", U"や", U"・", U"か"});
}

/// 「紙の通知をアプリに切り替え」「電話からチャットに移行」: the first form is what is given up.
bool is_replaced_by_next(const Passage& passage, const std::vector<Hit>& hits, std::size_t index) {
  if (index + 1 >= hits.size() || hits[index + 1].value() == hits[index].value()) return false;
  const View gap = passage.text().substr(hits[index].end, hits[index + 1].start - hits[index].end);
  if (gap.size() > 16 || !contains_any(gap, {U"を", U"から"}) || contains_any(gap, {U"。"}))
    return false;
  const View after = passage.after(hits[index + 1].end, 10);
  return starts_with_any(after, {U"に", U"へ"}) != 0 &&
         contains_any(after,
                      {U"切り替え", U"切替", U"置き換え", U"置換え", U"移行", U"変更", U"一本化"});
}

/// 「120店舗で展開」「3教室を運営」: places that are counted are the sender's own.
bool is_counted(const Passage& passage, const Hit& hit) {
  if (hit.value() != "facility") return false;
  return std::any_of(passage.numbers.begin(), passage.numbers.end(),
                     [&](const NumberToken& number) { return number.end == hit.start; });
}

/// 「暑い職場で…」「社内で不調者が出て」 tell where people work; 「職場で受けられる」 asks for it.
bool only_tells_where(const Passage& passage, const Hit& hit) {
  if (!is_word(
          passage, hit,
          {U"職場で", U"社内で", U"オフィスで", U"事業所内で", U"勤務先で", U"工場内で",
           U"営業所で", U"職場内で", U"会社内で", U"構内で", U"庁内で", U"庁舎内で", U"工場で"})) {
    return false;
  }
  return !contains_any(
             passage.after(hit.end, 16),
             {U"受け", U"実施",     U"開",   U"行",   U"でき",  U"指導", U"講",     U"測",
              U"研修", U"相談",     U"教え", U"体操", U"やる",  U"やり", U"やって", U" ",
              U"使",   U"セミナー", U"計",   U"検",   U"健診",  U"面談", U"して",   U"ほしい",
              U"教室", U"の",       U"。",   U"、",   U"取り組"}) &&
         !passage.after(hit.end, 1).empty();
}

/// 「腰痛の教室を工場で開く」: a class says no place of its own where another place is named.
bool is_class_elsewhere(const Passage& passage, const std::vector<Hit>& hits, std::size_t index) {
  const View word = passage.text().substr(hits[index].start, hits[index].end - hits[index].start);
  if (hits[index].value() != "facility" || word.find(U"教室") == View::npos) return false;
  const Span sentence = passage.sentence_at(hits[index].start);
  return std::any_of(hits.begin(), hits.end(), [&](const Hit& other) {
    return other.value() == "onsite-workplace" && other.start >= sentence.start &&
           other.end <= sentence.end;
  });
}

/// 「音楽教室です」: the form is part of the sender's own trade.
bool is_own_trade(const Passage& passage, const Hit& hit) {
  if (starts_with_any(passage.after(hit.end, 6),
                      {U"のメーカー", U"メーカー", U"の製造", U"の販売会社", U"を製造", U"を販売",
                       U"の開発会社", U"商社", U"の卸", U"を作っている", U"製造業", U"販売会社"}) !=
      0) {
    return true;
  }
  const auto& trades = passage.of(CueSlot::Industry);
  return std::any_of(trades.begin(), trades.end(), [&](const Hit& trade) {
    return trade.start <= hit.start && hit.end <= trade.end && trade.value().back() != '?';
  });
}

bool names_app(const Passage& passage, const Hit& hit) {
  return passage.text().substr(hit.start, hit.end - hit.start).find(U"アプリ") != View::npos;
}

/// 「スマホで。ただしアプリは不可」: the telephone is only the way to something else (LINE).
bool refuses_apps(const Passage& passage, const std::vector<Hit>& hits,
                  const std::vector<Standing>& standing) {
  for (std::size_t i = 0; i < hits.size(); ++i) {
    const View word = passage.text().substr(hits[i].start, hits[i].end - hits[i].start);
    if (standing[i] == Standing::Refused && word.find(U"アプリ") != View::npos) return true;
  }
  return false;
}

}  // namespace

std::vector<Slot<std::string>> read_delivery(const Passage& passage,
                                             std::optional<BuyerType> buyer) {
  const std::vector<Hit>& hits = passage.of(CueSlot::Delivery);
  const std::vector<Standing>& standing = passage.standings_of(CueSlot::Delivery);
  const bool without_apps = refuses_apps(passage, hits, standing);
  std::vector<Slot<std::string>> out;
  for (std::size_t i = 0; i < hits.size(); ++i) {
    if (is_counted(passage, hits[i]) || only_tells_where(passage, hits[i]) ||
        is_own_trade(passage, hits[i]) || is_class_elsewhere(passage, hits, i) ||
        (without_apps && hits[i].value() == "app" && !names_app(passage, hits[i])))
      continue;
    if (standing[i] != Standing::Wanted || is_explained_by_next(passage, hits, i) ||
        is_replaced_by_next(passage, hits, i) || only_qualified(passage, hits, i)) {
      continue;
    }
    std::string_view value = hits[i].value();
    const bool comes_to_us = is_word(
        passage, hits[i],
        {U"来てもら", U"来てくれ", U"来ていただ", U"出向いて", U"専門家に来て", U"専門家が来て"});
    if (comes_to_us) {
      value = buyer == BuyerType::Municipality || !buyer ? "in-person-visit" : "onsite-workplace";
    }
    add_once(out, value, passage.source(hits[i].start, hits[i].end));
  }
  return out;
}

std::vector<Slot<std::string>> read_refused_delivery(const Passage& passage,
                                                     const std::vector<Slot<std::string>>& wanted) {
  const std::vector<Hit>& hits = passage.of(CueSlot::Delivery);
  std::vector<Slot<std::string>> out;
  for (std::size_t i = 0; i < hits.size(); ++i) {
    if (passage.standing(CueSlot::Delivery, i) != Standing::Refused) continue;
    // 「新しい機器を置かずに」: what is there already may be used.
    if (ends_with_any(passage.before(hits[i].start, 8), {U"新しい", U"新たな", U"新規の", U"新しく",
                                                         U"追加の", U"余計な", U"特別な"}) != 0)
      continue;
    const bool asked =
        std::any_of(wanted.begin(), wanted.end(),
                    [&](const Slot<std::string>& slot) { return slot.value == hits[i].value(); });
    if (!asked) add_once(out, hits[i].value(), passage.source(hits[i].start, hits[i].end));
  }
  for (Slot<std::string>& slot : out) slot.strength = Strength::Must;
  return out;
}

}  // namespace mitate::ranker::reading
