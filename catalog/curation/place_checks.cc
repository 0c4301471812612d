// Rules of the places: a ward lies in its city, a former code leads to what stands there today, and
// the public counts of care add up and never speak of a kind whose list was not obtained.
#include <map>
#include <set>
#include <string>

#include "catalog/curation/cell_rules.h"
#include "catalog/curation/rule_groups.h"
#include "catalog/model/municipal_care.h"

namespace mitate::catalog {
namespace {

constexpr std::string_view kAges[] = {"age_65_74", "age_75_84", "age_85plus"};
constexpr std::string_view kLevels[] = {"support_1", "support_2", "care_1", "care_2",
                                        "care_3",    "care_4",    "care_5"};

class PlaceRules {
 public:
  PlaceRules(const RowSet& rows, FaultList& faults) : rows_(rows), faults_(faults) {}

  void run() {
    check_wards();
    check_former_codes();
    check_insurers();
    check_offices();
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

  void check_wards() {
    each("municipalities", [&](const RowView& row, const auto&) {
      today_.emplace(row.text("code"), row.text("name"));
      if (row.text("kind") == "ward") wards_.insert(row.text("code"));
    });
    each("municipalities", [&](const RowView& row, const auto& fault) {
      const std::string& city = row.text("city_code");
      const bool ward = row.text("kind") == "ward";
      if (ward && city.empty()) fault("city_code", "区には属する市の団体コードが要ります。");
      if (!ward && !city.empty()) fault("city_code", "区でない団体に、属する市が書かれています。");
      if (!ward || city.empty()) return;
      if (wards_.contains(city) || city.substr(0, 2) != row.text("code").substr(0, 2)) {
        fault("city_code", "値" + shown_value(city) + "は同じ都道府県の市ではありません。");
      }
    });
  }

  void check_former_codes() {
    each("former_codes", [&](const RowView& row, const auto& fault) {
      const std::string& former = row.text("former_code");
      const std::string& now = row.text("municipality_code");
      const auto named = today_.find(now);
      if (former == now && named != today_.end() && named->second == row.text("former_name")) {
        fault("former_name", "コードも名称も今と同じです。");
      }
      if (former != now && today_.contains(former)) {
        fault("former_code", "値" + shown_value(former) + "は今も使われている団体コードです。");
      }
    });
  }

  template <typename Names>
  static std::int64_t sum(const RowView& row, const Names& names) {
    std::int64_t out = 0;
    for (const std::string_view name : names) out += row.integer(name).value_or(0);
    return out;
  }

  void check_insurers() {
    std::set<std::string> counted;
    each("care_insurers", [&](const RowView& row, const auto& fault) {
      const auto check_sum = [&](std::string_view total, std::int64_t parts) {
        if (row.integer(total).value_or(0) != parts) {
          fault(total, "値" + shown_value(row.text(total)) + "が内訳の計" + std::to_string(parts) +
                           "と合いません。");
        }
      };
      check_sum("insured_65plus", sum(row, kAges));
      check_sum("certified_total", sum(row, kLevels));
      const std::string& code = row.text("municipality_code");
      if (code.empty()) return;
      if (!counted.insert(code).second) {
        fault("municipality_code", "値" + shown_value(code) + "の保険者が二つあります。");
      }
      if (wards_.contains(code) || code.substr(0, 2) != row.text("prefecture_code")) {
        fault("municipality_code", "値" + shown_value(code) + "は都道府県" +
                                       shown_value(row.text("prefecture_code")) +
                                       "の市区町村ではありません。");
      }
    });
  }

  void check_offices() {
    std::map<std::string, bool> counted;
    each("care_office_kinds", [&](const RowView& row, const auto&) {
      counted.emplace(row.text("kind"), row.text("state") == "counted");
    });
    each("care_offices", [&](const RowView& row, const auto& fault) {
      std::set<std::string> seen;
      for (const std::string& item : row.list("offices")) {
        const auto read = read_office_count(item);
        if (!read) {
          fault("offices",
                "項目" + shown_value(item) + "は「種類の番号=1以上の数」ではありません。");
          continue;
        }
        const auto kind = counted.find(read->first);
        if (kind == counted.end()) {
          fault("offices",
                "種類" + shown_value(read->first) + "がplaces/care_office_kinds.csvにありません。");
        } else if (!kind->second) {
          fault("offices",
                "種類" + shown_value(read->first) + "の一覧は取得していないので、数は書けません。");
        }
        if (!seen.insert(read->first).second) {
          fault("offices", "種類" + shown_value(read->first) + "が重なっています。");
        }
      }
    });
  }

  const RowSet& rows_;
  FaultList& faults_;
  std::map<std::string, std::string> today_;  ///< code -> name
  std::set<std::string> wards_;
};

}  // namespace

void check_places(const RowSet& rows, FaultList& faults) { PlaceRules(rows, faults).run(); }

}  // namespace mitate::catalog
