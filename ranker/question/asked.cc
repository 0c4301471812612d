#include "ranker/question/asked.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <type_traits>

#include "catalog/base/digest.h"
#include "catalog/text/nearest.h"
#include "ranker/need/names.h"
#include "ranker/need/need_slots.h"

namespace mitate::ranker {
namespace {

using catalog::Vocabulary;

/// The kind that a number of employees can decide (buyer_kinds.csv).
constexpr const char* kSmallEmployer = "employer-small";

Unexpected refuse(std::string_view slot, std::string message, std::string hint = {}) {
  return Unexpected(ErrorCode::InvalidArgument, std::move(message), std::move(hint),
                    Place{{}, 0, std::string(slot)});
}

template <typename List, typename Name>
std::string nearest(const List& list, std::string_view wanted, Name name) {
  std::string best;
  std::size_t least = SIZE_MAX;
  for (const auto& entry : list) {
    const std::size_t distance = catalog::edit_distance(wanted.substr(0, 80), name(entry));
    if (distance < least) {
      least = distance;
      best = name(entry);
    }
  }
  return best;
}

/// A slug may come from the outside; it is echoed only when it looks like one.
std::string shown(std::string_view slug) {
  const bool plain =
      !slug.empty() && slug.size() <= 60 && std::all_of(slug.begin(), slug.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
      });
  return plain ? "「" + std::string(slug) + "」" : std::string("指定された値");
}

template <typename T>
bool is_only_suggested(const std::optional<Slot<T>>& slot) {
  return slot && slot->strength == Strength::Must && slot->source;
}
/// One value that the caller states himself makes the whole slot his condition.
template <typename T>
bool is_only_suggested(const std::vector<Slot<T>>& slots) {
  return is_strict(slots) && std::all_of(slots.begin(), slots.end(), [](const Slot<T>& one) {
           return one.strength != Strength::Must || one.source;
         });
}
bool is_only_suggested(const std::optional<Date>&) { return false; }

class Resolver {
 public:
  Resolver(const Need& need, const MatchOptions& options, const Columns& columns,
           const Parameters& policy)
      : need_(need), options_(options), columns_(columns), policy_(policy) {}

  Result<Asked> run() {
    each_slot(need_, [&](const SlotInfo& slot, const auto& value) {
      if (is_given(value)) asked_.given.emplace(slot.name);
      if (options_.strict != StrictMode::Confirmed && is_only_suggested(value)) {
        asked_.suggested.emplace(slot.name);
      }
    });
    if (need_.buyer_type) asked_.buyer = need_.buyer_type->value;
    MITATE_TRY_VOID(list("domains", Vocabulary::Domains, need_.domains, asked_.domains));
    MITATE_TRY_VOID(list("segments", Vocabulary::Segments, need_.segments, asked_.segments));
    MITATE_TRY_VOID(
        list("service_types", Vocabulary::ServiceTypes, need_.service_types, asked_.types));
    MITATE_TRY_VOID(list("interventions", Vocabulary::Interventions, need_.interventions,
                         asked_.interventions));
    MITATE_TRY_VOID(list("outcomes", Vocabulary::Outcomes, need_.outcomes, asked_.outcomes));
    MITATE_TRY_VOID(list("delivery", Vocabulary::DeliveryModes, need_.delivery, asked_.delivery));
    MITATE_TRY_VOID(list("functions", Vocabulary::Functions, need_.functions, asked_.functions));
    asked_.place_bound =
        std::any_of(asked_.functions.begin(), asked_.functions.end(), [&](const AskedConcept& one) {
          return columns_.concepts().at(Vocabulary::Functions, one.id).is_place_bound;
        });
    MITATE_TRY_VOID(negations());
    MITATE_TRY_VOID(refused_forms());
    MITATE_TRY_VOID(codes());
    if (need_.industry) asked_.industry = need_.industry->value;
    MITATE_TRY_VOID(regions());
    MITATE_TRY_VOID(contract());
    MITATE_TRY_VOID(numbers());
    MITATE_TRY_VOID(buyer_kind());
    MITATE_TRY_VOID(certifications());
    for (const auto& language : need_.languages) {
      if (language.value.size() != 2) {
        return refuse("language", "言語は ISO 639-1 の2文字で指定してください。", "例: en、vi、ja");
      }
      asked_.languages.push_back({language.value, must(language)});
    }
    deadline();
    asked_.buys_no_insurance =
        asked_.buyer == BuyerType::Insurer &&
        std::none_of(need_.service_types.begin(), need_.service_types.end(),
                     [](const auto& type) { return type.value == kInsuranceType; });
    asked_.text = need_.text;
    asked_.has_text = !need_.text.empty();
    asked_.content_hash = sha256_hex(content());
    return std::move(asked_);
  }

