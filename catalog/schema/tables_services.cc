// A table: services and the facts that hang on one service.
#include "catalog/schema/closed_sets.h"
#include "catalog/schema/tables.h"

namespace mitate::catalog {
namespace {
using enum CellKind;

constexpr Column kServices[] = {
    {"id", Id, true, {}, {}, "svc-…。変えない"},
    {"name", Text, true, {}, {}, "正式な名称（出典の表記）"},
    {"name_kana", Text, false, {}, {}, "出典で示された読み"},
    {"aliases", TextList, false, {}, {}, "別名・略称・旧称・英字とカナの別表記"},
    {"provider_id", Ref, false, "providers", {}, "空は運営会社が未確認"},
    {"provider_as_written", Text, false, {}, {}, "出典での運営者の書き方"},
    {"partners", TextList, false, {}, {}, "連携先"},
    {"service_type",
     Ref,
     false,
     "service_types",
     {},
     "サービス類型（編集者の分類）。空は掲載前だけ"},
    {"domains", RefList, false, "domains", {}, "対象領域"},
    {"segments", RefList, false, "segments", {}, "対象者"},
    {"buyer_types", RefList, false, "buyer_types", {}, "買い手"},
    {"buyer_types_basis",
     Enum,
     true,
     {},
     kAllowed<Basis>,
     "買い手が出典にあるか、編集者の割り当てか"},
    {"delivery_modes", RefList, false, "delivery_modes", {}, "提供形態"},
    {"summary", Text, true, {}, {}, "説明（2,000字まで）"},
    {"aspects", TextList, false, {}, {}, "記録に書かれた特徴の短い句"},
    {"stage_text", Text, true, {}, {}, "出典にもとづく段階の書き方"},
    {"stage", Enum, true, {}, kAllowed<Stage>, "段階。規則は seed_data/README.md"},
    {"status", Enum, true, {}, kAllowed<ListingStatus>, "掲載状態。段階から決まる"},
    {"status_reason", Text, false, {}, {}, "reference・suspended・withdrawn の理由"},
    {"status_on", Date, false, {}, {}, "掲載状態が変わった日"},
    {"as_of", PartialDate, false, {}, {}, "記録の内容がいつの時点か"},
    {"coverage",
     Enum,
     true,
     {},
     kAllowed<Coverage>,
     "limited_places は出典が地域を限るときだけ。named_places は名前が挙がっただけ"},
    {"coverage_text", Text, false, {}, {}, "出典での書き方"},
    {"evidence_best", Ref, true, "evidence_types", {}, "公表エビデンスの最良区分"},
    {"url", Url, false, {}, {}, "紹介ページ"},
    {"notes", Text, false, {}, {}, "編集者の注"},
    {"last_verified", Date, true, {}, {}, "編集者が最後に確認した日"},
};

constexpr Column kInterventionUses[] = {
    {"service_id", Ref, true, "services", {}, "サービス"},
    {"intervention", Ref, true, "interventions", {}, "介入の類型"},
    {"basis",
     Enum,
     true,
     {},
     "described|curator_assigned",
     "記録の記述によるか、編集者の割り当てか"},
    {"rationale", Text, true, {}, {}, "そう判断した理由"},
};

constexpr Column kEvidenceLinks[] = {
    {"service_id", Ref, true, "services", {}, "サービス"},
    {"recommendation_id", Ref, true, "recommendations", {}, "指針の推奨（HQ）"},
    {"intervention", Ref, true, "interventions", {}, "サービスのどの介入か"},
    {"directness", Enum, true, {}, kAllowed<Directness>, "介入・対象・ねらいの近さ"},
    {"rationale", Text, true, {}, {}, "結びつけた理由"},
    {"mapped_by", Text, true, {}, {}, "結びつけた役割"},
    {"mapped_on", Date, true, {}, {}, "結びつけた日"},
};

constexpr Column kLinkDecisions[] = {
    {"service_id", Ref, true, "services", {}, "サービス"},
    {"guideline_id", Ref, true, "guidelines", {}, "読めた推奨のある指針"},
    {"reason", Text, true, {}, {}, "どの推奨とも結びつけなかった理由"},
    {"decided_by", Text, true, {}, {}, "判断した役割"},
    {"decided_on", Date, true, {}, {}, "判断した日"},
};

constexpr Column kStudies[] = {
    {"id", Id, true, {}, {}, "stu-…"},
    {"service_id", Ref, true, "services", {}, "サービス"},
    {"design", Ref, true, "evidence_types", {}, "研究の種類"},
    {"subject",
     Enum,
     true,
     {},
     kAllowed<StudySubject>,
     "このサービスの研究か、方法一般の研究か。混ぜない"},
    {"summary", Text, true, {}, {}, "出典の主張の要約"},
    {"population", Text, false, {}, {}, "対象"},
    {"n", Integer, false, {}, {}, "対象者数"},
    {"comparator", Text, false, {}, {}, "比較の相手"},
    {"outcome", Ref, false, "outcomes", {}, "主な結果"},
    {"finding",
     Enum,
     false,
     {},
     kAllowed<StudyFinding>,
     "主な結果の向き。効果を調べた研究だけに書き、空は未確認"},
    {"effect", Text, false, {}, {}, "効果（出典の書き方）"},
    {"effect_value", Decimal, false, {}, {}, "効果の点推定"},
    {"ci_low", Decimal, false, {}, {}, "95%信頼区間の下限"},
    {"ci_high", Decimal, false, {}, {}, "95%信頼区間の上限"},
    {"unit", Text, false, {}, {}, "効果の単位"},
    {"funding", Text, false, {}, {}, "資金"},
    {"citation", Text, false, {}, {}, "文献"},
    {"doi", Text, false, {}, {}, "DOI"},
    {"trial_id", Text, false, {}, {}, "UMIN・jRCT など"},
    {"published_on", PartialDate, false, {}, {}, "公表日"},
    {"retracted", Boolean, false, {}, {}, "撤回されたか。空は未確認"},
};

constexpr Column kPrices[] = {
    {"id", Id, true, {}, {}, "price-…"},
    {"service_id", Ref, true, "services", {}, "サービス"},
    {"kind", Enum, true, {}, kAllowed<PriceKind>, "無料・要問合せ・未確認は別の値"},
    {"amount_yen", Yen, false, {}, {}, "金額（円）。kind=amount のとき必須"},
    {"unit", Enum, false, {}, kAllowed<PriceUnit>, "何あたりか。kind=amount のとき必須"},
    {"payer", Enum, true, {}, kAllowed<Payer>, "だれが払う金額か"},
    {"tax", Enum, true, {}, kAllowed<Tax>, "税込・税別・未確認"},
    {"qualifier", Enum, true, {}, kAllowed<PriceQualifier>, "ちょうど・から・約・一例"},
    {"headcount_min", Integer, false, {}, {}, "この段の人数の下限"},
    {"headcount_max", Integer, false, {}, {}, "この段の人数の上限"},
    {"as_of", PartialDate, false, {}, {}, "いつの料金か"},
    {"valid_from", Date, false, {}, {}, "有効期間の初日"},
    {"valid_to", Date, false, {}, {}, "有効期間の終わり（この日は含まない）"},
    {"original_text", Text, true, {}, {}, "出典の書き方"},
};

constexpr Column kCoverage[] = {
    {"service_id", Ref, true, "services", {}, "サービス"},
    {"area_code", AreaCode, true, {}, {}, "都道府県2桁または団体コード6桁"},
    {"name", Text, true, {}, {}, "出典での地名"},
};

constexpr Column kServiceFacts[] = {
    {"service_id", Ref, true, "services", {}, "サービス"},
    {"fact",
     Enum,
     true,
     {},
     "language|lead_time_days|headcount_min|headcount_max|phr_data|phr_standard|phr_portability|"
     "mynaportal|security|contact",
     "どの事実か"},
    {"value", Text, true, {}, {}, "値。language は ISO 639-1"},
    {"source_id", Ref, true, "sources", {}, "出典"},
    {"as_of", PartialDate, false, {}, {}, "時点"},
    {"verification", Ref, false, "verification_levels", {}, "空なら出典の種類から"},
    {"quote", Text, false, {}, {}, "出典の短い引用または言い換え"},
};

constexpr Column kServiceSchemes[] = {
    {"service_id", Ref, true, "services", {}, "サービス"},
    {"scheme_id", Ref, true, "schemes", {}, "認証・表彰など"},
    {"subject",
     Enum,
     true,
     {},
     "organisation|brand|office|service|programme|unknown",
     "認証を受けた主体"},
    {"number", Text, false, {}, {}, "番号"},
    {"category", Text, false, {}, {}, "区分"},
    {"valid_from", PartialDate, false, {}, {}, "有効期間の初日"},
    {"valid_to", Date, false, {}, {}, "有効期間の終わり（この日は含まない）"},
    {"note", Text, false, {}, {}, "注"},
};

constexpr Column kCaseStudies[] = {
    {"id", Id, true, {}, {}, "case-…"},
    {"service_id", Ref, false, "services", {}, "空は事業者名が出典にないもの"},
    {"buyer", Text, true, {}, {}, "導入した団体"},
    {"buyer_type", Ref, true, "buyer_types", {}, "買い手"},
    {"region_text", Text, false, {}, {}, "地域（出典の書き方）"},
    {"area_codes", TextList, false, {}, {}, "都道府県2桁または団体コード6桁"},
    {"year", Text, false, {}, {}, "年（出典の書き方）"},
    {"result", Text, true, {}, {}, "出典にある結果"},
    {"has_outcome_figure", Boolean, true, {}, {}, "結果の数値が出典にあるか"},
    {"figure_kinds",
     EnumList,
     false,
     {},
     "outcome|scale|price",
     "数値の種類。outcome は結果、scale は人数や件数、price は金額。空は、この三つの数値が結果の文にない"},
    {"reported_by",
     Enum,
     false,
     {},
     "provider|buyer|third_party",
     "だれの報告か。事業者、導入した団体、そのほか（報道・研究など）。空は未確認"},
    {"design_note", Text, false, {}, {}, "数値の読み方の注意"},
};

constexpr Column kEconomics[] = {
    {"id", Id, true, {}, {}, "eco-…"},
    {"service_id", Ref, true, "services", {}, "サービス"},
    {"kind", Text, true, {}, {}, "推計・自社試算・実予算など"},
    {"summary", Text, true, {}, {}, "内容"},
    {"amount_yen", Yen, false, {}, {}, "金額（円）"},
};

constexpr Column kCostBenchmarks[] = {
    {"id", Id, true, {}, {}, "cost-…"},
    {"topic", Text, true, {}, {}, "何の費用か"},
    {"interventions",
     RefList,
     false,
     "interventions",
     {},
     "どの介入の費用か。空は、サービスの費用でないもの（社会全体の損失など）"},
    {"buyer", Text, false, {}, {}, "買った、または払うと示した団体。空は出典に一つの団体がない"},
    {"buyer_type", Ref, false, "buyer_types", {}, "その団体の買い手の種類"},
    {"amount_kind",
     Enum,
     true,
     {},
     kAllowed<AmountKind>,
     "支払い・落札・決算、受託候補者の見積り、上限、予算、助成、本人負担、通常の料金、解説者の示す相場、"
     "社会全体の額。種類の違う額は並べて範囲にしない"},
    {"amount_yen", Yen, false, {}, {}, "金額（円）"},
    {"unit_kind",
     Enum,
     true,
     {},
     kAllowed<AmountUnit>,
     "何あたりか。year_total・programme_total は事業の全体で、大きさが違うので範囲にしない"},
    {"unit", Text, false, {}, {}, "単位（出典の書き方）"},
    {"tax", Enum, true, {}, kAllowed<Tax>, "税込・税別・未確認"},
    {"scale", Text, false, {}, {}, "人数・件数・期間など、額の大きさを決めるもの（出典の書き方）"},
    {"as_of", PartialDate, false, {}, {}, "いつの額か。空は未確認"},
    {"original_text", Text, false, {}, {}, "出典の書き方"},
    {"note", Text, false, {}, {}, "注"},
};

constexpr Column kServiceClasses[] = {
    {"service_id", Ref, true, "services", {}, "サービス"},
    {"class", Ref, true, "field_classes", {}, "制度や資料の項目"},
    {"basis", Enum, true, {}, "sourced|curator_assigned", "出典にあるか、編集者の割り当てか"},
    {"rationale", Text, true, {}, {}, "そう判断した理由"},
};

constexpr Column kShortSummaries[] = {
    {"service_id", Ref, true, "services", {}, "サービス"},
    {"summary_short",
     Text,
     true,
     {},
     {},
     "買い手が何を得られるか、一文で（60文字まで。ほめ言葉なし）"},
    {"text_of", Date, true, {}, {}, "要約した本文の確認日（servicesのlast_verified）"},
    {"text_digest", Text, true, {}, {}, "要約した本文（summary）のSHA-256の先頭12桁"},
};

constexpr Column kFunctionUses[] = {
    {"service_id", Ref, true, "services", {}, "サービス"},
    {"function", Ref, true, "functions", {}, "働き"},
    {"role",
     Enum,
     true,
     {},
     "main|further",
     "main は主な働きで、サービスに一つだけ。further はそのほかの働き"},
    {"words", Text, true, {}, {}, "そう読んだ語。名称・別名・説明・特徴のどれかにそのままある"},
    {"assigned_on", Date, true, {}, {}, "編集者が割り当てた日"},
};

constexpr Column kFocusUses[] = {
    {"service_id", Ref, true, "services", {}, "サービス"},
    {"focus", Ref, true, "focuses", {}, "対象のしぼり"},
    {"words", Text, true, {}, {}, "そう読んだ語。名称・別名・説明・特徴のどれかにそのままある"},
    {"assigned_on", Date, true, {}, {}, "編集者が割り当てた日"},
};

constexpr TableSchema kTables[] = {
    {"services", "services/services.csv", 1, kServices, "サービス"},
    {"short_summaries", "services/short_summaries.csv", 1, kShortSummaries,
     "サービスの一文の説明。本文が変わると読み直しを求める"},
    {"service_functions", "services/functions.csv", 2, kFunctionUses,
     "サービスの主な働きとそのほかの働き（編集者が記録の語から割り当てたもの）"},
    {"service_focuses", "services/focuses.csv", 2, kFocusUses,
     "サービスの対象のしぼり（編集者が記録の語から割り当てたもの）"},
    {"service_interventions", "services/interventions.csv", 2, kInterventionUses,
     "サービスが行う介入"},
    {"evidence_links", "services/evidence_links.csv", 3, kEvidenceLinks,
     "介入から推奨へ。等級がサービスのページに届く唯一の道"},
    {"evidence_link_decisions", "services/evidence_link_decisions.csv", 2, kLinkDecisions,
     "推奨と結びつけなかった判断と理由"},
    {"studies", "services/studies.csv", 1, kStudies, "研究・報告"},
    {"prices", "services/prices.csv", 1, kPrices, "料金"},
    {"coverage", "services/coverage.csv", 2, kCoverage, "名前の挙がった地域"},
    {"service_facts", "services/facts.csv", 3, kServiceFacts,
     "PHR・安全・言語・開始までの日数など"},
    {"service_schemes", "services/schemes.csv", 2, kServiceSchemes, "認証と表彰などの付与"},
    {"case_studies", "services/case_studies.csv", 1, kCaseStudies, "活用事例"},
    {"service_classes", "services/classes.csv", 2, kServiceClasses,
     "サービスと、制度や資料の項目の対応"},
    {"economics", "services/economics.csv", 1, kEconomics, "費用・効果の数値"},
    {"cost_benchmarks", "services/cost_benchmarks.csv", 1, kCostBenchmarks, "費用の目安"},
};
}  // namespace

std::span<const TableSchema> service_tables() { return kTables; }

}  // namespace mitate::catalog
