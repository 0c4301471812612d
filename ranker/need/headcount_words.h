// What the words around a counted group of persons say of it: whose people they are, whether they
// are only a part, and which numbers are no size of a need. Used by headcount.cc only.
#pragma once
#include <cstddef>
#include <optional>
#include <string_view>

#include "ranker/need/headcount_group.h"
#include "ranker/need/passage.h"

namespace mitate::ranker::reading {

/// 海外赴任者60名, 再雇用者130人: a group called by what it does is the one meant.
[[nodiscard]] bool names_a_kind_of_person(std::u32string_view clause);
[[nodiscard]] std::optional<HeadcountKind> headcount_kind(std::string_view value);
/// 「本社（大阪市北区）」「堺工場」 in front of a number.
[[nodiscard]] bool names_a_site(std::u32string_view clause);
/// 「低栄養の方2,000人」「腎機能低下（eGFR45未満）の60名」: persons called by what they have.
[[nodiscard]] bool names_the_affected(const Passage& passage, std::size_t number,
                                      std::u32string_view clause);
/// 「糖尿病の社員30名」「40代以上の加入者4,000人」「対象の職員55名」: a part of the whole, chosen
/// by what it has.
[[nodiscard]] bool is_qualified(const Passage& passage, HeadcountKind kind, std::size_t noun);
/// 「うち女性85人」「うち被扶養者21,000人」 only describes the whole, unless the text is about
/// them.
[[nodiscard]] bool is_only_counted(const Passage& passage, std::u32string_view clause);
/// 「200人の社員」「5,000人の町」「2万人の健保」
[[nodiscard]] std::optional<HeadcountKind> kind_behind(std::u32string_view next);
/// Staff of a service, readers, and stories of few people are no size of a need.
[[nodiscard]] bool is_minor(const PersonGroup& group, std::u32string_view clause,
                            std::u32string_view next);
[[nodiscard]] std::u32string_view skip_tail(std::u32string_view text);

}  // namespace mitate::ranker::reading
