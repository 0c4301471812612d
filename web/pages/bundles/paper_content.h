// What the papers of a bundle are made of: goals with those who would serve them, tasks in words
// that any vendor can meet, evidence per goal, money per head and per fiscal year. What is not
// known is a blank to fill. Where no price is known, the papers stand on the set of
// 「料金を聞く順」, so that they are never empty. Not here: which paper shows what
// (bundle_papers.cc). One per request.
#pragma once
#include <nlohmann/json.hpp>
#include <optional>
#include <vector>

#include "web/pages/bundles/kept_answer.h"
#include "web/pages/facts/source_index.h"

namespace mitate::web {

class PaperContent {
 public:
  /// REQUIRES the arguments to outlive it.
  PaperContent(const FactContext& context, const AnsweredBundle& answered);

  /// The set is one to ask about: no member has a price.
  [[nodiscard]] bool only_to_ask() const { return only_to_ask_; }
  /// Whether the paper may tell who would do it: with what they offer and what was studied of it.
  enum class Naming { Named, Unnamed };
  /// One row per goal: what it is, for whom, how, measured by what, for how much.
  [[nodiscard]] nlohmann::json goals(Naming naming);
  /// Requirements of each goal in words that any vendor could meet.
  [[nodiscard]] nlohmann::json tasks() const;
  /// Documented uses by municipalities, of the members; who sells them is not told, so a use whose
  /// result or source names the service or its provider is left out.
  [[nodiscard]] nlohmann::json neighbours();
  /// Who offers what, for how much over the contract and per head and year.
  [[nodiscard]] nlohmann::json members();
  /// 「高血圧、禁煙」: what the members serve; empty: nothing.
  [[nodiscard]] std::string covered_goals() const;
  /// The members' costs without their names: which goals, how much, where the amount comes from.
  [[nodiscard]] nlohmann::json cost_lines() const;
  /// The total by fiscal year, parted by months; the parts sum to it.
  [[nodiscard]] nlohmann::json fiscal_years() const;
  [[nodiscard]] nlohmann::json source_list() const { return sources_.list(); }

 private:
  struct Member {
    const catalog::Service* service = nullptr;
    const ranker::bundle::ServiceCost* cost = nullptr;
    std::vector<std::size_t> goals;  ///< for which no member is worth more
  };

  void take_members();
  [[nodiscard]] std::vector<const Member*> members_of(std::size_t goal) const;
  [[nodiscard]] nlohmann::json member_view(const Member& member);
  [[nodiscard]] nlohmann::json recommendations(const std::vector<std::string>& domains);
  [[nodiscard]] nlohmann::json studies(std::size_t goal);
  [[nodiscard]] std::string goal_names(const std::vector<std::size_t>& goals) const;
  [[nodiscard]] bool names(const catalog::Service& service, const catalog::CaseStudy& story) const;

  FactContext context_;
  const AnsweredBundle& answered_;
  SourceIndex sources_;
  std::vector<Member> members_;
  bool only_to_ask_ = false;
};

}  // namespace mitate::web