 private:
  template <typename T>
  [[nodiscard]] bool must(const Slot<T>& slot) const {
    if (slot.strength != Strength::Must) return false;
    // What was only read from text excludes nothing until the buyer confirms it.
    return !(slot.source && options_.strict == StrictMode::None);
  }

  Result<void> list(std::string_view slot, Vocabulary vocabulary,
                    const std::vector<Slot<std::string>>& given, std::vector<AskedConcept>& out) {
    for (const auto& one : given) {
      const auto id = columns_.concepts().id(vocabulary, one.value);
      if (!id) return unknown_slug(slot, vocabulary, one.value);
      const bool strict = must(one);
      const auto same = std::find_if(out.begin(), out.end(),
                                     [&](const AskedConcept& known) { return known.id == *id; });
      if (same == out.end()) {
        out.push_back({*id, strict});
      } else {
        same->must = same->must || strict;
      }
    }
    // The order of the input must not matter.
    std::sort(out.begin(), out.end(),
              [](const AskedConcept& a, const AskedConcept& b) { return a.id < b.id; });
    return {};
  }

  Unexpected unknown_slug(std::string_view slot, Vocabulary vocabulary, std::string_view slug) {
    const std::string near = nearest(columns_.concepts().taxonomy().all(vocabulary), slug,
                                     [](const catalog::Concept& entry) { return entry.slug; });
    return refuse(slot, std::string(slot) + " の" + shown(slug) + "は語彙にありません。",
                  near.empty() ? std::string() : "近い値: " + near);
  }

  /// A form that is also asked for is no longer refused: what is wished for wins.
  Result<void> refused_forms() {
    for (const auto& one : need_.refused_delivery) {
      const auto id = columns_.concepts().id(Vocabulary::DeliveryModes, one.value);
      if (!id) return unknown_slug("refused_delivery", Vocabulary::DeliveryModes, one.value);
      const bool wanted_too = std::any_of(asked_.delivery.begin(), asked_.delivery.end(),
                                          [&](const AskedConcept& form) { return form.id == *id; });
      if (!wanted_too && must(one)) asked_.refused_forms |= 1U << (*id & 31U);
    }
    return {};
  }

  Result<void> negations() {
    for (const auto& one : need_.negated_domains) {
      const auto id = columns_.concepts().id(Vocabulary::Domains, one.value);
      if (!id) return unknown_slug("negated_domains", Vocabulary::Domains, one.value);
      const bool wanted_too =
          std::any_of(asked_.domains.begin(), asked_.domains.end(),
                      [&](const AskedConcept& domain) { return domain.id == *id; });
      if (wanted_too) {
        asked_.notes.push_back(
            {"note.domain_asked_and_refused",
             {{"domain", columns_.concepts().at(Vocabulary::Domains, *id).label_ja}}});
      } else {
        asked_.negated.push_back(*id);
      }
    }
    std::sort(asked_.negated.begin(), asked_.negated.end());
    return {};
  }

