#include "ranker/need/buyer_kind.h"

#include "ranker/need/names.h"
#include "ranker/need/wording.h"

namespace mitate::ranker::reading {
namespace {

/// 「協会けんぽではなく健保組合」「中小企業向けではない」: not the sender.
bool is_denied(const Passage& passage, const Hit& hit) {
  const std::u32string_view after = passage.after(hit.end, 14);
  const std::size_t skip =
      starts_with_any(after, {U"向け", U"の商品", U"の事業", U"の話", U"として"});
  return starts_with_any(after.substr(skip), {U"ではなく", U"ではない", U"ではあり", U"でなく",
                                              U"じゃなく", U"以外"}) != 0 ||
         starts_with_any(after, {U"と共同", U"と連携", U"と協力", U"と協働", U"から移", U"から独立",
                                 U"と比べ", U"にはない"}) != 0;
}

}  // namespace

std::optional<Slot<std::string>> read_buyer_kind(const Passage& passage,
                                                 const std::optional<Slot<BuyerType>>& buyer) {
  if (!buyer) return std::nullopt;
  const std::string prefix = std::string(name_of(buyer->value)) + "-";
  const Hit* chosen = nullptr;
  for (const Hit& hit : passage.of(CueSlot::BuyerKind)) {
    if (hit.value().substr(0, prefix.size()) != prefix || is_denied(passage, hit)) continue;
    if (chosen == nullptr) chosen = &hit;
    if (!buyer->source) continue;
    // The words that told who buys are the sender's own.
    const Span at = passage.source(hit.start, hit.end);
    if (at.start < buyer->source->end && buyer->source->start < at.end) {
      chosen = &hit;
      break;
    }
  }
  if (chosen == nullptr) return std::nullopt;
  return Slot<std::string>{std::string(chosen->value()), Strength::Wish,
                           passage.source(chosen->start, chosen->end)};
}

}  // namespace mitate::ranker::reading
