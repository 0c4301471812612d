// A table: places, their former codes, and what public statistics of care count there.
#include "catalog/schema/tables.h"

namespace mitate::catalog {
namespace {
using enum CellKind;

constexpr Column kPrefectures[] = {
    {"code", PrefectureCode, true, {}, {}, "JIS X 0401"},
    {"name", Text, true, {}, {}, "名称"},
    {"kana", Text, true, {}, {}, "よみ"},
    {"romaji", Text, true, {}, {}, "英字"},
    {"tile_column", Integer, true, {}, {}, "47マスの地図の列"},
    {"tile_row", Integer, true, {}, {}, "47マスの地図の行"},
};

constexpr Column kMunicipalities[] = {
    {"code", MunicipalityCode, true, {}, {}, "JIS X 0402＋検査数字"},
    {"prefecture_code", Ref, true, "prefectures", {}, "都道府県"},
    {"name", Text, true, {}, {}, "名称"},
    {"kana", Text, true, {}, {}, "よみ"},
    {"kind", Enum, true, {}, "municipality|ward", "市区町村か、政令市の区か"},
    {"city_code", Ref, false, "municipalities", {}, "区が属する政令市。区には必須、ほかは空"},
    {"latitude", Decimal, true, {}, {}, "緯度（度）"},
    {"longitude", Decimal, true, {}, {}, "経度（度）"},
};

constexpr Column kFormerCodes[] = {
    {"former_code", FormerCode, true, {}, {}, "前の団体コード（検査数字を含む6桁）"},
    {"ended_on", Date, true, {}, {}, "このコードまたは名称でなくなった日"},
    {"municipality_code", MunicipalityCode, true, {}, {}, "その区域が今ある団体の一つ"},
    {"former_name", Text, true, {}, {}, "前の名称"},
    {"change",
     Enum,
     true,
     {},
     "merger|absorption|split|rename|town_status|city_status|designated_city|county_change|"
     "ward_reform",
     "変更の種類"},
    {"source_id", Ref, true, "sources", {}, "出典"},
};

constexpr Column kCareInsurers[] = {
    {"prefecture_code", Ref, true, "prefectures", {}, "都道府県"},
    {"insurer", Text, true, {}, {}, "介護保険の保険者の名称（出典の表記）"},
    {"municipality_code",
     MunicipalityCode,
     false,
     {},
     {},
     "一つの市区町村と一致する保険者のとき。広域連合などは空"},
    {"insured_65plus", Integer, true, {}, {}, "第1号被保険者（65歳以上、人）"},
    {"age_65_74", Integer, true, {}, {}, "65～74歳（人）"},
    {"age_75_84", Integer, true, {}, {}, "75～84歳（人）"},
    {"age_85plus", Integer, true, {}, {}, "85歳以上（人）"},
    {"support_1", Integer, true, {}, {}, "要支援1（人）"},
    {"support_2", Integer, true, {}, {}, "要支援2（人）"},
    {"care_1", Integer, true, {}, {}, "要介護1（人）"},
    {"care_2", Integer, true, {}, {}, "要介護2（人）"},
    {"care_3", Integer, true, {}, {}, "要介護3（人）"},
    {"care_4", Integer, true, {}, {}, "要介護4（人）"},
    {"care_5", Integer, true, {}, {}, "要介護5（人）"},
    {"certified_total", Integer, true, {}, {}, "要支援・要介護認定者の計（人）"},
    {"as_of", PartialDate, false, {}, {}, "いつの数か。空は未確認"},
    {"source_id", Ref, true, "sources", {}, "出典"},
};

constexpr Column kDistricts[] = {
    {"municipality_code", Ref, true, "municipalities", {}, "町村"},
    {"district", Text, true, {}, {}, "郡（同じ名の町村を見分ける）"},
    {"source_id", Ref, true, "sources", {}, "出典"},
};

constexpr Column kCareOfficeKinds[] = {
    {"kind", Slug, true, {}, {}, "出典での介護サービスの種類の番号（3桁）"},
    {"label_ja", Text, true, {}, {}, "種類の名称"},
    {"state", Enum, true, {}, "counted|not_obtained", "数えたか、一覧を取得していないか"},
    {"as_of", PartialDate, false, {}, {}, "いつの一覧か。空は未確認"},
    {"note", Text, false, {}, {}, "注"},
    {"source_id", Ref, true, "sources", {}, "出典"},
};

constexpr Column kCareOffices[] = {
    {"municipality_code", MunicipalityCode, true, {}, {}, "市区町村または政令市の区"},
    {"offices",
     TextList,
     true,
     {},
     {},
     "種類の番号=事業所の数。書かれていない種類は、一覧にこの団体の事業所がない"},
};

constexpr TableSchema kTables[] = {
    {"prefectures", "places/prefectures.csv", 1, kPrefectures, "都道府県"},
    {"municipalities", "places/municipalities.csv", 1, kMunicipalities, "市区町村と政令市の区"},
    {"districts", "places/districts.csv", 1, kDistricts, "同じ名の町村の郡"},
    {"former_codes", "places/former_codes.csv", 3, kFormerCodes,
     "前の団体コードと名称（日付つきの別名）"},
    {"care_insurers", "places/care_insurers.csv", 2, kCareInsurers,
     "介護保険の保険者ごとの65歳以上の人数と認定者数"},
    {"care_office_kinds", "places/care_office_kinds.csv", 1, kCareOfficeKinds,
     "介護サービス事業所の種類と、数えたかどうか"},
    {"care_offices", "places/care_offices.csv", 1, kCareOffices,
     "市区町村・区ごとの介護サービス事業所の数"},
};
}  // namespace

std::span<const TableSchema> place_tables() { return kTables; }

}  // namespace mitate::catalog
