#include "ranker/need/buyer.h"

#include <algorithm>
#include <string_view>

#include "ranker/need/headcount.h"
#include "ranker/need/standing.h"
#include "ranker/need/wording.h"

namespace mitate::ranker::reading {
namespace {
using View = std::u32string_view;

class BuyerReader {
 public:
  explicit BuyerReader(const Passage& passage) : passage_(passage) {
    for (const Hit& hit : passage.of(CueSlot::BuyerType)) {
      if (!is_denied(hit)) hits_.push_back(hit);
    }
  }

  BuyerReading read() const {
    BuyerReading out;
    for (const Hit& hit : passage_.of(CueSlot::NotANeed)) {
      if (hit.value() == "enquiry") out.no_need = true;
    }
    if (out.no_need) return out;
    if (const Hit* own = first("personnel")) {
      out.personnel_office = true;
      out.type = slot(BuyerType::Employer, *own);
      return out;
    }
    // What the sender says of itself or its role.
    if (const Hit* hit = first("employer-self")) return with(out, BuyerType::Employer, *hit);
    // An insurance company that speaks of its own staff buys as an employer.
    const Hit* company = first("insurance-company");
    const bool for_customers = first("policyholder") != nullptr;
    if (company != nullptr && first("employer") != nullptr && !for_customers) {
      return with(out, BuyerType::Employer, *company);
    }
    if (const Hit* hit = first("insurer-self")) return with(out, BuyerType::Insurer, *hit);
    if (company != nullptr) return with(out, BuyerType::Insurer, *company);
    const Hit* municipality = first("municipality");
    if (const Hit* hit = first("municipality-self")) return with(out, BuyerType::Municipality, *hit);
    if (const Hit* hit = first("insurer")) return with(out, BuyerType::Insurer, *hit);
    const Hit* employer = first("employer");
    if (employer != nullptr && (municipality == nullptr || count("employer") >= count("municipality"))) {
      return with(out, BuyerType::Employer, *employer);
    }
    if (municipality != nullptr) return with(out, BuyerType::Municipality, *municipality);
    if (for_customers) return with(out, BuyerType::Insurer, *first("policyholder"));
    return by_circumstance(out);
  }

 private:
  static Slot<BuyerType> slot(BuyerType type, const Passage& passage, const Hit& hit) {
    return {type, Strength::Wish, passage.source(hit.start, hit.end)};
  }
  [[nodiscard]] Slot<BuyerType> slot(BuyerType type, const Hit& hit) const { return slot(type, passage_, hit); }
  [[nodiscard]] BuyerReading with(BuyerReading out, BuyerType type, const Hit& hit) const {
    out.type = slot(type, hit);
    return out;
  }

  /// 「自治体ではなく」「健保の事業ではなく」「会社の話ではありません」
  [[nodiscard]] bool is_denied(const Hit& hit) const {
    const View after = passage_.after(hit.end, 14);
    const std::size_t skip = starts_with_any(after, {U"の事業", U"の話", U"の予算", U"組合", U"向け", U"の商品", U"商品の話",
                                                     U"の件", U"として", U"の保健事業", U"の職員"});
    return starts_with_any(after.substr(skip), {U"ではなく", U"ではあり", U"ではない", U"じゃなく", U"でなく", U"では無く"}) != 0;
  }

  [[nodiscard]] const Hit* first(std::string_view value) const {
    const auto at = std::find_if(hits_.begin(), hits_.end(),
                                 [&](const Hit& hit) { return hit.value() == value; });
    return at == hits_.end() ? nullptr : &*at;
  }
  [[nodiscard]] std::ptrdiff_t count(std::string_view value) const {
    return std::count_if(hits_.begin(), hits_.end(), [&](const Hit& hit) { return hit.value() == value; });
  }

