// A table: reviewed numbers of search and ranking, each with its reason. Their meaning belongs to
// search and ranker; the catalog only keeps and checks them.
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
    {"buyer", Enum, true, {}, "employer|insurer|municipality", "買い手の種類"},
    {"part", Enum, true, {}, "required|gate|scheme", "必要な欄、門になる条件、示す分類"},
    {"name", Text, true, {}, {}, "要望の欄、または field_classes の分類"},
    {"rationale", Text, true, {}, {}, "その理由"},
    {"reviewed_on", Date, true, {}, {}, "見直した日"},
};

constexpr TableSchema kTables[] = {
    {"weights", "ranking/weights.csv", 2, kWeights, "順位づけの重み"},
    {"buyer_logic", "ranking/buyer_logic.csv", 3, kBuyerLogic, "買い手の種類ごとの決まり"},
    {"parameters", "ranking/parameters.csv", 2, kParameters, "検索と順位づけの数値"},
};
}  // namespace

std::span<const TableSchema> ranking_tables() { return kTables; }

}  // namespace mitate::catalog
