// Rows -> model: prefectures, municipalities with their former codes, and what is known of care in
// them.
#include "catalog/model/assembly.h"

#include <map>

namespace mitate::catalog {

Result<void> Assembly::read_places() {
  std::vector<Prefecture> prefectures;
  const Table& table = catalog_->table("prefectures");
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    const RowView row = table.view(i);
    prefectures.push_back({row.text("code"), row.text("name"), row.text("kana"), row.text("romaji"),
                           static_cast<int>(row.integer("tile_column").value_or(0)),
                           static_cast<int>(row.integer("tile_row").value_or(0))});
  }
  std::vector<Municipality> municipalities;
  const Table& places = catalog_->table("municipalities");
  for (std::size_t i = 0; i < places.rows.size(); ++i) {
    const RowView row = places.view(i);
    municipalities.push_back({row.text("code"), row.text("prefecture_code"), row.text("name"),
                              row.text("kana"), row.text("kind") == "ward", row.text("city_code"),
                              row.decimal("latitude").value_or(0),
                              row.decimal("longitude").value_or(0)});
  }
  std::vector<FormerCode> former;
  MITATE_TRY_VOID(each("former_codes", [&](const RowView& row) -> Result<void> {
    const auto ended = date_in(row, "ended_on");
    if (!ended) return broken_row("former_codes", row.text("former_code"), "ended_on");
    former.push_back({row.text("former_code"), *ended, row.text("municipality_code"),
                      row.text("former_name"), row.text("change"),
                      SourceId(row.text("source_id"))});
    return {};
  }));
  catalog_->places_ = Places(std::move(prefectures), std::move(municipalities), std::move(former));
  return {};
}

Result<void> Assembly::read_municipal_care() {
  std::vector<CareInsurer> insurers;
  MITATE_TRY_VOID(each("care_insurers", [&](const RowView& row) -> Result<void> {
    const auto people = [&](std::string_view column) { return row.integer(column).value_or(0); };
    CareInsurer insurer;
    insurer.prefecture_code = row.text("prefecture_code");
    insurer.name = row.text("insurer");
    insurer.municipality_code = row.text("municipality_code");
    insurer.people = {people("insured_65plus"),
                      people("age_65_74"),
                      people("age_75_84"),
                      people("age_85plus"),
                      {people("support_1"), people("support_2"), people("care_1"), people("care_2"),
                       people("care_3"), people("care_4"), people("care_5")},
                      people("certified_total")};
    insurer.as_of = partial_date_in(row, "as_of");
    insurer.source = SourceId(row.text("source_id"));
    insurers.push_back(std::move(insurer));
    return {};
  }));
  std::vector<CareOfficeKind> kinds;
  std::map<std::string, std::uint16_t, std::less<>> positions;
  MITATE_TRY_VOID(each("care_office_kinds", [&](const RowView& row) -> Result<void> {
    positions.emplace(row.text("kind"), static_cast<std::uint16_t>(kinds.size()));
    kinds.push_back({row.text("kind"), row.text("label_ja"), row.text("state") == "counted",
                     partial_date_in(row, "as_of"), row.text("note"),
                     SourceId(row.text("source_id"))});
    return {};
  }));
  std::map<std::string, std::vector<std::pair<std::uint16_t, std::uint32_t>>, std::less<>> offices;
  MITATE_TRY_VOID(each("care_offices", [&](const RowView& row) -> Result<void> {
    auto& counts = offices[row.text("municipality_code")];
    for (const std::string& item : row.list("offices")) {
      const auto read = read_office_count(item);
      const auto kind = read ? positions.find(read->first) : positions.end();
      if (kind == positions.end()) {
        return broken_row("care_offices", row.text("municipality_code"), "offices");
      }
      counts.emplace_back(kind->second, read->second);
    }
    counts.shrink_to_fit();
    return {};
  }));
  catalog_->municipal_care_ =
      MunicipalCare(std::move(insurers), std::move(kinds), std::move(offices));
  return {};
}

}  // namespace mitate::catalog
