// A municipality in public figures beside its prefecture and Japan: people aged 65 and over,
// people certified for care, offices per kind. Says for every figure whom it counts, and where
// nothing was obtained. Never a sum over kinds of offices: one office may stand under several. Not
// the services of this catalog, no input of a score or of the gap map. Called by the place pages
// and calls. Pure.
#pragma once
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "catalog/model/catalog.h"

namespace mitate::catalog {

/// Who is behind the figure of people shown for a place.
enum class PeopleScope {
  Municipality,  ///< this municipality is an insurer of its own
  City,          ///< a ward: the figure is of the whole city it lies in
  Unknown,       ///< no row for it alone: it belongs to a union, which gives only the union's sum
};

struct OfficeFigures {
  const CareOfficeKind* kind = nullptr;
  /// nullopt: the list of this kind was not obtained (never zero). 0: the list names none here.
  std::optional<std::uint32_t> here;  ///< a city: all its wards together
  std::optional<std::uint32_t> prefecture;
  std::optional<std::uint32_t> japan;
};

struct MunicipalPicture {
  const Municipality* place = nullptr;
  const Municipality* city = nullptr;  ///< of a ward
  const Prefecture* prefecture = nullptr;
  std::vector<const Municipality*> wards;   ///< of a designated city
  std::vector<const FormerCode*> formerly;  ///< codes and names borne before, oldest first
  PeopleScope scope = PeopleScope::Unknown;
  const CareInsurer* insurer = nullptr;  ///< nullptr when the scope is Unknown
  CarePeople prefecture_people;  ///< sum over the insurers of the prefecture, unions included
  CarePeople japan_people;
  std::vector<OfficeFigures> offices;  ///< every kind, in the order of the numbers
};

/// nullopt when `code` is no municipality or ward of today. `catalog` must outlive the result.
[[nodiscard]] std::optional<MunicipalPicture> municipal_picture(const Catalog& catalog,
                                                                std::string_view code);

}  // namespace mitate::catalog