  Result<void> codes() {
    Result<void> out;
    each_slot(need_, [&](const SlotInfo& slot, const auto& given) {
      if constexpr (std::is_same_v<std::decay_t<decltype(given)>,
                                   std::optional<Slot<std::string>>>) {
        if (!given || !out) return;
        out = check_code(slot, given->value);
        asked_.codes[std::string(slot.name)] = {given->value, must(*given)};
      }
    });
    return out;
  }

  /// Of slots with a vocabulary or with choices; what other codes may be is checked where it is
  /// known.
  Result<void> check_code(const SlotInfo& slot, const std::string& value) {
    if (!slot.choices.empty()) {
      if (std::find(slot.choices.begin(), slot.choices.end(), value) != slot.choices.end()) {
        return {};
      }
      std::string choices;
      for (const std::string_view one : slot.choices) {
        choices += (choices.empty() ? "" : "、") + std::string(one);
      }
      return refuse(slot.name,
                    std::string(slot.name) + " は次のどれかで指定してください: " + choices);
    }
    if (!slot.vocabulary || columns_.concepts().id(*slot.vocabulary, value)) return {};
    if (*slot.vocabulary == Vocabulary::Industries) {
      return refuse(slot.name,
                    "industry は日本標準産業分類の大分類の1文字（A〜T）で指定してください。");
    }
    return unknown_slug(slot.name, *slot.vocabulary, value);
  }

  /// A code of the past is answered with what stands there today, never replaced unasked: its area
  /// may lie in several municipalities.
  Result<void> refuse_former(const catalog::Places& places,
                             const std::vector<const catalog::FormerCode*>& former) {
    std::string today;
    for (const catalog::FormerCode* one : former) {
      if (!today.empty()) today += "、";
      today += places.label(one->municipality) + " " + one->municipality;
    }
    return refuse("region",
                  "団体コード" + former.front()->code + "（" + former.front()->name + "）は" +
                      former.front()->ended_on.iso() + "から使われていません。",
                  "今のコードで指定してください：" + today + "。");
  }

  Result<void> regions() {
    const catalog::Places& places = columns_.catalog().places();
    for (const auto& one : need_.regions) {
      const Region& region = one.value;
      if (places.prefecture(region.prefecture) == nullptr) {
        return refuse("region", "都道府県コードが実在しません。",
                      "01 から 47 で指定してください。");
      }
      std::string city;
      if (region.municipality_code) {
        const auto* known = places.municipality(*region.municipality_code);
        if (const auto former = places.former(*region.municipality_code);
            known == nullptr && !former.empty()) {
          return refuse_former(places, former);
        }
        if (known == nullptr || known->prefecture_code != region.prefecture) {
          return refuse("region", "団体コードが実在しないか、都道府県と合いません。",
                        "検査数字を含む6桁の全国地方公共団体コードで指定してください。");
        }
        city = known->city_code;
      }
      asked_.regions.push_back(
          {region.prefecture, region.municipality_code.value_or(""), must(one), std::move(city)});
    }
    std::sort(asked_.regions.begin(), asked_.regions.end(),
              [](const AskedRegion& a, const AskedRegion& b) {
                return std::pair(a.prefecture, a.municipality) <
                       std::pair(b.prefecture, b.municipality);
              });
    return {};
  }

  Result<void> numbers() {
    if (need_.headcount) {
      const Headcount& count = need_.headcount->value;
      for (const auto& number : {count.value, count.min, count.max}) {
        if (number && (*number < 1 || *number > kMostPeople)) {
          return refuse("headcount", "人数は1人から2億人の間で指定してください。");
        }
      }
      if (count.min && count.max && *count.min > *count.max) {
        return refuse("headcount", "人数の下限が上限を上回っています。");
      }
      asked_.headcount = count.representative();
      if (count.kind == HeadcountKind::Employees || count.kind == HeadcountKind::TargetPersons) {
        asked_.users = asked_.headcount;
      }
      asked_.headcount_must = must(*need_.headcount);
    }
    if (need_.budget) {
      const Budget& budget = need_.budget->value;
      if (budget.amount_yen < kLeastYen || budget.amount_yen > kMostYen) {
        return refuse("budget", "予算は1円から1兆円の間で指定してください。");
      }
      asked_.budget = spend_of(budget, conversion_for(asked_, policy_));
      asked_.budget_must = must(*need_.budget);
    }
    if (need_.minimum_grade) {
      if (need_.minimum_grade->value < 1 || need_.minimum_grade->value > kWeakestGrade) {
        return refuse("minimum_grade", "minimum_grade は1または2で指定してください。");
      }
      asked_.minimum_grade = need_.minimum_grade->value;
      asked_.grade_must = must(*need_.minimum_grade);
    }
    return {};
  }

