#include "catalog/curation/municipal_picture.h"

namespace mitate::catalog {

std::optional<MunicipalPicture> municipal_picture(const Catalog& catalog, std::string_view code) {
  const Places& places = catalog.places();
  const MunicipalCare& care = catalog.municipal_care();
  MunicipalPicture out;
  out.place = places.municipality(code);
  if (out.place == nullptr) return std::nullopt;
  out.city = out.place->ward ? places.municipality(out.place->city_code) : nullptr;
  out.prefecture = places.prefecture(out.place->prefecture_code);
  out.wards = places.wards_of(code);
  out.formerly = places.formerly(code);

  out.insurer = care.insurer_of(out.city == nullptr ? code : std::string_view{out.city->code});
  if (out.insurer != nullptr) {
    out.scope = out.city == nullptr ? PeopleScope::Municipality : PeopleScope::City;
  }
  out.prefecture_people = care.people_in(out.place->prefecture_code);
  out.japan_people = care.people_in({});

  for (std::size_t kind = 0; kind < care.kinds().size(); ++kind) {
    OfficeFigures figures;
    figures.kind = &care.kinds()[kind];
    if (figures.kind->counted) {
      std::uint32_t here = care.offices(code, kind);
      for (const Municipality* ward : out.wards) here += care.offices(ward->code, kind);
      figures.here = here;
      figures.prefecture = care.offices_in(out.place->prefecture_code, kind);
      figures.japan = care.offices_in({}, kind);
    }
    out.offices.push_back(figures);
  }
  return out;
}

}  // namespace mitate::catalog
