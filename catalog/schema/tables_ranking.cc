// A table: reviewed numbers of search and ranking, each with its reason. Their meaning belongs to
// search and ranker; the catalog only keeps and checks them.
#include "catalog/schema/closed_sets.h"
#include "catalog/schema/tables.h"

namespace mitate::catalog {
namespace {
using enum CellKind;

constexpr Column kWeights[] = {
    {"set", Slug, true, {}, {}, "重みの組（default、買い手の種類、reference）"},
    {"criterion", Slug, true, {}, {}, "項目"},
    {"weight", Integer, true, {}, {}, "満点（点）。組の合計は100"},
    {"rationale", Text, true, {}, {}, "その重みの理由"},
    {"reviewed_on", Date, true, {}, {}, "見直した日"},
};

constexpr Column kParameters[] = {
    {"area", Slug, true, {}, {}, "search、fit、evidence、price など"},
    {"name", Slug, true, {}, {}, "数値の名"},
    {"value", Decimal, true, {}, {}, "値"},
    {"rationale", Text, true, {}, {}, "理由"},
    {"source", Text, false, {}, {}, "数値の出どころ"},
};

constexpr Column kBuyerLogic[] = {
    {"buyer",
     Slug,
     true,
     {},
     {},
     "買い手の種類（employer、insurer、municipality）、または buyer_kinds の区分"},
    {"part",
     Enum,
     true,
     {},
     "required|gate|scheme|reach|record|information|information_word",
     "必要な欄、門になる条件、示す分類、届ける経路、実績の数え方、出典つきで知らせる一覧、その一覧を知らせる言葉"},
    {"name",
     Text,
     true,
     {},
     {},
     "要望の欄、field_classes の分類、買い手の種類、near_cases、または言葉"},
    {"rationale", Text, true, {}, {}, "その理由"},
    {"reviewed_on", Date, true, {}, {}, "見直した日"},
};

constexpr Column kBuyerKinds[] = {
    {"slug", Slug, true, {}, {}, "買い手の種類の名で始まる区分の名"},
    {"buyer", Enum, true, {}, kAllowed<BuyerType>, "買い手の種類"},
    {"label_ja", Text, true, {}, {}, "画面の語"},
    {"words", TextList, true, {}, {}, "要望の文章での言い方"},
    {"rationale", Text, true, {}, {}, "分けた理由"},
    {"reviewed_on", Date, true, {}, {}, "見直した日"},
};

constexpr Column kSmallCompanies[] = {
    {"industry", Text, true, {}, {}, "日本標準産業分類の大分類の1文字。any は業種が分からないとき"},
    {"most_employees",
     Integer,
     true,
     {},
     {},
     "常時使用する従業員がこの数以下なら、資本金によらず中小企業者"},
    {"source_id", Ref, true, "sources", {}, "従業員数の基準を載せた出典"},
    {"division_source_id",
     Ref,
     false,
     "sources",
     {},
     "健康経営優良法人の部門がこの基準によることの出典"},
    {"rationale", Text, true, {}, {}, "大分類への当てはめの理由"},
    {"reviewed_on", Date, true, {}, {}, "見直した日"},
};

constexpr TableSchema kTables[] = {
    {"weights", "ranking/weights.csv", 2, kWeights, "順位づけの重み"},
    {"buyer_logic", "ranking/buyer_logic.csv", 3, kBuyerLogic, "買い手の種類ごとの決まり"},
    {"buyer_kinds", "ranking/buyer_kinds.csv", 1, kBuyerKinds, "買い手の種類の中の区分"},
    {"small_companies", "ranking/small_companies.csv", 1, kSmallCompanies,
     "従業員数だけで中小企業者と分かる大きさ"},
    {"parameters", "ranking/parameters.csv", 2, kParameters, "検索と順位づけの数値"},
};
}  // namespace

std::span<const TableSchema> ranking_tables() { return kTables; }

}  // namespace mitate::catalog
