#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "catalog/curation/cell_rules.h"
#include "catalog/curation/rule_groups.h"
#include "catalog/model/study_kind.h"
#include "catalog/text/normalize.h"

namespace mitate::catalog {
namespace {

/// Dates that lie in the past by nature: someone did something on that day.
constexpr std::pair<std::string_view, std::string_view> kPastDates[] = {
    {"sources", "retrieved_on"},         {"services", "last_verified"},
    {"services", "status_on"},           {"evidence_links", "mapped_on"},
    {"former_codes", "ended_on"},        {"evidence_link_decisions", "decided_on"},
    {"provider_history", "recorded_on"}, {"provider_history", "took_effect_on"},
    {"weights", "reviewed_on"}};

/// Dates of a fact: not after the day the catalog speaks of.
constexpr std::pair<std::string_view, std::string_view> kPastPartialDates[] = {
    {"sources", "published_on"},    {"provenance", "as_of"},
    {"services", "as_of"},          {"prices", "as_of"},
    {"service_facts", "as_of"},     {"studies", "published_on"},
    {"guidelines", "published_on"}, {"cost_benchmarks", "as_of"},
    {"care_insurers", "as_of"},     {"care_office_kinds", "as_of"}};

/// The listing status that a stage leads to (DESIGN §6); the other states are a curator's decision
/// and fit any stage.
bool fits(std::string_view stage, std::string_view status) {
  const bool reference_only = stage == "idea" || stage == "ended" || stage == "not_for_buyers";
  if (status == "listed") return !reference_only;
  if (status == "reference") return reference_only;
  return true;
}

class RecordRules {
 public:
  RecordRules(const RowSet& rows, Date today, FaultList& faults)
      : rows_(rows), today_(today), faults_(faults) {}

  void run() {
    check_past();
    each("services", [&](const auto& row, const auto& fault) { check_service(row, fault); });
    each("studies", [&](const auto& row, const auto& fault) { check_study(row, fault); });
    each("service_facts", [&](const auto& row, const auto& fault) { check_fact(row, fault); });
    check_holdings();
    each("recommendation_grades", [&](const auto& row, const auto& fault) {
      const auto grade = row.integer("grade");
      if (grade && (*grade < 1 || *grade > 5)) {
        fault("grade", "値" + shown_value(row.text("grade")) + "は1から5ではありません。");
      }
    });
    each("sources", [&](const auto& row, const auto& fault) {
      if (!row.text("url").empty() && row.text("url") != row.text("locator")) {
        fault("url", "値" + shown_value(row.text("url")) + "がlocatorと違います。");
      }
    });
    each("providers", [&](const auto& row, const auto& fault) {
      if (!row.text("corporate_number").empty() && !row.text("corporate_number_note").empty()) {
        fault("corporate_number_note", "法人番号があるのに、空の理由が書かれています。");
      }
    });
    each("provider_history", [&](const auto& row, const auto& fault) { check_event(row, fault); });
    each("case_studies", [&](const auto& row, const auto& fault) {
      const auto kinds = row.list("figure_kinds");
      const bool outcome = std::find(kinds.begin(), kinds.end(), "outcome") != kinds.end();
      if (outcome != (row.text("has_outcome_figure") == "yes")) {
        fault("figure_kinds",
              "値" + shown_value(row.text("figure_kinds")) + "がhas_outcome_figureと合いません。");
      }
    });
    check_evidence_links();
    check_decisions_and_costs();
    check_coverage();
    check_weights();
  }

 private:
  template <typename F>
  void each(std::string_view name, F body) {
    const Table& table = table_of(rows_, name);
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
      const Row& at = table.rows[i];
      body(table.view(i), [&](std::string_view field, const std::string& sentence) {
        faults_.add(*table.schema, at, field, sentence);
      });
    }
  }

  static std::string after_start(const RowView& row, std::string_view start) {
    return "終わりの日が初日" + shown_value(row.text(start)) +
           "より後ではありません（終わりの日は含まない書き方です）。";
  }

  void check_past() {
    for (const auto& [name, field] : kPastDates) {
      each(name, [&, column = field](const auto& row, const auto& fault) {
        const auto date = Date::parse(row.text(column));
        if (date && *date > today_) fault(column, future(row.text(column), today_));
      });
    }
    for (const auto& [name, field] : kPastPartialDates) {
      each(name, [&, column = field](const auto& row, const auto& fault) {
        const auto date = PartialDate::parse(row.text(column));
        if (date && date->earliest() > today_) fault(column, future(row.text(column), today_));
      });
    }
  }

  static std::string future(const std::string& value, Date limit) {
    return "値" + shown_value(value) + "は基準日" + limit.iso() + "より先の日付です。";
  }

