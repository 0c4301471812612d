// Lossy folding for matching only: width, case, compatibility forms, kana marks, hyphens between
// kana, old and variant kanji, digit groups. The stored text is never changed by it; an offset map
// leads every folded character back to the bytes it came from. An ICU door.
// Called by Analyzer and by the snippet maker.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace mitate::search {

/// `begin[i]`..`end[i]` are the source bytes of text[i]. One source character that folds to several
/// (㈱, ㌔) gives each of them its whole range; several that fold to one (ﾊﾟ, か゛) give their
/// union.
struct Folded {
  std::u32string text;
  std::vector<std::uint32_t> begin;
  std::vector<std::uint32_t> end;
  /// Ascending indexes of characters before which a ・ stood: words end there, though the letters
  /// touch.
  std::vector<std::uint32_t> breaks;

  [[nodiscard]] std::string utf8(std::size_t from, std::size_t to) const;
};

/// Variant kanji -> the form used for matching, one character each.
using KanjiVariants = std::unordered_map<char32_t, char32_t>;

/// Immutable; safe from any thread. Steps, in this order: spacing voiced marks after kana become
/// combining; NFKC with case folding, cluster by cluster (at most 8 marks each: longer ones are
/// noise); control characters become spaces; variant kanji; hyphen-likes between kana become ー;
/// ・☆★ between katakana vanish; ヴ becomes ブ or the バ row; commas inside digit groups vanish;
/// letters typed for digits (1OO年) become digits.
class Folder {
 public:
  explicit Folder(KanjiVariants variants) : variants_(std::move(variants)) {}
  [[nodiscard]] Folded fold(std::string_view source) const;

 private:
  KanjiVariants variants_;
};

}  // namespace mitate::search
