// A table: guidelines, their questions and grades, research under way, certification schemes.
#include "catalog/schema/tables.h"

namespace mitate::catalog {
namespace {
using enum CellKind;

constexpr Column kGrades[] = {
    {"grade", Integer, true, {}, {}, "1–5"},
    {"label_ja", Text, true, {}, {}, "等級の語"},
    {"label_en", Text, true, {}, {}, "English label"},
    {"seed_evidence", Text, false, {}, {}, "経済産業省資料での根拠の強さの書き方"},
};

constexpr Column kGuidelines[] = {
    {"id", Id, true, {}, {}, "gl-… または sup-…"},
    {"name", Text, true, {}, {}, "指針の名称"},
    {"kind",
     Enum,
     true,
     {},
     "prevention_guideline|clinical_guideline",
     "10指針か、その外の診療指針か"},
    {"version", Text, false, {}, {}, "版"},
    {"domain", Ref, true, "domains", {}, "領域"},
    {"lead_societies", TextList, false, {}, {}, "主導する学会"},
    {"cooperating_bodies", TextList, false, {}, {}, "連携する団体"},
    {"life_stage", Text, false, {}, {}, "ライフステージ"},
    {"prevention_phase", Text, false, {}, {}, "予防の段階"},
    {"development_period", Text, false, {}, {}, "作成の期間"},
    {"published_on", PartialDate, false, {}, {}, "公開日"},
    {"publication_note", Text, false, {}, {}, "公開についての注"},
    {"hq_total", Integer, false, {}, {}, "HQ の総数"},
    {"method_note", Text, false, {}, {}, "評価手順"},
    {"related_evidence", TextList, false, {}, {}, "関連する根拠の要約"},
    {"url", Url, false, {}, {}, "公開ページ"},
    {"note", Text, false, {}, {}, "注"},
};

constexpr Column kRecommendations[] = {
    {"id", Id, true, {}, {}, "rec-…"},
    {"guideline_id", Ref, true, "guidelines", {}, "指針"},
    {"question", Text, true, {}, {}, "ヘルスケアクエスチョン（HQ）"},
    {"intervention", Ref, true, "interventions", {}, "介入の類型"},
    {"population", Text, true, {}, {}, "対象"},
    {"outcome_text", Text, true, {}, {}, "結果（出典の書き方）"},
    {"outcomes", RefList, false, "outcomes", {}, "結果の語彙"},
    {"grade", Ref, false, "recommendation_grades", {}, "1–5。空は未確認"},
    {"native_grade", Text, false, {}, {}, "出典での等級の書き方"},
    {"certainty", Enum, false, {}, "A|B|C|D", "エビデンスの確実性"},
    {"effect_summary", Text, false, {}, {}, "効果の要約"},
    {"agreement_rate", Text, false, {}, {}, "合意率"},
    {"verification", Ref, true, "verification_levels", {}, "この等級の確認水準"},
    {"note", Text, false, {}, {}, "注"},
};

constexpr Column kFrqs[] = {
    {"id", Id, true, {}, {}, "frq-…"},
    {"guideline_id", Ref, true, "guidelines", {}, "指針"},
    {"recommendation_id", Ref, false, "recommendations", {}, "保留となった推奨"},
    {"question", Text, true, {}, {}, "今後の研究課題"},
    {"direction", Text, false, {}, {}, "求められる研究"},
};

constexpr Column kProjects[] = {
    {"id", Id, true, {}, {}, "ep-…"},
    {"title", Text, true, {}, {}, "課題名"},
    {"principal_investigator", Text, false, {}, {}, "研究代表者"},
    {"institution", Text, false, {}, {}, "機関"},
    {"domains", RefList, false, "domains", {}, "領域"},
    {"period", Text, false, {}, {}, "期間"},
    {"service_id", Ref, false, "services", {}, "関係するサービス"},
    {"status", Text, true, {}, {}, "状況"},
};

constexpr Column kSchemes[] = {
    {"id", Id, true, {}, {}, "cert-…、label-…、std-…"},
    {"name", Text, true, {}, {}, "名称"},
    {"name_kana", Text, false, {}, {}, "読み"},
    {"aliases", TextList, false, {}, {}, "略称・別名"},
    {"kind",
     Enum,
     true,
     {},
     "certification|buyer_recognition|self_declaration|compliance_guideline|industry_guideline|"
     "regulatory_approval|award|public_programme|standard",
     "certification と regulatory_approval だけが認証。ほかは区別して示す"},
    {"issuer", Text, false, {}, {}, "発行者"},
    {"applies_to",
     EnumList,
     true,
     {},
     "service_provider|employer|industry_association|phr_provider|organization|product|facility|"
     "programme",
     "対象"},
    {"meaning", Text, true, {}, {}, "意味"},
    {"validity_text", Text, false, {}, {}, "有効期間（出典の書き方）"},
    {"validity_months", Integer, false, {}, {}, "有効期間（月）。出典が一つの期間を示すときだけ"},
};

constexpr Column kSchemeDetails[] = {
    {"scheme_id", Ref, true, "schemes", {}, "制度"},
    {"item", Text, true, {}, {}, "項目"},
    {"value", Text, true, {}, {}, "内容。確認できていないことも書く"},
};

constexpr TableSchema kTables[] = {
    {"recommendation_grades", "evidence/grades.csv", 1, kGrades, "五段階の等級"},
    {"guidelines", "evidence/guidelines.csv", 1, kGuidelines, "指針"},
    {"recommendations", "evidence/recommendations.csv", 1, kRecommendations, "推奨（HQ）と等級"},
    {"future_research_questions", "evidence/future_research_questions.csv", 1, kFrqs, "FRQ"},
    {"research_projects", "evidence/research_projects.csv", 1, kProjects, "進行中の研究課題"},
    {"schemes", "evidence/schemes.csv", 1, kSchemes, "認証・表彰・指針などの制度"},
    {"scheme_details", "evidence/scheme_details.csv", 2, kSchemeDetails, "制度の詳細"},
};
}  // namespace

std::span<const TableSchema> evidence_tables() { return kTables; }

}  // namespace mitate::catalog
