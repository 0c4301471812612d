// What every criterion is to the rest of the ranking: a value for one service and one need, and the
// sentences and sources behind it. A criterion is a struct with
//   static XAssessment assess(const Subject&);          XAssessment derives from Assessed
//   static void explain(const XAssessment&, const Subject&, Contribution&);
//   static constexpr auto kCodes                        of the sentences that it says
// and one row of criteria.h. Pure; an explanation reads the assessment and computes nothing anew.
#pragma once
#include <array>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "ranker/answer/codes.h"
#include "ranker/answer/ranking.h"
#include "ranker/criteria/value.h"
#include "ranker/facts/columns.h"
#include "ranker/policy/parameters.h"
#include "ranker/question/asked.h"

namespace mitate::ranker {

/// What the words of a need found in one service.
struct WordsFound {
  double score = 0;                   ///< PairQuery::score; 0: nothing shared
  double literal = 0;                 ///< Σ information of the phrases that stand in the record
  std::vector<std::string> standing;  ///< those phrases
  double asked = 0;                   ///< PairQuery::information of the whole need
};

/// One service, one need, one date. Refers to what it is given.
struct Subject {
  const ServiceFacts& facts;
  const Asked& asked;
  const Columns& columns;
  const Parameters& parameters;
  const WordsFound& words;
  Date as_of;
  /// For explaining only: phrases of the need that the text search found in the service.
  const std::vector<std::string>* phrases = nullptr;
};

/// The value of one criterion; what derives from it keeps what its explanation needs.
struct Assessed {
  Value value;
  Assessed() = default;
  explicit Assessed(Value from) : value(from) {}
  Assessed(const Assessed&) = default;
  Assessed& operator=(const Assessed&) = default;
  virtual ~Assessed() = default;
};

struct CriterionRow {
  std::string_view slug;    ///< in weights.csv, answers and wording ("criterion.<slug>")
  std::string_view colour;  ///< class of the bars: ".c-<colour>" of pictures.css
  int least_weight = 2;     ///< below, a criterion is only decoration; 0: it may weigh nothing
  std::span<const CodeRow> codes;  ///< of the sentences that it says, and "unknown.<slug>"
  std::shared_ptr<const Assessed> (*assess)(const Subject&) = nullptr;
  /// Adds reasons and grounds; points are put by the caller.
  void (*explain)(const Assessed&, const Subject&, Contribution&) = nullptr;
};

template <typename C>
[[nodiscard]] constexpr CriterionRow criterion(std::string_view slug, std::string_view colour,
                                               int least_weight = 2) {
  using Assessment = std::invoke_result_t<decltype(&C::assess), const Subject&>;
  static_assert(std::is_base_of_v<Assessed, Assessment>);
  return {slug,
          colour,
          least_weight,
          C::kCodes,
          [](const Subject& subject) -> std::shared_ptr<const Assessed> {
            return std::make_shared<const Assessment>(C::assess(subject));
          },
          [](const Assessed& assessed, const Subject& subject, Contribution& out) {
            C::explain(static_cast<const Assessment&>(assessed), subject, out);
          }};
}

/// Names the source of what earned, each source once; nothing for a fact without one.
inline void add_ground(Contribution& out, const Attested& by) {
  if (by.source.empty()) return;
  for (const Ground& known : out.grounds) {
    if (known.source == by.source) return;
  }
  out.grounds.push_back({by.source, std::string(catalog::name_of(by.verification)), by.as_of});
}

}  // namespace mitate::ranker
