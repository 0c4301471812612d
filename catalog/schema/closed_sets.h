// Every closed set of the catalog, with the spelling that cells, store and API share. The columns
// of the schema take what they allow from here (`kAllowed`), the model its values. Sets that only
// need or ranking know stand in their own rooms; vocabularies that editors extend are tables, not
// sets.
#pragma once
#include <array>
#include <cstddef>
#include <string_view>

#include "catalog/base/closed_set.h"

namespace mitate::catalog {

using mitate::all;
using mitate::name_of;
using mitate::value_named;

/// Order matters: earlier is stronger. The share each may earn is data (verification_levels.csv).
enum class Verification { Primary, Secondary, SelfDeclared, AiSummary, Unverified };
constexpr auto spellings(Verification) {
  using enum Verification;
  return std::to_array<Spelling<Verification>>({{Primary, "primary"},
                                                {Secondary, "secondary"},
                                                {SelfDeclared, "self_declared"},
                                                {AiSummary, "ai_summary"},
                                                {Unverified, "unverified"}});
}

/// Who buys. The vocabulary `buyer_types` has a row for each.
enum class BuyerType { Employer, Insurer, Municipality };
constexpr auto spellings(BuyerType) {
  using enum BuyerType;
  return std::to_array<Spelling<BuyerType>>(
      {{Employer, "employer"}, {Insurer, "insurer"}, {Municipality, "municipality"}});
}

/// What the sources say about how far the service has got (rule: seed_data/README.md).
enum class Stage { Offered, OfferedUnconfirmed, Trial, ModelProgramme, Idea, Ended, NotForBuyers };
constexpr auto spellings(Stage) {
  using enum Stage;
  return std::to_array<Spelling<Stage>>({{Offered, "offered"},
                                         {OfferedUnconfirmed, "offered_unconfirmed"},
                                         {Trial, "trial"},
                                         {ModelProgramme, "model_programme"},
                                         {Idea, "idea"},
                                         {Ended, "ended"},
                                         {NotForBuyers, "not_for_buyers"}});
}

/// Only Listed is matched by default; Reference is readable and searchable with a label.
enum class ListingStatus { Draft, InReview, Listed, Reference, Suspended, Withdrawn };
constexpr auto spellings(ListingStatus) {
  using enum ListingStatus;
  return std::to_array<Spelling<ListingStatus>>({{Draft, "draft"},
                                                 {InReview, "in_review"},
                                                 {Listed, "listed"},
                                                 {Reference, "reference"},
                                                 {Suspended, "suspended"},
                                                 {Withdrawn, "withdrawn"}});
}

enum class Basis { Sourced, CuratorAssigned, None };
constexpr auto spellings(Basis) {
  using enum Basis;
  return std::to_array<Spelling<Basis>>(
      {{Sourced, "sourced"}, {CuratorAssigned, "curator_assigned"}, {None, "none"}});
}

enum class Coverage { Nationwide, Online, NamedPlaces, LimitedPlaces, Abroad, Unknown };
constexpr auto spellings(Coverage) {
  using enum Coverage;
  return std::to_array<Spelling<Coverage>>({{Nationwide, "nationwide"},
                                            {Online, "online"},
                                            {NamedPlaces, "named_places"},
                                            {LimitedPlaces, "limited_places"},
                                            {Abroad, "abroad"},
                                            {Unknown, "unknown"}});
}

enum class Directness { Same, Near, Far };
constexpr auto spellings(Directness) {
  using enum Directness;
  return std::to_array<Spelling<Directness>>({{Same, "same"}, {Near, "near"}, {Far, "far"}});
}

enum class StudySubject { ThisService, Method, Unknown };
constexpr auto spellings(StudySubject) {
  using enum StudySubject;
  return std::to_array<Spelling<StudySubject>>(
      {{ThisService, "this_service"}, {Method, "method"}, {Unknown, "unknown"}});
}

/// Direction of a study's main result as its source states it. A null result is a result.
enum class StudyFinding { Benefit, NoDifference, Harm };
constexpr auto spellings(StudyFinding) {
  using enum StudyFinding;
  return std::to_array<Spelling<StudyFinding>>(
      {{Benefit, "benefit"}, {NoDifference, "no_difference"}, {Harm, "harm"}});
}

enum class PriceKind { Amount, Free, OnRequest, Unknown };
constexpr auto spellings(PriceKind) {
  using enum PriceKind;
  return std::to_array<Spelling<PriceKind>>(
      {{Amount, "amount"}, {Free, "free"}, {OnRequest, "on_request"}, {Unknown, "unknown"}});
}

/// The first six are the units of a need, too.
enum class PriceUnit {
  PersonMonth,
  PersonYear,
  TotalMonth,
  TotalYear,
  PerUse,
  Total,
  HouseholdMonth,
  HouseholdVisit,
  Meal,
  Ride,
  Hour,
  Item,
  Initial,
  PersonOnce,
  Unknown
};
constexpr auto spellings(PriceUnit) {
  using enum PriceUnit;
  return std::to_array<Spelling<PriceUnit>>({{PersonMonth, "person_month"},
                                             {PersonYear, "person_year"},
                                             {TotalMonth, "total_month"},
                                             {TotalYear, "total_year"},
                                             {PerUse, "per_use"},
                                             {Total, "total"},
                                             {HouseholdMonth, "household_month"},
                                             {HouseholdVisit, "household_visit"},
                                             {Meal, "meal"},
                                             {Ride, "ride"},
                                             {Hour, "hour"},
                                             {Item, "item"},
                                             {Initial, "initial"},
                                             {PersonOnce, "person_once"},
                                             {Unknown, "unknown"}});
}

enum class Payer { Buyer, User, Mixed, Unknown };
constexpr auto spellings(Payer) {
  using enum Payer;
  return std::to_array<Spelling<Payer>>(
      {{Buyer, "buyer"}, {User, "user"}, {Mixed, "mixed"}, {Unknown, "unknown"}});
}

enum class Tax { Included, Excluded, Unknown };
constexpr auto spellings(Tax) {
  using enum Tax;
  return std::to_array<Spelling<Tax>>(
      {{Included, "incl"}, {Excluded, "excl"}, {Unknown, "unknown"}});
}

enum class PriceQualifier { Exact, From, About, Example };
constexpr auto spellings(PriceQualifier) {
  using enum PriceQualifier;
  return std::to_array<Spelling<PriceQualifier>>(
      {{Exact, "exact"}, {From, "from"}, {About, "about"}, {Example, "example"}});
}

/// Different kinds of amounts are different facts and never stand in one range.
enum class AmountKind {
  Paid,            ///< contract, winning bid, settled accounts
  Offered,         ///< estimate of a chosen bidder
  Ceiling,         ///< the most a buyer would pay
  Budget,          ///< planned or requested
  Subsidy,         ///< what a public body adds for a resident
  UserShare,       ///< what the person pays
  ListPrice,       ///< usual fee as an insurer or programme names it
  MarketEstimate,  ///< what an explanation calls usual; no buyer stands behind it
  SocialCost,      ///< loss of a whole society; no price at all
};
constexpr auto spellings(AmountKind) {
  using enum AmountKind;
  return std::to_array<Spelling<AmountKind>>({{Paid, "paid"},
                                              {Offered, "offered"},
                                              {Ceiling, "ceiling"},
                                              {Budget, "budget"},
                                              {Subsidy, "subsidy"},
                                              {UserShare, "user_share"},
                                              {ListPrice, "list_price"},
                                              {MarketEstimate, "market_estimate"},
                                              {SocialCost, "social_cost"}});
}

enum class AmountUnit {
  Person,
  Case,
  PersonMonth,
  PersonYear,
  HouseholdMonth,
  Month,
  Meal,
  Ride,
  Test,
  YearTotal,       ///< a whole programme for a year: its size differs from buyer to buyer
  ProgrammeTotal,  ///< a whole programme
  National,
  Unknown,
};
constexpr auto spellings(AmountUnit) {
  using enum AmountUnit;
  return std::to_array<Spelling<AmountUnit>>({{Person, "person"},
                                              {Case, "case"},
                                              {PersonMonth, "person_month"},
                                              {PersonYear, "person_year"},
                                              {HouseholdMonth, "household_month"},
                                              {Month, "month"},
                                              {Meal, "meal"},
                                              {Ride, "ride"},
                                              {Test, "test"},
                                              {YearTotal, "year_total"},
                                              {ProgrammeTotal, "programme_total"},
                                              {National, "national"},
                                              {Unknown, "unknown"}});
}

namespace internal {
template <ClosedSet E>
inline constexpr auto kJoined = [] {
  constexpr std::size_t size = [] {
    std::size_t sum = kSpellings<E>.size() - 1;
    for (const auto& [value, slug] : kSpellings<E>) sum += slug.size();
    return sum;
  }();
  std::array<char, size> out{};
  std::size_t at = 0;
  for (const auto& [value, slug] : kSpellings<E>) {
    if (at > 0) out[at++] = '|';
    for (const char c : slug) out[at++] = c;
  }
  return out;
}();
}  // namespace internal

/// The slugs of a set as a column declares them, joined with '|'.
template <ClosedSet E>
inline constexpr std::string_view kAllowed{internal::kJoined<E>.data(),
                                           internal::kJoined<E>.size()};

}  // namespace mitate::catalog
