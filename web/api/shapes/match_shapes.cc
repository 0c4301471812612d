// The bodies of /needs/parse and /matches and what they answer. The slots of a need:
// need_shapes.cc.
#include "ranker/criteria/criteria.h"
#include "ranker/need/names.h"
#include "ranker/need/need_limits.h"
#include "ranker/need/senders.h"
#include "web/api/shapes/choices.h"
#include "web/api/shapes/shapes.h"

namespace mitate::web::api {
namespace {

Type buyer_types() {
  using ranker::BuyerType;
  return choices({BuyerType::Employer, BuyerType::Insurer, BuyerType::Municipality},
                 [](BuyerType value) { return ranker::name_of(value); });
}

/// The criteria, in the order of every answer.
std::vector<std::string> criterion_slugs() {
  std::vector<std::string> out;
  for (const ranker::CriterionRow& row : ranker::kCriteria) out.emplace_back(row.slug);
  return out;
}

std::vector<Member> text_and_buyer() {
  return {{"text", text(static_cast<std::int64_t>(ranker::kMaxNeedCharacters)),
           "A buyer's own words. Confidential: never logged, never repeated in a refusal."},
          maybe("buyer_type", buyer_types(), "Who asks, where the words do not say it."),
          maybe("as_of", date(), "The reference date; goes before the parameter.")};
}

std::vector<Shape> bodies() {
  std::vector<Member> weights;
  for (const std::string& criterion : criterion_slugs()) {
    weights.push_back(maybe(criterion, integer(0, 100)));
  }
  std::vector<Member> match = text_and_buyer();
  match[0].optional = true;
  return {
      {"ParseRequest", "A sentence to be read.", text_and_buyer()},
      {"Weights", "Points per criterion; their sum is 100.", std::move(weights)},
      {"MatchRequest", "A need, or a text that still has to be read: exactly one of the two.",
       joined({maybe("need", object("NeedRequest"), "A need by its slots.")},
              joined(std::move(match),
                     {maybe("strict", choices<ranker::StrictMode>(),
                            "What strictness that was read from the text may do."),
                      maybe("limit", integer(1, 100), "At most this many matches."),
                      maybe("weights", object("Weights")), maybe("include_discouraged", boolean()),
                      maybe("include_reference", boolean())}))},
  };
}

std::vector<Member> open_condition() {
  return {{"condition", text(), "The slot."}, {"reason", text()}, {"code", text()}};
}

std::vector<Member> confirmation() {
  return joined({{"service", object("ServiceBrief")}}, open_condition());
}

std::vector<std::string> sender_slugs() {
  std::vector<std::string> out;
  for (const ranker::SenderRow& row : ranker::kSenders) out.emplace_back(row.slug);
  return out;
}

std::vector<Member> reading() {
  return {{"need", object("Need")},
          {"unresolved", list(text()), "Words that no slot took."},
          {"question", or_null(object("Question"))},
          {"sender", or_null(object("Sender")), "Who writes without buying for others."},
          {"remarks", list(object("Remark")), "What cannot be taken as it stands."}};
}

std::vector<Member> matches() {
  std::vector<Member> read = reading();
  for (Member& member : read) {
    member.optional = true;
    member.description = "Only where a text was sent.";
  }
  return joined(
      {{"matches", list(object("Match"))},
       {"goals", list(object("GoalMatches")), "Every problem of the need with its own list."},
       {"no_strong_match", boolean()},
       {"needs_confirmation", list(object("Confirmation")),
        "Nothing is known about a condition that the caller states; these are no matches."},
       {"excluded", list(object("Exclusion")), "A strict condition is not met."},
       {"notes", list(object("Reason"))},
       {"information", list(object("Information")), "Worth knowing, worth no points."},
       {"policy", object("PolicyName")},
       {"generation", text()},
       {"sequence", integer()},
       {"as_of", date()}},
      std::move(read));
}

std::vector<Shape> answers() {
  const std::vector<Member> reason{
      {"code", text()}, {"parameters", map_of(text())}, {"text", text(), "A Japanese sentence."}};
  return {
      {"Question",
       "At most one thing that would help most to know.",
       {{"slot", text()}, {"code", text()}, {"text", text()}, {"options", list(text())}}},
      {"Remark",
       "What stands in a text and cannot be taken as it stands.",
       {{"slot", text()}, {"code", text()}, {"value", text()}, {"text", text()}}},
      {"Sender",
       "Somebody who buys nothing for others, and where else to ask.",
       {{"kind", choice(sender_slugs())},
        {"text", text(), "A Japanese sentence."},
        {"pointers", list(object("SenderPointer"))}}},
      {"SenderPointer",
       "Another place to ask.",
       {{"code", text()},
        {"text", text(), "A Japanese sentence."},
        {"href", or_null(text()), "A path of this product."}}},
      {"ParsedNeed", "What was read from a text.", joined(reading(), {{"as_of", date()}})},
      {"Reason", "A sentence, and what it was made from.", reason},
      {"Ground",
       "A source behind a contribution.",
       {{"id", text()},
        {"title", or_null(text())},
        {"url", or_null(text())},
        {"verification", text()},
        {"as_of", or_null(text())}}},
      {"Contribution",
       "One criterion's part of the score.",
       {{"criterion", choice(criterion_slugs())},
        {"points", number(), "Guaranteed; one decimal."},
        {"possible", number(), "What unknown facts could bring it to."},
        {"max", number()},
        {"reason", text()},
        {"reasons", list(object("Reason"))},
        {"sources", list(object("Ground"))}}},
      {"UnknownFact",
       "A fact that could add points if it were known.",
       {{"fact", text()}, {"could_add", number()}, {"reason", text()}, {"code", text()}}},
      {"NearbyCase",
       "A documented use near a municipality; it never says where a service is offered.",
       {{"case_study", text()},
        {"buyer", text()},
        {"year", or_null(text())},
        {"result", text()},
        {"area_code", text()},
        {"area", text()},
        {"same_place", boolean()},
        {"distance_km", or_null(integer())},
        {"source", object("Ground")}}},
      {"Match",
       "A service with its score; the points of the contributions sum to it exactly.",
       {{"service", object("ServiceBrief")},
        {"band", choices({ranker::Band::Strong, ranker::Band::Good, ranker::Band::Partial},
                         [](ranker::Band band) { return ranker::name_of(band); })},
        {"score", number()},
        {"score_max", number()},
        {"contributions", list(object("Contribution"))},
        {"cautions", list(object("Reason"))},
        {"unconfirmed", list(object("OpenCondition")),
         "Strict in the text, and nothing is known: to be asked."},
        {"unknown", list(object("UnknownFact"))},
        {"why", list(object("Reason")), "At most two, the most telling first."},
        {"check", or_null(object("Reason")), "The one open question that decides most."},
        {"would_change", list(object("Reason"))},
        {"nearby_cases", list(object("NearbyCase"))},
        {"covers", list(integer()), "Goals that it fits well, by their index in `goals`."},
        {"matched_phrases", list(text())},
        {"stability", or_null(choice({"high", "middle", "low"}))}}},
      {"Goal",
       "One problem of a need.",
       {{"slot", text()}, {"value", text()}, {"label", text(), "In words."}}},
      {"GoalMatch",
       "A service in the list of one goal.",
       {{"service", object("ServiceBrief")},
        {"band", choices({ranker::Band::Strong, ranker::Band::Good, ranker::Band::Partial},
                         [](ranker::Band band) { return ranker::name_of(band); })},
        {"score", number(), "For this goal alone."},
        {"score_max", number()},
        {"why", list(object("Reason"))},
        {"check", or_null(object("Reason"))}}},
      {"GoalMatches",
       "The list of one goal.",
       {{"goal", object("Goal")},
        {"matches", list(object("GoalMatch"))},
        {"no_strong_match", boolean()}}},
      {"OpenCondition", "A strict condition of the text to ask about.", open_condition()},
      {"Confirmation", "A service to ask about a strict condition.", confirmation()},
      {"Exclusion", "A service that breaks a strict condition.",
       joined(confirmation(), {{"admits_if", or_null(object("Reason")),
                                "The smallest change of the need that would admit it."}})},
      {"Information", "Worth knowing for this kind of buyer.",
       joined(reason, {{"sources", list(object("Ground"))}})},
      {"PolicyName", "The rules that ranked.", {{"id", text()}, {"hash", text()}}},
      {"Matches", "The ranking.", matches()},
  };
}

}  // namespace

std::vector<Shape> match_shapes() {
  std::vector<Shape> out = bodies();
  for (Shape& shape : answers()) out.push_back(std::move(shape));
  return out;
}

}  // namespace mitate::web::api
