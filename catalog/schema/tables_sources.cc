// A table: where facts come from, how far each kind of publisher is believed, and who offers what.
#include "catalog/schema/tables.h"

namespace mitate::catalog {
namespace {
using enum CellKind;

constexpr Column kVerificationLevels[] = {
    {"level", Slug, true, {}, {}, "primary | secondary | self_declared | ai_summary | unverified"},
    {"label_ja", Text, true, {}, {}, "画面の語"},
    {"label_en", Text, true, {}, {}, "English label"},
    {"share_percent", Integer, true, {}, {}, "この確認水準の事実が得られる点の割合（%）"},
    {"rationale", Text, true, {}, {}, "その割合にした理由"},
};

constexpr Column kPublisherKinds[] = {
    {"kind", Slug, true, {}, {}, "発行者の種類"},
    {"label_ja", Text, true, {}, {}, "画面の語"},
    {"verification", Ref, true, "verification_levels", {}, "この種類の出典に与える確認水準"},
    {"rationale", Text, true, {}, {}, "その水準にした理由"},
};

constexpr Column kSources[] = {
    {"id", Id, true, {}, {}, "src-…。出典と所在の組に一つ"},
    {"title", Text, true, {}, {}, "出典の題名"},
    {"locator", Text, true, {}, {}, "URL、または文書の見出し"},
    {"url", Url, false, {}, {}, "locator が URL のときだけ"},
    {"publisher_kind", Ref, true, "publisher_kinds", {}, "発行者の種類"},
    {"retrieved_as",
     Enum,
     true,
     {},
     "seed_document|page_excerpt|page|public_repository_file|authored_vocabulary|import_file",
     "どう読んだか"},
    {"retrieved_on", Date, true, {}, {}, "読んだ日。未来は不可"},
    {"published_on", PartialDate, false, {}, {}, "出典の公表日"},
    {"state", Enum, true, {}, "available|gone", "gone は今は開けない出典"},
};

constexpr Column kProvenance[] = {
    {"subject_kind",
     Enum,
     true,
     {},
     "services|providers|guidelines|recommendations|future_research_questions|research_projects|"
     "schemes|case_studies|economics|cost_benchmarks|excluded_candidates|studies|prices|"
     "intervention_effects",
     "どの表の行についてか"},
    {"subject_id", RecordRef, true, {}, {}, "その行の id"},
    {"fact",
     Enum,
     true,
     {},
     "record|name|provider|service_type|domains|segments|buyer_types|delivery_modes|interventions|"
     "evidence|price|coverage|certifications|status|description|phr|security|languages|lead_time|"
     "headcount|contact|grade",
     "record は記録全体の出典"},
    {"source_id", Ref, true, "sources", {}, "出典"},
    {"as_of", PartialDate, false, {}, {}, "その事実がいつの時点のものか。空は未確認"},
    {"verification",
     Ref,
     false,
     "verification_levels",
     {},
     "空なら発行者の種類から決まる。発行者の水準より上げることはできない"},
    {"basis", Enum, true, {}, "sourced|curator_assigned", "出典にあるか、編集者の判断か"},
    {"assignment",
     Enum,
     true,
     {},
     "stated|record_list",
     "stated は出典がその事実を述べていると確かめたもの、record_list は記録の出典一覧からの割り当て"},
    {"note", Text, false, {}, {}, "注"},
};

constexpr Column kProviders[] = {
    {"id", Id, true, {}, {}, "prv-…"},
    {"name", Text, true, {}, {}, "出典の表記のまま"},
    {"name_kana", Text, false, {}, {}, "出典で示された読みだけ"},
    {"corporate_number", CorporateNumber, false, {}, {}, "法人番号"},
    {"corporate_number_note", Text, false, {}, {}, "番号が空の理由"},
    {"kind",
     Enum,
     true,
     {},
     "company|municipality|nonprofit|public_body|academic|individual|insurer|other",
     "法人の種類"},
    {"url", Url, false, {}, {}, "公式サイト"},
    {"municipality_code", AreaCode, false, {}, {}, "自治体のときの団体コード"},
    {"facts", TextList, false, {}, {}, "規模・所在地など、出典時点の内容"},
    {"aliases",
     TextList,
     false,
     {},
     {},
     "別表記・旧社名・英字表記（検索用。出典か一般的な表記の揺れ）"},
};

constexpr Column kProviderHistory[] = {
    {"id", Id, true, {}, {}, "phist-…"},
    {"provider_id", Ref, true, "providers", {}, "事業者"},
    {"recorded_on", Date, true, {}, {}, "登記の記録の日"},
    {"event",
     Enum,
     true,
     {},
     "renamed|absorbed|merged_away",
     "renamed は商号・名称の変更、absorbed はほかの法人を合併、merged_away は合併による解散。"
     "承継先の分からない閉鎖は載せない"},
    {"took_effect_on", Date, false, {}, {}, "合併の効力の日"},
    {"name_before", Text, false, {}, {}, "前の名。空は未確認"},
    {"name_after", Text, false, {}, {}, "後の名（renamed で必須）"},
    {"other_name", Text, false, {}, {}, "合併の相手または承継先の名（renamed のほかで必須）"},
    {"other_number", CorporateNumber, false, {}, {}, "その法人番号（renamed のほかで必須）"},
    {"source_id", Ref, true, "sources", {}, "出典"},
    {"verification", Ref, false, "verification_levels", {}, "空なら出典の種類から"},
    {"note", Text, false, {}, {}, "出典の中の場所など"},
};

constexpr Column kExcluded[] = {
    {"id", Id, true, {}, {}, "excl-…"},
    {"name", Text, true, {}, {}, "収録しなかったもの"},
    {"reason", Text, true, {}, {}, "理由"},
};

constexpr TableSchema kTables[] = {
    {"verification_levels", "verification_levels.csv", 1, kVerificationLevels,
     "確認水準と、点の割合（DESIGN §6 の表）"},
    {"publisher_kinds", "publisher_kinds.csv", 1, kPublisherKinds, "発行者の種類から確認水準へ"},
    {"sources", "sources.csv", 1, kSources, "出典"},
    {"provenance", "provenance.csv", 4, kProvenance, "どの事実がどの出典によるか"},
    {"providers", "providers.csv", 1, kProviders, "事業者"},
    {"provider_history", "provider_history.csv", 1, kProviderHistory, "事業者の商号の変更と合併"},
    {"excluded_candidates", "excluded_candidates.csv", 1, kExcluded, "収録しなかった候補と理由"},
};
}  // namespace

std::span<const TableSchema> source_tables() { return kTables; }

}  // namespace mitate::catalog
