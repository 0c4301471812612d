#include "ranker/need/remarks.h"

#include <algorithm>

#include "ranker/need/wording.h"

namespace mitate::ranker::reading {
namespace {
using View = std::u32string_view;

constexpr std::size_t kMostRemarks = 10;

class RemarkReader {
 public:
  RemarkReader(const Passage& passage, const Need& need, const Readings& readings)
      : passage_(passage), need_(need), readings_(readings) {}

  std::vector<Remark> read() {
    if (passage_.orders_left_out) add("text", "order_left_out", {});
    if (readings_.buyer.no_need) {
      add("text", "no_need", {});
      return std::move(out_);
    }
    buyer();
    numbers();
    unknown_places();
    subjects();
    delivery();
    if (!readings_.deadline.past.empty() && !need_.deadline)
      add("deadline", "deadline_past", readings_.deadline.past);
    if (nothing_was_read()) add("text", "nothing_read", {});
    if (out_.size() > kMostRemarks) out_.resize(kMostRemarks);
    return std::move(out_);
  }

 private:
  void add(std::string slot, std::string code, std::string value) {
    out_.push_back({std::move(slot), std::move(code), std::move(value)});
  }

  void buyer() {
    const auto& said = readings_.buyer.type;
    if (readings_.stated && said && said->value != *readings_.stated && said->source) {
      add("buyer_type", "buyer_differs",
          encode_utf8(View(passage_.sent)
                          .substr(said->source->start, said->source->end - said->source->start)));
    }
    if (!readings_.stated && !said && readings_.buyer.is_private)
      add("buyer_type", "private_person", {});
  }

  void numbers() {
    for (const std::string& amount : readings_.budget.impossible)
      add("budget", "budget_not_positive", amount);
    for (const std::string& amount : readings_.budget.too_large)
      add("budget", "budget_too_large", amount);
    if (readings_.budget.ends_cross)
      add("budget", "budget_ends_cross", *readings_.budget.ends_cross);
    for (const std::string& number : readings_.headcount.impossible)
      add("headcount", "headcount_too_large", number);
    for (const std::string& number : readings_.headcount.nobody)
      add("headcount", "headcount_nobody", number);
    if (readings_.headcount.exceeds_whole)
      add("headcount", "target_exceeds_whole", *readings_.headcount.exceeds_whole);
  }

  /// 「東京都札幌市」「広島県ほげほげ市」: a municipality behind a prefecture that does not have
  /// it, and a sender 「架空市です」 that no list knows.
  void unknown_places() {
    for (const PlaceHit& hit : passage_.places) {
      const PlaceName& place = *hit.candidates.front();
      if (place.kind != PlaceName::Kind::Prefecture) continue;
      // 揖斐郡 between the prefecture and the town is no municipality.
      const View behind = passage_.text().substr(hit.end, 6);
      const auto district = behind.find(U'郡');
      const std::size_t start = district == View::npos ? hit.end : hit.end + district + 1;
      const std::size_t end = end_of_municipality(start);
      if (end == View::npos) continue;
      const auto next = std::find_if(passage_.places.begin(), passage_.places.end(),
                                     [&](const PlaceHit& other) { return other.start == start; });
      if (next == passage_.places.end()) {
        add("region", "place_unknown", passage_.written(hit.start, end));
      } else if (std::none_of(next->candidates.begin(), next->candidates.end(),
                              [&](const PlaceName* other) {
                                return other->prefecture == place.prefecture;
                              })) {
        add("region", "place_elsewhere", passage_.written(hit.start, next->end));
      }
    }
    for (const PlaceHit& hit : passage_.places) {
      for (const PlaceName* place : hit.candidates) {
        const bool taken = place->kind == PlaceName::Kind::Former &&
                           std::any_of(need_.regions.begin(), need_.regions.end(),
                                       [&](const Slot<Region>& region) {
                                         return region.value.municipality_code == place->code;
                                       });
        if (taken) add("region", "place_former", passage_.written(hit.start, hit.end));
      }
    }
    if (!passage_.places.empty()) return;
    const View text = passage_.text();
    for (const View mark : {View(U"市です"), View(U"町です"), View(U"村です"), View(U"市役所"),
                            View(U"町役場"), View(U"村役場")}) {
      const auto at = text.find(mark);
      if (at == View::npos) continue;
      std::size_t start = at;
      while (start > 0 && (is_kanji(text[start - 1]) || is_katakana(text[start - 1]))) --start;
      const View name = text.substr(start, at - start);
      const bool general = name.size() < 2 || name.size() > 6 ||
                           contains_any(name, {U"当", U"本市", U"都", U"政令", U"中核", U"過疎",
                                               U"地方", U"人口", U"近隣", U"小さな"}) ||
                           (at > 0 && (text[at - 1] == U'の' || text[at - 1] == U'人'));
      if (!general) add("region", "place_unknown", passage_.written(start, at + 1));
      return;
    }
  }