  /// Nobody is named: a trade with people is an employer, a place with a programme a municipality.
  [[nodiscard]] BuyerReading by_circumstance(BuyerReading out) const {
    for (const Hit& hit : passage_.of(CueSlot::NotANeed)) {
      if (hit.value() == "private") return out;
    }
    const auto& trades = passage_.of(CueSlot::Industry);
    if (!trades.empty() && (counts_persons(passage_) || passage_.places.empty())) {
      return with(out, BuyerType::Employer, trades.front());
    }
    if (const Hit* hit = first("insurer-weak")) return with(out, BuyerType::Insurer, *hit);
    const bool has_subject =
        !passage_.of(CueSlot::Domain).empty() || !passage_.of(CueSlot::Segment).empty() ||
        contains_any(passage_.text(), {U"窓口", U"事業", U"教室", U"相談", U"支援", U"対策", U"施策"});
    if (!passage_.places.empty() && has_subject) {
      const PlaceHit& place = passage_.places.front();
      out.type = Slot<BuyerType>{BuyerType::Municipality, Strength::Wish,
                                 passage_.source(place.start, place.end)};
      return out;
    }
    if (const Hit* hit = first("employer-weak")) return with(out, BuyerType::Employer, *hit);
    if (const Hit* hit = first("municipality-weak")) return with(out, BuyerType::Municipality, *hit);
    return out;
  }

  const Passage& passage_;
  std::vector<Hit> hits_;
};

/// 農業機械メーカー, 食品商社: the last trade word of a compound is its head.
bool is_modifier(const Passage& passage, const Hit& hit, const Hit& next) {
  if (next.start < hit.end || next.start - hit.end > 3) return false;
  const View gap = passage.text().substr(hit.end, next.start - hit.end);
  return std::all_of(gap.begin(), gap.end(), [](char32_t c) { return is_kanji(c) || is_katakana(c); });
}

bool stands_with_staff(const Passage& passage, const Hit& trade) {
  const Span sentence = passage.sentence_at(trade.start);
  const auto& kinds = passage.of(CueSlot::HeadcountKind);
  return std::any_of(kinds.begin(), kinds.end(), [&](const Hit& hit) {
    return hit.value() == "employees" && hit.start >= sentence.start && hit.end <= sentence.end;
  });
}

}  // namespace

BuyerReading read_buyer(const Passage& passage) { return BuyerReader(passage).read(); }

std::optional<Slot<std::string>> read_industry(const Passage& passage, const BuyerReading& buyer) {
  if (!buyer.type || buyer.type->value == BuyerType::Municipality) return std::nullopt;
  if (buyer.personnel_office) return Slot<std::string>{"S", Strength::Wish, buyer.type->source};
  const std::vector<Hit>& hits = passage.of(CueSlot::Industry);
  const std::vector<Standing> standing = standings(passage, hits, {});
  const Hit* best = nullptr;
  int best_score = -1;
  for (std::size_t i = 0; i < hits.size(); ++i) {
    const Hit& hit = hits[i];
    if (standing[i] != Standing::Wanted || (i + 1 < hits.size() && is_modifier(passage, hit, hits[i + 1]))) {
      continue;
    }
    if (buyer.type->value == BuyerType::Insurer) {
      View after = passage.after(hit.end, 8);
      if (starts_with_any(after, {U"界"}) != 0) after = U"業界";
      const bool of_society = contains_any(after.substr(0, 6), {U"健保", U"組合", U"業界", U"共済", U"国保", U"けんぽ"});
      if (!of_society || hit.value() == "J") continue;
    }
    // A value with "?" is only the material, place or craft (食品, 工場, 看護師): a trade word wins.
    // A trade named together with the number of its people is the sender's own.
    const int score = (hit.value().back() == '?' ? 0 : 2) + (stands_with_staff(passage, hit) ? 1 : 0);
    if (score > best_score) {
      best = &hit;
      best_score = score;
    }
  }
  if (best == nullptr) return std::nullopt;
  return Slot<std::string>{std::string(best->value().substr(0, 1)), Strength::Wish,
                           passage.source(best->start, best->end)};
}

}  // namespace mitate::ranker::reading
