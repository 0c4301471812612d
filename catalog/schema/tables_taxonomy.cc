// A table: the controlled vocabularies.
#include "catalog/schema/tables.h"

namespace mitate::catalog {
namespace {
using enum CellKind;

constexpr Column kDomains[] = {
    {"slug", Id, true, {}, {}, "領域"},
    {"label_ja", Text, true, {}, {}, "画面の語"},
    {"label_en", Text, true, {}, {}, "English label"},
    {"reading", Text, true, {}, {}, "よみ"},
    {"parent", Ref, false, "domains", {}, "上の領域"},
    {"synonyms", TextList, false, {}, {}, "言い換え"},
    {"lay_words",
     TextList,
     false,
     {},
     {},
     "俗称・話し言葉（検索で受けるだけで画面に出さない語を含む）"},
    {"abbreviations", TextList, false, {}, {}, "略語"},
    {"guideline_id", Ref, false, "guidelines", {}, "対応する指針"},
    {"caution", Text, false, {}, {}, "語の扱いの注意"},
};

constexpr Column kServiceTypes[] = {
    {"slug", Id, true, {}, {}, "サービス類型"},
    {"label_ja", Text, true, {}, {}, "画面の語"},
    {"label_en", Text, true, {}, {}, "English label"},
    {"reading", Text, true, {}, {}, "よみ"},
    {"definition", Text, true, {}, {}, "定義"},
    {"synonyms", TextList, false, {}, {}, "言い換え"},
};

constexpr Column kLabelled[] = {
    {"slug", Id, true, {}, {}, "語"},
    {"label_ja", Text, true, {}, {}, "画面の語"},
    {"label_en", Text, true, {}, {}, "English label"},
    {"reading", Text, false, {}, {}, "よみ"},
    {"synonyms", TextList, false, {}, {}, "言い換え"},
};

constexpr Column kEvidenceTypes[] = {
    {"slug", Id, true, {}, {}, "研究の種類"},
    {"label_ja", Text, true, {}, {}, "画面の語"},
    {"label_en", Text, true, {}, {}, "English label"},
    {"rank", Integer, true, {}, {}, "小さいほど強い"},
    {"synonyms", TextList, false, {}, {}, "言い換え"},
};

constexpr Column kInterventions[] = {
    {"slug", Id, true, {}, {}, "介入の類型"},
    {"label_ja", Text, true, {}, {}, "画面の語"},
    {"label_en", Text, true, {}, {}, "English label"},
    {"definition", Text, true, {}, {}, "定義"},
    {"parent", Ref, false, "interventions", {}, "上の類型"},
    {"synonyms", TextList, false, {}, {}, "言い換え"},
    {"outcomes", RefList, false, "outcomes", {}, "ねらう結果（効果の主張ではない）"},
    {"is_broad", Boolean, true, {}, {}, "多くのサービスにあてはまる広い類型か"},
};

constexpr Column kFunctions[] = {
    {"slug", Id, true, {}, {}, "働き"},
    {"label_ja", Text, true, {}, {}, "画面の語"},
    {"label_en", Text, false, {}, {}, "English label"},
    {"definition", Text, true, {}, {}, "定義"},
    {"synonyms", TextList, false, {}, {}, "言い換え"},
    {"is_place_bound",
     Boolean,
     true,
     {},
     {},
     "人や車がその場へ行くので、届かない地域には役に立たない働きか"},
};

constexpr Column kFocuses[] = {
    {"slug", Id, true, {}, {}, "対象のしぼり"},
    {"axis",
     Enum,
     true,
     {},
     "stage|complaint|life_phase|persons",
     "病気の段階、困りごとの種類、女性の健康の時期、人の集まりのどれか"},
    {"label_ja", Text, true, {}, {}, "画面の語"},
    {"label_en", Text, true, {}, {}, "English label"},
    {"definition", Text, true, {}, {}, "定義"},
    {"synonyms", TextList, false, {}, {}, "言い換え"},
};

constexpr Column kOutcomes[] = {
    {"slug", Id, true, {}, {}, "結果"},
    {"label_ja", Text, true, {}, {}, "画面の語"},
    {"label_en", Text, false, {}, {}, "English label"},
    {"synonyms", TextList, false, {}, {}, "言い換え"},
    {"smallest_important_difference",
     Decimal,
     false,
     {},
     {},
     "意味のある最小の差。出典がなければ空"},
    {"unit", Text, false, {}, {}, "その単位"},
    {"source_id", Ref, false, "sources", {}, "その出典"},
};

constexpr Column kVocabulary[] = {
    {"buyer_type", Ref, true, "buyer_types", {}, "買い手"},
    {"theme", Text, true, {}, {}, "主題"},
    {"terms", TextList, true, {}, {}, "語"},
};

constexpr Column kIndustries[] = {
    {"code", Enum, true, {}, "A|B|C|D|E|F|G|H|I|J|K|L|M|N|O|P|Q|R|S|T", "日本標準産業分類 大分類"},
    {"label_ja", Text, true, {}, {}, "分類の名"},
    {"synonyms", TextList, false, {}, {}, "文中の言い方"},
};

constexpr Column kFieldClasses[] = {
    {"slug", Id, true, {}, {}, "fc-…"},
    {"scheme",
     Enum,
     true,
     {},
     "elderly_care_services|phr_use_cases|womens_health_measures|health_management_items|"
     "data_health_expenses|comprehensive_programme|subsidy_bonus",
     "どの分類・一覧の項目か"},
    {"label_ja", Text, true, {}, {}, "出典での項目の名"},
    {"position", Integer, true, {}, {}, "出典での並び順"},
    {"note", Text, false, {}, {}, "注"},
    {"source_id", Ref, true, "sources", {}, "項目を載せた出典"},
};

constexpr TableSchema kTables[] = {
    {"domains", "taxonomy/domains.csv", 1, kDomains, "領域"},
    {"service_types", "taxonomy/service_types.csv", 1, kServiceTypes, "サービス類型"},
    {"buyer_types", "taxonomy/buyer_types.csv", 1, kLabelled, "買い手"},
    {"segments", "taxonomy/segments.csv", 1, kLabelled, "対象者"},
    {"delivery_modes", "taxonomy/delivery_modes.csv", 1, kLabelled, "提供形態"},
    {"evidence_types", "taxonomy/evidence_types.csv", 1, kEvidenceTypes, "研究の種類"},
    {"interventions", "taxonomy/interventions.csv", 1, kInterventions, "介入の類型"},
    {"outcomes", "taxonomy/outcomes.csv", 1, kOutcomes, "結果"},
    {"functions", "taxonomy/functions.csv", 1, kFunctions,
     "働き（そのサービスが何をするか。要望文から読む）"},
    {"focuses", "taxonomy/focuses.csv", 1, kFocuses,
     "対象のしぼり（同じ領域の中で、どの段階のだれに向けたものか）"},
    {"buyer_vocabulary", "taxonomy/buyer_vocabulary.csv", 2, kVocabulary, "買い手の語彙"},
    {"industries", "taxonomy/industries.csv", 1, kIndustries, "産業"},
    {"field_classes", "taxonomy/field_classes.csv", 1, kFieldClasses,
     "制度や資料が使う分類と項目（高齢者・介護関連サービス、健康経営、データヘルスなど）"},
};
}  // namespace

std::span<const TableSchema> taxonomy_tables() { return kTables; }

}  // namespace mitate::catalog
