#include "catalog/model/enum_names.h"

#include <array>

namespace mitate::catalog {

// Each list is the one spelling of its enum; the seed schema's `allowed` values must agree
// (tested).
#define MITATE_ENUM_NAMES(E, ...)                                            \
  template <>                                                                \
  std::span<const std::pair<E, std::string_view>> names<E>() {               \
    using enum E;                                                            \
    static constexpr std::pair<E, std::string_view> kList[] = {__VA_ARGS__}; \
    return kList;                                                            \
  }                                                                          \
  std::string_view name_of(E value) { return enum_name(value); }

MITATE_ENUM_NAMES(Verification, {Primary, "primary"}, {Secondary, "secondary"},
                  {SelfDeclared, "self_declared"}, {AiSummary, "ai_summary"},
                  {Unverified, "unverified"})
MITATE_ENUM_NAMES(Stage, {Offered, "offered"}, {OfferedUnconfirmed, "offered_unconfirmed"},
                  {Trial, "trial"}, {ModelProgramme, "model_programme"}, {Idea, "idea"},
                  {Ended, "ended"}, {NotForBuyers, "not_for_buyers"})
MITATE_ENUM_NAMES(ListingStatus, {Draft, "draft"}, {InReview, "in_review"}, {Listed, "listed"},
                  {Reference, "reference"}, {Suspended, "suspended"}, {Withdrawn, "withdrawn"})
MITATE_ENUM_NAMES(Coverage, {Nationwide, "nationwide"}, {Online, "online"},
                  {NamedPlaces, "named_places"}, {LimitedPlaces, "limited_places"},
                  {Abroad, "abroad"}, {Unknown, "unknown"})
MITATE_ENUM_NAMES(Directness, {Same, "same"}, {Near, "near"}, {Far, "far"})
MITATE_ENUM_NAMES(StudySubject, {ThisService, "this_service"}, {Method, "method"},
                  {Unknown, "unknown"})
MITATE_ENUM_NAMES(StudyFinding, {Benefit, "benefit"}, {NoDifference, "no_difference"},
                  {Harm, "harm"})
MITATE_ENUM_NAMES(PriceKind, {Amount, "amount"}, {Free, "free"}, {OnRequest, "on_request"},
                  {Unknown, "unknown"})
MITATE_ENUM_NAMES(PriceUnit, {PersonMonth, "person_month"}, {PersonYear, "person_year"},
                  {TotalMonth, "total_month"}, {TotalYear, "total_year"}, {PerUse, "per_use"},
                  {Total, "total"}, {HouseholdMonth, "household_month"},
                  {HouseholdVisit, "household_visit"}, {Meal, "meal"}, {Ride, "ride"},
                  {Hour, "hour"}, {Item, "item"}, {Initial, "initial"}, {PersonOnce, "person_once"},
                  {Unknown, "unknown"})
MITATE_ENUM_NAMES(Payer, {Buyer, "buyer"}, {User, "user"}, {Mixed, "mixed"}, {Unknown, "unknown"})
MITATE_ENUM_NAMES(Tax, {Included, "incl"}, {Excluded, "excl"}, {Unknown, "unknown"})
MITATE_ENUM_NAMES(PriceQualifier, {Exact, "exact"}, {From, "from"}, {About, "about"},
                  {Example, "example"})
MITATE_ENUM_NAMES(AmountKind, {Paid, "paid"}, {Offered, "offered"}, {Ceiling, "ceiling"},
                  {Budget, "budget"}, {Subsidy, "subsidy"}, {UserShare, "user_share"},
                  {ListPrice, "list_price"}, {MarketEstimate, "market_estimate"},
                  {SocialCost, "social_cost"})
MITATE_ENUM_NAMES(AmountUnit, {Person, "person"}, {Case, "case"}, {PersonMonth, "person_month"},
                  {PersonYear, "person_year"}, {HouseholdMonth, "household_month"},
                  {Month, "month"}, {Meal, "meal"}, {Ride, "ride"}, {Test, "test"},
                  {YearTotal, "year_total"}, {ProgrammeTotal, "programme_total"},
                  {National, "national"}, {Unknown, "unknown"})
MITATE_ENUM_NAMES(Basis, {Sourced, "sourced"}, {CuratorAssigned, "curator_assigned"},
                  {None, "none"})

}  // namespace mitate::catalog