  Result<void> contract() {
    std::optional<int> months;
    if (need_.contract_months) months = need_.contract_months->value;
    MITATE_TRY(asked_.contract, contract_window(need_.contract_start, need_.contract_end, months));
    asked_.contract_months = months;
    if (asked_.contract && !months) asked_.contract_months = months_of(*asked_.contract);
    return {};
  }

  /// As stated; for a company whose number of employees alone makes it a small one, that.
  Result<void> buyer_kind() {
    const BuyerLogics& logics = policy_.buyers();
    if (need_.buyer_kind) {
      const BuyerKind* kind = logics.kind(need_.buyer_kind->value);
      if (kind == nullptr) {
        const std::string near = nearest(logics.kinds(), need_.buyer_kind->value,
                                         [](const BuyerKind& one) { return one.slug; });
        return refuse(
            "buyer_kind",
            "buyer_kind の" + shown(need_.buyer_kind->value) + "は買い手の区分にありません。",
            near.empty() ? std::string() : "近い値: " + near);
      }
      if (asked_.buyer && *asked_.buyer != kind->buyer) {
        return refuse("buyer_kind", "買い手の区分「" + kind->label_ja +
                                        "」は、指定された買い手の種類の区分ではありません。");
      }
      asked_.buyer = kind->buyer;
      asked_.buyer_kind = kind->slug;
    }
    if (!asked_.buyer) return {};
    const bool staff = need_.headcount && need_.headcount->value.kind == HeadcountKind::Employees;
    if (*asked_.buyer == BuyerType::Employer && staff &&
        (asked_.buyer_kind.empty() || asked_.buyer_kind == kSmallEmployer)) {
      const Headcount& count = need_.headcount->value;
      const auto most = count.value ? count.value : count.max;
      const SmallCompany* row = most ? logics.small_company(asked_.industry, *most) : nullptr;
      if (row != nullptr) {
        asked_.small_by = *row;
        asked_.buyer_kind = kSmallEmployer;
      }
    }
    for (const BuyerType through : logics.of(*asked_.buyer, asked_.buyer_kind).reach) {
      asked_.reach = static_cast<std::uint8_t>(asked_.reach | bit_of(through));
    }
    return {};
  }

  Result<void> certifications() {
    for (const auto& one : need_.certifications) {
      if (columns_.catalog().scheme(SchemeId(one.value)) == nullptr) {
        const std::string near = nearest(columns_.catalog().schemes(), one.value,
                                         [](const catalog::Scheme& s) { return s.id.text(); });
        return refuse("certifications",
                      "certifications の" + shown(one.value) + "はカタログにありません。",
                      near.empty() ? std::string() : "近い値: " + near);
      }
      asked_.certifications.push_back({one.value, must(one)});
    }
    std::sort(asked_.certifications.begin(), asked_.certifications.end(),
              [](const AskedText& a, const AskedText& b) { return a.value < b.value; });
    return {};
  }