  template <typename Fault>
  void check_service(const RowView& row, const Fault& fault) {
    const std::string& status = row.text("status");
    if (!fits(row.text("stage"), status)) {
      fault("status", "値" + shown_value(status) + "は段階" + shown_value(row.text("stage")) +
                          "から決まる掲載状態と合いません。");
    }
    if ((status == "reference" || status == "suspended" || status == "withdrawn") &&
        row.text("status_reason").empty()) {
      fault("status_reason", "掲載状態" + shown_value(status) + "には理由が要ります。");
    }
    if ((status == "suspended" || status == "withdrawn") && row.text("status_on").empty()) {
      fault("status_on", "掲載状態" + shown_value(status) + "には変わった日が要ります。");
    }
    if (row.text("service_type").empty() && status != "draft" && status != "in_review") {
      fault("service_type", "掲載状態" + shown_value(status) + "のサービスには類型が要ります。");
    }
    const bool has_buyers = !row.text("buyer_types").empty();
    if (has_buyers == (row.text("buyer_types_basis") == "none")) {
      fault("buyer_types_basis", "値" + shown_value(row.text("buyer_types_basis")) +
                                     "がbuyer_types" + shown_value(row.text("buyer_types")) +
                                     "と合いません。");
    }
    if (const auto count = code_point_count(row.text("summary")); count > kMaxSummaryCharacters) {
      fault("summary", std::to_string(count) + "文字あります。上限は" +
                           std::to_string(kMaxSummaryCharacters) + "文字です。");
    }
  }

  template <typename Fault>
  void check_study(const RowView& row, const Fault& fault) {
    const auto low = row.decimal("ci_low");
    const auto high = row.decimal("ci_high");
    const auto value = row.decimal("effect_value");
    if (low.has_value() != high.has_value()) {
      fault(low ? "ci_high" : "ci_low", "信頼区間の片方だけが空です。");
    }
    if (low && high && *low > *high) {
      fault("ci_high", "値" + shown_value(row.text("ci_high")) + "が下限" +
                           shown_value(row.text("ci_low")) + "より小さいです。");
    }
    if (low && high && value && (*value < *low || *value > *high)) {
      fault("effect_value",
            "値" + shown_value(row.text("effect_value")) + "が信頼区間の外にあります。");
    }
    if (!row.text("finding").empty() && study_kind(row.text("design")) != StudyKind::Effect) {
      fault("finding", "研究の種類" + shown_value(row.text("design")) +
                           "は効果を比べていないので、結果の向きは書けません。空にしてください。");
    }
    if (row.text("design") == "none-found") {
      fault("design",
            "値「none-found」の研究は書けません（見つからないことは行のないことで表す）。");
    }
  }

  template <typename Fault>
  void check_fact(const RowView& row, const Fault& fault) {
    const std::string& fact = row.text("fact");
    const std::string& value = row.text("value");
    const bool number =
        fact == "lead_time_days" || fact == "headcount_min" || fact == "headcount_max";
    if (number && !row.integer("value")) {
      fault("value", "値" + shown_value(value) + "は" + fact + "の値（整数）ではありません。");
    }
    const auto lower = [](char c) { return c >= 'a' && c <= 'z'; };
    if (fact == "language" && (value.size() != 2 || !lower(value[0]) || !lower(value[1]))) {
      fault("value", "値" + shown_value(value) + "はISO 639-1の2文字ではありません。");
    }
  }

  /// A change of name says the new name; a merger says with whom, by name and number.
  template <typename Fault>
  void check_event(const RowView& row, const Fault& fault) {
    const auto needed = [&](std::string_view field) {
      if (row.text(field).empty()) {
        fault(field, "event" + shown_value(row.text("event")) + "では空にできません。");
      }
    };
    if (row.text("event") == "renamed") {
      needed("name_after");
    } else {
      needed("other_name");
      needed("other_number");
    }
  }

  /// Dates run forward, and who holds a scheme is someone to whom the scheme is given: what an
  /// organisation earned is not written as the product's own.
  void check_holdings() {
    std::map<std::string, std::vector<std::string>> given_to;
    each("schemes", [&](const auto& row, const auto&) {
      given_to.emplace(row.text("id"), row.list("applies_to"));
    });
    each("service_schemes", [&](const auto& row, const auto& fault) {
      const auto from = PartialDate::parse(row.text("valid_from"));
      const auto to = Date::parse(row.text("valid_to"));
      if (from && to && *to <= from->earliest()) fault("valid_to", after_start(row, "valid_from"));
      const auto scheme = given_to.find(row.text("scheme_id"));
      const std::string& subject = row.text("subject");
      if (scheme == given_to.end() || fits_subject(scheme->second, subject)) return;
      fault("subject", "値" + shown_value(subject) + "は" + shown_value(row.text("scheme_id")) +
                           "の対象（applies_to=" + join_list(scheme->second) + "）と合いません。");
    });
  }

