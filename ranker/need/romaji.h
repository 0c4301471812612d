// Names of places in Latin letters, as on signs and in passports: Hepburn without marks for long
// vowels (とうきょう → tokyo). Only for finding places in needs written in English.
#pragma once
#include <string>
#include <string_view>

namespace mitate::ranker::reading {

/// `kana` is hiragana; characters that are none are left out.
[[nodiscard]] std::u32string romaji(std::u32string_view kana);
/// まつやまし → まつやま: the name without its kind (し, ちょう, まち, むら, そん, く).
[[nodiscard]] std::u32string_view kana_without_kind(std::u32string_view kana);

}  // namespace mitate::ranker::reading