  /// Where 「○○市」 that begins at `start` ends; npos when no such word stands there.
  [[nodiscard]] std::size_t end_of_municipality(std::size_t start) const {
    constexpr std::size_t kLongestName = 7;
    const View text = passage_.text();
    for (std::size_t at = start; at < text.size() && at - start < kLongestName; ++at) {
      const char32_t c = text[at];
      const bool closes = at > start && (c == U'市' || c == U'町' || c == U'村' || c == U'区');
      if (closes) {
        const View name = text.substr(start, at - start);
        const View after = text.substr(at + 1, 1);
        const bool general =
            name == U"内" || name == U"の" ||
            contains_any(name, {U"各", U"全", U"の", U"内", U"と", U"は", U"で"}) ||
            after == U"町" || after == U"村";
        return general ? View::npos : at + 1;
      }
      if (!is_kanji(c) && !is_katakana(c) && !is_hiragana(c)) return View::npos;
    }
    return View::npos;
  }

  void subjects() {
    for (const std::string& slug : readings_.domains.contradicted)
      add("domains", "domain_contradicted", slug);
  }

  /// 「オンラインのみ。訪問必須。」
  void delivery() {
    const auto remote = [](std::string_view form) {
      return form == "web" || form == "app" || form == "video-call" || form == "chat" ||
             form == "phone" || form == "paper-mail";
    };
    const auto only = [&](const Slot<std::string>& slot) {
      if (slot.strength != Strength::Must || !slot.source) return false;
      const View after = View(passage_.sent).substr(slot.source->end, 4);
      return starts_with_any(after, {U"のみ", U"だけ", U"に限", U"限定"}) != 0;
    };
    for (const auto& slot : need_.delivery) {
      if (!only(slot)) continue;
      for (const auto& other : need_.delivery) {
        if (other.strength == Strength::Must && remote(other.value) != remote(slot.value)) {
          add("delivery", "delivery_contradicted", slot.value + ";" + other.value);
          return;
        }
      }
    }
  }

  [[nodiscard]] bool nothing_was_read() const {
    const bool any = need_.industry || need_.headcount || !need_.regions.empty() ||
                     !need_.domains.empty() || !need_.negated_domains.empty() ||
                     !need_.segments.empty() || need_.budget || !need_.delivery.empty() ||
                     !need_.service_types.empty() || !need_.interventions.empty() ||
                     !need_.outcomes.empty() || readings_.buyer.type;
    return !any && !readings_.buyer.is_private;
  }

  const Passage& passage_;
  const Need& need_;
  const Readings& readings_;
  std::vector<Remark> out_;
};

}  // namespace

std::vector<Remark> read_remarks(const Passage& passage, const Need& need,
                                 const Readings& readings) {
  return RemarkReader(passage, need, readings).read();
}

}  // namespace mitate::ranker::reading