  static bool fits_subject(const std::vector<std::string>& applies_to, std::string_view subject) {
    if (subject == "unknown") return true;
    return std::any_of(applies_to.begin(), applies_to.end(), [&](const std::string& one) {
      if (one == "programme") return subject == "programme";
      if (one == "product") return subject == "service";
      if (one == "facility") return subject == "office";
      // A mark for handling health records is given to an organisation or to one of its services.
      if (one == "phr_provider" && subject == "service") return true;
      return subject == "organisation" || subject == "brand" || subject == "office";
    });
  }

  /// A grade reaches a service only through a link on something the service really does.
  void check_evidence_links() {
    std::set<std::pair<std::string, std::string>> uses;
    each("service_interventions", [&](const auto& row, const auto&) {
      uses.emplace(row.text("service_id"), row.text("intervention"));
    });
    std::map<std::string, std::string> rated;
    each("recommendations", [&](const auto& row, const auto&) {
      rated.emplace(row.text("id"), row.text("intervention"));
    });
    each("evidence_links", [&](const auto& row, const auto& fault) {
      const std::string& intervention = row.text("intervention");
      if (!uses.contains({row.text("service_id"), intervention})) {
        fault("intervention", "値" + shown_value(intervention) + "は" +
                                  shown_value(row.text("service_id")) +
                                  "の介入（services/interventions.csv）にありません。");
      }
      const auto it = rated.find(row.text("recommendation_id"));
      if (row.text("directness") == "same" && it != rated.end() && it->second != intervention) {
        fault("directness",
              "値「same」は推奨の介入" + shown_value(it->second) + "と同じときだけ使えます。");
      }
    });
  }

  /// A written reason for no link cannot stand beside a link, and the cost of a whole society is no
  /// cost of a service.
  void check_decisions_and_costs() {
    std::map<std::string, std::string> guideline_of;
    each("recommendations", [&](const auto& row, const auto&) {
      guideline_of.emplace(row.text("id"), row.text("guideline_id"));
    });
    std::set<std::pair<std::string, std::string>> linked;
    each("evidence_links", [&](const auto& row, const auto&) {
      linked.emplace(row.text("service_id"), guideline_of[row.text("recommendation_id")]);
    });
    each("evidence_link_decisions", [&](const auto& row, const auto& fault) {
      if (linked.contains({row.text("service_id"), row.text("guideline_id")})) {
        fault("guideline_id", "値" + shown_value(row.text("guideline_id")) +
                                  "の推奨と結びつけているのに、結びつけない理由が書かれています。");
      }
    });
    each("cost_benchmarks", [&](const auto& row, const auto& fault) {
      const bool social = row.text("amount_kind") == "social_cost";
      if (social && !row.text("interventions").empty()) {
        fault("interventions", "社会全体の額は、介入の費用として書けません。");
      }
      if (!social && row.text("interventions").empty() && row.text("note").empty()) {
        fault("interventions", "どの介入の費用か、または空である理由をnoteに書いてください。");
      }
    });
  }

  /// Only a limit that a source states may shut a place out, and then the places must be listed.
  void check_coverage() {
    std::set<std::string> placed;
    each("coverage", [&](const auto& row, const auto&) { placed.insert(row.text("service_id")); });
    each("services", [&](const auto& row, const auto& fault) {
      if (row.text("coverage") == "limited_places" && !placed.contains(row.text("id"))) {
        fault("coverage", "値「limited_places」なのにservices/coverage.csvに地域がありません。");
      }
    });
  }

  void check_weights() {
    std::map<std::string, std::int64_t> sums;
    each("weights", [&](const auto& row, const auto&) {
      sums[row.text("set")] += row.integer("weight").value_or(0);
    });
    std::set<std::string> said;
    each("weights", [&](const auto& row, const auto& fault) {
      const std::string& set = row.text("set");
      if (sums[set] != 100 && said.insert(set).second) {
        fault("weight", "組" + shown_value(set) + "の合計が" + std::to_string(sums[set]) +
                            "です。100でなければなりません。");
      }
    });
  }

  const RowSet& rows_;
  Date today_;
  FaultList& faults_;
};

}  // namespace

void check_records(const RowSet& rows, Date today, FaultList& faults) {
  RecordRules(rows, today, faults).run();
}

}  // namespace mitate::catalog
