#include "ranker/insight/why.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace mitate::ranker {
namespace {

/// Most telling first: what is reported of this service, then what it is known to offer this buyer,
/// then what its record has in common with the need.
constexpr std::array<std::string_view, 13> kTelling = {
    "track_record.near",  "evidence.study",       "evidence.recommendation",
    "price.free",         "price.persons_within", "price.against_budget",
    "delivery.place_met", "track_record.cases",   "fit.function",
    "fit.intervention",   "fit.segment",          "fit.outcome",
    "fit.domain"};
/// A study that found nothing, or harm, is told wherever evidence is told.
constexpr std::array<std::string_view, 3> kAgainst = {"evidence.harm", "evidence.no_difference",
                                                      "evidence.no_effect_shown"};

const Reason* said(const Match& match, std::string_view code) {
  for (const Contribution& part : match.contributions) {
    for (const Reason& reason : part.reasons) {
      if (reason.code == code) return &reason;
    }
  }
  return nullptr;
}

/// The piece of the record that shares most with the need; empty when none shares anything.
std::string telling_piece(const catalog::Service& service, const NeedWords& words) {
  std::string best;
  double most = 0;
  const auto look = [&](const std::string& piece) {
    const double shared = words.shared_with(piece);
    if (shared > most) {
      most = shared;
      best = piece;
    }
  };
  for (const std::string& aspect : service.aspects) look(aspect);
  for (const catalog::FunctionUse& use : service.functions) look(use.words);
  for (const catalog::FocusUse& use : service.focuses) look(use.words);
  return best;
}

}  // namespace

std::vector<Reason> why_of(const ServiceFacts& facts, const Match& match, const Columns& columns,
                           const NeedWords& words) {
  constexpr std::size_t kMost = 2;
  std::vector<Reason> out;
  if (const catalog::Service* service = columns.catalog().service(facts.id)) {
    std::string piece = telling_piece(*service, words);
    if (!piece.empty()) out.push_back({"why.record", {{"words", std::move(piece)}}});
  }
  for (const std::string_view code : kTelling) {
    if (out.size() == kMost) break;
    const Reason* reason = said(match, code);
    if (reason == nullptr) continue;
    const bool of_evidence = code.substr(0, 9) == "evidence.";
    const auto against = std::find_if(kAgainst.begin(), kAgainst.end(), [&](std::string_view one) {
      return said(match, one) != nullptr;
    });
    out.push_back(of_evidence && against != kAgainst.end() ? *said(match, *against) : *reason);
  }
  return out;
}

std::optional<Reason> check_of(const Match& match) {
  if (!match.unconfirmed.empty()) return match.unconfirmed.front().reason;
  for (const Reason& caution : match.cautions) {
    if (caution.code == "caution.place_unknown") return caution;
  }
  if (!match.unknown.empty()) return match.unknown.front().reason;
  return std::nullopt;
}

}  // namespace mitate::ranker
