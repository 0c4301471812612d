#include "ranker/need/refusals.h"

#include <algorithm>

#include "ranker/need/wording.h"

namespace mitate::ranker::reading {
namespace {
using View = std::u32string_view;

constexpr std::size_t kLongestRefusal = 40;  // characters of one refusal as it is told
constexpr std::size_t kLongestObject = 12;
constexpr std::size_t kReachOfRefusal = 100;  // characters between a mention and what refuses it

/// Refusals that say nothing else; ではない and 十分です also speak of facts.
constexpr Words kPlainRefusals = {
    U"以外",     U"抜き",     U"なし",       U"無し",       U"不可",
    U"×",        U"を除く",   U"を除いて",   U"不要",       U"いりません",
    U"いらない", U"要らない", U"対象外",     U"範囲外",     U"要りません",
    U"除外",     U"含めない", U"含めません", U"必要ない",   U"必要ありません",
    U"要らん",   U"いらん",   U"無用です",   U"入れないで", U"含めないで"};
/// 「問題なし」「条件なし」「予約なしで」 refuse nothing that is offered.
constexpr Words kRefusesNothing = {U"問題", U"条件", U"特に", U"予約", U"経験", U"実績",    U"制限",
                                   U"指定", U"所見", U"自覚", U"症状", U"関係", U"異常",    U"休み",
                                   U"理由", U"予算", U"必要", U"時間", U"申込", U"申し込み"};

class RefusalReader {
 public:
  RefusalReader(const Passage& passage, const Need& need) : passage_(passage), need_(need) {}

  std::vector<std::string> read() {
    for (const CueSlot slot : {CueSlot::Domain, CueSlot::Function, CueSlot::Intervention,
                               CueSlot::ServiceType, CueSlot::Delivery}) {
      const std::vector<Hit>& hits = passage_.of(slot);
      for (std::size_t i = 0; i < hits.size(); ++i) {
        const Standing standing = passage_.standing(slot, i);
        if (standing == Standing::ExcludedPersons) taken_.push_back({hits[i].start, hits[i].end});
        if (standing != Standing::Refused) continue;
        taken_.push_back({hits[i].start, hits[i].end});
        if (!is_in_a_slot(hits[i])) note(hits[i].start, end_of_refusal(hits[i]));
      }
    }
    for (const CueSlot slot : {CueSlot::Segment, CueSlot::Outcome, CueSlot::Language,
                               CueSlot::Certification, CueSlot::Industry}) {
      const std::vector<Hit>& hits = passage_.of(slot);
      for (std::size_t i = 0; i < hits.size(); ++i) {
        if (passage_.standing(slot, i) != Standing::Wanted)
          taken_.push_back({hits[i].start, hits[i].end});
      }
    }
    std::sort(taken_.begin(), taken_.end(),
              [](const Span& a, const Span& b) { return a.start < b.start; });
    for (const Hit& cue : passage_.of(CueSlot::Negation)) {
      if (!is_plain(cue) || refuses_a_mention(cue)) continue;
      const std::size_t start = start_of_object(cue.start);
      if (start < cue.start) note(start, cue.end);
    }
    std::sort(spans_.begin(), spans_.end(),
              [](const Span& a, const Span& b) { return a.start < b.start; });
    std::vector<std::string> out;
    std::size_t end = 0;
    for (const Span& span : spans_) {
      if (span.start < end || out.size() == kMostUntakenRefusals) continue;
      end = span.end;
      std::string words = passage_.written(span.start, span.end);
      if (std::find(out.begin(), out.end(), words) == out.end()) out.push_back(std::move(words));
    }
    return out;
  }

 private:
  void note(std::size_t start, std::size_t end) {
    spans_.push_back({start, std::min(end, start + kLongestRefusal)});
  }

  /// The same words, or words that hold these, fill a slot of refusals.
  [[nodiscard]] bool is_in_a_slot(const Hit& hit) const {
    const Span words = passage_.source(hit.start, hit.end);
    const auto holds = [&](const std::vector<Slot<std::string>>& slots) {
      return std::any_of(slots.begin(), slots.end(), [&](const Slot<std::string>& slot) {
        return slot.source && words.start < slot.source->end && slot.source->start < words.end;
      });
    };
    const auto has = [&](const std::vector<Slot<std::string>>& slots) {
      return std::any_of(slots.begin(), slots.end(),
                         [&](const Slot<std::string>& slot) { return slot.value == hit.value(); });
    };
    return holds(need_.negated_domains) || holds(need_.refused_delivery) ||
           (hit.cue->slot == CueSlot::Domain && has(need_.negated_domains)) ||
           (hit.cue->slot == CueSlot::Delivery && has(need_.refused_delivery));
  }

  [[nodiscard]] std::size_t end_of_refusal(const Hit& hit) const {
    const Span sentence = passage_.sentence_at(hit.start);
    for (const Hit& cue : passage_.from(CueSlot::Negation, hit.end)) {
      if (cue.start >= sentence.end || cue.start > hit.end + kReachOfRefusal) break;
      if (cue.end - hit.start <= kLongestRefusal) return std::min(cue.end, sentence.end);
    }
    return hit.end;
  }

  [[nodiscard]] bool is_plain(const Hit& cue) const {
    if (cue.value() == "clause_delivery") return false;
    const View word = passage_.text().substr(cue.start, cue.end - cue.start);
    return std::any_of(kPlainRefusals.begin(), kPlainRefusals.end(),
                       [&](View plain) { return word.substr(0, plain.size()) == plain; });
  }

  [[nodiscard]] bool refuses_a_mention(const Hit& cue) const {
    const auto next =
        std::lower_bound(taken_.begin(), taken_.end(), cue.end,
                         [](const Span& mention, std::size_t at) { return mention.start < at; });
    if (next == taken_.begin()) return false;
    const Span& mention = *(next - 1);
    return mention.start >= passage_.sentence_at(cue.start).start &&
           mention.end + kReachOfRefusal >= cue.start;
  }

  /// Where the noun before a refusal begins: back to the mark, particle or space that parts it.
  [[nodiscard]] std::size_t start_of_object(std::size_t end) const {
    const View text = passage_.text();
    const Span sentence = passage_.sentence_at(end);
    std::size_t tail = end;
    while (tail > sentence.start && View(U"はもをがのでに ").find(text[tail - 1]) != View::npos)
      --tail;
    std::size_t start = tail;
    while (start > sentence.start && tail - start < kLongestObject &&
           (is_kanji(text[start - 1]) || is_katakana(text[start - 1]) ||
            is_ascii_word(text[start - 1])))
      --start;
    const View object = text.substr(start, tail - start);
    if (object.size() < 2 || ends_with_any(object, kRefusesNothing) != 0) return end;
    // Whom or where: those have slots of their own.
    const auto is_place = [&](const PlaceHit& place) {
      return place.start < tail && start < place.end;
    };
    const auto is_buyer = [&](const Hit& hit) { return hit.start < tail && start < hit.end; };
    const std::vector<Hit>& buyers = passage_.of(CueSlot::BuyerType);
    if (std::any_of(passage_.places.begin(), passage_.places.end(), is_place) ||
        std::any_of(buyers.begin(), buyers.end(), is_buyer))
      return end;
    return start;
  }

  const Passage& passage_;
  const Need& need_;
  std::vector<Span> taken_;  ///< mentions that a refusal of their own has
  std::vector<Span> spans_;
};

}  // namespace

std::vector<std::string> untaken_refusals(const Passage& passage, const Need& need) {
  return RefusalReader(passage, need).read();
}

}  // namespace mitate::ranker::reading
