#include "ranker/need/strictness.h"

#include <algorithm>
#include <cstdint>
#include <vector>

#include "ranker/need/wording.h"

namespace mitate::ranker::reading {
namespace {
using View = std::u32string_view;

enum class Held { Language, Certification, Region, Deadline, Delivery, Segment, Contract };

struct Subject {
  Held kind;
  std::size_t start;  ///< folded positions
  std::size_t end;
  Strength* strength;
};

constexpr std::size_t kNear = 40;  // characters between a slot and the word that makes it strict

class StrictReader {
 public:
  StrictReader(const Passage& passage, Need& need) : passage_(passage) {
    commas_.reserve(passage.text().size() + 1);
    std::uint32_t commas = 0;
    for (const char32_t c : passage.text()) {
      commas_.push_back(commas);
      if (c == U'、' || c == U',') ++commas;
    }
    commas_.push_back(commas);
    const auto list = [&](Held kind, auto& slots) {
      for (auto& slot : slots) add(kind, slot);
    };
    const auto one = [&](Held kind, auto& slot) {
      if (slot) add(kind, *slot);
    };
    list(Held::Language, need.languages);
    list(Held::Certification, need.certifications);
    list(Held::Region, need.regions);
    list(Held::Delivery, need.delivery);
    list(Held::Segment, need.segments);
    one(Held::Deadline, need.deadline);
    one(Held::Contract, need.contract_months);
    std::sort(subjects_.begin(), subjects_.end(),
              [](const Subject& a, const Subject& b) { return a.start < b.start; });
  }

  void mark() {
    for (const Hit& cue : passage_.of(CueSlot::Strict)) {
      if (is_softened(cue)) continue;
      if (cue.value() == "adjacent") adjacent(cue, 2);
      if (cue.value() == "near") adjacent(cue, 18);
      if (cue.value() == "clause") clause(cue);
      if (cue.value() == "able") able(cue);
    }
  }

 private:
  template <typename T>
  void add(Held kind, Slot<T>& slot) {
    if (!slot.source) return;
    // Sources are code points of the sent text; the folded text keeps their order.
    const auto& source = passage_.folded.source;
    const auto at = [&](std::size_t code_point) {
      const auto place =
          std::lower_bound(source.begin(), source.end(), code_point,
                           [](const Span& span, std::size_t value) { return span.start < value; });
      return static_cast<std::size_t>(place - source.begin());
    };
    subjects_.push_back({kind, at(slot.source->start), at(slot.source->end), &slot.strength});
  }

  /// 「必須ではない」「条件は問わない」「だけでなく」
  [[nodiscard]] bool is_softened(const Hit& cue) const {
    const View after = passage_.after(cue.end, 8);
    return starts_with_any(after,
                           {U"ではな", U"ではあり", U"でなく",   U"でな",   U"じゃな", U"とはしな",
                            U"としな", U"は問",     U"ではござ", U"は特に", U"なし",   U"はあり",
                            U"はな",   U"でよ",     U"でい",     U"でも",   U"で十分", U"で足り",
                            U"で構",   U"で可",     U"で大丈夫"}) != 0;
  }

  [[nodiscard]] bool same_sentence(const Subject& subject, const Hit& cue) const {
    return passage_.sentence_at(subject.start).start == passage_.sentence_at(cue.start).start;
  }
  [[nodiscard]] View gap(const Subject& subject, const Hit& cue) const {
    return passage_.text().substr(subject.end, cue.start - subject.end);
  }

  [[nodiscard]] bool same_clause(const Subject& subject, const Hit& cue) const {
    return commas_[subject.end] == commas_[cue.start];
  }

  /// のみ, だけ, に限る: right behind the words of the slot.
  void adjacent(const Hit& cue, std::size_t reach) {
    for (const Subject& subject : subjects_) {
      if (subject.end > cue.start || !same_sentence(subject, cue)) continue;
      if (cue.start - subject.end > kNear) continue;
      View between = gap(subject, cue);
      // 管理職100名だけ: the number belongs to the group.
      if (subject.kind == Held::Segment && between.size() <= 10 &&
          between.find_first_not_of(U"0123456789,約名人の万千百") == View::npos) {
        between = View{};
      }
      // 「3か月だけ試す」 is a length, not a condition.
      if (subject.kind == Held::Contract && reach < 3) continue;
      if (between.size() > reach || between.find_first_of(U"、,") != View::npos) continue;
      *subject.strength = Strength::Must;
    }
  }

  /// 必須, 条件: the slots of the same clause before it, else the nearest one before it in the
  /// sentence; 「必須：英語」 the ones behind it.
  void clause(const Hit& cue) {
    const View behind = passage_.after(cue.end, 4);
    const bool heading = starts_with_any(behind, {U":", U"は", U"として", U"条件:", U"条件は",
                                                  U"項目", U"要件"}) != 0;
    bool marked = false;
    const Subject* nearest = nullptr;
    for (const Subject& subject : subjects_) {
      if (!same_sentence(subject, cue)) continue;
      if (subject.end <= cue.start) {
        if (same_clause(subject, cue)) {
          if (subject.kind == Held::Segment) continue;
          *subject.strength = Strength::Must;
          marked = true;
        }
        if (subject.kind != Held::Segment) nearest = &subject;
      } else if (heading && !marked) {
        if (subject.kind == Held::Segment) continue;
        *subject.strength = Strength::Must;
      }
    }
    if (!marked && !heading && nearest != nullptr && gap(*nearest, cue).size() <= 24) {
      *nearest->strength = Strength::Must;
    }
  }

  /// 「ポルトガル語で相談できること」「離島も対応できること」
  void able(const Hit& cue) {
    const bool whole_area = contains_any(
        passage_.before(cue.start, 10),
        {U"離島", U"全域", U"市内", U"町内", U"村内", U"区内", U"県内", U"全地区", U"山間"});
    for (const Subject& subject : subjects_) {
      const bool can = subject.kind == Held::Language || subject.kind == Held::Region ||
                       subject.kind == Held::Certification;
      if (!can || subject.end > cue.start || !same_sentence(subject, cue)) continue;
      // 「…市、離島も含めて対応できること」: the words before the cue speak of the place again.
      const bool taken_up = subject.kind == Held::Region && whole_area;
      if (taken_up || same_clause(subject, cue)) *subject.strength = Strength::Must;
    }
  }

  const Passage& passage_;
  std::vector<Subject> subjects_;
  std::vector<std::uint32_t> commas_;  ///< per position: commas before it
};

}  // namespace

void mark_strict(const Passage& passage, bool budget_is_range, Need& need) {
  StrictReader(passage, need).mark();
  if (need.budget && need.budget->value.op == BudgetOp::AtMost && !budget_is_range) {
    need.budget->strength = Strength::Must;
  }
}

}  // namespace mitate::ranker::reading
