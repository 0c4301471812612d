// How large the values of a need may be: one table for the reader of texts, the form, JSON and the
// resolver, so that what one of them accepts no other refuses. Ends are inclusive. Chosen so that
// no real need comes near and no sum overflows; not measured.
#pragma once
#include <cstddef>
#include <cstdint>

namespace mitate::ranker {

inline constexpr std::size_t kMaxNeedCharacters = 5000;  ///< of the text, code points
inline constexpr std::size_t kMaxSlotValues = 50;        ///< of one slot that takes several
inline constexpr std::size_t kMaxSlugBytes = 100;

inline constexpr std::int64_t kMostPeople = 200'000'000;  ///< more than live in Japan
inline constexpr std::int64_t kLeastYen = 1;
inline constexpr std::int64_t kMostYen = 1'000'000'000'000;  ///< a trillion: no budget of this kind
inline constexpr std::int64_t kMostContractMonths = 120;
inline constexpr std::int64_t kFirstFiscalYear = 2000;
inline constexpr std::int64_t kLastFiscalYear = 2100;
inline constexpr std::int64_t kWeakestGrade = 2;  ///< of minimum_grade; 1 is the strongest

}  // namespace mitate::ranker
