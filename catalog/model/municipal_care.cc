#include "catalog/model/municipal_care.h"

#include <charconv>

namespace mitate::catalog {

CarePeople& CarePeople::operator+=(const CarePeople& other) {
  insured_65plus += other.insured_65plus;
  age_65_74 += other.age_65_74;
  age_75_84 += other.age_75_84;
  age_85plus += other.age_85plus;
  for (std::size_t i = 0; i < kCareLevels; ++i) certified[i] += other.certified[i];
  certified_total += other.certified_total;
  return *this;
}

MunicipalCare::MunicipalCare(
    std::vector<CareInsurer> insurers, std::vector<CareOfficeKind> kinds,
    std::map<std::string, std::vector<std::pair<std::uint16_t, std::uint32_t>>, std::less<>>
        offices)
    : insurers_(std::move(insurers)), kinds_(std::move(kinds)), offices_(std::move(offices)) {
  for (std::size_t i = 0; i < insurers_.size(); ++i) {
    const CareInsurer& insurer = insurers_[i];
    if (!insurer.municipality_code.empty()) {
      insurer_by_municipality_.emplace(insurer.municipality_code, i);
    }
    people_[insurer.prefecture_code] += insurer.people;
    people_[""] += insurer.people;
  }
  for (const auto& [code, counts] : offices_) {
    for (const std::string& sum : {std::string(), code.substr(0, 2)}) {
      auto& list = office_sums_[sum];
      list.resize(kinds_.size());
      for (const auto& [kind, count] : counts) list[kind] += count;
    }
  }
}

const CareInsurer* MunicipalCare::insurer_of(std::string_view municipality_code) const {
  const auto it = insurer_by_municipality_.find(municipality_code);
  return it == insurer_by_municipality_.end() ? nullptr : &insurers_[it->second];
}

CarePeople MunicipalCare::people_in(std::string_view prefecture_code) const {
  const auto it = people_.find(prefecture_code);
  return it == people_.end() ? CarePeople{} : it->second;
}

std::uint32_t MunicipalCare::offices(std::string_view municipality_code, std::size_t kind) const {
  const auto it = offices_.find(municipality_code);
  if (it == offices_.end()) return 0;
  for (const auto& [at, count] : it->second) {
    if (at == kind) return count;
  }
  return 0;
}

std::uint32_t MunicipalCare::offices_in(std::string_view prefecture_code, std::size_t kind) const {
  const auto it = office_sums_.find(prefecture_code);
  return it == office_sums_.end() || kind >= it->second.size() ? 0 : it->second[kind];
}

std::optional<std::pair<std::string, std::uint32_t>> read_office_count(std::string_view item) {
  const std::size_t equals = item.find('=');
  if (equals == std::string_view::npos || equals == 0) return std::nullopt;
  const std::string_view number = item.substr(equals + 1);
  std::uint32_t count = 0;
  const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), count);
  if (error != std::errc{} || end != number.data() + number.size() || count == 0 ||
      number[0] == '0') {
    return std::nullopt;
  }
  return std::pair{std::string(item.substr(0, equals)), count};
}

}  // namespace mitate::catalog
