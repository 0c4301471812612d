// What public statistics count in a municipality's insured care: people aged 65 and over, people
// certified by level, offices per kind of service. Compact: one row per insurer, one vector per
// municipality. Not what the listed services offer, and no input of any score. Called by
// curation/municipal_picture.
#pragma once
#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "catalog/base/date.h"
#include "catalog/model/provenance.h"

namespace mitate::catalog {

/// 要支援1, 要支援2, 要介護1 … 要介護5.
inline constexpr std::size_t kCareLevels = 7;

/// People, as one insurer counts them. The ages sum to `insured_65plus`, the levels to
/// `certified_total` (checked by the rules).
struct CarePeople {
  std::int64_t insured_65plus = 0;
  std::int64_t age_65_74 = 0;
  std::int64_t age_75_84 = 0;
  std::int64_t age_85plus = 0;
  std::array<std::int64_t, kCareLevels> certified{};
  std::int64_t certified_total = 0;
  CarePeople& operator+=(const CarePeople& other);
  friend bool operator==(const CarePeople&, const CarePeople&) = default;
};

/// An insurer of long-term care: a municipality, or a union of several.
struct CareInsurer {
  std::string prefecture_code;
  std::string name;               ///< as the source writes it
  std::string municipality_code;  ///< empty: no single municipality
  CarePeople people;
  std::optional<PartialDate> as_of;  ///< nullopt: the source does not say the year
  SourceId source;
};

/// A kind of office. `counted` false: its list was not obtained, so nothing is known of any place.
struct CareOfficeKind {
  std::string kind;  ///< the source's number
  std::string label_ja;
  bool counted = false;
  std::optional<PartialDate> as_of;
  std::string note;
  SourceId source;
};

class MunicipalCare {
 public:
  MunicipalCare() = default;
  /// `offices`: municipality code -> (position in `kinds`, number of offices).
  MunicipalCare(
      std::vector<CareInsurer> insurers, std::vector<CareOfficeKind> kinds,
      std::map<std::string, std::vector<std::pair<std::uint16_t, std::uint32_t>>, std::less<>>
          offices);

  [[nodiscard]] const std::vector<CareInsurer>& insurers() const { return insurers_; }
  [[nodiscard]] const std::vector<CareOfficeKind>& kinds() const { return kinds_; }
  /// nullptr when no insurer is this one municipality.
  [[nodiscard]] const CareInsurer* insurer_of(std::string_view municipality_code) const;
  /// Sum over the insurers of a prefecture; empty code: of Japan.
  [[nodiscard]] CarePeople people_in(std::string_view prefecture_code) const;
  /// Offices of one counted kind whose list names this municipality or ward. REQUIRES a kind that
  /// is counted.
  [[nodiscard]] std::uint32_t offices(std::string_view municipality_code, std::size_t kind) const;
  /// The same over a prefecture ("34"), or over Japan ("").
  [[nodiscard]] std::uint32_t offices_in(std::string_view prefecture_code, std::size_t kind) const;

 private:
  std::vector<CareInsurer> insurers_;
  std::vector<CareOfficeKind> kinds_;
  std::map<std::string, std::vector<std::pair<std::uint16_t, std::uint32_t>>, std::less<>> offices_;
  std::map<std::string, std::size_t, std::less<>> insurer_by_municipality_;
  std::map<std::string, CarePeople, std::less<>> people_;  ///< by prefecture; "" is Japan
  /// By two digits, "" is Japan: offices per kind.
  std::map<std::string, std::vector<std::uint32_t>, std::less<>> office_sums_;
};

/// "140=8" -> {"140", 8}; nullopt when it is not written so, or the number is 0 or too large.
[[nodiscard]] std::optional<std::pair<std::string, std::uint32_t>> read_office_count(
    std::string_view item);

}  // namespace mitate::catalog