  void deadline() {
    if (!need_.deadline) return;
    const Deadline& wanted = need_.deadline->value;
    if (wanted.date) {
      asked_.start_by = wanted.date->latest();
    } else if (wanted.fiscal_year) {
      const auto first = Date::from(*wanted.fiscal_year, 4, 1);
      const auto last = Date::from(*wanted.fiscal_year + 1, 3, 31);
      // In the middle of the year that was named only its end can still be meant.
      if (first && last) asked_.start_by = *first > options_.as_of ? *first : *last;
    }
    asked_.start_must = must(*need_.deadline);
    if (asked_.start_by && *asked_.start_by < options_.as_of) {
      asked_.notes.push_back({"note.deadline_passed", {{"date", asked_.start_by->iso()}}});
      asked_.start_must = false;
    }
  }

  [[nodiscard]] std::string content() const {
    nlohmann::json json;
    if (asked_.buyer) json["buyer"] = std::string(name_of(*asked_.buyer));
    if (asked_.reach != 0) json["reach"] = asked_.reach;
    const auto put = [&](const char* name, const std::vector<AskedConcept>& list) {
      for (const AskedConcept& one : list) json[name].push_back({one.id, one.must});
    };
    put("domains", asked_.domains);
    put("segments", asked_.segments);
    put("types", asked_.types);
    put("interventions", asked_.interventions);
    put("outcomes", asked_.outcomes);
    put("delivery", asked_.delivery);
    put("functions", asked_.functions);
    json["negated"] = asked_.negated;
    if (asked_.refused_forms != 0) json["refused_forms"] = asked_.refused_forms;
    if (asked_.codes.count("price_wish") != 0) json["price_wish"] = true;
    for (const AskedRegion& region : asked_.regions) {
      json["regions"].push_back({region.prefecture, region.municipality, region.must});
    }
    if (asked_.headcount) json["headcount"] = *asked_.headcount;
    if (asked_.budget) {
      json["budget"] = {asked_.budget->yen, static_cast<int>(asked_.budget->measure)};
    }
    return json.dump();
  }

  const Need& need_;
  const MatchOptions& options_;
  const Columns& columns_;
  const Parameters& policy_;
  Asked asked_;
};

}  // namespace

Conversion conversion_for(const Asked& asked, const Parameters& policy) {
  const PriceParameters& price = policy.price();
  return {asked.users,
          asked.contract_months.value_or(static_cast<int>(price.default_contract_months)),
          1.0 + price.tax_percent / 100.0};
}

Need part_of(const Need& need, const std::vector<Goal>& goals, std::size_t mine) {
  Need out = need;
  const auto keep = [&](std::vector<Slot<std::string>>& slots,
                        std::vector<std::string> Goal::*list) {
    std::erase_if(slots, [&](const Slot<std::string>& slot) {
      const auto holds = [&](const Goal& goal) {
        return std::find((goal.*list).begin(), (goal.*list).end(), slot.value) !=
               (goal.*list).end();
      };
      return !holds(goals[mine]) && std::any_of(goals.begin(), goals.end(), holds);
    });
  };
  keep(out.domains, &Goal::domains);
  keep(out.functions, &Goal::functions);
  keep(out.interventions, &Goal::interventions);
  keep(out.segments, &Goal::segments);
  keep(out.delivery, &Goal::delivery);
  out.service_types.clear();
  out.outcomes.clear();
  return out;
}

std::vector<Goal> goals_by_domain(const Need& need) {
  std::vector<Goal> out;
  for (const auto& domain : need.domains) {
    Goal goal;
    goal.domains = {domain.value};
    out.push_back(std::move(goal));
  }
  return out;
}

Result<Asked> resolve(const Need& need, const MatchOptions& options, const Columns& columns,
                      const Parameters& policy) {
  MITATE_TRY(Asked out, Resolver(need, options, columns, policy).run());
  if (options.goals.size() < 2) return out;
  for (std::size_t goal = 0; goal < options.goals.size(); ++goal) {
    const Need part = part_of(need, options.goals, goal);
    MITATE_TRY(Asked asked, Resolver(part, options, columns, policy).run());
    out.goals.push_back(std::move(asked));
  }
  return out;
}

}  // namespace mitate::ranker
